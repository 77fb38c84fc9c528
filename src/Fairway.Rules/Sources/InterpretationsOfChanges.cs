using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of changes inside a cycle: who hands over, who stands in, what closes early.</summary>
internal static class InterpretationsOfChanges
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            35,
            "When a handover note is asked for",
            ["CY-9"],
            "A change of supervisor, unit or job ends a part; the sources presume that the supervisor leaves.",
            ["At every change.", "Where the supervisor leaves, or the funding changes."],
            "Where somebody else supervises from then on, or nobody, and where the funding changes (decision 11). Who goes on supervising the same official in another unit or job isn't asked to write to themselves; the part is recorded all the same.",
            "HR",
            [
                "Parts_of_a_cycle.Another_unit_under_the_same_supervisor_ends_a_part_without_a_note",
                "Parts_of_a_cycle.Another_supervisor_ends_a_part_and_leaves_a_note",
            ]
        ),
        new(
            36,
            "Whose an appraisal is when the supervisor changes late",
            ["CY-9", "CY-6"],
            "Who assesses when the supervisor changes after the cycle, or after the assessment was signed, is left open.",
            ["Always the supervisor of the day.", "Who supervised when the cycle ended, or signed the assessment."],
            "Who supervised on the cycle's last day ends it, and who signed the assessment answers for it: also an objection to it. Only where they have left the service does it pass to the supervisor of the day. Earlier cycles stay closed to a new supervisor unless the official shares them (decision 10).",
            "HR; the Staff Union",
            [
                "Parts_of_a_cycle.A_cycle_that_was_over_before_the_change_stays_with_who_supervised_it",
                "Parts_of_a_cycle.A_signed_assessment_stays_with_who_signed_it",
            ]
        ),
        new(
            37,
            "Who stands in for an absent supervisor",
            ["SV-4", "CY-7"],
            "IGDS 100 doesn't speak of absence; first and second level are different people.",
            ["The second level acts.", "Anybody whom the chief names.", "Anybody but the other level of the same appraisal."],
            "Whoever the chief or HR names for given days, unless it would make the two levels of anybody's appraisal one person. A deputy can be named; in the deputy's own appraisal nobody stands in. What a stand-in does is theirs, on behalf of who is away, and the chief takes up again what is left on return.",
            "HR",
            [
                "Standing_in_for_a_supervisor.The_second_level_does_not_stand_in_for_the_first",
                "Standing_in_for_a_supervisor.A_deputy_stands_in_for_the_chief",
            ]
        ),
        new(
            38,
            "What a supervisor who left may read",
            ["CY-9", "CY-12"],
            "That a part is handed over says nothing of what its supervisor may read afterwards.",
            ["Nothing.", "Everything in the cycle.", "What stood when their part ended."],
            "What stood when the change was recorded, as it stood then: versions, signatures, remarks and the journal up to that moment and nothing later, so that the note can be written and one's own signatures stay readable.",
            "HR; the Staff Union",
            ["Change_of_supervisor.CY_9_the_leaving_supervisor_reads_what_stood_in_their_part_and_nothing_later"]
        ),
        new(
            39,
            "Regular budget to technical cooperation inside a cycle",
            ["CY-9", "PR-5"],
            "The two rhythms differ; nothing is said of a cycle that is under way.",
            ["It ends with an assessment on the day.", "Its part ends by handover, and outputs carry over."],
            "The part is closed by a handover note and its outputs carry over (decision 11): the appraisal that runs goes on, whoever finances the post, and no second one is opened beside it.",
            "HR",
            ["Parts_of_a_cycle.Another_funding_ends_a_part_with_a_note_though_the_supervisor_stays"]
        ),
        new(
            40,
            "An end of service that is known beforehand",
            ["CY-9"],
            "Separation closes the cycle early; service files give a last day also where a contract is usually extended.",
            ["Only once the day has passed.", "From when the last day is known."],
            "From when it is known: the last day of service that the staff file gives is the cycle's last day, and the end is due then. An extension, or any correction of the facts, takes it back.",
            "HR",
            ["Early_closing_of_a_cycle.The_last_day_of_service_inside_the_cycle_closes_it"]
        ),
    ];
}
