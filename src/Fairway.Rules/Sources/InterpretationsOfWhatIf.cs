using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of trying another rule: what is taken for granted, and what is published of it.</summary>
internal static class InterpretationsOfWhatIf
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            60,
            "What a changed rule is tried on",
            ["PP-11", "PP-6"],
            "The Staff Union asks that a policy be tried before it is signed; no source says on what: who retires, who is chosen, and what the posts are in the years to come, nobody knows.",
            [
                "People retire, join and are promoted as they did in past years.",
                "The staff as it stands: nobody joins, retires or is promoted in between.",
            ],
            "The second: whatever is assumed of the years to come would decide the result. An official gains where the first reference date on which all conditions hold comes earlier, or at all. Cost is told as places of the quota against those who have become eligible by then, and on track 2, which has no quota, as those who become eligible. Posts are as many as staff serve on regular-budget posts in the categories that a policy admits, unless a number is given; on a standing basis everybody who serves with a personal promotion is a holder, since the record doesn't say on which track.",
            "HR; the Staff Union",
            [
                "What_if.The_same_policy_changes_nothing_and_exchanged_policies_exchange_gains_and_losses",
                "What_if.Ten_years_in_place_of_thirteen_bring_the_first_exercise_forward",
                "What_if.Places_are_those_of_the_quota",
            ]
        ),
        new(
            61,
            "Small groups where the reader asks the questions",
            ["PP-11", "BD-3"],
            "Figures of the Board are published once; here a reader changes one parameter after another, and what two answers differ by can be a handful of people.",
            [
                "Numbers below five are left out of each answer.",
                "Numbers are rounded or disturbed.",
                "Each answer is looked at together with all that were given of the same staff.",
            ],
            "The last. How many are in each group is shown everywhere and never below five: smaller groups are put together. An outcome that fewer than five have, or whose count is within five of that of an earlier answer, is counted together with others; within the tables numbers are left out by the rule of the Board's figures until each that must be could be five, or differ by five. Waiting times are told in stretches of exercises in which at least five begin under either policy, and by whose end as many or at least five more can stand. That nobody at all gains or loses is said: it is of everybody. HR and the Union read the same; HR can open each record and reads names beside. Answers are compared number by number, and all that were published of the same staff are looked at together: where sums and differences of any number of them would give the size of a group of fewer than five, the last is told as a whole. What could be worked out across two breakdowns, from waiting times, or from two days on which the staff differed by few, is not excluded.",
            "HR; the Staff Union",
            [
                "What_if.Of_random_populations_no_small_group_can_be_worked_out",
                "What_if.Nor_by_subtracting_one_run_on_the_same_population_from_another",
                "What_if.Nor_by_adding_and_subtracting_three_runs_and_more",
                "What_if.Who_are_too_few_to_be_told_apart_are_counted_with_the_others_and_nobody_is_said",
            ]
        ),
    ];
}
