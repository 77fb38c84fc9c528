namespace Fairway.App.Archives;

/// <summary>What stood in a database at the moment of a copy, read from that same moment.</summary>
/// <param name="Figures">Of every table that is there, whichever version made it; not the hashes of an archive, which only this version's model could read.</param>
/// <param name="Migrations">The versions of its tables, the newest last.</param>
public sealed record DatabaseCopy(IReadOnlyList<TableFigures> Figures, IReadOnlyList<string> Migrations);

/// <summary>A copy, restored where nobody looks: it is measured there, and goes away again or into the place of a database.</summary>
public abstract class ScratchDatabase : IAsyncDisposable
{
    /// <summary>The figures of what has been restored.</summary>
    public abstract Task<IReadOnlyList<TableFigures>> MeasureAsync(CancellationToken stop);

    /// <summary>Puts it where the database stands, which is kept under another name.</summary>
    /// <param name="word">With what the other name ends.</param>
    /// <param name="stop">Ends it, before anything is moved.</param>
    /// <returns>Where the one that stood there is now; null where none did.</returns>
    public abstract Task<string?> PutInPlaceAsync(string word, CancellationToken stop);

    /// <summary>What was not put into place is gone.</summary>
    public abstract ValueTask DisposeAsync();
}
