using Fairway.App.Appraisals;
using Fairway.Rules.Sources;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Why a cycle can't be opened, for the partial that says so.</summary>
/// <param name="Own">Whether it is the reader's own.</param>
public sealed record WhyNotOpenModel(OpeningLine Line, bool Own)
{
    /// <summary>The rule that the state rests on.</summary>
    public string Rule =>
        Line.State switch
        {
            OpeningState.Probation => "PR-1",
            OpeningState.NotInService => "SV-3",
            OpeningState.NoSupervisor => "SV-4",
            _ => "CY-1",
        };

    /// <summary>Where the rule comes from.</summary>
    public string Source =>
        Line.State switch
        {
            OpeningState.Probation => "IGDS 100, Q5",
            _ when Citations.Find(Rule) is { } citation => $"{citation.Instrument.Code}, {citation.Provision}",
            _ => "",
        };
}
