using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// HR leaves an official out of one cycle, with a reason: it is not opened, not asked for and not counted late. It stays on record when it is taken back.
/// </summary>
public sealed class CycleExclusion : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string StaffId { get; init; }

    /// <summary>The regular cycle, by its first and last day. A first cycle that began later is the same one: it ends on the same day.</summary>
    public required LocalDate CycleStart { get; init; }

    public required LocalDate CycleEnd { get; init; }

    /// <summary>The official's unit on that day; null: in none.</summary>
    public required string? UnitCode { get; init; }

    public required string Reason { get; init; }
    public required string DecidedBy { get; init; }
    public required Instant DecidedAt { get; init; }

    /// <summary>Those left out by one act of HR have the same.</summary>
    public required Guid Batch { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public Instant? EndedAt { get; set; }

    public string? EndedBy { get; set; }
    public string? EndedReason { get; set; }
    public int Version { get; set; }
}
