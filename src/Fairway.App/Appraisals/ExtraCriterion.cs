using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// Something that officials of a category, of grades or of a unit answer for at the end of the cycle, beside outputs and competencies, in words
/// and without a rating. It counts for cycles opened from its day on; a cycle keeps what was in force when it was opened.
/// </summary>
public sealed class ExtraCriterion : IVersioned
{
    /// <summary>Given by the form it was sent with: the same form sent twice adds once.</summary>
    public required Guid Id { get; init; }

    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>GS, NPO, P or D; null: all.</summary>
    public required string? Category { get; init; }

    /// <summary>Codes of the grades, separated by blanks; null: all of the category.</summary>
    public required string? Grades { get; init; }

    /// <summary>The unit, with everything beneath it; null: the whole organization.</summary>
    public required string? UnitCode { get; init; }

    /// <summary>The first day on which a cycle that is opened has it.</summary>
    public required LocalDate From { get; init; }

    public required string Reason { get; init; }
    public required string DecidedBy { get; init; }
    public required Instant DecidedAt { get; init; }

    /// <summary>The first day on which a cycle that is opened no longer has it; null while it counts.</summary>
    public LocalDate? Until { get; set; }

    public string? EndedBy { get; set; }
    public Instant? EndedAt { get; set; }
    public string? EndedReason { get; set; }
    public int Version { get; set; }

    public bool Concerns(string? category, string? grade, IReadOnlySet<string> unitsAbove) =>
        (Category is null || Category == category)
        && (Grades is null || (grade is not null && Grades.Split(' ').Contains(grade)))
        && (UnitCode is null || unitsAbove.Contains(UnitCode));
}

/// <summary>That a cycle has a criterion: written when it was opened, and kept.</summary>
public sealed class AppraisalCriterion
{
    public required Guid AppraisalId { get; init; }
    public required Guid CriterionId { get; init; }
}
