using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of the calendar: whose obligations count on a day, third appraisals, technical cooperation.</summary>
internal static class InterpretationsOfObligations
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            26,
            "Whose calendar counts after a change of funding",
            ["PR-1", "PR-5", "SV-2", "CY-1"],
            "IGDS 100 (Q4, Q5) describes the regular cycle, probation and technical cooperation as if nobody moved from one to another.",
            [
                "The funding at entry on duty decides for the whole career.",
                "The funding on the first day of a cycle decides for that cycle.",
                "The funding on the day on which a step is due decides.",
            ],
            "The funding on the due date, also in the first two years: what then pays for the post decides whose report is useful. A return to the regular budget, after technical cooperation or after a day outside service, begins a first cycle anew; a change of unit, grade or post, leave without pay and secondment don't.",
            "HR",
            [
                "cases/obligations/in-the-first-two-years-technical-cooperation-has-its-own-reports-and-no-steps-of-probation.json",
                "cases/obligations/a-move-to-technical-cooperation-ends-the-regular-cycle-without-its-end.json",
                "cases/obligations/a-gap-of-one-day-begins-a-first-cycle-anew.json",
                "cases/obligations/periods-that-follow-each-other-without-a-day-between-are-one-stretch.json",
            ]
        ),
        new(
            27,
            "What a third appraisal is",
            ["PR-3", "CY-2"],
            "“After the two years of probationary service, they will have a third appraisal with a variable duration until the start of the next biennium” (Q4).",
            [
                "Only what fits between probation and the next biennium, however short; what merges into a biennium is a regular cycle.",
                "The cycle that begins on the day after probation, of whatever length, unless a biennium begins on that day.",
            ],
            "The second. Where less than cycle.minimum is left it runs to the end of the next biennium and stays a third appraisal. It needs regular-budget service on the day after probation, and no more: also for somebody who comes from technical cooperation on that very day. Who comes later has a first cycle as anybody.",
            "HR; the Reports Board",
            [
                "cases/obligations/a-third-appraisal-of-exactly-six-months-ends-with-the-biennium.json",
                "cases/obligations/a-third-appraisal-of-a-day-less-than-six-months-runs-to-the-end-of-the-next-biennium.json",
                "cases/obligations/probation-that-ends-with-a-biennium-is-followed-by-no-third-appraisal.json",
                "cases/obligations/regular-budget-from-the-very-day-after-probation-begins-a-third-appraisal.json",
                "cases/obligations/regular-budget-from-the-second-day-after-probation-begins-a-first-cycle.json",
            ]
        ),
        new(
            28,
            "How long probation lasts where service is interrupted",
            ["PR-1"],
            "“An official is on probation during the first two years of service” (Q5). Nothing is said of leave, gaps or secondment.",
            ["Interruptions prolong it.", "It ends two years after entry on duty, whatever happens between."],
            "Two years after entry on duty. A prolongation is a decision with its own guards (PR-4), not a sum. Steps that would fall into a gap are not due.",
            "HR",
            [
                "cases/obligations/a-gap-takes-the-steps-of-probation-that-fall-into-it.json",
                "cases/obligations/leave-without-pay-on-probation-puts-nothing-off.json",
            ]
        ),
        new(
            29,
            "From where yearly reports in technical cooperation are counted",
            ["PR-5"],
            "“First appraisal report six months after entry on duty; thereafter … on an annual basis” (Q4).",
            [
                "Twelve months after the report before, on whatever day it was made or clamped to.",
                "6, 18, 30 … months after entry on duty.",
                "Anew from the first day of each stretch of technical cooperation.",
            ],
            "6, 18, 30 … months after entry on duty, each added to that day: a late report or a short month moves no later one. Who comes to technical cooperation later has the reports that fall into it.",
            "HR",
            [
                "cases/obligations/reports-in-technical-cooperation-are-counted-from-entry-on-duty-each-time-anew.json",
                "cases/obligations/who-moves-to-technical-cooperation-later-has-the-reports-that-fall-into-it.json",
            ]
        ),
        new(
            30,
            "Steps on the last day, and during leave without pay or secondment",
            ["CY-4", "PR-1", "SV-3"],
            "The sources don't say what becomes of a step when somebody leaves or is away.",
            [
                "A cycle that can't be finished has no steps.",
                "Steps are due as long as the official is in service on their day.",
                "Steps are put off until the official is back.",
            ],
            "What is due on or before the last day of service is due, on the last day too; nothing after it. Leave without pay and secondment are in service: steps fall due and are listed, and HR can put them off (decision of a person, on record).",
            "HR",
            [
                "cases/obligations/who-leaves-on-the-due-date-has-the-step.json",
                "cases/obligations/who-leaves-on-the-day-before-the-due-date-has-not-the-step.json",
                "cases/obligations/leave-without-pay-puts-nothing-off.json",
                "cases/obligations/secondment-puts-nothing-off.json",
            ]
        ),
    ];
}
