using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>What the sources leave open about how long records are kept (CY-12).</summary>
internal static class InterpretationsOfRetention
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            94,
            "From which day records are kept, and until when",
            ["CY-12"],
            "Both sides keep copies. For how long, counted from which day, and what a later change of the period means for those who have left, is not said.",
            [
                "From the day of each record.",
                "From the last day of service, by the period that held on that day.",
                "From the last day of service, by the period that holds on the day of the look.",
            ],
            "The third, for all that is part of somebody's file; mails and requests for coaching are counted from the day on which they were closed, also of those in service. The last day of keeping is the same day of the month, so many months later; where that month is too short, its last day. What is due can be deleted from the day after. Who comes back is in service, and nothing of theirs is due: the time begins anew with the next separation. The register says the value that counted.",
            "HR; the Office of the Legal Adviser",
            [
                "How_long_records_are_kept.The_last_day_is_whole_months_later_and_the_next_day_it_is_due",
                "Deleting_what_is_due.Nothing_is_due_on_the_last_day_and_all_of_it_on_the_next",
                "Deleting_what_is_due.Who_came_back_is_in_service_and_is_counted_from_the_next_separation",
            ]
        ),
        new(
            95,
            "What goes with somebody's file, and what stays",
            ["CY-12", "FA-1"],
            "A record about one person names others, and a person is named in records about others.",
            [
                "Every row goes that names who has left.",
                "Records about them go, and their name is taken out of records about others.",
                "Records about them go with all that hangs on them; records about others stay as they were signed.",
            ],
            "The third. A signature binds to the text with the name of who gave it: to take it out would break the check code of somebody who is still there. Ledgers, frozen lists, published figures and reports stay, with their sums and check sums. Invitations to upward feedback stay without saying whose they were, since how many fetched a token is published. An account goes, unless an office of trust or another's record names it: then all that is a person's is taken out of it.",
            "HR; the Office of the Legal Adviser; the Staff Union",
            [
                "Every_table_and_its_time.Every_table_goes_with_a_kind_or_stays_for_a_reason",
                "Leavers_of_the_demonstration.All_of_theirs_goes_and_what_others_rely_on_is_whole",
            ]
        ),
        new(
            96,
            "What holds a file, and who may delete",
            ["CY-12", "FA-3"],
            "Remedies have time limits; proceedings outside, such as before the Tribunal, are not in Fairway. Who decides that a file is kept for them, or that it is deleted, is not said.",
            [
                "Whatever is due is deleted by itself.",
                "Two people of HR decide together, as for an office of trust.",
                "HR of the whole organization decides, and the auditor reads what was held and deleted.",
            ],
            "The third. Nothing is deleted by itself. To hold too much does less harm than to delete too soon, and a hold takes one person and a reason; so does its end, which deletes nothing yet. A contest, a request or an appeal, an exercise, a case or a probationary report that is open holds the whole file until it is decided. A deletion is confirmed on the list of what goes, is whole or isn't there, and stands in a register by staff id: a hash of so short a number hides nothing.",
            "HR; the Office of the Legal Adviser",
            [
                "Deleting_what_is_due.A_hold_and_an_open_contest_keep_all_of_it",
                "Deleting_what_is_due.It_is_done_once_and_not_where_it_has_changed",
            ]
        ),
    ];
}
