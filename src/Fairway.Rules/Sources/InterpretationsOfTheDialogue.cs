using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of CY-10: the dialogue between the steps, and no surprises at its end.</summary>
internal static class InterpretationsOfTheDialogue
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            20,
            "What counts as raised",
            ["CY-10"],
            "IGDS 100 (Q2) asks that the end-of-cycle discussion bring no surprises. It doesn't say what must have been said before, to whom, or when.",
            [
                "Anything that either side remembers.",
                "Any entry of the journal, about whatever.",
                "What the supervisor's side wrote about the very output or competency, where the official could see it.",
            ],
            "An entry of the journal by the supervisor's side about the very output or competency that is rated: a check-in, a difficulty or feedback, not a note of progress, which says that it moves. A predecessor's entry counts, a delegate's too; the official's own doesn't, nor one about the whole appraisal. So does a problem named in the mid-term review that the supervisor signed. It counts from the day on which the official could see it, as the system dates it: a private note from the day on which it is shared, and the day that an entry tells of changes nothing. Thirty days before (noSurprises.lead), the thirtieth included. Where nothing was raised, or too late, the rating stands and its author explains it; the Reports Board reads the explanation. The overall rating is a judgement of the whole and is not tested by itself.",
            "HR and the Staff Union; the Reports Board",
            [
                "No_surprises.What_the_supervisors_side_writes_about_the_very_part_is_raised",
                "cases/appraisals/what-was-raised-exactly-thirty-days-before-the-rating-was-raised-in-time.json",
                "cases/appraisals/what-was-raised-twenty-nine-days-before-the-rating-needs-an-explanation.json",
                "cases/appraisals/what-stands-in-the-mid-term-review-that-the-supervisor-signed-was-raised.json",
            ]
        ),
        new(
            21,
            "Who writes and reads the journal",
            ["CY-10"],
            "Dialogue is between the official and the supervisor (Q2). Nothing is said of what they note between the steps.",
            [
                "It goes with the form to the second level, HR and the Reports Board.",
                "It is the supervisor's record.",
                "It is the two sides' own.",
            ],
            "Both sides write, from the opening of the cycle until its end is complete, and nobody else reads: official, responsible chief, and the delegate if there is one. A successor reads on from the predecessor. Private notes are their author's alone until shared; what is shared is shared for good, and a later entry corrects it. Whoever wants the second level or the Board to know something writes it in the form. A file attached to an agreed output goes with the form; one attached to an entry goes with the entry.",
            "HR and the Staff Union",
            ["Workflow_of_the_journal.Both_sides_and_nobody_else_write_in_it_from_the_opening_on"]
        ),
    ];
}
