using Fairway.Rules.Feedback;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Appraisals;

/// <summary>The stations of an appraisal's channel, in order.</summary>
public enum AppraisalStation
{
    /// <summary>The beginning of the cycle, agreed and signed.</summary>
    Agreed,

    /// <summary>The mid-term review.</summary>
    MidTerm,

    /// <summary>Upward feedback, on responsible chiefs only.</summary>
    UpwardFeedback,

    /// <summary>The end of the cycle.</summary>
    EndOfCycle,

    /// <summary>The Reports Board.</summary>
    Board,
}

/// <summary>How a station stands: told by shape and word, never by colour alone.</summary>
public enum StationStatus
{
    /// <summary>Passed.</summary>
    Done,

    /// <summary>Being worked on; its day is not near, or nothing more is due for it.</summary>
    Current,

    /// <summary>Being worked on, and its day is near (<see cref="AppraisalPolicy.DueSoon"/>) or today.</summary>
    Due,

    /// <summary>Being worked on, and its day has passed without what was due.</summary>
    Late,

    /// <summary>Yet to come.</summary>
    Future,

    /// <summary>Not run in this cycle.</summary>
    NotRun,
}

/// <summary>A station as the channel draws it.</summary>
/// <param name="Station">Which.</param>
/// <param name="Status">How it stands.</param>
/// <param name="OpensOn">The first day of its window (upward feedback only); else null.</param>
/// <param name="DueOn">Its day, inclusive; null where none is fixed (the Board follows the signatures).</param>
/// <param name="DoneOn">The day on which it was passed; null: it wasn't.</param>
/// <param name="DaysLate">How many days after its day what was due came, or is still missing today; 0: in time, or not due yet.</param>
/// <param name="Why">How the day follows; null where there is none.</param>
public sealed record StationView(
    AppraisalStation Station,
    StationStatus Status,
    LocalDate? OpensOn,
    LocalDate? DueOn,
    LocalDate? DoneOn,
    int DaysLate,
    Finding? Why
);

/// <summary>What the channel needs to know of an appraisal.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Cycle">Its cycle.</param>
/// <param name="IsResponsibleChief">Whether the official is a responsible chief: upward feedback is shown only for these.</param>
/// <param name="SupervisorSignedOn">Beginning: the day of the supervisor's standing signature, which is what falls due (CY-2b); null: none.</param>
/// <param name="AgreedOn">Beginning: the day on which it was settled; null: it isn't.</param>
public sealed record ChannelFacts(
    AppraisalState State,
    Cycle Cycle,
    bool IsResponsibleChief,
    LocalDate? SupervisorSignedOn,
    LocalDate? AgreedOn
)
{
    /// <summary>What is due on which day, where the appraisal is another than a regular cycle, or HR put a step off; null: as the cycle has it.</summary>
    public IReadOnlyList<Due>? Dues { get; init; }

    /// <summary>The same two days of the mid-term review.</summary>
    public (LocalDate? SupervisorSignedOn, LocalDate? SettledOn) MidTerm { get; init; }

    /// <summary>The same two days of the end of the cycle.</summary>
    public (LocalDate? SupervisorSignedOn, LocalDate? SettledOn) End { get; init; }

    /// <summary>The day on which the Board received the end of the cycle; null: it hasn't.</summary>
    public LocalDate? ReceivedOn { get; init; }
}

/// <summary>The channel: agreed · mid-term · upward feedback · end of cycle · Board. Steps that the cycle leaves out have no station.</summary>
[Rule("CY-2"), Rule("CY-3"), Rule("CY-4"), Rule("CY-8"), Rule("UF-1"), Rule("BD-1")]
public static class AppraisalStations
{
    /// <summary>The stations of one appraisal on a day at the official's duty station, in order.</summary>
    public static IReadOnlyList<StationView> Of(ChannelFacts facts, LocalDate today, AppraisalPolicy policy)
    {
        var dues = (facts.Dues ?? AppraisalCalendar.Dues(facts.Cycle.Start, facts.Cycle.LastDay, policy)).ToDictionary(due => due.Step);
        var stations = new List<StationView>
        {
            Step(AppraisalStation.Agreed, AppraisalStep.Beginning, (facts.SupervisorSignedOn, facts.AgreedOn)),
        };
        if (dues.TryGetValue(AppraisalStep.MidTerm, out var midTerm))
        {
            var notHeld = facts.State.Step() == AppraisalStep.EndOfCycle && facts.MidTerm.SettledOn is null;
            stations.Add(
                notHeld
                    ? new(
                        AppraisalStation.MidTerm,
                        StationStatus.NotRun,
                        null,
                        midTerm.On,
                        null,
                        0,
                        Finding.NotMet(Citations.CY3, "not-held")
                    )
                    : Step(AppraisalStation.MidTerm, AppraisalStep.MidTerm, facts.MidTerm)
            );
        }
        if (facts.IsResponsibleChief)
        {
            stations.Add(UpwardFeedback(facts.Cycle, policy));
        }
        stations.Add(Step(AppraisalStation.EndOfCycle, AppraisalStep.EndOfCycle, facts.End));
        var received = facts.ReceivedOn is null ? StationStatus.Future : StationStatus.Done;
        stations.Add(new(AppraisalStation.Board, received, null, null, facts.ReceivedOn, 0, null));
        return stations;

        StationView Step(AppraisalStation station, AppraisalStep step, (LocalDate? SupervisorSignedOn, LocalDate? SettledOn) days)
        {
            var due = dues.GetValueOrDefault(step);
            var near = due is not null && Months.Add(today, policy.DueSoon) >= due.On;
            var reached = step <= facts.State.Step() || near || (step == AppraisalStep.EndOfCycle && EndIsNear());
            return reached
                ? Reached(station, due, days, facts.State, step, today, policy)
                : new(station, StationStatus.Future, null, due?.On, null, 0, due?.Why);
        }

        // The end can be written before a mid-term review was held, once its own time has come.
        bool EndIsNear() => facts.State >= AppraisalState.BeginningAgreed && today >= EndOpening.FirstDay(facts.Cycle, policy);
    }

    private static StationView Reached(
        AppraisalStation station,
        Due? due,
        (LocalDate? SupervisorSignedOn, LocalDate? SettledOn) days,
        AppraisalState state,
        AppraisalStep step,
        LocalDate today,
        AppraisalPolicy policy
    )
    {
        var settled = state.Step() > step || (state.Step() == step && state.IsSettled());
        var delivered = days.SupervisorSignedOn;
        var status =
            settled ? StationStatus.Done
            : due is null || delivered is not null ? StationStatus.Current
            : today > due.On ? StationStatus.Late
            : Months.Add(today, policy.DueSoon) >= due.On ? StationStatus.Due
            : StationStatus.Current;
        var late = due is null ? 0 : Math.Max(0, Period.DaysBetween(due.On, delivered ?? (status == StationStatus.Late ? today : due.On)));
        return new(station, status, null, due?.On, days.SettledOn, late, due?.Why);
    }

    private static StationView UpwardFeedback(Cycle cycle, AppraisalPolicy policy)
    {
        var window = policy.UpwardFeedback;
        if (FeedbackEpochs.Of(cycle, window) is not { } epochs)
        {
            var whyNot = Finding.NotMet(
                Citations.UF1,
                "cycle-too-short",
                ("cycleStart", IsoDay.Text(cycle.Start)),
                ("cycleEnd", IsoDay.Text(cycle.LastDay)),
                ("parameter", "upwardFeedback.minimumCycle"),
                ("period", PeriodPattern.Roundtrip.Format(window.MinimumCycle))
            );
            return new(AppraisalStation.UpwardFeedback, StationStatus.NotRun, null, null, null, 0, whyNot);
        }
        var why = Finding.Met(
            Citations.UF1,
            "due-before-end",
            ("cycleEnd", IsoDay.Text(cycle.LastDay)),
            ("parameter", "upwardFeedback.answersClose"),
            ("period", PeriodPattern.Roundtrip.Format(window.AnswersClose)),
            ("result", IsoDay.Text(epochs.AnswersClose))
        );
        return new(AppraisalStation.UpwardFeedback, StationStatus.Future, epochs.TokensOpen, epochs.AnswersClose, null, 0, why);
    }
}
