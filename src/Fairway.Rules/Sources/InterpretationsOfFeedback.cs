using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>What the sources leave open of upward feedback.</summary>
internal static class InterpretationsOfFeedback
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            59,
            "What a report of upward feedback shows",
            ["UF-2", "UF-5"],
            "IGDS 100 (§9(d)) wants results compiled externally to ensure anonymity, and says nothing of how many answers that takes.",
            [
                "Every question's mean and distribution.",
                "Means only, from five answers on.",
                "Means rounded to halves from five, comments shuffled from eight, shares in fifths from ten, and all of it so that two yearly reports give nobody away.",
            ],
            "The third. A report with fewer than five answers is withheld and never merged with another. Ratings of a question go from 1 to 6, or “can't judge”. Who reads two reports may know who came and who went, and suppose that the others answered alike; rounding alone does not help then (a mean of 5.0 over five and of 5.5 over six means that the sixth said 6). So a mean becomes a range where its value would leave only one rating possible for somebody; which values are put together depends on what was published before and on how many rated, never on the ratings. Shares in three bands are shown only where no earlier report had nearly as many ratings. A policy can raise the thresholds and not lower them.",
            "HR and the Staff Union",
            [
                "What_a_report_of_feedback_shows.Each_threshold_from_both_sides",
                "Differencing_of_feedback.Two_means_leave_at_least_two_ratings_possible",
                "Differencing_of_feedback.Over_five_cycles_with_joiners_and_leavers_nobodys_rating_follows",
            ]
        ),
    ];

    public static ImmutableArray<Interpretation> Later { get; } =
    [
        new(
            62,
            "Who answers about whom, and where there are too few",
            ["UF-3", "UF-5"],
            "IGDS 100 (§9(d)) has responsible chiefs receive feedback and does not say from whom; 77 of the ILO's 157 duty stations had fewer than five staff in 2019.",
            [
                "Whoever reports to the chief on the day.",
                "Whoever reported for three months in one stretch.",
                "Whoever reported for three months of the cycle, in stretches added up.",
            ],
            "The third, counted in days back from the day on which tokens open; who has left since keeps the token. Where fewer than five may answer about a chief there is no group about that chief. They may answer about the leadership of the unit above as a whole, with others who come there in the same way, and on upwards until there are five; they are told so before they fetch a token. Who reported to two chiefs beneath counts there once. Nothing is merged after the close.",
            "HR and the Staff Union",
            [
                "Who_answers_about_whom.Three_months_of_the_cycle_by_the_day_tokens_open",
                "Who_answers_about_whom.Five_answer_about_a_chief_and_four_about_the_leadership_above_where_others_join_them",
                "Who_answers_about_whom.In_any_tree_every_respondent_has_a_group_of_five_or_is_named",
            ]
        ),
    ];

    public static ImmutableArray<Interpretation> OfIssuing { get; } =
    [
        new(
            69,
            "When groups are formed, and to whom one reports where a delegate signs",
            ["UF-1", "UF-3", "UF-5"],
            "IGDS 100 (§9(d)) says that upward feedback runs between mid-term and end of cycle and that responsible chiefs receive it; it does not say when it is settled who answers.",
            [
                "On the day on which tokens open.",
                "A notice before it, for that day, and not changed afterwards.",
                "Anew each day until tokens close.",
            ],
            "The second: fourteen days before (a policy). The list of keys must stand at both services, and everybody must have read about whom they answer, before the first token; a group that changed afterwards would tell who came. Only who is in service then has a part; who leaves afterwards keeps it. Where a delegate signs, those beneath report to the delegate while that lasts, and answer about the delegate and not about the chief. Fetching ends when the day before T1 has ended everywhere, at the moment at which the first answer is taken.",
            "HR and the Staff Union",
            [
                "Epochs_of_feedback.A_biennium_has_tokens_from_April_to_June_and_answers_in_July",
                "Epochs_of_feedback.Tokens_are_given_out_until_the_last_day_has_ended_everywhere",
            ]
        ),
    ];

    public static ImmutableArray<Interpretation> OfReports { get; } =
    [
        new(
            70,
            "Who reads a report of upward feedback, and what everybody can check",
            ["UF-5", "UF-6", "CY-7"],
            "IGDS 100 (§9(d)) has the results stand three months before the discussion at the end of the cycle and does not say who reads them when. Decision 15 hides small numbers.",
            [
                "The chief and the supervisor read it on the same day.",
                "The chief reads it after the chief's own end of cycle.",
                "The chief reads it when nobody's appraisal can suffer from it any more.",
            ],
            "The third. Who appraises the chief over that cycle reads it at once, a delegate who signs and a stand-in included; the chief when the signatures stand on the ends of cycle, due from the opening of tokens to the end of the chief's cycle, of all who could answer and of all whom the chief appraises, or thirty days after the last of these was due. A report about a leadership is read in the same way by who appraises the head of the unit, and by the head. Nobody else reads one, whatever office they hold. The chief's end of cycle is signed by who has read the report and said how it was taken into account; one that was withheld, or has not come, asks for nothing. That counts fit (redeemed, issued, eligible) is said to everybody; a number only where it and what it leaves over are each five or more, the same for all readers.",
            "HR and the Staff Union",
            [
                "When_a_chief_reads_the_report.UF_6_while_one_signature_is_awaited_thirty_days_after_it_was_due",
                "Reports_of_feedback.CY_7_the_end_of_a_chiefs_cycle_is_signed_by_who_has_read_the_report_and_said_how_it_was_taken_into_account",
                "Counts_that_anybody_can_check.UF_5_a_number_is_shown_where_neither_it_nor_the_rest_is_small",
            ]
        ),
    ];
}
