namespace Fairway.App.Files;

/// <summary>What is wrong in a file, and where.</summary>
/// <param name="File">The file's name within its folder.</param>
/// <param name="Line">The physical line on which the record starts; 1 is the header.</param>
/// <param name="Column">The column's name; null where the whole row or file is meant.</param>
/// <param name="What">What is wrong, as a sentence for the person who wrote the file.</param>
public sealed record RowMistake(string File, int Line, string? Column, string What)
{
    public override string ToString() => Column is null ? $"{File}:{Line}: {What}" : $"{File}:{Line}: {Column}: {What}";
}

/// <summary>
/// The mistakes of a folder: the first hundred in the order of files and lines, and the count of all, so that a file of
/// rubbish costs no more memory than a good one.
/// </summary>
public sealed class RowMistakes
{
    /// <summary>How many are kept to be shown.</summary>
    public const int Shown = 100;

    private readonly List<string> _files = [];

    // The last of those kept stands in front, to give way to an earlier one.
    private readonly PriorityQueue<RowMistake, (int File, int Line, int Sequence)> _kept = new(
        Comparer<(int, int, int)>.Create((a, b) => b.CompareTo(a))
    );
    private int _sequence;

    /// <summary>How many there are in all.</summary>
    public int Count { get; private set; }

    /// <summary>How many stand in the way even where officials with bad rows are left out.</summary>
    public int NotSkippable { get; private set; }

    /// <summary>Officials with a bad row, known or not.</summary>
    internal HashSet<string> Officials { get; } = new(StringComparer.Ordinal);

    /// <summary>The first of them, in the order of files and lines.</summary>
    public IReadOnlyList<RowMistake> First => [.. _kept.UnorderedItems.OrderBy(k => k.Priority).Select(k => k.Element)];

    /// <summary>A mistake in a row of one official; an empty id where the row doesn't say whose it is.</summary>
    internal void AddOfOfficial(string staffId, RowMistake mistake)
    {
        if (staffId.Length > 0)
        {
            Officials.Add(staffId);
        }
        Keep(mistake);
    }

    /// <summary>A mistake that leaving out an official doesn't put right.</summary>
    internal void Add(RowMistake mistake)
    {
        NotSkippable++;
        Keep(mistake);
    }

    private void Keep(RowMistake mistake)
    {
        Count++;
        var file = _files.IndexOf(mistake.File);
        if (file < 0)
        {
            file = _files.Count;
            _files.Add(mistake.File);
        }
        var place = (file, mistake.Line, _sequence++);
        if (_kept.Count < Shown)
        {
            _kept.Enqueue(mistake, place);
        }
        else
        {
            _kept.EnqueueDequeue(mistake, place);
        }
    }
}
