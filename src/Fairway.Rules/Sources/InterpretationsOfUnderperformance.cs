using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of rulebook section 6.</summary>
internal static class InterpretationsOfUnderperformance
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            49,
            "How leave stops the six months",
            ["UP-2"],
            "IGDS 100 (Q7) says “after a period of six months” and nothing of absence.",
            ["Nothing stops them.", "Every absence is added.", "Long leave is added, day for day, and the review waits for its end."],
            "As many days have to run as lie in the six months from the day of signing; days of long leave among them are added, and a review that would fall into such a leave is due on the first day after it. A leave is long or short as a whole, also where part of it lies outside the plan; leaves without a day between are one. A leave whose end isn't known stops the clock.",
            "HR; the Staff Union",
            [
                "Golden_cases.What_is_given_leads_to_what_is_expected",
                "Forms_of_a_case.While_leave_without_an_end_stops_the_clock_nothing_insufficient_is_found",
            ]
        ),
        new(
            50,
            "A review before the six months are over",
            ["UP-2", "UP-1"],
            "Six months are the time to improve; nothing is said of who has improved sooner.",
            ["Nobody reviews earlier.", "Either result may come earlier.", "Only a sufficient result may come earlier."],
            "A review before its day can find progress sufficient, which closes the case; insufficient only once the time has run. Where every objective is reached it can't be found insufficient.",
            "HR",
            [
                "Forms_of_a_case.On_the_day_of_the_review_progress_may_be_found_insufficient_and_not_on_its_eve",
                "Forms_of_a_case.Before_the_day_of_the_review_progress_may_be_found_sufficient",
                "Forms_of_a_case.With_every_objective_reached_progress_is_not_insufficient",
            ]
        ),
        new(
            51,
            "Training or coaching without a plan",
            ["UP-1"],
            "Q7 lists training, coaching “and/or” a plan with objectives, timelines and monitoring.",
            ["Training alone, without anything written.", "Whatever the remedies, they stand in one plan with at least one objective."],
            "Remedies stand in a plan with at least one objective and its day: without one there would be nothing that a review after six months could look at, and no objective set in advance.",
            "HR",
            ["Forms_of_a_case.A_plan_without_support_objectives_or_monitoring_is_refused"]
        ),
        new(
            52,
            "Whether a plan must carry a warning",
            ["UP-3"],
            "The Tribunal asks for a warning before an adverse decision; Q7 asks for none in a plan.",
            ["Every plan warns.", "A plan may be without, and then no decision rests on it."],
            "A plan can be signed without saying what may follow: most cases end well, and need no threat. But then the guard is not met, and a decision would have to be overridden by two offices.",
            "HR; the Staff Union",
            ["Forms_of_a_case.A_plan_needs_no_warning_to_be_signed", "Golden_cases.What_is_given_leads_to_what_is_expected"]
        ),
        new(
            53,
            "Who acts for the supervisor in a case",
            ["UP-1", "SV-5"],
            "Q7 speaks of managers who observe; delegation and absence aren't mentioned.",
            ["Delegates and stand-ins as in appraisals.", "The responsible chief alone."],
            "The responsible chief alone, so that few people know of it. While the place is vacant, or the chief is away for long, HR names another supervisor, who takes over the case; who no longer supervises reads nothing of it from that moment.",
            "HR; the Staff Union",
            ["Cases_and_their_readers.A_new_supervisor_takes_over_and_the_former_one_is_cut_off"]
        ),
        new(
            54,
            "From when the official reads a case",
            ["UP-1", "CY-12"],
            "HR or the Board may propose a case; nothing says when the official learns of it.",
            ["At the proposal.", "Once the supervisor has answered it."],
            "Once the supervisor has taken the proposal up, or has said why not: then the official reads the proposal and the answer. A question that is still open says nothing about anybody.",
            "HR; the Staff Union",
            ["Cases_and_their_readers.A_proposal_is_the_officials_to_read_once_it_is_answered"]
        ),
        new(
            55,
            "Which report counts where none was written",
            ["UP-4"],
            "The Tribunal lets nobody lose by the Office's failure to appraise; it doesn't say what takes the report's place.",
            ["The last report, whatever it says.", "“Fully meets” in any case.", "The better of the two."],
            "The last report before the period; where there is none, “fully meets”. A poor last report counts as well: what the official loses by it, they don't lose by a report that was never written.",
            "HR; the Staff Union",
            ["Golden_cases.What_is_given_leads_to_what_is_expected"]
        ),
    ];
}
