using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What somebody says on a report beside its form.</summary>
public enum StatementKind
{
    /// <summary>The official's comments with the signature (CY-6).</summary>
    Comments = 1,

    /// <summary>The official's objection (CY-6).</summary>
    Objection,

    /// <summary>The supervisor's answer to it (J2172).</summary>
    Answer,

    /// <summary>The second level's word (CY-7).</summary>
    SecondLevel,

    /// <summary>How the official was asked, where they took no part (CY-6).</summary>
    TookNoPart,

    /// <summary>Why what was signed was taken up again (CY-11).</summary>
    Correction,

    /// <summary>That the comments window passed without the official's signature (CY-6).</summary>
    Unsigned,
}

/// <summary>A statement attached to a step of an appraisal: appended, never edited, read by whoever may read the step.</summary>
public sealed class ReportStatement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>The version of the form that it is about.</summary>
    public required int FormNumber { get; init; }

    public required StatementKind Kind { get; init; }

    /// <summary>Null where no person made it.</summary>
    public string? AuthorId { get; init; }

    /// <summary>For whom the author stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Empty where no person made it.</summary>
    public required string Text { get; init; }

    public required Instant At { get; init; }
}
