using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Who acts in appraisals for a supervisor who is away, for given days (SV-4, CY-7).</summary>
public sealed class StandIn : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who is away: a supervisor of the first or the second level.</summary>
    public required string ChiefId { get; init; }

    public required string StandInId { get; init; }
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it. It always has one: an absence without end is a vacant place.</summary>
    public required LocalDate Until { get; set; }

    /// <summary>Who named them: the one who is away, or HR.</summary>
    public required string NamedBy { get; init; }

    /// <summary>Who ended it early; null while it runs or where it ran out.</summary>
    public string? EndedBy { get; set; }

    public int Version { get; set; }
}
