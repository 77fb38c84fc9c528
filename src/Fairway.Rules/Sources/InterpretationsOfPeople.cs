using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of rulebook sections 1 and 2: people, units, results.</summary>
internal static class InterpretationsOfPeople
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            1,
            "Leave without pay",
            ["SV-3"],
            "The sources say what counts as service in addition (secondment), not what is taken away.",
            ["It counts like any service.", "It doesn't count.", "It counts up to some length."],
            "It doesn't count, which is the usual reading of “service”; a parameter changes it (service.countsUnpaidLeave). The official stays in service all the same: obligations fall due and HR can put them off.",
            "HR and the Joint Negotiating Committee",
            [
                "Grades_and_periods.Secondment_counts_and_unpaid_leave_does_not",
                "Grades_and_periods.Unpaid_leave_counts_where_the_policy_says_so_and_is_in_service_anyway",
            ]
        ),
        new(
            2,
            "A unit whose chief's place is vacant",
            ["SV-4"],
            "IGDS 100 takes a responsible chief for granted.",
            ["Nobody supervises until the place is filled.", "The chief of the unit above does.", "The deputy does."],
            "The chief of the unit above, at whatever remove; each place passed over stands in a queue for HR, who can name somebody else. An appraisal doesn't wait for a recruitment.",
            "HR",
            [
                "Units_and_supervision.A_vacant_place_that_was_passed_over_is_found",
                "cases/service/two-vacant-places-in-a-row-fall-to-the-second-unit-above.json",
            ]
        ),
        new(
            3,
            "A chief of several units",
            ["SV-4"],
            "The head of a unit reports to the chief of the unit above; the sources don't say of which unit for somebody who heads two.",
            [
                "Of the unit in which their post stands.",
                "Of each unit separately.",
                "Of the highest unit they head; of several equally high, the one whose code comes first.",
            ],
            "Of the highest unit they head. So every line of supervision ascends the tree, and no two people can be each other's supervisor, however odd the tree is.",
            "HR",
            [
                "Units_and_supervision.In_any_tree_nobody_supervises_themselves_and_the_levels_differ",
                "cases/service/two-chiefs-of-each-others-units-do-not-supervise-each-other.json",
            ]
        ),
        new(
            4,
            "Second level under the Director-General",
            ["SV-4", "CY-7"],
            "Where the Director-General is the supervisor there is no supervisor's supervisor.",
            ["There is no second level.", "A person named beforehand takes the part."],
            "A named alternate, who takes the Director-General's part wherever that is needed. Where the alternate is the official or the first level, HR names another: first and second are always different people.",
            "The Director-General",
            [
                "cases/service/the-alternate-is-not-their-own-second-level.json",
                "cases/service/who-reports-to-the-director-general-has-the-named-alternate-at-second-level.json",
            ]
        ),
        new(
            5,
            "Delegated appraisal work: which, to whom, and who signs",
            ["SV-5", "CY-7"],
            "IGDS 100 (Q9) encourages chiefs to involve the managers of smaller units, who “guide” and “assess”. It says neither who such a manager is beside a responsible chief, nor who signs.",
            [
                "Every manager of a smaller unit is its officials' responsible chief; then there is nothing to delegate.",
                "A smaller unit can have a manager while the chief above stays responsible for its officials; the chief always signs.",
                "The same, and the manager signs where the delegation says so.",
            ],
            "The third. A unit's responsible chief appraises its officials without delegation. A delegation is for a smaller unit, beneath one that the chief heads, that the chief answers for too (named as its chief, or its place vacant); it goes to somebody who works there and reports to the chief. The chief signs unless the delegation, which is dated and visible, says that the delegate does; then the chief is second level, so that accountability stays where IGDS 100 puts it. A parameter rules delegates' signatures out (delegation.delegateMaySign).",
            "HR; the Reports Board in its guidance",
            [
                "People_around_an_appraisal.Where_the_delegate_signs_the_chief_is_second_level_and_nobody_else",
                "Delegation_of_appraisal_work.Where_delegates_do_not_sign_that_is_refused",
                "Delegation_of_appraisal_work.A_unit_with_a_chief_of_its_own_has_nothing_to_delegate",
            ]
        ),
        new(
            6,
            "What an output may link to",
            ["RB-2", "RB-3"],
            "IGDS 100 (§9(a)) wants outputs “in line with unit or departmental expected outcomes”.",
            [
                "Only a unit's or department's outcome.",
                "Any outcome or output of the programme and budget.",
                "Also a line of the unit's workplan.",
            ],
            "Any result of the programme and budget, or a line of the unit's published workplan, which is linked to one. An indicator measures a result and is none, so nothing links to it. An output that serves a line serves those above it.",
            "HR with the programming department",
            [
                "cases/appraisals/a-line-of-the-workplan-is-link-enough.json",
                "Results_and_what_serves_them.An_output_that_serves_a_line_serves_those_above_it",
            ]
        ),
    ];
}
