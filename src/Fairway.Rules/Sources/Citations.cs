using System.Collections.Immutable;
using static Fairway.Rules.Sources.Instruments;

namespace Fairway.Rules.Sources;

/// <summary>One citation for each rule of the rulebook that the software carries out so far; the member's name is the rule's id without the hyphen.</summary>
public static class Citations
{
    /// <summary>Categories and grades.</summary>
    public static Citation SV1 { get; } = new("SV-1", Assumption, "service.grades");

    /// <summary>Contract form and funding are separate facts.</summary>
    public static Citation SV2 { get; } = new("SV-2", Igds100, "Q4");

    /// <summary>Service is a list of dated periods; secondment counts.</summary>
    public static Citation SV3 { get; } = new("SV-3", StaffUnion, "How do personal promotions work, note 2");

    /// <summary>Units, responsible chiefs, second level.</summary>
    public static Citation SV4 { get; } = new("SV-4", Igds100, "§9(d), Q9");

    /// <summary>Delegation to the manager of a smaller unit.</summary>
    public static Citation SV5 { get; } = new("SV-5", Igds100, "Q9");

    /// <summary>Facts that fairness is judged by.</summary>
    public static Citation SV6 { get; } = new("SV-6", StaffUnion, "Personal promotions and reclassification");

    /// <summary>The biennium and its outcomes.</summary>
    public static Citation RB1 { get; } = new("RB-1", Igds100, "§8, §9(a), Q4");

    /// <summary>Every output links to an outcome.</summary>
    public static Citation RB2 { get; } = new("RB-2", Igds100, "§8, §9(a)");

    /// <summary>The unit's workplan.</summary>
    public static Citation RB3 { get; } = new("RB-3", Igds100, "§5, §8, overview");

    /// <summary>The regular cycle.</summary>
    public static Citation CY1 { get; } = new("CY-1", Igds100, "Q4");

    /// <summary>The beginning of the cycle.</summary>
    public static Citation CY2 { get; } = new("CY-2", Igds100, "§9(a), overview");

    /// <summary>Private preparation.</summary>
    public static Citation CY2a { get; } = new("CY-2a", Igds100, "overview");

    /// <summary>No signature before the discussion.</summary>
    public static Citation CY2b { get; } = new("CY-2b", Igds100, "§9, overview");

    /// <summary>The mid-term review.</summary>
    public static Citation CY3 { get; } = new("CY-3", Igds100, "§9(b), overview");

    /// <summary>The end of the cycle.</summary>
    public static Citation CY4 { get; } = new("CY-4", Igds100, "§9(c), Q3, overview");

    /// <summary>The rating scales.</summary>
    public static Citation CY5 { get; } = new("CY-5", Igds100, "Q3");

    /// <summary>Signing is not agreeing.</summary>
    public static Citation CY6 { get; } = new("CY-6", Judgment2172, "");

    /// <summary>The second level.</summary>
    public static Citation CY7 { get; } = new("CY-7", Igds100, "§9(d)");

    /// <summary>Lateness never voids.</summary>
    public static Citation CY8 { get; } = new("CY-8", Judgment3039, "");

    /// <summary>Changes inside a cycle.</summary>
    public static Citation CY9 { get; } = new("CY-9", Assumption, "handover");

    /// <summary>Dialogue is continuous; no surprises.</summary>
    public static Citation CY10 { get; } = new("CY-10", Igds100, "Q2");

    /// <summary>What is signed is frozen.</summary>
    public static Citation CY11 { get; } = new("CY-11", Assumption, "signed versions");

    /// <summary>Everyone has their own file.</summary>
    public static Citation CY12 { get; } = new("CY-12", Igds100, "overview (keep copies)");

    /// <summary>Notices.</summary>
    public static Citation NT1 { get; } = new("NT-1", Igds100, "header, Q12");

    /// <summary>Probation: its length and its steps.</summary>
    public static Citation PR1 { get; } = new("PR-1", Igds100, "§9(e), Q5");

    /// <summary>Input of colleagues or service recipients to the probationary report.</summary>
    public static Citation PR2 { get; } = new("PR-2", Igds100, "Q5");

    /// <summary>The third appraisal, between probation and the next biennium.</summary>
    public static Citation PR3 { get; } = new("PR-3", Igds100, "Q4");

    /// <summary>The guards before a recommendation not to confirm; with it J4505, J2836, J890 and J10.</summary>
    public static Citation PR4 { get; } = new("PR-4", Judgment1246, "time between two reports");

    /// <summary>Appraisal in technical cooperation.</summary>
    public static Citation PR5 { get; } = new("PR-5", Igds100, "Q4");

    /// <summary>When upward feedback runs; the channel shows its window.</summary>
    public static Citation UF1 { get; } = new("UF-1", Igds100, "§9(d)");

    /// <summary>What upward feedback asks.</summary>
    public static Citation UF2 { get; } = new("UF-2", Igds100, "§9(d), Q3");

    /// <summary>Who answers about whom.</summary>
    public static Citation UF3 { get; } = new("UF-3", Assumption, "upward feedback, respondents");

    /// <summary>Results are compiled externally, to ensure anonymity.</summary>
    public static Citation UF4 { get; } = new("UF-4", Igds100, "§9(d)");

    /// <summary>From how many answers on something of upward feedback is shown.</summary>
    public static Citation UF5 { get; } = new("UF-5", Assumption, "upward feedback, thresholds");

    /// <summary>Who reads a report of upward feedback, and when.</summary>
    public static Citation UF6 { get; } = new("UF-6", Assumption, "upward feedback, readers");

    /// <summary>Underperformance: its steps.</summary>
    public static Citation UP1 { get; } = new("UP-1", Igds100, "Q7");

    /// <summary>The six months, and what stops them.</summary>
    public static Citation UP2 { get; } = new("UP-2", Igds100, "Q7");

    /// <summary>Guards before an adverse decision.</summary>
    public static Citation UP3 { get; } = new("UP-3", Judgment2414, "with 3613, 3026 and 5134");

    /// <summary>Nobody loses by a report that was never written.</summary>
    public static Citation UP4 { get; } = new("UP-4", Judgment2170, "");

    /// <summary>What the Reports Board receives and does.</summary>
    public static Citation BD1 { get; } = new("BD-1", Igds100, "§9(a), Q8, overview");

    /// <summary>A Board member never examines their own matter.</summary>
    public static Citation BD2 { get; } = new("BD-2", Assumption, "conflict of interest");

    /// <summary>What the Board sees of compliance and of the distribution of ratings.</summary>
    public static Citation BD3 { get; } = new("BD-3", Igds100, "Q8; suppression: assumption");

    /// <summary>Conditions of both tracks of a personal promotion.</summary>
    public static Citation PP1 { get; } = new("PP-1", StaffUnion, "How do personal promotions work (Staff Regulations, 6.8.2; IGDS 125)");

    /// <summary>Track 1: especially meritorious service, within a quota.</summary>
    public static Citation PP2 { get; } = new("PP-2", StaffUnion, "How do personal promotions work, first track, notes 2 and 3");

    /// <summary>Track 2: satisfactory service.</summary>
    public static Citation PP3 { get; } = new("PP-3", StaffUnion, "How do personal promotions work, second track");

    /// <summary>Service that counts faster.</summary>
    public static Citation PP4 { get; } = new("PP-4", StaffUnion, "How do personal promotions work, note 2");

    /// <summary>How years of service are counted.</summary>
    public static Citation PP5 { get; } = new("PP-5", Assumption, "exact arithmetic in days");

    /// <summary>The quota of track 1.</summary>
    public static Citation PP6 { get; } = new("PP-6", StaffUnion, "How do personal promotions work, first track, note 4");

    /// <summary>The stations of the yearly exercise.</summary>
    public static Citation PP7 { get; } =
        new("PP-7", StaffUnion, "How do personal promotions work, how does it work, notes 5 and 6; publication: judgment 2837");

    /// <summary>Joint panels: who sits on them, how they assess.</summary>
    public static Citation PP8 { get; } =
        new("PP-8", StaffUnion, "How do personal promotions work, notes 5 and 6; membership: judgment 1815");

    /// <summary>It changes the official's grade, not the post's.</summary>
    public static Citation PP9 { get; } = new("PP-9", StaffUnion, "How do personal promotions work, note 1");

    /// <summary>Every answer explains itself.</summary>
    public static Citation PP10 { get; } = new("PP-10", StaffUnion, "Personal promotions and reclassification");

    /// <summary>A changed rule is tried on the real population before anybody signs it.</summary>
    public static Citation PP11 { get; } = new("PP-11", StaffUnion, "Personal promotions and reclassification; suppression: assumption");

    /// <summary>Merit increments from the results of the cycle, and how awards match ratings.</summary>
    public static Citation MI1 { get; } =
        new("MI-1", StaffUnion, "Training Policy, aims; Titularization and Personal Promotions; criteria: assumption");

    /// <summary>Titularization: an exercise with published criteria.</summary>
    public static Citation TI1 { get; } = new("TI-1", StaffUnion, "Titularization and Personal Promotions; criteria: assumption");

    /// <summary>Job descriptions and reclassification.</summary>
    public static Citation RG1 { get; } = new("RG-1", StaffUnion, "Personal promotions and reclassification; procedure: assumption");

    /// <summary>Recognition, and rewards.</summary>
    public static Citation RC1 { get; } = new("RC-1", Igds100, "Q6; kinds of rewards: assumption");

    /// <summary>Support, and where it is found.</summary>
    public static Citation SU1 { get; } = new("SU-1", Igds100, "Q11");

    /// <summary>Learning about the framework: guidance, sessions, courses, simulated discussions.</summary>
    public static Citation LE1 { get; } = new("LE-1", Igds100, "Q12");

    /// <summary>Training and the funds for it.</summary>
    public static Citation LE2 { get; } =
        new("LE-2", StaffUnion, "Joint Training Council: staff development funds, impact, needs; workflow: assumption");

    /// <summary>Skills mapping, apart from appraisals.</summary>
    public static Citation LE3 { get; } =
        new("LE-3", StaffUnion, "skills-mapping exercise without impact on the framework; catalogue, consent and search: assumption");

    /// <summary>Joint bodies and the Union see process and aggregates.</summary>
    public static Citation FA1 { get; } = new("FA-1", StaffUnion, "fair and transparent implementation; what is seen: assumption");

    /// <summary>Concerns that are raised and answered, and a survey after each cycle.</summary>
    public static Citation FA2 { get; } =
        new("FA-2", StaffUnion, "concerns regarding the framework; how a new cycle has responded to staff needs; days: assumption");

    /// <summary>Every decision names the remedy against it.</summary>
    public static Citation FA3 { get; } = new("FA-3", Assumption, "remedies and time limits");

    /// <summary>A panel reads named files with the candidate's consent alone.</summary>
    public static Citation FA4 { get; } = new("FA-4", Assumption, "consent in the candidate's form");

    /// <summary>All citations, in the rulebook's order.</summary>
    public static ImmutableArray<Citation> All { get; } =
    [
        SV1,
        SV2,
        SV3,
        SV4,
        SV5,
        SV6,
        RB1,
        RB2,
        RB3,
        CY1,
        CY2,
        CY2a,
        CY2b,
        CY3,
        CY4,
        CY5,
        CY6,
        CY7,
        CY8,
        CY9,
        CY10,
        CY11,
        CY12,
        NT1,
        PR1,
        PR2,
        PR3,
        PR4,
        PR5,
        UF1,
        UF2,
        UF3,
        UF4,
        UF5,
        UF6,
        UP1,
        UP2,
        UP3,
        UP4,
        BD1,
        BD2,
        BD3,
        PP1,
        PP2,
        PP3,
        PP4,
        PP5,
        PP6,
        PP7,
        PP8,
        PP9,
        PP10,
        PP11,
        MI1,
        TI1,
        RG1,
        RC1,
        SU1,
        LE1,
        LE2,
        LE3,
        FA1,
        FA2,
        FA3,
        FA4,
    ];

    /// <summary>The citation of a rule by its id; null if there is none.</summary>
    public static Citation? Find(string rule) => All.FirstOrDefault(citation => citation.Rule == rule);
}
