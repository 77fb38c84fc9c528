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
}
