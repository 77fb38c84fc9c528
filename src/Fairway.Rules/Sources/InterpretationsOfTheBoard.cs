using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of the Reports Board's work.</summary>
internal static class InterpretationsOfTheBoard
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            56,
            "Who returns a report",
            ["BD-1", "BD-2", "CY-11"],
            "IGDS 100 (Q8) has the Board give comments, recommendations and guidance; it knows neither a return nor a quorum.",
            [
                "A member returns a report alone.",
                "The Board takes the signatures away and reopens the report.",
                "The Board decides in session, and both sides correct it themselves.",
            ],
            "A member who examines can conclude with words; sending a report back is decided in session by three members without conflict. The Board changes neither text nor rating nor signature: whoever signed as supervisor takes the report up again, the signed version stays readable, and the new one comes back. What the cycle has gone past is not returned.",
            "The Reports Board in its procedures",
            [
                "Workflow_of_the_Board.Each_party_may_do_what_the_table_says_and_nothing_else",
                "The_Boards_work.A_session_returns_a_report_and_its_new_version_takes_its_place",
            ]
        ),
        new(
            57,
            "Small groups in published figures",
            ["BD-3"],
            "IGDS 100 (Q8) asks for consistency and says nothing of figures; several tables, or two dates, give away by subtraction what each of them hides.",
            [
                "Numbers below five are left out of each table.",
                "Numbers are rounded.",
                "Numbers below five are left out, and what is needed so that none can be worked out from everything published.",
            ],
            "Zero is left out too, since it says something of everybody in the group. A report is counted once, as it was when it was first counted: a later date is a table of other people under the same rule, and a number that may have grown says “at least”. How a step was kept is published once, of regular cycles and by department. HR sees the units that it serves in full: it can open each record beneath.",
            "HR; the Staff Union",
            [
                "Small_groups.Random_trees_leave_every_small_group_room_to_be_five",
                "Small_groups_of_the_demonstration.No_group_below_five_can_be_worked_out_from_all_tables_and_both_dates",
            ]
        ),
    ];
}
