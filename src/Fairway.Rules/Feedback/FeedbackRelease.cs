using System.Globalization;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Feedback;

/// <summary>The end of cycle of somebody who may have answered, or is of the chief's team: what could be held against them.</summary>
/// <param name="DueOn">When it is due.</param>
/// <param name="Stands">Whether its signatures stand: both, or the supervisor's where the official's silence no longer holds it up (CY-6).</param>
public sealed record TeamEnd(LocalDate DueOn, bool Stands);

/// <summary>When a report on upward feedback goes to those whom it is about (UF-6): so late that nobody's own appraisal can suffer from it.</summary>
[Rule("UF-6")]
public static class FeedbackRelease
{
    /// <summary>
    /// Met: the chief reads it. At once when all signatures on the team's ends of cycle stand, else from the day so long after the last of them was due. The
    /// finding has the facts: who is still awaited, and from which day it is read in any case.
    /// </summary>
    /// <param name="team">The ends of cycle that fall due from the opening of tokens to the end of the chief's cycle.</param>
    /// <param name="cycleEnds">The day on which the chief's own is due, where the team has none.</param>
    /// <param name="today">The day.</param>
    /// <param name="waits">How long after (<c>upwardFeedback.chiefWaits</c>).</param>
    public static Finding ToChief(IReadOnlyCollection<TeamEnd> team, LocalDate cycleEnds, LocalDate today, Period waits)
    {
        var awaited = team.Count(end => !end.Stands);
        var dueOn = team.Count == 0 ? cycleEnds : team.Max(end => end.DueOn);
        var latest = dueOn + waits;
        (string, string)[] facts =
        [
            ("awaited", awaited.ToString(CultureInfo.InvariantCulture)),
            ("due", IsoDay.Text(dueOn)),
            ("from", IsoDay.Text(latest)),
            ("parameter", "upwardFeedback.chiefWaits"),
        ];
        // Nobody's signature is no signature of all: a team that has no end of cycle has nothing that could stand.
        return team.Count > 0 && awaited == 0 ? Finding.Met(Citations.UF6, "all-signatures-stand", facts)
            : today >= latest ? Finding.Met(Citations.UF6, "waited-long-enough", facts)
            : Finding.NotMet(Citations.UF6, "signatures-awaited", facts);
    }
}
