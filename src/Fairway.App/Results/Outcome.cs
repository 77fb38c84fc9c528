using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Results;

/// <summary>A line of the programme and budget of one biennium: outcome, output, indicator or a unit's expected outcome (RB-1).</summary>
public sealed class Outcome : IVersioned
{
    /// <summary>The biennium's first year and the code: "2026/A.1". Outcomes are cited by this key.</summary>
    public required string Key { get; init; }

    public required string Code { get; init; }

    /// <summary>First year of the biennium (even).</summary>
    public required int Biennium { get; init; }

    /// <summary>Key of the outcome above; null at the top.</summary>
    public string? ParentKey { get; set; }

    /// <summary>outcome, output, indicator or unit-outcome.</summary>
    public required string Kind { get; set; }

    public string? UnitCode { get; set; }
    public required string Title { get; set; }
    public string? Target { get; set; }
    public int Version { get; set; }

    public static string KeyOf(int biennium, string code) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{biennium}/{code}");
}

/// <summary>A unit's workplan for a biennium, published by its responsible chief (RB-3).</summary>
public sealed class Workplan : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string UnitCode { get; init; }
    public required int Biennium { get; init; }

    /// <summary>What the unit is for in these two years, in the chief's words.</summary>
    public string BigPicture { get; set; } = "";

    /// <summary>Null while it is the chief's draft.</summary>
    public Instant? PublishedAt { get; set; }

    public int Version { get; set; }
    public List<WorkplanLine> Lines { get; } = [];
}

/// <summary>A deliverable or priority of a workplan, which outputs cite.</summary>
public sealed class WorkplanLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WorkplanId { get; init; }
    public required int Order { get; set; }

    /// <summary>deliverable or priority.</summary>
    public required string Kind { get; set; }

    public required string Text { get; set; }
    public string? OutcomeKey { get; set; }

    /// <summary>A line that outputs cite is not deleted but withdrawn.</summary>
    public bool Withdrawn { get; set; }
}
