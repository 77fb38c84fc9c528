namespace Fairway.Rules.Tests.Cases;

internal sealed record CycleGiven(string Start, CyclePolicy? Policy = null);

internal sealed record CyclePolicy(string? Length = null, string? Anchor = null);

internal sealed record CycleExpected(string CycleStart, string CycleEnd, Dictionary<string, string> Dues);

internal sealed record SigningGiven(
    int? Outputs = null,
    int? Competencies = null,
    bool Manager = false,
    string? DiscussedOn = null,
    string? Today = null,
    string[]? Blank = null,
    string[]? Spaces = null,
    int? TextLength = null,
    bool WorkplanLinesOnly = false
);

internal sealed record SigningExpected(string[] Refused);

internal sealed record ChannelGiven(
    string Start,
    string End,
    string State,
    string Today,
    bool Chief = false,
    string? SupervisorSignedOn = null,
    string? AgreedOn = null
);

internal sealed record ChannelExpected(string[] Stations);

internal sealed record CaseUnit(string Code, string? Parent, string? Chief);

internal sealed record SupervisionGiven(CaseUnit[] Units, string? Head, string? Alternate, string Official, string? Unit);

internal sealed record SupervisionExpected(string? Supervisor, string? SecondLevel);

internal sealed record CaseRaised(string On, string In);

internal sealed record NoSurprisesGiven(string Rating, string RatedOn, CaseRaised[]? Raised = null, string? Lead = null);

internal sealed record NoSurprisesExpected(bool Explanation, string Reason);

internal sealed record CasePeriod(
    string From,
    string? To = null,
    string Organization = "ILO",
    string Status = "active",
    string Funding = "RB"
);

internal sealed record ObligationsGiven(string EntryOnDuty, CasePeriod[] Service, string From, string To, string Probation = "yes");

internal sealed record ObligationsExpected(string[] Obligations);

internal sealed record GuardsGiven(
    string EntryOnDuty,
    string On,
    string[] SecondPeriod,
    string[]? FirstPeriod = null,
    string? ObjectivesAgreedOn = null,
    string? WarnedOn = null
);

internal sealed record GuardsExpected(string[] NotMet);

internal sealed record CaseServicePeriod(
    string From,
    string? To = null,
    string Organization = "ILO",
    string Status = "active",
    string Category = "P",
    string Grade = "P4",
    string Funding = "RB",
    string Station = "Geneva",
    string Population = ""
);

internal sealed record PromotionGiven(
    string AsOf,
    string BornOn,
    CaseServicePeriod[] Service,
    string? PromotedOn = null,
    string[]? Exceptions = null,
    Dictionary<string, string>? Policy = null
);

internal sealed record PromotionExpected(string Group, string Track1, string? Track1First, string Track2, string? Track2First);
