using Fairway.Rules;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A remark with its writer's name.</summary>
/// <param name="OnBehalfOf">For whom the writer stood in; null: for nobody.</param>
/// <param name="Behalf">Their name.</param>
public sealed record CommentLine(
    string AuthorId,
    string Author,
    string? About,
    string Text,
    Instant At,
    AppraisalStep Step,
    string? OnBehalfOf = null,
    string? Behalf = null
);

/// <summary>A signature with its signer's name; ended ones were withdrawn, corrected, or fell with a change of the text.</summary>
public sealed record SignatureLine(
    AppraisalStep Step,
    AppraisalParty Party,
    string SignerId,
    string Signer,
    Instant At,
    int FormNumber,
    string Hash,
    Instant? EndedAt,
    string? EndedBecause,
    string? OnBehalfOf = null,
    string? Behalf = null
)
{
    /// <summary>The signed copy on paper that it stands on, entered by HR; null: it was given here.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>The day beside it on paper.</summary>
    public LocalDate? OnPaper { get; init; }
}

/// <summary>A signed copy on paper that HR entered, without its scan (decision 6).</summary>
public sealed record PaperLine(
    Guid Id,
    AppraisalStep Step,
    int FormNumber,
    string Reason,
    string EnteredById,
    string EnteredBy,
    Instant EnteredAt
);

/// <summary>A shared version, without its text.</summary>
public sealed record VersionLine(
    AppraisalStep Step,
    int Number,
    string SharedById,
    string SharedBy,
    Instant SharedAt,
    string Hash,
    string Language,
    string? OnBehalfOf = null,
    string? Behalf = null
);

/// <summary>What was said on a report beside its form; no author where no person said it.</summary>
public sealed record StatementLine(
    AppraisalStep Step,
    int FormNumber,
    StatementKind Kind,
    string? AuthorId,
    string Author,
    string Text,
    Instant At,
    string? OnBehalfOf = null,
    string? Behalf = null
);

/// <summary>What changed in the shared form since the version that the reader knew before.</summary>
public sealed record NewsOfForm(int Since, string By, IReadOnlyList<FormChange> Changes);

/// <summary>What the reader writes: drafts of the step that is worked on; null where it isn't theirs to write.</summary>
public sealed record WritableForms(
    EditableForm<AgreementForm>? Agreement = null,
    EditableForm<ReviewForm>? Review = null,
    EditableForm<SelfAssessment>? Self = null,
    EditableForm<Assessment>? Assessment = null
);

/// <summary>An appraisal as its page shows it, with everything its reader may read and nothing else.</summary>
/// <param name="Agreement">The beginning: what is shared, or what stands; null where the reader may not read it or there is none.</param>
/// <param name="Review">The mid-term review, likewise.</param>
/// <param name="End">The end of the cycle, likewise; its assessment is empty until the supervisor has signed.</param>
/// <param name="Versions">Of all steps that may be read, oldest first.</param>
public sealed record AppraisalView(
    AppraisalCase Case,
    PolicySet Policy,
    IReadOnlyDictionary<string, string> Names,
    AgreementForm? Agreement,
    ReviewForm? Review,
    EndForm? End,
    WritableForms Writable,
    NewsOfForm? News,
    IReadOnlyList<VersionLine> Versions,
    IReadOnlyList<SignatureLine> Signatures,
    IReadOnlyList<CommentLine> Comments,
    IReadOnlyList<StatementLine> Statements,
    IReadOnlyList<LateStep> Late,
    IReadOnlyList<(string AuthorId, AppraisalStep Step, Preparations.Sheet Sheet)> SharedSheets,
    IReadOnlyDictionary<string, string> Links
)
{
    public Appraisal Appraisal => Case.Appraisal;

    /// <summary>Copies on paper of the steps that may be read.</summary>
    public IReadOnlyList<PaperLine> Papers { get; init; } = [];

    /// <summary>Extra criteria that were in force for this cycle when it was opened.</summary>
    public IReadOnlyList<CycleCriterion> Criteria { get; init; } = [];

    /// <summary>The parts of the cycle, where it has had several, the first first and the one that runs last (CY-9); empty: one so far.</summary>
    public IReadOnlyList<PartLine> Parts { get; init; } = [];

    /// <summary>Whether the reader may take back the supervisor's signature: their own, one given in their name, or that of whom they stand in for.</summary>
    public bool MayWithdraw =>
        Case.May(AppraisalAct.WithdrawSignature)
        && Standing(Appraisal.Step)
            .Any(s => s.SignerId == Case.Reader.StaffId || s.OnBehalfOf == Case.Reader.StaffId || s.SignerId == Case.OnBehalfOf);

    public string NameOf(string? staffId) => staffId is not null && Names.TryGetValue(staffId, out var name) ? name : "";

    /// <summary>The signatures that stand under a step.</summary>
    public IEnumerable<SignatureLine> Standing(AppraisalStep step) => Signatures.Where(s => s.EndedAt is null && s.Step == step);

    /// <summary>The version of a step that is shared or stands; null where there is none.</summary>
    public VersionLine? Newest(AppraisalStep step)
    {
        var number = Appraisal.VersionOf(step);
        return Versions.FirstOrDefault(v => v.Step == step && v.Number == number);
    }

    /// <summary>What is assessed at the end: the agreement as it stands after mid-term.</summary>
    public AssessedCycle Assessed =>
        AssessedCycle.Of(Agreement ?? AgreementForm.Empty, Review, Appraisal.OfManager) with
        {
            Criteria = Criteria,
        };
}
