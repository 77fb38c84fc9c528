using Fairway.App.History;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A report that reached the Reports Board (BD-1).</summary>
public sealed class BoardItem : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }

    /// <summary>The step whose report it is.</summary>
    public required AppraisalStep Step { get; init; }

    public required int FormNumber { get; init; }
    public required Instant ReceivedAt { get; init; }

    /// <summary>When the secretary or a member first opened it.</summary>
    public Instant? OpenedAt { get; set; }

    public int Version { get; set; }
}
