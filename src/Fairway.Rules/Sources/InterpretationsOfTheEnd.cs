using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of how a cycle goes on and ends.</summary>
internal static class InterpretationsOfTheEnd
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            22,
            "When an overall rating sits oddly",
            ["CY-5"],
            "The overall rating is a judgement, not an average; the sources don't say when it needs explaining.",
            ["Never.", "Whenever it differs from the most frequent rating.", "Where it lies outside the parts, or far from every output."],
            "Where it lies below the lowest or above the highest rating of all outputs and competencies, or two steps away from every output. The rating stands; its reason is asked for and goes to the Board.",
            "The Reports Board",
            [
                "Odd_overall_ratings.All_outputs_exceeded_and_overall_not_fully_met_is_odd",
                "Odd_overall_ratings.A_rating_between_the_parts_is_a_judgement",
            ]
        ),
        new(
            23,
            "Which steps go on without the official's signature",
            ["CY-6"],
            "Judgment 2172 speaks of the report; IGDS 100 has both sign at every step.",
            ["Only the end of the cycle.", "Every step."],
            "Every step, once the comments window after the supervisor's signature is over: it then reads “not signed by the official”. Otherwise somebody could keep a cycle from going on by never signing its beginning.",
            "HR; the Staff Union",
            [
                "Workflow_of_the_cycle.Each_party_may_do_what_the_table_says_and_nothing_else",
                "Comments_window.It_closes_when_its_last_day_has_ended_everywhere",
            ]
        ),
        new(
            24,
            "One assessment on the supervisor's side",
            ["CY-4", "SV-5"],
            "A delegate contributes and drafts, the chief signs; nothing is said of two drafts.",
            ["Each drafts alone and one copies.", "One text that both write."],
            "One text: what the chief and a contributing delegate write at the end of the cycle is a single unfinished assessment, read by nobody else until it is signed. Whoever takes over the cycle begins their own.",
            "HR",
            ["End_of_cycle.The_delegate_writes_in_the_chiefs_assessment_and_the_official_sees_nothing_of_it"]
        ),
        new(
            25,
            "A mid-term review that was not held",
            ["CY-3", "CY-8"],
            "The sources presume that it is held.",
            ["The end waits for it.", "The end can be written without it, and the record says that it was not held."],
            "The end can be written without it, from the day on which the end opens: lateness never voids a report (J3039). The channel and the record say that it was not held.",
            "The Reports Board",
            ["Stations_of_the_whole_cycle.A_review_that_was_not_held_is_shown_as_such"]
        ),
    ];
}
