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

/// <summary>A unit's workplan for a biennium as its responsible chief published it last (RB-3).</summary>
public sealed class Workplan : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string UnitCode { get; init; }
    public required int Biennium { get; init; }

    /// <summary>What the unit is for in these two years, in the chief's words.</summary>
    public string BigPicture { get; set; } = "";

    /// <summary>When it was first published; null while there is nothing but a draft.</summary>
    public Instant? PublishedAt { get; set; }

    /// <summary>Counts the draft's changes too, so that one who has not seen the newest text overwrites nothing.</summary>
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

    /// <summary>A line that was published is not deleted but withdrawn: outputs, or drafts of outputs, may cite it.</summary>
    public bool Withdrawn { get; set; }
}

/// <summary>
/// What is written of a workplan and not yet published: a row of its own (decision 22), one a plan, of the chief and those who draft for
/// them. It begins as what is published and goes when it is published.
/// </summary>
public sealed class WorkplanDraft
{
    public required Guid WorkplanId { get; init; }

    /// <summary>The text as JSON.</summary>
    public required string Content { get; set; }

    public required string SavedBy { get; set; }
    public required Instant SavedAt { get; set; }
}
