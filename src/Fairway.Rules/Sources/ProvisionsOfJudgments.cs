using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>What judgments say that the rules rest on.</summary>
internal static class ProvisionsOfJudgments
{
    public static ImmutableArray<Provision> All { get; } =
    [
        new("J1246", Instruments.Judgment1246, "", ["PR-4"], ["/probation/{id:guid}/report"], ["Workflow_of_probation"]),
        new("J2172", Instruments.Judgment2172, "", ["CY-6"], ["/appraisals/{id:guid}"], ["Comments_window", "End_of_cycle"]),
        new(
            "J3039",
            Instruments.Judgment3039,
            "",
            ["CY-8"],
            ["/compliance", "/board/items/{id:guid}"],
            ["Late_steps", "Late_steps_of_a_case"]
        ),
        new("J3251", Instruments.Judgment3251, "", ["CY-1"], ["/rules"], ["Library_as_shipped", "From_the_calendar"]),
        new("J3322", Instruments.Judgment3322, "", ["SV-4"], ["/rules/{rule}"], ["Citations_findings_and_refusals"]),
        new("J2170", Instruments.Judgment2170, "", ["UP-4"], ["/appraisals/exclusions"], ["ExclusionTests", "A_case_and_its_steps"]),
        new(
            "J2414",
            Instruments.Judgment2414,
            "",
            ["UP-3", "PR-4"],
            ["/underperformance/{id:guid}/outcome", "/probation/{id:guid}/override"],
            ["Workflow_of_a_case", "ProbationTests"]
        ),
    ];
}
