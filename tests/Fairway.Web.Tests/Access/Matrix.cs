namespace Fairway.Web.Tests.Access;

/// <summary>
/// Who may do what, written by hand from the rules and not from the code. A line names an endpoint, then for each state who may:
/// <list type="bullet">
/// <item>O the official, S the responsible chief, D a delegate who contributes, G a delegate who signs, C the chief whose delegate signs, 2 the second
/// level (SV-4, SV-5);</item>
/// <item>N who stands in for S (SV-4): all that S may; E who supervised a part that has ended (CY-9): to read what stood in it, and the handover note;</item>
/// <item>M a member of the Reports Board, B its secretary (BD-1), H the HR partner of the official's unit, W an HR officer for the whole
/// organization;</item>
/// <item>who is in no line has no part: h the HR partner of another unit, A the administrator, U the Union, L the Mediator, R the auditor, who like
/// A is not in the staff file, X a colleague (decision 13, FA-1). For them the appraisal does not exist: 404. Who is not signed in is asked to sign in.</item>
/// </list>
/// </summary>
internal static class Matrix
{
    public const string Everybody = "OSDGC2MBHWhAULXENR";

    /// <summary>Those for whom an appraisal of O exists in no state; '-' is not signed in.</summary>
    public const string Outsiders = "hAULXR-";

    /// <summary>The states of each table, in the order of its columns.</summary>
    public static readonly IReadOnlyList<(string[] States, string Table)> Tables;

    static Matrix() =>
        Tables = [
            (["draft", "shared", "signed", "agreed", "complete"], OfBeginnings),
            (["agreed", "reviewing", "review-signed", "reviewed"], OfReviews),
            (["reviewed", "self", "assessed", "objected", "second", "complete"], OfEnds),
        ];

    /// <summary>Lines that read: for GET who gets the page.</summary>
    private const string OfBeginnings = """
        # An appraisal exists for its parties, the second level and HR at every stage, for the Board once it has received it.
        GET /appraisals/{id:guid}                                                    OSNEDGC2HW   OSNEDGC2HW   OSNEDGC2HW   OSNEDGC2HWMB OSNEDGC2HWMB
        # The form on paper: whoever may read the form (CY-2, CY-7, CY-12, BD-1).
        GET /appraisals/{id:guid}/print                                              -            OSNEDG       OSNEDGC2     OSNEDGC2HWMB OSNEDGC2HWMB
        # The same as a file, and the record that its check code is of.
        GET /appraisals/{id:guid}/print.pdf                                          -            OSNEDG       OSNEDGC2     OSNEDGC2HWMB OSNEDGC2HWMB
        GET /appraisals/{id:guid}/record.json                                        -            OSNEDG       OSNEDGC2     OSNEDGC2HWMB OSNEDGC2HWMB
        # Private sheets: each side's own (CY-2a); written until a signature stands.
        GET /appraisals/{id:guid}/prepare                                            OSNDG        OSNDG        OSNDG        OSNDG        OSNDG
        POST /appraisals/{id:guid}/prepare                                           OSNDG        OSNDG        -            OSNDG        -
        POST /appraisals/{id:guid}/prepare?handler=Autosave                          OSNDG        OSNDG        -            OSNDG        -
        POST /appraisals/{id:guid}/prepare?handler=Share                             OSNDG        OSNDG        -            OSNDG        -
        # Drafts: each party's own, until both have signed (decisions 1 and 2).
        GET /appraisals/{id:guid}/outputs/{outputId:guid}                            OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}                           OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Another           OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Autosave          OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Remove            OSNDG        OSNDG        OSNDG        -            -
        GET /appraisals/{id:guid}/competencies                                       OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/competencies                                      OSNDG        OSNDG        OSNDG        -            -
        GET /appraisals/{id:guid}/competencies/{code}                                -            OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/competencies/{code}                               -            OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/competencies/{code}?handler=Autosave              -            OSNDG        OSNDG        -            -
        GET /appraisals/{id:guid}/objective                                          OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/objective                                         OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/objective?handler=Autosave                        OSNDG        OSNDG        OSNDG        -            -
        GET /appraisals/{id:guid}/accountabilities                                   OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/accountabilities                                  OSNDG        OSNDG        OSNDG        -            -
        GET /appraisals/{id:guid}/discussion                                         OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/discussion                                        OSNDG        OSNDG        OSNDG        -            -
        # Sharing needs a draft of one's own; each of these readers has one.
        GET /appraisals/{id:guid}/share                                              OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/share                                             OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/share?handler=Update                              OSNDG        OSNDG        OSNDG        -            -
        POST /appraisals/{id:guid}/share?handler=Discard                             OSNDG        OSNDG        OSNDG        -            -
        # Remarks: between the two sides, on what is shared.
        POST /appraisals/{id:guid}?handler=Comment                                   -            OSNDG        OSNDG        -            -
        # The journal: both sides write and read, nobody else (CY-10). The note is the reader's own; of who has none, the official's.
        GET /appraisals/{id:guid}/journal                                            OSNEDG       OSNEDG       OSNEDG       OSNEDG       OSNEDG
        GET /appraisals/{id:guid}/journal/write                                      OSNDG        OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/journal/write                                     OSNDG        OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/journal/write?handler=Keep                        OSNDG        OSNDG        OSNDG        OSNDG        -
        GET /appraisals/{id:guid}/journal/{entry:guid}                               OSNDG        OSNDG        OSNDG        OSNDG        OSNDG
        POST /appraisals/{id:guid}/journal/{entry:guid}                              OSNDG        OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/journal/{entry:guid}?handler=Share                OSNDG        OSNDG        OSNDG        OSNDG        -
        # Nobody else has seen a private note: its writer deletes it at any time.
        POST /appraisals/{id:guid}/journal/{entry:guid}?handler=Delete               OSNDG        OSNDG        OSNDG        OSNDG        OSNDG
        # Files: whoever may read the form sees those of its outputs; each side attaches, and removes its own.
        GET /appraisals/{id:guid}/evidence                                           OSNEDG       OSNEDG       OSNEDGC2     OSNEDGC2HWMB OSNEDGC2HWMB
        GET /appraisals/{id:guid}/evidence/{file:guid}                               OSNEDG       OSNEDG       OSNEDGC2     OSNEDGC2HWMB OSNEDGC2HWMB
        POST /appraisals/{id:guid}/evidence                                          OSNDG        OSNDG        OSNDG        OSNDG        -
        # This one hangs on a private note, and goes as the note does.
        POST /appraisals/{id:guid}/evidence?handler=Remove                           OSNDG        OSNDG        OSNDG        OSNDG        OSNDG
        # The paper route (decision 6): the two sides and HR print a blank form; HR alone enters a signed one, which wants a scan. There is none here.
        GET /appraisals/{id:guid}/blank                                              OSNDGHW      OSNDGHW      OSNDGHW      OSNDGHW      OSNDGHW
        GET /appraisals/{id:guid}/paper                                              HW           HW           HW           HW           -
        POST /appraisals/{id:guid}/paper                                             -            -            -            -            -
        GET /appraisals/{id:guid}/paper/{paper:guid}                                 -            -            -            -            -
        # The handover note: whose part it was, as long as the cycle runs (CY-9).
        GET /appraisals/{id:guid}/handover/{part:guid}                               E            E            E            E            E
        POST /appraisals/{id:guid}/handover/{part:guid}                              E            E            E            E            -
        POST /appraisals/{id:guid}/handover/{part:guid}?handler=Keep                 E            E            E            E            -
        POST /appraisals/{id:guid}/handover/{part:guid}?handler=Autosave             E            E            E            E            -
        # Signing: the supervisor or the delegate who signs, then the official (decision 2).
        GET /appraisals/{id:guid}/sign                                               -            SNG          O            -            -
        POST /appraisals/{id:guid}/sign                                              -            SNG          O            -            -
        POST /appraisals/{id:guid}?handler=Withdraw                                  -            -            SNG          -            -
        """;

    private const string OfReviews = """
        # The mid-term review: both sides draft and share, until both have signed (CY-3).
        GET  /appraisals/{id:guid}/review/outputs/{outputId:guid}                    OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/outputs/{outputId:guid}                    OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/outputs/{outputId:guid}?handler=Autosave   OSNDG        OSNDG        OSNDG        -
        # Only a new output is taken away; this one was agreed on.
        POST /appraisals/{id:guid}/review/outputs/{outputId:guid}?handler=Remove     -            -            -            -
        GET  /appraisals/{id:guid}/review/objective                                  OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/objective                                  OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/objective?handler=Autosave                 OSNDG        OSNDG        OSNDG        -
        GET  /appraisals/{id:guid}/review/number                                     OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/number                                     OSNDG        OSNDG        OSNDG        -
        GET  /appraisals/{id:guid}/review/discussion                                 OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/discussion                                 OSNDG        OSNDG        OSNDG        -
        GET  /appraisals/{id:guid}/review/share                                      OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/share                                      OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/share?handler=Update                       OSNDG        OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/review/share?handler=Discard                      OSNDG        OSNDG        OSNDG        -
        GET  /appraisals/{id:guid}/print                                             OSNEDGC2HWMB OSNEDG       OSNEDGC2     OSNEDGC2HW
        GET  /appraisals/{id:guid}/record.json                                       OSNEDGC2HWMB OSNEDG       OSNEDGC2     OSNEDGC2HW
        GET  /appraisals/{id:guid}/sign                                              -            SNG          O            -
        POST /appraisals/{id:guid}/sign                                              -            SNG          O            -
        POST /appraisals/{id:guid}?handler=Withdraw                                  -            -            SNG          -
        POST /appraisals/{id:guid}?handler=Comment                                   -            OSNDG        OSNDG        -
        POST /appraisals/{id:guid}/prepare                                           OSNDG        OSNDG        -            OSNDG
        # What is settled is taken up again with a reason, by either side (CY-11).
        POST /appraisals/{id:guid}?handler=Correct                                   OSNDG        -            -            OSNDG
        """;

    private const string OfEnds = """
        # The official's self-assessment, until the supervisor has signed (CY-4).
        GET  /appraisals/{id:guid}/self/outputs/{outputId:guid}                      O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/outputs/{outputId:guid}                      O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/outputs/{outputId:guid}?handler=Back         O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/outputs/{outputId:guid}?handler=Autosave     O            O            -            -            -            -
        GET  /appraisals/{id:guid}/self/competencies/{code}                          O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/competencies/{code}                          O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/competencies/{code}?handler=Back             O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/competencies/{code}?handler=Autosave         O            O            -            -            -            -
        GET  /appraisals/{id:guid}/self/{part:regex(^(objective|career)$)}           O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/{part:regex(^(objective|career)$)}           O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/{part:regex(^(objective|career)$)}?handler=Back O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/{part:regex(^(objective|career)$)}?handler=Autosave O            O            -            -            -            -
        GET  /appraisals/{id:guid}/self/accountabilities                             O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/accountabilities                             O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/accountabilities?handler=Back                O            O            -            -            -            -
        POST /appraisals/{id:guid}/self/accountabilities?handler=Autosave            O            O            -            -            -            -
        # Extra criteria are answered where the cycle has some; this one has none.
        GET  /appraisals/{id:guid}/self/criteria                                     -            -            -            -            -            -
        POST /appraisals/{id:guid}/self/criteria                                     -            -            -            -            -            -
        POST /appraisals/{id:guid}/self/criteria?handler=Back                        -            -            -            -            -            -
        POST /appraisals/{id:guid}/self/criteria?handler=Autosave                    -            -            -            -            -            -
        GET  /appraisals/{id:guid}/assessment/criteria                               -            -            -            -            -            -
        POST /appraisals/{id:guid}/assessment/criteria                               -            -            -            -            -            -
        POST /appraisals/{id:guid}/assessment/criteria?handler=Back                  -            -            -            -            -            -
        POST /appraisals/{id:guid}/assessment/criteria?handler=Autosave              -            -            -            -            -            -
        GET  /appraisals/{id:guid}/self/submit                                       O            O            -            -            -            -
        # Submitting wants a whole self-assessment: without one it is refused; sent again it is done already.
        POST /appraisals/{id:guid}/self/submit                                       -            O            -            -            -            -
        # The assessment is the supervisor's side's, and nobody else's until it is signed (decision 1).
        GET  /appraisals/{id:guid}/assessment/outputs/{outputId:guid}                SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/outputs/{outputId:guid}                SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/outputs/{outputId:guid}?handler=Back   SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/outputs/{outputId:guid}?handler=Autosave SNDG         SNDG         -            -            -            -
        GET  /appraisals/{id:guid}/assessment/competencies/{code}                    SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/competencies/{code}                    SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/competencies/{code}?handler=Back       SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/competencies/{code}?handler=Autosave   SNDG         SNDG         -            -            -            -
        GET  /appraisals/{id:guid}/assessment/{part:regex(^(objective|career)$)}     SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/{part:regex(^(objective|career)$)}     SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/{part:regex(^(objective|career)$)}?handler=Back SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/{part:regex(^(objective|career)$)}?handler=Autosave SNDG         SNDG         -            -            -            -
        GET  /appraisals/{id:guid}/assessment/accountabilities                       SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/accountabilities                       SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/accountabilities?handler=Back          SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/accountabilities?handler=Autosave      SNDG         SNDG         -            -            -            -
        GET  /appraisals/{id:guid}/assessment/overall                                SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/overall                                SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/overall?handler=Back                   SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/overall?handler=Autosave               SNDG         SNDG         -            -            -            -
        GET  /appraisals/{id:guid}/assessment/discussion                             SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/discussion                             SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/discussion?handler=Back                SNDG         SNDG         -            -            -            -
        POST /appraisals/{id:guid}/assessment/discussion?handler=Autosave            SNDG         SNDG         -            -            -            -
        # The report on paper: the second level reads it from the supervisor's signature on, HR once it is complete, the Board once it has it.
        GET  /appraisals/{id:guid}/print                                             OSNEDGC2HW   OSNEDG       OSNEDGC2     OSNEDGC2     OSNEDGC2MB   OSNEDGC2HWMB
        GET  /appraisals/{id:guid}/record.json                                       OSNEDGC2HW   OSNEDG       OSNEDGC2     OSNEDGC2     OSNEDGC2MB   OSNEDGC2HWMB
        # Signing: the supervisor or the delegate who signs, then the official, who can also sign after objecting (CY-6).
        GET  /appraisals/{id:guid}/sign                                              -            SNG          O            O            -            -
        POST /appraisals/{id:guid}/sign                                              -            SNG          O            O            -            -
        POST /appraisals/{id:guid}?handler=Withdraw                                  -            -            SNG          -            -            -
        POST /appraisals/{id:guid}?handler=Comment                                   -            OSNDG        -            -            -            -
        POST /appraisals/{id:guid}?handler=Correct                                   OSNDG        -            -            -            -            SNG
        # On the signed report: the official objects, the supervisor answers, then the second level speaks (CY-6, CY-7).
        POST /appraisals/{id:guid}?handler=Object                                    -            -            O            -            -            -
        POST /appraisals/{id:guid}?handler=Answer                                    -            -            -            SNG          -            -
        # Where the delegate signs, the chief is second level (SV-5).
        POST /appraisals/{id:guid}?handler=SecondLevel                               -            -            -            -            2C           -
        """;

    /// <summary>For whom an appraisal exists in a state: for its parties, the second level and HR always, for the Board once it has received it.</summary>
    public static string SeesIt(string state) => state is "draft" or "shared" or "signed" ? "OSDGC2HWEN" : "OSDGC2HWMBEN";

    public sealed record Line(string Route, IReadOnlyList<string> AllowedIn)
    {
        public bool Reads => Route.StartsWith("GET ", StringComparison.Ordinal);
    }

    public static IReadOnlyList<Line> Read(string table) =>
        [
            .. table
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .Select(line =>
                {
                    var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    return new Line($"{cells[0]} {cells[1]}", [.. cells[2..].Select(c => c == "-" ? "" : c)]);
                }),
        ];
}
