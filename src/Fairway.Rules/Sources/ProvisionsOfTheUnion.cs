using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Each item of the Staff Union’s page on career development.</summary>
internal static class ProvisionsOfTheUnion
{
    public static ImmutableArray<Provision> All { get; } =
    [
        new(
            "A1",
            Instruments.StaffUnion,
            "aims, personal promotions, 1",
            ["PP-1", "PP-10", "PP-11", "FA-3"],
            ["/promotions", "/promotions/me", "/promotions/what-if", "/promotions/{year:int}"],
            ["Why_not_me", "Exercise_in_a_browser", "WhatIfPages"]
        ),
        new(
            "A2",
            Instruments.StaffUnion,
            "aims, personal promotions, 2",
            ["RG-1"],
            [
                "/reclassification/exercises",
                "/reclassification/exercises/{id:guid}",
                "/reclassification",
                "/reclassification/{id:guid}",
                "/reclassification/{id:guid}/bundle",
            ],
            ["Exercises_in_bulk", "ExercisePages", "Appeals_against_results", "Requests_and_results", "ReclassificationJourney"]
        ),
        new(
            "A3",
            Instruments.StaffUnion,
            "means, personal promotions",
            ["PP-7", "PP-8"],
            ["/promotions/{year:int}/panels", "/promotions/{year:int}/contests"],
            ["Panels_and_decisions", "Access_to_exercises"]
        ),
        new(
            "B1",
            Instruments.StaffUnion,
            "aims, training and performance, 1",
            ["FA-2", "BD-3"],
            ["/transparency/concerns", "/transparency/survey", "/board/figures"],
            [
                "Concerns_and_their_answers",
                "A_survey_after_a_cycle",
                "TransparencyJourney",
                "TransparencyPages",
                "Reports_and_counts_in_a_browser",
            ]
        ),
        new(
            "B2",
            Instruments.StaffUnion,
            "aims, training and performance, 2",
            ["FA-1", "BD-1", "BD-2", "BD-3"],
            [
                "/transparency/processes",
                "/transparency/rules",
                "/transparency/audit",
                "/transparency/report",
                "/board/procedures",
                "/board/figures",
                "/rules",
            ],
            ["TransparencyPages", "The_yearly_report", "The_Boards_work", "InboxTests"]
        ),
        new(
            "B3",
            Instruments.StaffUnion,
            "aims, training and performance, 3",
            ["LE-1", "CY-2"],
            ["/appraisals/{id:guid}/objective", "/learning"],
            ["BeginningOfCycleJourney", "SimulationPages"]
        ),
        new(
            "B4",
            Instruments.StaffUnion,
            "aims, training and performance, 4–5",
            ["RG-1"],
            ["/jobs", "/jobs/{id:guid}", "/jobs/propose"],
            ["Job_descriptions"]
        ),
        new(
            "B6",
            Instruments.StaffUnion,
            "aims, training and performance, 6",
            ["LE-3", "LE-2"],
            ["/skills", "/skills/consent", "/skills/seen", "/skills/openings/{id:guid}", "/training/funds"],
            ["Apart_from_appraisals", "Apart_on_every_page", "Skills_and_who_finds_them", "Who_fits_an_opening"]
        ),
        new(
            "B7",
            Instruments.StaffUnion,
            "means, training policy",
            ["LE-2"],
            ["/training", "/training/funds", "/training/council"],
            ["TrainingJourney", "The_Training_Councils_room"]
        ),
        new(
            "B8",
            Instruments.StaffUnion,
            "means, performance management",
            ["CY-4", "PP-7"],
            ["/appraisals/{id:guid}/assessment/{part:regex(^(objective|career)$)}", "/promotions"],
            ["End_of_cycle", "An_exercise_of_promotions"]
        ),
        new(
            "C1",
            Instruments.StaffUnion,
            "what a personal promotion is",
            ["PP-9", "SV-1"],
            ["/promotions", "/people/{staffId}"],
            ["An_exercise_of_promotions", "StaffImportTests"]
        ),
        new(
            "C2",
            Instruments.StaffUnion,
            "first track",
            ["PP-1", "PP-2", "PP-6", "SV-3"],
            ["/promotions/me", "/promotions/{year:int}/list", "/promotions/{year:int}/quotas"],
            ["Golden_cases", "Quotas_of_track_1", "EligibilityTests"]
        ),
        new(
            "C3",
            Instruments.StaffUnion,
            "second track",
            ["PP-1", "PP-3"],
            ["/promotions/me", "/promotions/{year:int}/list"],
            ["Golden_cases", "Why_not_me"]
        ),
        new(
            "C4",
            Instruments.StaffUnion,
            "how it works",
            ["PP-6", "PP-7", "PP-8"],
            [
                "/promotions/{year:int}",
                "/promotions/{year:int}/quotas",
                "/promotions/{year:int}/form/{staffId?}",
                "/promotions/{year:int}/decisions",
                "/promotions/{year:int}/result",
            ],
            ["Exercise_in_a_browser", "Workflow_of_the_exercise"]
        ),
        new("N1", Instruments.StaffUnion, "note 1", ["PP-9"], ["/people/{staffId}"], ["An_exercise_of_promotions"]),
        new(
            "N2",
            Instruments.StaffUnion,
            "note 2",
            ["SV-3", "PP-4", "PP-5"],
            ["/promotions/me"],
            ["Golden_cases", "Promotions_of_random_careers"]
        ),
        new("N3", Instruments.StaffUnion, "note 3", ["PP-2"], ["/promotions/me"], ["Golden_cases"]),
        new("N4", Instruments.StaffUnion, "note 4", ["PP-6"], ["/promotions/{year:int}/quotas"], ["Quotas_of_track_1"]),
        new(
            "N5",
            Instruments.StaffUnion,
            "notes 5 and 6",
            ["PP-8"],
            ["/promotions/{year:int}/panels", "/promotions/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}/score/{staffId}"],
            ["Panels_that_compare", "Panels_and_decisions"]
        ),
        new(
            "D1",
            Instruments.StaffUnion,
            "training policy, aims",
            ["LE-2"],
            ["/training/funds", "/training/council"],
            ["TrainingJourney", "The_Training_Councils_room"]
        ),
        new(
            "D2",
            Instruments.StaffUnion,
            "training policy, merit increments",
            ["MI-1"],
            ["/promotions/{year:int}", "/promotions/{year:int}/list", "/promotions/{year:int}/result"],
            ["Other_exercises_in_a_browser"]
        ),
        new(
            "E1",
            Instruments.StaffUnion,
            "titularization and personal promotions, 1–2",
            ["PP-7", "TI-1", "MI-1"],
            ["/promotions", "/titularization/me"],
            ["An_exercise_of_promotions", "An_exercise_of_titularization", "Other_exercises_in_a_browser"]
        ),
        new(
            "E3",
            Instruments.StaffUnion,
            "titularization and personal promotions, 3",
            ["PP-11"],
            ["/promotions/what-if"],
            ["What_if", "WhatIfPages"]
        ),
        new(
            "E4",
            Instruments.StaffUnion,
            "titularization and personal promotions, 4–5",
            ["PP-8", "PP-10", "PP-11", "SV-6"],
            ["/promotions/{year:int}/panels", "/promotions/what-if"],
            ["Panels_and_decisions", "Rules_that_are_tried"]
        ),
        new("E6", Instruments.StaffUnion, "“One ILO”; news", [], [], []),
    ];
}
