using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What an appraisal, or a team's appraisals together, ask of somebody.</summary>
public enum AppraisalWaits
{
    /// <summary>Begin one's own: notes, first draft.</summary>
    Prepare = 1,

    /// <summary>Read what the other side shared.</summary>
    Read,

    /// <summary>Share the draft that one wrote.</summary>
    ShareDraft,

    /// <summary>Read and sign as supervisor.</summary>
    SignAsSupervisor,

    /// <summary>Sign as the official.</summary>
    SignAsOfficial,

    /// <summary>Assess one's own results.</summary>
    SelfAssess,

    /// <summary>Assess, as supervisor, what an official submitted; about several officials where many have.</summary>
    Assess,

    /// <summary>Answer an objection.</summary>
    Answer,

    /// <summary>Say the second level's word.</summary>
    SecondLevel,

    /// <summary>Open one's own cycle.</summary>
    OpenOwn,

    /// <summary>Open the cycle for members of one's team.</summary>
    OpenTeam,

    /// <summary>Leave a handover note on a part of a cycle that one supervised (CY-9).</summary>
    HandOver,

    /// <summary>Begin with members of one's team with whom nothing is shared yet though the day is near or past.</summary>
    BeginWithTeam,
}

/// <summary>One thing that waits for somebody in appraisals.</summary>
/// <param name="Line">The appraisal; null for what concerns several or none yet.</param>
/// <param name="Due">The day by which; null = no day is fixed.</param>
/// <param name="People">Names of the officials concerned, where it is about a team.</param>
/// <param name="Cycle">The cycle to open, where it is about opening.</param>
/// <param name="Handover">The note that is asked for, where it is about that.</param>
public sealed record AppraisalWaiting(
    AppraisalWaits What,
    AppraisalLine? Line,
    LocalDate? Due,
    Timeliness Timeliness,
    IReadOnlyList<string> People,
    Cycle? Cycle,
    HandoverLine? Handover = null
)
{
    /// <summary>What would be opened, where it is about opening.</summary>
    public AppraisalKind Kind { get; init; }

    /// <summary>The day from which its dates are counted, where it is about opening; null: the cycle's first.</summary>
    public LocalDate? CountedFrom { get; init; }
}

/// <summary>What waits for somebody in appraisals, from the workflow and what both sides can see.</summary>
public sealed class AppraisalsWaiting(AppraisalLines lines, Openings openings, Handovers handovers, PolicyLibrary policies)
{
    public async Task<IReadOnlyList<AppraisalWaiting>> ForAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is null)
        {
            return [];
        }

        var dueSoon = policies.PolicyAt(reader.Today).Appraisals.DueSoon;
        var mine = await lines.OfAsync(reader, stop);
        var waiting = mine.Where(l => l.WaitsForMe).Select(l => Of(l, reader.Today, dueSoon)).ToList();
        var notBegun = mine.Where(l => l is { Signs: true, Next: NextStep.Prepare, HasUnsharedDraft: false })
            .Where(l => l.On(reader.Today, dueSoon) is Timeliness.Late or Timeliness.Due)
            .OrderBy(l => l.Due)
            .ThenBy(l => l.Official, StringComparer.Ordinal)
            .ToList();
        if (notBegun.Count > 0)
        {
            waiting.Add(
                new AppraisalWaiting(
                    AppraisalWaits.BeginWithTeam,
                    notBegun.Count == 1 ? notBegun[0] : null,
                    notBegun[0].Due,
                    notBegun[0].On(reader.Today, dueSoon),
                    [.. notBegun.Select(l => l.Official)],
                    null
                )
            );
        }

        if (await OwnToOpenAsync(reader, mine, stop) is { } own)
        {
            waiting.Add(ToOpen(AppraisalWaits.OpenOwn, [own], reader.Today, dueSoon));
        }

        foreach (var handover in await handovers.AskedOfAsync(reader, stop))
        {
            waiting.Add(
                new AppraisalWaiting(
                    AppraisalWaits.HandOver,
                    null,
                    handover.Due,
                    Of(handover.Due, reader.Today, dueSoon),
                    [handover.Official],
                    null,
                    handover
                )
            );
        }

        var team = (await openings.UnbegunAsync(reader, stop)).Where(l => l.State == OpeningState.Ready).ToList();
        if (team.Count > 0)
        {
            waiting.Add(ToOpen(AppraisalWaits.OpenTeam, team, reader.Today, dueSoon));
        }

        return waiting;
    }

    private static AppraisalWaiting Of(AppraisalLine line, LocalDate today, Period dueSoon)
    {
        var what = What(line);
        // Once the supervisor has signed, what was due is there. The official's own signature has no day, but the other side waits for it.
        return what is AppraisalWaits.SignAsOfficial or AppraisalWaits.Answer or AppraisalWaits.SecondLevel
                ? new AppraisalWaiting(what, line, null, Timeliness.Due, [], null)
            : line.Next == NextStep.SignAsOfficial ? new AppraisalWaiting(what, line, null, Timeliness.Current, [], null)
            : new AppraisalWaiting(what, line, line.Due, line.On(today, dueSoon), [], null);
    }

    private static AppraisalWaits What(AppraisalLine line) =>
        line.Next == NextStep.SelfAssess ? AppraisalWaits.SelfAssess
        : line.Next == NextStep.Assess && line.Signs ? AppraisalWaits.Assess
        : line.Next == NextStep.Answer && line.Signs ? AppraisalWaits.Answer
        : line.Next == NextStep.SecondLevel && line.IsSecondLevel ? AppraisalWaits.SecondLevel
        : line.HasUnsharedDraft ? AppraisalWaits.ShareDraft
        : line.Next == NextStep.Prepare ? AppraisalWaits.Prepare
        : line.Next == NextStep.SignAsOfficial ? AppraisalWaits.SignAsOfficial
        : line.Next == NextStep.SignAsSupervisor && line.Signs ? AppraisalWaits.SignAsSupervisor
        : AppraisalWaits.Read;

    private static AppraisalWaiting ToOpen(AppraisalWaits what, IReadOnlyList<OpeningLine> ready, LocalDate today, Period dueSoon)
    {
        var first = ready.MinBy(l => l.BeginningDue)!;
        var due = first.BeginningDue!.Value;
        return new AppraisalWaiting(what, null, due, Of(due, today, dueSoon), [.. ready.Select(l => l.Facts.Name)], first.Cycle)
        {
            Kind = first.Plan!.Kind,
            CountedFrom = first.Plan.CountedFrom,
        };
    }

    private static Timeliness Of(LocalDate due, LocalDate today, Period dueSoon) =>
        today > due ? Timeliness.Late
        : Rules.Time.Months.Add(today, dueSoon) >= due ? Timeliness.Due
        : Timeliness.Current;

    private async Task<OpeningLine?> OwnToOpenAsync(Reader reader, IReadOnlyList<AppraisalLine> mine, CancellationToken stop)
    {
        var running = mine.Any(l => l.IsOwn && l.Appraisal.CycleStart <= reader.Today && l.Appraisal.DueOn >= reader.Today);
        return running ? null
            : await openings.OwnAsync(reader, stop) is { State: OpeningState.Ready } own ? own
            : null;
    }
}
