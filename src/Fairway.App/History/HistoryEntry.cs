using NodaTime;

namespace Fairway.App.History;

/// <summary>An aggregate guarded against lost updates: a change of a stale copy is refused.</summary>
public interface IVersioned
{
    /// <summary>Counts the saved changes; the database refuses a change that does not name the newest.</summary>
    int Version { get; set; }
}

/// <summary>One accepted act: who, when, what, under which rule and policy version. Appended in the act's own transaction.</summary>
public sealed class HistoryEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Instant At { get; init; }

    /// <summary>The account or staff id that acted; "import", "terminal" or "demonstration" where no person did.</summary>
    public required string Actor { get; init; }

    /// <summary>For whom the actor stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>service, appraisals, accounts …</summary>
    public required string Capability { get; init; }

    /// <summary>What it is about: staff id, unit code, appraisal id.</summary>
    public required string Subject { get; init; }

    public required string Act { get; init; }

    /// <summary>The rulebook's id, such as CY-2.</summary>
    public string? Rule { get; init; }

    public string? PolicyVersion { get; init; }

    /// <summary>What changed, as JSON; never the text of a form.</summary>
    public string? Detail { get; init; }
}

/// <summary>A fact about this database itself, such as that it holds the demonstration.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }

    /// <summary>Key of the row that marks a demonstration database; its value is the seed.</summary>
    public const string Demonstration = "demonstration";
}
