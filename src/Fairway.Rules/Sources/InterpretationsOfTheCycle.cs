using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of rulebook section 3: the cycle, its forms and signatures.</summary>
internal static class InterpretationsOfTheCycle
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            7,
            "Who opens a cycle",
            ["CY-1", "CY-2"],
            "IGDS 100 says that the two discuss, not who begins.",
            ["Only the chief.", "HR for everybody.", "Either side; the chief also for the whole team at once."],
            "Either side. Officials are “strongly encouraged” to take part (§7) and can't be kept waiting by a chief who doesn't begin.",
            "HR",
            ["Workflow_of_the_cycle.Each_party_may_do_what_the_table_says_and_nothing_else"]
        ),
        new(
            8,
            "Drafts and sharing",
            ["CY-2", "CY-2a"],
            "“Official will record on the form”: nothing is said of unfinished texts.",
            ["Both always see what is typed.", "A draft is its author's until it is shared."],
            "A draft is its author's, preparation sheets too, until it is shared; the shared text is both sides', and each sees what the other changed.",
            "HR and the Staff Union",
            [
                "Workflow_of_the_cycle.Each_party_may_do_what_the_table_says_and_nothing_else",
                "Changes_between_two_versions.There_are_no_changes_exactly_when_two_versions_are_equal",
            ]
        ),
        new(
            9,
            "Order and reach of signatures",
            ["CY-2", "CY-2b", "CY-11"],
            "“Both parties sign, send to the Reports Board and keep copies.” No order is set, and nothing is said of a change after the first signature.",
            ["In any order.", "The official first.", "The supervisor first."],
            "The supervisor first: what is due on the due date is the supervisor's signature, and the official always signs a text that the supervisor stands by. A signature binds to the text that was shown; whatever changes the text voids it. It can be withdrawn until the other party signs; after the second signature nothing changes.",
            "HR; the Reports Board",
            [
                "Workflow_of_the_cycle.Nobody_signs_for_the_other_side",
                "Workflow_of_the_cycle.What_both_have_signed_changes_only_as_a_new_version",
                "cases/appraisals/the-supervisors-signature-on-the-day-is-in-time-though-the-official-has-yet-to-sign.json",
            ]
        ),
        new(
            10,
            "No signature before the discussion",
            ["CY-2b"],
            "Every step is described as a discussion whose outcome is recorded.",
            ["The date of signature is enough.", "The day of the discussion is recorded, and may not lie ahead."],
            "It is recorded, as part of the text that both sign, and may be the day of signing but not later. It may lie before the cycle begins: to prepare early is no mistake.",
            "HR",
            [
                "cases/appraisals/a-discussion-held-today-may-be-signed-today.json",
                "cases/appraisals/a-discussion-dated-tomorrow-may-not-be-signed-today.json",
            ]
        ),
        new(
            11,
            "Short first cycles",
            ["CY-2"],
            "The regular cycle is the biennium (Q4); somebody who begins in its last months would have a cycle of weeks.",
            ["Every cycle ends with its biennium.", "Under some length it merges into the next."],
            "Under six months (cycle.minimum) it merges into the next. The six months are counted from the first day: exactly six months are enough.",
            "HR",
            [
                "cases/appraisals/half-a-year-left-makes-a-cycle-of-its-own.json",
                "cases/appraisals/a-day-less-than-half-a-year-merges-into-the-next-biennium.json",
            ]
        ),
        new(
            12,
            "The mid-term of a cycle that is not two years long",
            ["CY-3"],
            "“Mid-term” of a cycle of two years is its twelfth month; of others nothing is said.",
            ["Half-way through each cycle.", "Twelve months after each start.", "None in short cycles."],
            "Twelve months after the start, as a parameter; where that falls on the cycle's last day or later, the end of the cycle takes its place.",
            "HR",
            [
                "cases/appraisals/a-mid-term-review-on-the-eve-of-the-last-day-is-due.json",
                "cases/appraisals/a-mid-term-review-on-the-last-day-is-left-out.json",
            ]
        ),
        new(
            13,
            "Days and months",
            ["CY-2b", "CY-8"],
            "The sources count in months and don't say how, nor when a day ends for somebody in Suva or Lima.",
            ["Working days; Geneva's midnight.", "Calendar days; midnight at the official's duty station."],
            "Calendar days that end at midnight at the official's duty station. Months are added to the start, each time anew, and clamped to the month's end: three months after 30 November is the last day of February. What is done on the day itself is in time.",
            "HR",
            [
                "Bienniums_and_spans.Months_are_clamped_to_the_end_of_the_month",
                "cases/appraisals/on-its-day-the-beginning-is-still-due.json",
                "cases/appraisals/the-day-after-its-day-the-beginning-is-late.json",
            ]
        ),
        new(
            14,
            "Lateness",
            ["CY-8"],
            "Judgment 3039: lateness does not void a report.",
            ["A late step is closed.", "A late step stays open and is marked."],
            "It stays open and the lateness stays on record, counted in days from the due day to the supervisor's signature, after the agreement too.",
            "The Tribunal has settled that it doesn't void; HR how it is recorded",
            ["cases/appraisals/lateness-stays-on-record-after-the-agreement.json"]
        ),
        new(
            15,
            "What the second level, HR and the Reports Board read",
            ["CY-7", "CY-12", "BD-1"],
            "The form is sent to the Board when both have signed; of the second level IGDS 100 speaks only for responsible chiefs' own appraisals.",
            ["Everything from the first draft.", "What stands under a signature.", "Only what both signed."],
            "The second level reads what stands under the supervisor's signature, HR and the Board what both signed. What two people are still writing is theirs.",
            "HR and the Staff Union",
            ["Workflow_of_the_cycle.Each_party_may_do_what_the_table_says_and_nothing_else"]
        ),
        new(
            16,
            "A Board member's own matters",
            ["BD-2"],
            "IGDS 100 says nothing of conflicts of interest in the Reports Board.",
            ["A member sees everything.", "A member who is a party to an appraisal is no member there."],
            "Who is official, supervisor, delegate or second level in an appraisal has that part in it and no other.",
            "The Reports Board in its procedures",
            ["People_around_an_appraisal.A_Board_member_who_is_a_party_is_no_Board_member_here"]
        ),
        new(
            17,
            "Who answers the managerial questions",
            ["CY-2", "CY-4"],
            "IGDS 100 (§9(a), (c)) speaks of “managers”; only some of them are responsible chiefs.",
            ["Everybody with “manager” in the title.", "Responsible chiefs.", "Responsible chiefs and delegates who sign."],
            "Those who sign others' appraisals: responsible chiefs, and delegates who sign. For each question the two write what is expected in this cycle.",
            "HR",
            [
                "cases/appraisals/a-manager-answers-every-managerial-question.json",
                "cases/appraisals/who-is-no-manager-is-not-asked-the-managerial-questions.json",
            ]
        ),
        new(
            18,
            "Languages and what a signature covers",
            ["CY-11"],
            "The Office works in three languages; the sources don't speak of translation.",
            ["The signature covers the page as shown.", "It covers what people wrote."],
            "It covers what the two wrote, whose appraisal and cycle it is, and the policy version, as canonical JSON (RFC 8785). Text stays in the language in which it was written; labels appear in each reader's and are not covered.",
            "HR",
            ["Canonical_JSON.The_hash_is_of_the_canonical_UTF8", "Another_implementation.Agrees_on_every_random_document"]
        ),
        new(
            19,
            "When upward feedback runs",
            ["UF-1"],
            "Between mid-term and end of cycle; results three months before the end-of-cycle discussion (§9(d)).",
            ["At a fixed time of the biennium.", "Counted back from each cycle's end."],
            "Counted back from the last day of each cycle of eighteen months or more; in shorter ones the channel shows it as not run. Only for responsible chiefs.",
            "HR and the Staff Union",
            [
                "cases/appraisals/upward-feedback-runs-in-a-cycle-of-exactly-eighteen-months.json",
                "cases/appraisals/upward-feedback-is-not-run-in-a-cycle-a-day-shorter-than-eighteen-months.json",
            ]
        ),
    ];
}
