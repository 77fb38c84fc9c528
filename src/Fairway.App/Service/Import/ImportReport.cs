using NodaTime;

namespace Fairway.App.Service.Import;

/// <summary>How an import is done.</summary>
public sealed record ImportOptions
{
    /// <summary>Find out what would happen, and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The folder lists everybody: who is not in it has left.</summary>
    public bool Complete { get; init; }

    /// <summary>The day from which changes count.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The instant that the history shows.</summary>
    public required Instant At { get; init; }

    /// <summary>Who stands in the history.</summary>
    public string Actor { get; init; } = "import";
}

/// <summary>How far an import is.</summary>
public readonly record struct ImportProgress(int Done, int Total);

/// <summary>What happened to one kind of thing.</summary>
public sealed record ImportCounts
{
    public int Added { get; internal set; }
    public int Changed { get; internal set; }

    /// <summary>Officials whose service ended; things closed.</summary>
    public int Ended { get; internal set; }

    public int Unchanged { get; internal set; }

    public bool Nothing => Added + Changed + Ended == 0;

    public override string ToString() => $"{Added} added, {Changed} changed, {Ended} ended, {Unchanged} unchanged";
}

/// <summary>What an import did, or with a dry run would do.</summary>
public sealed class ImportReport
{
    private readonly List<string> _lines = [];

    public ImportCounts Officials { get; } = new();
    public ImportCounts Units { get; } = new();

    /// <summary>Who supervises whom. Follows from the units and their chiefs.</summary>
    public ImportCounts Supervision { get; } = new();

    public ImportCounts Outcomes { get; } = new();

    /// <summary>Officials in service whom the folder doesn't list; left alone unless the import was complete.</summary>
    public int NotListed { get; internal set; }

    /// <summary>What was added, changed, ended or kept, one line each.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Whether the database says already what the folder says.</summary>
    public bool NothingToChange => Officials.Nothing && Units.Nothing && Supervision.Nothing && Outcomes.Nothing;

    internal void Say(string line) => _lines.Add(line);
}
