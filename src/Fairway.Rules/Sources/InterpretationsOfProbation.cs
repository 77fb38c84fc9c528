using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of probation and of appraisals opened from the calendar.</summary>
internal static class InterpretationsOfProbation
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            41,
            "When outputs are agreed where the calendar has no beginning of cycle",
            ["PR-1", "PR-5"],
            "IGDS 100 has one beginning of cycle in two years of probation, and none between reports in technical cooperation; each report has its agreed outputs.",
            [
                "Each yearly appraisal has a beginning of its own, with a day.",
                "What was agreed carries over, or is due with the next step.",
            ],
            "The second year of probation carries on what was agreed in the first, as it stands after the first mid-term review; the second one adjusts it. Where nothing was agreed, and before each report in technical cooperation, an agreement is due with the next step that has a day.",
            "HR",
            [
                "Plan_of_the_calendar.The_first_year_has_a_beginning_and_a_review_and_the_second_a_review_alone",
                "From_the_calendar.The_second_year_of_probation_carries_on_what_was_agreed_in_the_first",
            ]
        ),
        new(
            42,
            "What becomes of an appraisal when the facts change",
            ["CY-9", "PR-5"],
            "Decision 11 closes the part and carries outputs over; the text doesn't say whether the appraisal ends.",
            ["It is closed, and another is opened with its outputs.", "It stays one, and follows the calendar from then on."],
            "It stays one: its part is closed and handed over, its kind and the days of what isn't signed follow the calendar of the new contract. So nothing agreed is lost and no day goes unassessed. An assessment that is under way, and a cycle that is over, keep their days.",
            "HR; the Staff Union",
            [
                "From_the_calendar.A_change_of_funding_gives_the_appraisal_other_dates_and_what_is_signed_stays",
                "From_the_calendar.An_assessment_under_way_and_a_cycle_that_is_over_keep_their_dates",
            ]
        ),
        new(
            43,
            "Whether objectives were set",
            ["PR-4"],
            "The judgments want objectives known to the official before they are judged by them; they name no day.",
            ["Whenever agreed before the report.", "Agreed when the period began that the report judges."],
            "Agreed on the first day of the period of the probationary report, or before. Objectives set in its course are told to the official too late to be judged by.",
            "HR; the Administrative Tribunal",
            [
                "cases/probation/objectives-agreed-on-the-first-day-of-the-second-period-were-set.json",
                "cases/probation/objectives-agreed-a-day-into-the-second-period-were-set-late.json",
            ]
        ),
    ];

    /// <summary>Those that came after promotions had theirs.</summary>
    public static ImmutableArray<Interpretation> Later { get; } =
    [
        new(
            58,
            "How long the official has to comment on colleagues' input",
            ["PR-2", "CY-6"],
            "The official can read the input and comment before the report is signed; no time is named.",
            ["As long as the supervisor waits.", "The comments window from the day on which an input was given."],
            "The comments window of CY-6, eight days, from the day on which the input was given; the report can be signed before only where the official has commented on it.",
            "HR; the Staff Union",
            ["ProbationTests.Input_is_its_authors_until_it_is_given_then_read_and_commented_before_the_report_is_signed"]
        ),
    ];

    /// <summary>Those that came after the exercise of promotions had theirs.</summary>
    public static ImmutableArray<Interpretation> OfLateness { get; } =
    [
        new(
            67,
            "What can be late of a probation and of a case of underperformance",
            ["CY-8", "PR-1", "PR-2", "UP-1"],
            "Judgment 3039 speaks of a late report; nothing says which steps of a probation or a case are late, nor whose act counts.",
            ["The report alone.", "Whatever has a day, by the act of whoever it waits for."],
            "Whatever has a day: of a probation the supervisor's signature, and input while the report lacks enough of it; of a case the day on which the first discussion was held, the supervisor's signatures under plan and review, and what HR says after a result that is not sufficient. The official's time to comment after a signature is a right and no delay, and the Board receives a report by itself. While leave stops a clock no review is late.",
            "HR; the Reports Board",
            [
                "Late_steps.A_report_signed_a_day_late_says_why_and_on_the_day_it_need_not",
                "Late_steps.Input_is_asked_for_its_delay_only_while_the_report_waits_for_it",
                "Late_steps.Each_step_of_a_case_says_why_it_is_late",
            ]
        ),
    ];
}
