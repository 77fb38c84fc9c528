namespace Fairway.Web.Tests.Access;

/// <summary>
/// Who may do what, written by hand from the rules and not from the code. A line names an endpoint, then for each state who may:
/// <list type="bullet">
/// <item>O the official, S the responsible chief, D a delegate who contributes, G a delegate who signs, C the chief whose delegate signs, 2 the second
/// level (SV-4, SV-5);</item>
/// <item>M a member of the Reports Board, B its secretary (BD-1), H the HR partner of the official's unit, W an HR officer for the whole
/// organization;</item>
/// <item>who is in no line has no part: h the HR partner of another unit, A the administrator, U the Union, L the Mediator, X a colleague (decision 13,
/// FA-1). For them the appraisal does not exist: 404. Who is not signed in is asked to sign in.</item>
/// </list>
/// </summary>
internal static class Matrix
{
    public const string Everybody = "OSDGC2MBHWhAULX";

    public static readonly string[] States = ["draft", "shared", "signed", "agreed"];

    /// <summary>Lines that read: for GET who gets the page.</summary>
    public const string OfAppraisals = """
        # An appraisal exists for its parties, the second level and HR at every stage, for the Board once it has received it.
        GET  /appraisals/{id:guid}                                       OSDGC2HW    OSDGC2HW    OSDGC2HW    OSDGC2HWMB
        # The form on paper: whoever may read the form (CY-2, CY-7, CY-12, BD-1).
        GET  /appraisals/{id:guid}/print                                 -           OSDG        OSDGC2      OSDGC2HWMB
        # The same as a file, and the record that its check code is of.
        GET  /appraisals/{id:guid}/print.pdf                             -           OSDG        OSDGC2      OSDGC2HWMB
        GET  /appraisals/{id:guid}/record.json                           -           OSDG        OSDGC2      OSDGC2HWMB
        # Private sheets: each side's own (CY-2a); written until a signature stands.
        GET  /appraisals/{id:guid}/prepare                               OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/prepare                               OSDG        OSDG        -           -
        POST /appraisals/{id:guid}/prepare?handler=Autosave              OSDG        OSDG        -           -
        POST /appraisals/{id:guid}/prepare?handler=Share                 OSDG        OSDG        -           -
        # Drafts: each party's own, until both have signed (decisions 1 and 2).
        GET  /appraisals/{id:guid}/outputs/{outputId:guid}               OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}               OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Another   OSDG    OSDG        OSDG        -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Autosave  OSDG    OSDG        OSDG        -
        POST /appraisals/{id:guid}/outputs/{outputId:guid}?handler=Remove    OSDG    OSDG        OSDG        -
        GET  /appraisals/{id:guid}/competencies                          OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/competencies                          OSDG        OSDG        OSDG        -
        GET  /appraisals/{id:guid}/competencies/{code}                   -           OSDG        OSDG        -
        POST /appraisals/{id:guid}/competencies/{code}                   -           OSDG        OSDG        -
        POST /appraisals/{id:guid}/competencies/{code}?handler=Autosave  -           OSDG        OSDG        -
        GET  /appraisals/{id:guid}/objective                             OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/objective                             OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/objective?handler=Autosave            OSDG        OSDG        OSDG        -
        GET  /appraisals/{id:guid}/accountabilities                      OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/accountabilities                      OSDG        OSDG        OSDG        -
        GET  /appraisals/{id:guid}/discussion                            OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/discussion                            OSDG        OSDG        OSDG        -
        # Sharing needs a draft of one's own; each of these readers has one.
        GET  /appraisals/{id:guid}/share                                 OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/share                                 OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/share?handler=Update                  OSDG        OSDG        OSDG        -
        POST /appraisals/{id:guid}/share?handler=Discard                 OSDG        OSDG        OSDG        -
        # Remarks: between the two sides, on what is shared.
        POST /appraisals/{id:guid}?handler=Comment                       -           OSDG        OSDG        -
        # The journal: both sides write and read, nobody else (CY-10). The note is the reader's own; of who has none, the official's.
        GET  /appraisals/{id:guid}/journal                               OSDG        OSDG        OSDG        OSDG
        GET  /appraisals/{id:guid}/journal/write                         OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/journal/write                         OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/journal/write?handler=Keep            OSDG        OSDG        OSDG        OSDG
        GET  /appraisals/{id:guid}/journal/{entry:guid}                  OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/journal/{entry:guid}                  OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/journal/{entry:guid}?handler=Share    OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/journal/{entry:guid}?handler=Delete   OSDG        OSDG        OSDG        OSDG
        # Files: whoever may read the form sees those of its outputs; each side attaches, and removes its own.
        GET  /appraisals/{id:guid}/evidence                              OSDG        OSDG        OSDGC2      OSDGC2HWMB
        GET  /appraisals/{id:guid}/evidence/{file:guid}                  OSDG        OSDG        OSDGC2      OSDGC2HWMB
        POST /appraisals/{id:guid}/evidence                              OSDG        OSDG        OSDG        OSDG
        POST /appraisals/{id:guid}/evidence?handler=Remove               OSDG        OSDG        OSDG        OSDG
        # Signing: the supervisor or the delegate who signs, then the official (decision 2).
        GET  /appraisals/{id:guid}/sign                                  -           SG          O           -
        POST /appraisals/{id:guid}/sign                                  -           SG          O           -
        POST /appraisals/{id:guid}?handler=Withdraw                      -           -           SG          -
        """;

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
