using Fairway.App.History;
using Fairway.Rules.Reclassification;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>An exercise in which the grades of all jobs of regions, or of headquarters, are looked at together (RG-1).</summary>
public sealed class ReclassificationExercise : IVersioned
{
    /// <summary>Given by the form: the same form sent twice is one exercise.</summary>
    public required Guid Id { get; init; }

    public required ReclassificationExerciseState State { get; set; }
    public List<ReclassificationExerciseRegion> Regions { get; init; } = [];

    /// <summary>The day of the request for all alike, from which an upgrade counts.</summary>
    public required LocalDate ReferenceOn { get; set; }

    /// <summary>The last day of questionnaires.</summary>
    public required LocalDate QuestionnairesUntil { get; set; }

    /// <summary>The day by which each result is planned.</summary>
    public required LocalDate EvaluationsUntil { get; set; }

    /// <summary>Staff id or account of who of HR began to plan it.</summary>
    public required string PreparedBy { get; init; }

    public required LocalDate PreparedOn { get; init; }
    public LocalDate? PublishedOn { get; set; }

    /// <summary>Who opened it, and when; null: it is not open.</summary>
    public string? OpenedBy { get; set; }

    public LocalDate? OpenedOn { get; set; }
    public LocalDate? ClosedOn { get; set; }
    public required string PolicyVersion { get; set; }
    public int Version { get; set; }

    /// <summary>The codes of its regions, headquarters among them as the empty one.</summary>
    public IReadOnlyList<string> RegionCodes => [.. Regions.Select(r => r.Region).Order(StringComparer.Ordinal)];

    /// <summary>Whether everybody reads it.</summary>
    public bool IsPublic => PublishedOn is not null && State != ReclassificationExerciseState.Withdrawn;
}

/// <summary>A region that an exercise covers.</summary>
public sealed class ReclassificationExerciseRegion
{
    public required Guid ExerciseId { get; init; }

    /// <summary>The code of a unit that is a region; empty: headquarters.</summary>
    public required string Region { get; init; }
}

/// <summary>Somebody in the scope for whom no request was opened, with the reason.</summary>
public sealed class ReclassificationLeftOut
{
    public required Guid ExerciseId { get; init; }
    public required string StaffId { get; init; }
    public required string UnitCode { get; init; }
    public required LeftOutBecause Because { get; init; }
}
