namespace Fairway.Rules.Tests.Documents;

/// <summary>A provision of the framework, the rules that carry it out, and what is to be said where none does yet or ever will.</summary>
/// <param name="Text">The provision, as it is cited.</param>
/// <param name="About">What it asks for, in a few words.</param>
/// <param name="Rules">The rulebook's ids.</param>
/// <param name="Note">Why nothing, or not everything, carries it out; empty: all of it is.</param>
internal sealed record Provision(string Text, string About, string[] Rules, string Note = "")
{
    private const string Ahead = "Not carried out in this version.";

    public static Provision[] All { get; } =
    [
        new("IGDS 100 §1–4", "Purpose of the framework", [], "States reasons; nothing to carry out."),
        new("IGDS 100 §5", "Managers communicate the big picture", ["RB-3"]),
        new(
            "IGDS 100 §6–7",
            "Teams stay on track; two-way exchange",
            ["CY-2", "CY-2a"],
            "An attitude; the forms give both sides the same acts."
        ),
        new("IGDS 100 §8", "Individual results link to unit and organizational outcomes", ["RB-1", "RB-2", "RB-3"]),
        new("IGDS 100 §9", "Outcomes of discussions are formally recorded", ["CY-2b", "CY-11"]),
        new("IGDS 100 §9(a)", "Beginning of cycle", ["CY-2", "CY-2a", "CY-2b", "RB-2", "BD-1"]),
        new(
            "IGDS 100 §9(b)",
            "Mid-term review",
            ["CY-3"],
            "The due date is derived and shown; the step itself is not carried out in this version."
        ),
        new(
            "IGDS 100 §9(c)",
            "End of cycle",
            ["CY-4", "CY-5"],
            "The due date, scales and managerial questions are there; the step itself is not carried out in this version."
        ),
        new(
            "IGDS 100 §9(d)",
            "Upward feedback on responsible chiefs",
            ["UF-1", "CY-7"],
            "Groups, their keys and the external compiler; reports, who reads them and when; what everybody can check. Fetching a token in Fairway follows."
        ),
        new(
            "IGDS 100 §9(e), Q5",
            "Probation",
            ["PR-1", "PR-2", "PR-3"],
            "Its calendar stands; the steps themselves are not carried out in this version."
        ),
        new("IGDS 100 overview", "Preparation, discussion, form, signatures, copies", ["CY-2", "CY-2a", "CY-2b", "CY-12"]),
        new("IGDS 100 Q1", "Why performance management is important", [], "States reasons; nothing to carry out."),
        new("IGDS 100 Q2", "Ongoing dialogue; no surprises", ["CY-10"]),
        new(
            "IGDS 100 Q3",
            "How performance is measured",
            ["CY-4", "CY-5"],
            "Scales and questions are there; ratings are not carried out in this version."
        ),
        new(
            "IGDS 100 Q4",
            "Periodicity",
            ["CY-1", "CY-2", "PR-3", "PR-5"],
            "The calendar of all; in technical cooperation the reports themselves are not carried out in this version."
        ),
        new("IGDS 100 Q6", "Recognition and rewards", [], Ahead),
        new("IGDS 100 Q7", "Underperformance", ["UP-1", "UP-2"]),
        new(
            "IGDS 100 Q8",
            "The Reports Board examines and guides",
            ["BD-1", "BD-2"],
            "Receives and reads; examination with comments is not carried out in this version."
        ),
        new("IGDS 100 Q9", "Managers of smaller units are involved", ["SV-4", "SV-5"]),
        new("IGDS 100 Q10", "Field offices work by the same principles", ["SV-4"]),
        new(
            "IGDS 100 Q11",
            "Support; the Mediator in confidence",
            ["SU-1"],
            "Each step of a case names the support; a directory and a confidential way to the Mediator are not carried out in this version."
        ),
        new("IGDS 100 Q12, header", "Training; information by e-mail", ["LE-1", "NT-1"]),
        new(
            "Staff Union, Joint Training Council",
            "Staff development funds: their use, impact, and fit with needs",
            ["LE-2"],
            "Funds, requests and evaluations; the Council's own view, minutes and priorities are not carried out in this version."
        ),
        new("Staff Union, note 2", "Secondment counts as ILO service; accelerated accrual", ["SV-3", "PP-4", "PP-5"]),
        new(
            "Staff Union, personal promotions",
            "Who is eligible on the two tracks, and that the machinery is transparent",
            ["PP-1", "PP-2", "PP-3", "PP-10"],
            "Eligibility and its explanation; the yearly exercise with its panels is not carried out in this version."
        ),
        new("Staff Union, note 4", "The quota and its split between the groups", ["PP-6"]),
        new("Staff Union, note 1", "The official’s grade changes, not the post’s", ["PP-9"]),
        new("Staff Union, funding and contracts", "Contract form and funding are separate facts", ["SV-1", "SV-2", "SV-6"]),
        new(
            "Judgment 2172",
            "Comments and their answer before the second level",
            ["CY-6"],
            "Comments on the shared text; the window runs at the end of the cycle, not carried out in this version."
        ),
        new("Judgment 3039", "Lateness doesn't void", ["CY-8"]),
        new("Judgment 3251", "A case keeps the rules under which it was launched", ["CY-1"]),
        new(
            "Judgment 3322",
            "A lower source doesn't switch off a higher one",
            ["SV-4"],
            "Ranks of instruments are in `Instrument.Outranks`."
        ),
        new("Judgment 2170", "Nobody loses by a report that was never written", ["UP-4"]),
        new("Judgment 2414, with 3613, 3026 and 5134", "Guards before an adverse decision", ["UP-3"]),
        new("Assumption", "Every decision names the remedy against it", ["FA-3"], "Decisions in cases of underperformance."),
        new("Assumption", "A change of supervisor, unit or job inside a cycle; separation", ["CY-9"]),
    ];
}
