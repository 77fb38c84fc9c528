using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>How a fact is written and asked for.</summary>
public enum FactKind
{
    /// <summary>A name: a text that may be empty.</summary>
    Text = 1,
    Address,
    Country,
    Day,

    /// <summary>One of <see cref="OfficialFact.Codes"/>.</summary>
    Code,
}

/// <summary>A fact held about an official: a column of officials.csv, written as files write it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Get">Its text; null where there is none.</param>
/// <param name="Set">Takes a text that is right for its kind; null where there is to be none.</param>
public sealed record OfficialFact(string Name, FactKind Kind, Func<Official, string?> Get, Action<Official, string?> Set)
{
    /// <summary>Whether there has to be one.</summary>
    public bool Needed { get; init; }

    /// <summary>What a code may be.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>All facts of officials.csv but the staff id itself, in the order of its columns.</summary>
public static class OfficialFacts
{
    public static readonly IReadOnlyList<string> Sexes = [.. Rules.Service.Codes.All<Sex>()];
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es"];
    public static readonly IReadOnlyList<string> YesOrNo = ["yes", "no"];

    public static readonly IReadOnlyList<OfficialFact> All =
    [
        new("family_name", FactKind.Text, o => Text(o.FamilyName), (o, text) => o.FamilyName = text ?? ""),
        new("given_names", FactKind.Text, o => Text(o.GivenNames), (o, text) => o.GivenNames = text ?? ""),
        new("email", FactKind.Address, o => o.Email, (o, text) => o.Email = text),
        new("sex", FactKind.Code, o => o.Sex, (o, text) => o.Sex = text) { Codes = Sexes },
        new("date_of_birth", FactKind.Day, o => IsoDay.Text(o.DateOfBirth), (o, text) => o.DateOfBirth = Day(text!)) { Needed = true },
        new("nationality", FactKind.Country, o => o.Nationality, (o, text) => o.Nationality = text),
        new("language", FactKind.Code, o => o.Language, (o, text) => o.Language = text) { Codes = Languages },
        new("entry_on_duty", FactKind.Day, o => IsoDay.Text(o.EntryOnDuty), (o, text) => o.EntryOnDuty = Day(text!)) { Needed = true },
        new("probation", FactKind.Code, o => o.Probation ? "yes" : "no", (o, text) => o.Probation = text != "no")
        {
            Codes = YesOrNo,
            Needed = true,
        },
        new(
            "personal_promotion_on",
            FactKind.Day,
            o => Text(o.PersonalPromotionOn),
            (o, text) => o.PersonalPromotionOn = text is null ? null : Day(text)
        ),
    ];

    public static OfficialFact? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static LocalDate Day(string text) => IsoDay.Parse(text) ?? throw new FormatException(text);

    private static string? Text(LocalDate? day) => day is { } d ? IsoDay.Text(d) : null;
}

/// <summary>A fact of a service period: a column of service.csv.</summary>
public sealed record PeriodFact(string Name, Func<ServicePeriod, string?> Get, Action<ServicePeriod, ServicePeriod> Copy);

/// <summary>All facts of service.csv but whose and since when, in the order of its columns.</summary>
public static class PeriodFacts
{
    public static readonly IReadOnlyList<PeriodFact> All =
    [
        new("to", p => p.Until is { } until ? IsoDay.Text(until.PlusDays(-1)) : null, (from, to) => to.Until = from.Until),
        new("organization", p => p.Organization, (from, to) => to.Organization = from.Organization),
        new("status", p => p.Status, (from, to) => to.Status = from.Status),
        new("category", p => p.Category, (from, to) => to.Category = from.Category),
        new("grade", p => p.Grade, (from, to) => to.Grade = from.Grade),
        new("contract", p => p.Contract, (from, to) => to.Contract = from.Contract),
        new("funding", p => p.Funding, (from, to) => to.Funding = from.Funding),
        new("duty_station", p => p.DutyStation, (from, to) => to.DutyStation = from.DutyStation),
        new("unit", p => p.UnitCode, (from, to) => to.UnitCode = from.UnitCode),
        new("post", p => p.Post, (from, to) => to.Post = from.Post),
        new("recruitment", p => p.Recruitment, (from, to) => to.Recruitment = from.Recruitment),
        new("population", p => p.Population, (from, to) => to.Population = from.Population),
    ];

    /// <summary>Those that say something about somebody's service today.</summary>
    public static IEnumerable<PeriodFact> Asked => All.Where(f => f.Name != "to");
}
