using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Each paragraph and question of the information note on the framework.</summary>
internal static class ProvisionsOfTheFramework
{
    public static ImmutableArray<Provision> All { get; } =
    [
        new("P1", Instruments.Igds100, "§1", [], [], []),
        new("P2", Instruments.Igds100, "§2", ["CY-1"], ["/rules"], ["Library_as_shipped", "Citations_findings_and_refusals"]),
        new("P3", Instruments.Igds100, "§3", ["CY-4", "CY-10"], ["/appraisals/{id:guid}", "/team"], ["WholeAppraisalJourney", "TeamTests"]),
        new(
            "P4",
            Instruments.Igds100,
            "§4",
            ["CY-1", "CY-2", "CY-10"],
            ["/calendar", "/appraisals/{id:guid}/journal"],
            ["JournalJourney", "CalendarPages"]
        ),
        new("P5", Instruments.Igds100, "§5", ["RB-3"], ["/workplans", "/team", "/outcomes"], ["WorkplanPages", "TeamTests"]),
        new("P6", Instruments.Igds100, "§6", ["RB-3", "CY-8"], ["/team", "/compliance"], ["TeamListTests", "Compliance_of_a_unit"]),
        new(
            "P7",
            Instruments.Igds100,
            "§7",
            ["CY-2a", "CY-2b"],
            ["/appraisals/{id:guid}/prepare", "/appraisals/{id:guid}/share"],
            ["DraftTests", "BeginningOfCycleJourney"]
        ),
        new(
            "P8",
            Instruments.Igds100,
            "§8",
            ["RB-1", "RB-2", "RB-3"],
            ["/outcomes", "/workplans"],
            ["OutcomePages", "Results_and_what_serves_them"]
        ),
        new(
            "P9",
            Instruments.Igds100,
            "§9",
            ["CY-2b", "CY-11"],
            ["/appraisals/{id:guid}/sign", "/appraisals/{id:guid}/record.json"],
            ["BeginningOfCycleTests", "RecordTests"]
        ),
        new(
            "P9a",
            Instruments.Igds100,
            "§9(a)",
            ["CY-2", "RB-2", "BD-1"],
            [
                "/appraisals/{id:guid}",
                "/appraisals/{id:guid}/outputs/{outputId:guid}",
                "/appraisals/{id:guid}/competencies",
                "/appraisals/{id:guid}/objective",
                "/appraisals/{id:guid}/accountabilities",
            ],
            ["BeginningOfCycleJourney", "Agreement_before_it_is_signed"]
        ),
        new(
            "P9b",
            Instruments.Igds100,
            "§9(b)",
            ["CY-3"],
            ["/appraisals/{id:guid}/review/outputs/{outputId:guid}", "/appraisals/{id:guid}/review/discussion"],
            ["Mid_term_review", "WholeAppraisalJourney"]
        ),
        new(
            "P9c",
            Instruments.Igds100,
            "§9(c)",
            ["CY-4", "CY-5", "CY-6", "CY-7"],
            [
                "/appraisals/{id:guid}/self/outputs/{outputId:guid}",
                "/appraisals/{id:guid}/assessment/outputs/{outputId:guid}",
                "/appraisals/{id:guid}/assessment/accountabilities",
                "/appraisals/{id:guid}/assessment/overall",
            ],
            ["End_of_the_cycle", "End_of_cycle", "WholeAppraisalJourney"]
        ),
        new(
            "P9d",
            Instruments.Igds100,
            "§9(d)",
            ["UF-1", "UF-2", "UF-3", "UF-4", "UF-5", "UF-6", "CY-7"],
            ["/feedback/upward", "/feedback/keys", "/feedback/reports", "/feedback/counts", "/team/second"],
            [
                "Fetching_a_token",
                "From_list_to_report",
                "Nobody_can_be_linked_to_an_answer",
                "Reports_of_feedback",
                "From_invitation_to_receipt",
            ]
        ),
        new(
            "P9e",
            Instruments.Igds100,
            "§9(e)",
            ["PR-1", "PR-2"],
            ["/probation/{id:guid}", "/probation/input/{id:guid}"],
            ["ProbationJourney", "Workflow_of_probation"]
        ),
        new(
            "OvPrepare",
            Instruments.Igds100,
            "overview, preparation",
            ["CY-2a"],
            ["/appraisals/{id:guid}/prepare"],
            ["DraftTests", "WholeAppraisalJourney"]
        ),
        new(
            "OvBegin",
            Instruments.Igds100,
            "overview, beginning of cycle",
            ["CY-2", "CY-2b", "CY-12", "BD-1"],
            ["/appraisals/{id:guid}", "/appraisals/{id:guid}/print", "/board"],
            ["BeginningOfCycleTests", "OwnFilePages", "InboxTests"]
        ),
        new(
            "OvMid",
            Instruments.Igds100,
            "overview, mid-term review",
            ["CY-3", "CY-12", "PR-1"],
            ["/appraisals/{id:guid}/review/outputs/{outputId:guid}", "/appraisals/{id:guid}/review/objective"],
            ["Mid_term_review", "ProbationTests"]
        ),
        new(
            "OvEnd",
            Instruments.Igds100,
            "overview, end of cycle",
            ["CY-4", "CY-5", "CY-12", "BD-1"],
            ["/appraisals/{id:guid}/assessment/overall", "/appraisals/{id:guid}/assessment/discussion", "/appraisals/file"],
            ["End_of_cycle", "WholeAppraisalJourney"]
        ),
        new(
            "OvOngoing",
            Instruments.Igds100,
            "overview, throughout",
            ["CY-10"],
            ["/appraisals/{id:guid}/journal"],
            ["JournalTests", "JournalJourney", "No_surprises"]
        ),
        new("Q1", Instruments.Igds100, "Q1", [], [], []),
        new("Q2", Instruments.Igds100, "Q2", ["CY-10"], ["/appraisals/{id:guid}/journal", "/team"], ["No_surprises", "JournalJourney"]),
        new(
            "Q3",
            Instruments.Igds100,
            "Q3",
            ["CY-4", "CY-5", "UF-2"],
            [
                "/appraisals/{id:guid}/assessment/outputs/{outputId:guid}",
                "/appraisals/{id:guid}/assessment/competencies/{code}",
                "/appraisals/{id:guid}/assessment/overall",
            ],
            ["End_of_the_cycle", "Odd_overall_ratings", "End_of_cycle"]
        ),
        new(
            "Q4",
            Instruments.Igds100,
            "Q4",
            ["CY-1", "PR-3", "PR-5", "SV-2"],
            ["/calendar", "/appraisals/open"],
            ["Calendar_of_the_cycle", "Golden_cases", "From_the_calendar", "ObligationsTests"]
        ),
        new(
            "Q5",
            Instruments.Igds100,
            "Q5",
            ["PR-1", "PR-2", "PR-4"],
            ["/probation/{id:guid}", "/probation/{id:guid}/colleagues", "/probation/{id:guid}/report"],
            ["ProbationJourney", "Designating_colleagues", "ProbationPagesTests"]
        ),
        new("Q6", Instruments.Igds100, "Q6", ["RC-1"], ["/recognition"], ["RecognitionJourney"]),
        new(
            "Q7",
            Instruments.Igds100,
            "Q7",
            ["UP-1", "UP-2", "UP-3", "UP-4"],
            ["/underperformance", "/underperformance/{id:guid}", "/underperformance/{id:guid}/plan", "/underperformance/{id:guid}/review"],
            ["ImprovementPlanJourney", "A_case_and_its_steps", "Workflow_of_a_case"]
        ),
        new(
            "Q8",
            Instruments.Igds100,
            "Q8",
            ["BD-1", "BD-2", "BD-3"],
            ["/board", "/board/items/{id:guid}", "/board/sessions", "/board/letters/write", "/board/figures", "/board/procedures"],
            ["The_Boards_work", "BoardSessionJourney", "Figures_over_time"]
        ),
        new(
            "Q9",
            Instruments.Igds100,
            "Q9",
            ["SV-4", "SV-5"],
            ["/units/delegations", "/team", "/team/next/{after:guid}"],
            ["DelegationPages", "Delegation_of_appraisal_work", "TeamRoundsTests"]
        ),
        new(
            "Q10",
            Instruments.Igds100,
            "Q10",
            ["SV-4", "LE-1"],
            ["/units", "/learning/sessions", "/learning/offline"],
            ["Duty_stations", "SessionPages", "OfflineBundle"]
        ),
        new(
            "Q11",
            Instruments.Igds100,
            "Q11",
            ["SU-1"],
            ["/support/people", "/support/coaching", "/support/mediator", "/learning/guidance/{code}"],
            ["SupportPages", "ConfidentialMessages", "Sealed_conversations"]
        ),
        new(
            "Q12",
            Instruments.Igds100,
            "Q12",
            ["LE-1"],
            [
                "/learning",
                "/learning/simulations/{code}",
                "/learning/courses/{code}",
                "/learning/sessions",
                "/learning/offline",
                "/learning/questions",
                "/learning/forms/{code}",
            ],
            ["SimulationPages", "OfflineBundle", "SessionPages", "Content"]
        ),
        new(
            "Header",
            Instruments.Igds100,
            "header; Q12",
            ["NT-1"],
            ["/notices", "/notices/write", "/calendar"],
            ["Notices_to_many", "Reminders_and_summaries", "NoticePages"]
        ),
        new(
            "References",
            Instruments.Igds100,
            "additional references",
            ["LE-1"],
            ["/learning/forms/{code}", "/appraisals/{id:guid}/blank"],
            ["SimulationPages", "PaperPagesTests"]
        ),
    ];
}
