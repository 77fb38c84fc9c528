using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What makes a part of a cycle one part: while all of it stays, the part goes on.</summary>
/// <param name="SupervisorId">Who supervises; null while nobody does.</param>
/// <param name="UnitCode">The official's unit.</param>
/// <param name="Post">The official's job.</param>
/// <param name="Funding">RB or TC.</param>
public sealed record PartFacts(string? SupervisorId, string? UnitCode, string? Post, string? Funding);

/// <summary>Why a part of a cycle ended.</summary>
public enum PartEnd
{
    /// <summary>Another supervises, or nobody.</summary>
    Supervisor = 1,

    /// <summary>The official works in another unit.</summary>
    Unit,

    /// <summary>The official has another job.</summary>
    Job,

    /// <summary>Regular budget to technical cooperation, or back (decision 11).</summary>
    Funding,
}

/// <summary>
/// Changes inside a cycle (CY-9): each ends a part, which stays on record with who supervised it; outputs carry over into the next part, since the
/// appraisal stays one. Whoever leaves is asked for a handover note.
/// </summary>
[Rule("CY-9")]
public static class CycleParts
{
    /// <summary>Why the part ends that stood so before; empty: it goes on. A time in which nobody supervised is no part that could end.</summary>
    public static IReadOnlyList<PartEnd> Ends(PartFacts before, PartFacts now)
    {
        if (before.SupervisorId is null)
        {
            return [];
        }
        return
        [
            .. new[]
            {
                (PartEnd.Supervisor, before.SupervisorId != now.SupervisorId),
                (PartEnd.Unit, before.UnitCode != now.UnitCode),
                (PartEnd.Job, before.Post != now.Post),
                (PartEnd.Funding, before.Funding != now.Funding),
            }
                .Where(end => end.Item2)
                .Select(end => end.Item1),
        ];
    }

    /// <summary>
    /// Whether the one who supervised the part is asked for a handover note: where they leave, and where the funding changes (decision 11). Who goes on
    /// supervising the same official in another unit or job knows what a note would say (interpretation 35).
    /// </summary>
    public static bool AskForHandover(IEnumerable<PartEnd> ends) => ends.Any(end => end is PartEnd.Supervisor or PartEnd.Funding);

    /// <summary>
    /// Whether an appraisal stays with who supervised it though another supervises the official now: where the cycle was over before the change, and
    /// where their assessment stands signed. Not where they have left the service: somebody has to end it (interpretation 36).
    /// </summary>
    /// <param name="state">Where the appraisal is.</param>
    /// <param name="cycle">The cycle as it runs.</param>
    /// <param name="changedOn">The first day of the new supervision.</param>
    /// <param name="supervisorServes">Whether who supervised it is in service.</param>
    public static bool StaysWithSupervisor(AppraisalState state, Cycle cycle, LocalDate changedOn, bool supervisorServes) =>
        supervisorServes && (changedOn > cycle.LastDay || state > AppraisalState.SelfAssessed);

    /// <summary>The day by which a handover note is due.</summary>
    /// <param name="asked">The day on which it was asked for.</param>
    /// <param name="policy">How long there is for it.</param>
    public static LocalDate NoteDue(LocalDate asked, AppraisalPolicy policy) => asked.Plus(policy.HandoverDue);
}

/// <summary>Separation closes the cycle early (CY-9): its end is due on the last day of service.</summary>
[Rule("CY-9")]
public static class EarlyClosing
{
    /// <summary>The day on which the cycle closes early; null: it runs to its end, or the service ended before it began.</summary>
    /// <param name="cycle">The cycle as it was opened.</param>
    /// <param name="lastDayOfService">Inclusive, as far as it is known; null: no end is known.</param>
    public static LocalDate? On(Cycle cycle, LocalDate? lastDayOfService) =>
        lastDayOfService >= cycle.Start && lastDayOfService < cycle.LastDay ? lastDayOfService : null;
}
