using Fairway.App.Appraisals;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>The steps of a case that have a day. A stored name never changes.</summary>
public enum CaseStep
{
    /// <summary>The first discussion, by the day on which it was held.</summary>
    Discussion = 1,

    /// <summary>The supervisor's signature under the plan.</summary>
    Plan,

    /// <summary>The supervisor's signature under the review: the result, which goes to the Board by itself (UP-1).</summary>
    Review,

    /// <summary>What follows a result that is not sufficient: further monitoring, or a decision that is proposed.</summary>
    Outcome,
}

/// <summary>A step of a case that was done after its day (CY-8).</summary>
public sealed class LateCaseStep : Delay
{
    public required Guid CaseId { get; init; }
    public required CaseStep Step { get; init; }

    /// <summary>Which discussion, version of the plan or review; of what follows a review, that review.</summary>
    public required int Number { get; init; }
}

/// <summary>The step that a case waits for.</summary>
/// <param name="DueOn">Null: leave stops the clock, and its end is not known.</param>
/// <param name="Known">Since when that day is known.</param>
public sealed record AwaitedCaseStep(CaseStep Step, LocalDate? DueOn, LocalDate Known);

/// <summary>When the steps of a case are due: one place for lists, reminders, lateness and figures.</summary>
public static class CaseSteps
{
    /// <summary>Null where the case waits for nobody on a day: it is proposed or closed, or the official's time to comment or be heard runs.</summary>
    /// <param name="clock">Of its run; null before the plan runs.</param>
    public static AwaitedCaseStep? Awaited(UnderperformanceCase of, ClockReading? clock, UnderperformancePolicy policy) =>
        of.State switch
        {
            CaseState.Opened => new(CaseStep.Discussion, DiscussionDue(of, policy), of.OpenedOn!.Value),
            CaseState.Discussed or CaseState.PlanShared => new(CaseStep.Plan, PlanDue(of, policy), of.DiscussedOn!.Value),
            CaseState.Running => new(CaseStep.Review, clock?.DueOn, of.RunsFrom!.Value),
            CaseState.AtBoard => new(
                CaseStep.Outcome,
                OutcomeDue(of.ReceivedByBoardAt!.Value, policy),
                of.ReceivedByBoardAt.Value.InUtc().Date
            ),
            _ => null,
        };

    public static LocalDate DiscussionDue(UnderperformanceCase of, UnderperformancePolicy policy) =>
        Months.Add(of.OpenedOn!.Value, policy.DiscussionDue);

    public static LocalDate PlanDue(UnderperformanceCase of, UnderperformancePolicy policy) =>
        Months.Add(of.DiscussedOn!.Value, policy.PlanDue);

    /// <param name="received">When the Board received the result.</param>
    public static LocalDate OutcomeDue(Instant received, UnderperformancePolicy policy) =>
        Months.Add(received.InUtc().Date, policy.OutcomeDue);

    /// <summary>How many days late a discussion is that is held on a day: the first has a day, and no further one.</summary>
    public static int DiscussionLateBy(UnderperformanceCase of, UnderperformancePolicy policy, LocalDate heldOn) =>
        of.State == CaseState.Opened ? Lateness.By(DiscussionDue(of, policy), heldOn) : 0;

    /// <summary>How many days late a review is on a day: while the clock stands still it is in time.</summary>
    public static int ReviewLateBy(ClockReading? clock, LocalDate on) => clock?.IsStoppedOn(on) == true ? 0 : Lateness.By(clock?.DueOn, on);

    /// <summary>How many days late HR would say what follows a result; 0: in time, or none waits at the Board.</summary>
    public static int OutcomeLateBy(UnderperformanceCase of, UnderperformancePolicy policy, LocalDate on) =>
        of.State == CaseState.AtBoard ? Lateness.By(OutcomeDue(of.ReceivedByBoardAt!.Value, policy), on) : 0;

    /// <summary>The row of a late step.</summary>
    internal static LateCaseStep Late(
        CaseAtHand at,
        CaseStep step,
        int number,
        LocalDate due,
        LocalDate doneOn,
        LateWords words,
        Instant now
    ) =>
        new()
        {
            CaseId = at.Case.Id,
            Step = step,
            Number = number,
            DueOn = due,
            SignedOn = doneOn,
            Whose = words.Whose!.Value,
            Cause = words.Cause.Trim(),
            SaidBy = at.Reader.StaffId ?? at.Reader.Actor,
            At = now,
        };
}
