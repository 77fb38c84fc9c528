using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of personal promotions: what counts, what counts faster, from when on, and how a quota is split.</summary>
internal static class InterpretationsOfPromotions
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            44,
            "How thirteen and twenty-five years are counted",
            ["PP-2", "PP-3", "PP-5"],
            "“13 years of service”, as at 31 December of the previous year. Nothing is said of gaps, or of how parts of years are added up.",
            [
                "Whole years and months, rounded.",
                "Days, against an average year of 365.25.",
                "Days, against the days that the same number of calendar years before the day really has.",
            ],
            "The last. A day counts two half days, an accelerated one three; needed are twice the days from the day after, so many years earlier, to the day after. Without gaps it is met on the eve of the anniversary, as one would count by hand, and no rounding decides about anybody. Days in a grade that was left and regained are added up.",
            "HR; the Joint Negotiating Committee",
            [
                "cases/promotions/thirteen-years-end-on-the-reference-date.json",
                "cases/promotions/thirteen-years-that-end-a-day-after-the-reference-date-are-not-enough.json",
                "cases/promotions/years-in-a-grade-that-was-left-and-regained-are-counted-together.json",
                "Promotions_of_random_careers.Answers_and_first_dates_are_those_of_counting_day_by_day",
            ]
        ),
        new(
            45,
            "What counts faster, and towards what",
            ["PP-4"],
            "“Accelerated rate of accumulation applies for officials aged 59–65, and service in different duty stations (1 year counts for 18 months)”: a note to the 13 years of track 1.",
            [
                "Both together make a day count twice; for both tracks.",
                "Every day outside Geneva; a day counts at most 1.5.",
                "Every day in the grade at another duty station than the first of that grade; a day counts at most 1.5; track 1 alone.",
            ],
            "The third; the others can be set (accelerate.stations, accelerate.track2). Ages run from the 59th birthday to the eve of the 66th, and who was born on 29 February has it on the 28th in common years. Stations are compared as the staff file writes them; the first is that of the earliest day that counts, so leave without pay makes none.",
            "HR; the Joint Negotiating Committee",
            [
                "cases/promotions/after-the-first-move-in-the-grade-a-day-counts-three.json",
                "cases/promotions/age-and-station-on-one-day-count-three-and-no-more.json",
                "cases/promotions/acceleration-does-not-count-towards-track-2.json",
                "cases/promotions/born-on-29-february-the-59th-birthday-is-on-28-february.json",
            ]
        ),
        new(
            46,
            "Leave without pay, and who is in service",
            ["PP-1", "PP-2", "SV-3"],
            "The list is of officials who meet the requirements on the reference date. Of leave without pay the sources say nothing.",
            [
                "Who is on leave without pay is not on the list.",
                "They are in service, and the days neither count nor interrupt.",
                "They are in service, and the days count.",
            ],
            "The second; the third can be set (service.countsUnpaidLeave). It is no mobility either. Since thirteen years have 4,748 or 4,749 days the condition can lapse for a year for somebody on leave: the first date is the first, not a promise.",
            "HR; the Staff Union",
            [
                "cases/promotions/who-is-on-leave-without-pay-on-the-reference-date-is-in-service-and-keeps-the-credit.json",
                "cases/promotions/during-leave-without-pay-the-condition-can-lapse-and-come-again-with-the-length-of-the-years.json",
                "cases/promotions/leave-without-pay-elsewhere-is-no-mobility.json",
            ]
        ),
        new(
            47,
            "From when on somebody will be eligible",
            ["PP-10"],
            "The sources ask for transparency; they don't say what an official may be told about later years.",
            [
                "Nothing: each exercise stands by itself.",
                "The day on which the years are full.",
                "The first reference date on which all conditions hold together, with the record as it stands.",
            ],
            "The third, within sixty years: open periods go on, and moves, promotions and exceptions that the record already has for later happen. Only 31 December counts, since lists are drawn up on it.",
            "HR; the Staff Union",
            [
                "cases/promotions/who-comes-back-later-has-the-first-date-then.json",
                "cases/promotions/a-personal-promotion-before-the-years-are-full-leaves-no-first-date.json",
                "cases/promotions/the-first-date-is-looked-for-sixty-years-ahead-and-no-further.json",
            ]
        ),
        new(
            48,
            "How the quota is rounded and split",
            ["PP-6"],
            "“Limited to a quota of 5% of established RB posts”, “each year, in proportion to the number of staff employed in regular budget posts in these two category groups”.",
            [
                "Each group's own 5%, rounded by itself.",
                "5% of all, rounded down, then split by the largest remainder.",
                "5% of all who may hold such a promotion at any time.",
            ],
            "The second, so that the parts always add up; a tie goes to the larger group, then to General Service. On a standing basis (quota.basis) serving holders are taken off the whole before it is split.",
            "The Director-General; the Joint Negotiating Committee",
            [
                "Quotas_of_track_1.Of_637_and_543_posts_there_are_59_places_32_and_27",
                "Quotas_of_track_1.Parts_add_up_and_are_those_that_brute_force_finds_nearest",
                "Quotas_of_track_1.On_a_standing_basis_those_who_hold_one_are_taken_off_before_the_split",
            ]
        ),
    ];

    /// <summary>Those of the yearly exercise.</summary>
    public static ImmutableArray<Interpretation> OfTheExercise { get; } =
    [
        new(
            63,
            "Who is judged on track 2, and when",
            ["PP-7", "PP-8"],
            "Panels assess “the first track candidates, then … the second track”. What becomes of a candidate whom the panel recommends on track 1 and the Director-General refuses there is not said.",
            [
                "They drop out.",
                "The panel meets again for them.",
                "The panel judges track 2 of everybody who is on it, those recommended on track 1 too.",
            ],
            "The third, after track 1 is closed: whom the Director-General refuses on track 1 goes on to track 2 with a judgement that is there already.",
            "The Joint Negotiating Committee",
            [
                "Workflow_of_the_exercise.Who_is_refused_on_track_1_goes_on_to_track_2_where_they_chose_it",
                "Panels_and_decisions.The_head_decides_a_refused_candidate_goes_on_to_track_2_and_departures_have_reasons",
            ]
        ),
        new(
            64,
            "A contest of the list, and a fact that comes late",
            ["PP-7"],
            "The draft list is broadcast; how it is corrected, and what happens where somebody leaves or a record changes later, is not said.",
            [
                "The list is corrected by hand.",
                "The record is corrected, and the list follows from it.",
                "The list stays as it was on the day of its publication.",
            ],
            "The second. An upheld contest judges the person anew from the corrected record, by the rules of the launch; each correction is a new version and the old one stays. No station is left while a late fact waits; a panel takes up its work again for somebody who comes onto the list with an open file.",
            "HR; the Staff Union",
            [
                "An_exercise_of_promotions.An_upheld_contest_corrects_the_list_once_the_record_is_right_and_third_parties_learn_the_condition",
                "Panels_and_decisions.Facts_that_come_late_are_found_and_no_station_is_left_while_one_waits",
            ]
        ),
        new(
            65,
            "A candidate without a form",
            ["FA-4", "PP-7"],
            "Official and chief fill a form. What follows where an official doesn't, or doesn't consent, is not said.",
            [
                "They are taken off the list.",
                "The panel assesses them without a file.",
                "They stay on the list; their file stays shut, the panel doesn't assess, and the Director-General decides.",
            ],
            "The third: nobody is assessed on what they have not opened, and nobody loses their place on the list by silence. A form of the chief's that is missing doesn't hold up the panel.",
            "The Joint Negotiating Committee",
            [
                "An_exercise_of_promotions.FA_4_forms_are_read_by_those_of_decision_16_and_nobody_else",
                "Panels_and_decisions.Facts_that_come_late_are_found_and_no_station_is_left_while_one_waits",
            ]
        ),
        new(
            66,
            "From which day a promotion counts, and when it is recorded",
            ["PP-9"],
            "The grade of the post doesn't change. From which day the official's does is not said.",
            [
                "From the day of the decision.",
                "From the day after the reference date.",
                "From a day that the Director-General sets with the decisions.",
            ],
            "The third, proposed is the second. It is recorded when the names are published and not before: a grade that everybody can read would tell them. Periods after the day that have the old grade get the new one; post, unit and all else stay.",
            "The Director-General",
            ["Panels_and_decisions.PP_9_after_the_names_are_published_the_officials_grade_is_the_next_and_the_posts_is_not"]
        ),
    ];

    /// <summary>What came up once exercises were told from end to end.</summary>
    public static ImmutableArray<Interpretation> Later { get; } =
    [
        new(
            68,
            "The Director-General as the chief of a candidate",
            ["PP-7", "SV-4"],
            "The chief fills a form and tells the decision. Some officials report to the Director-General, who decides.",
            [
                "The Director-General fills the form, decides, and tells the decision.",
                "The named alternate, who is second level of those officials, has the chief's part.",
                "HR has it.",
            ],
            "The second: nobody decides on what they have written themselves, and the alternate takes the Director-General's part wherever they are a party. The alternate who is a candidate has no alternate: then the Director-General is the chief. A stand-in who is named for a chief has the part for the days, on behalf of who is away.",
            "The Director-General",
            [
                "Workflow_of_the_exercise.The_chief_is_the_alternate_where_the_Director_General_would_be",
                "Panels_and_decisions.Who_reports_to_the_head_has_the_alternate_for_a_chief_and_a_stand_in_acts_for_whom_is_away",
            ]
        ),
    ];
}
