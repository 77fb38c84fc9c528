using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>What the sources leave open about titularization and merit increments.</summary>
public static class InterpretationsOfCareers
{
    /// <summary>In the order of their numbers.</summary>
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            74,
            "The steps of titularization and of merit increments",
            ["TI-1", "MI-1"],
            "The Union names the two processes beside personal promotions, and two joint bodies. Who does what, and in which order, is not said.",
            [
                "Each has steps of its own, to be agreed.",
                "They take the steps of personal promotions, without what is of those alone: quotas, tracks and forms.",
            ],
            "The second, with the same two panels, windows, quorum and remedies. What is contested, who answers and who decides is then the same for everybody.",
            "The Joint Negotiating Committee",
            ["Workflow_of_exercises_that_judge.Every_state_act_and_party_is_as_the_rules_say"]
        ),
        new(
            75,
            "A rating that the Office owes, in titularization",
            ["TI-1", "UP-4"],
            "Satisfactory ratings are asked; of whom the Office has not appraised there are fewer or none.",
            ["Who has too few ratings is not on the list.", "Those that are there count; a missing one does not count against anybody."],
            "The second, as for increments (judgment 2170): nobody loses by a report that was never written. The panel sees that there are few.",
            "The Office",
            ["Who_can_be_titularized.The_two_newest_ratings_count_and_one_that_the_Office_owes_does_not_count_against_anybody"]
        ),
        new(
            76,
            "What the lists tell of ratings",
            ["MI-1", "TI-1", "FA-4", "NT-1"],
            "Lists are published, and joint bodies review them; no notice discloses a rating, and a panel reads appraisals with consent alone. Being on the list of increments tells the rating.",
            [
                "The list of increments is published like any other.",
                "It is published to each for themselves; figures are published in place of names, and the panel learns of whom consent has opened to it.",
            ],
            "The second for merit increments. The names of titularization are published: several conditions can keep somebody off that list, and a third party who contests is not told that a rating did.",
            "The Joint Negotiating Committee",
            [
                "An_exercise_of_merit_increments.From_results_to_published_figures_without_a_name",
                "An_exercise_of_titularization.From_the_opening_to_contracts_without_limit_of_time",
            ]
        ),
        new(
            77,
            "The top of a grade, without steps in the file",
            ["MI-1"],
            "Whether somebody is at the top of their grade depends on the step, which staff files do not hold.",
            ["It is asked of HR for each.", "Years in the grade stand for it."],
            "The second, as a parameter; as shipped those at the top take part, so that nothing turns on it until the Office says otherwise.",
            "The Office",
            ["Who_is_on_the_list_of_increments.At_the_top_of_the_grade_is_who_has_been_in_it_for_twelve_years"]
        ),
    ];
}
