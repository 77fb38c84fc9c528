using System.Data.Common;

namespace Fairway.Compiler.Databases;

/// <summary>
/// The compiler's database, of which there is one at a time and a fresh one after each close. A database keeps traces of the order in which rows
/// came: in its pages, row numbers and logs. So what is kept is written in the order of tokens into a new one, and the old one is deleted.
/// </summary>
public abstract class Generations
{
    /// <summary>Where it is, as a sentence names it; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>How this database calls a column of bytes.</summary>
    public abstract string Bytes { get; }

    /// <summary>Put after a table whose rows are to be kept in the order of their keys, where the database can.</summary>
    public abstract string InOrderOfKeys { get; }

    /// <summary>A statement after the table of answers is made, where the database needs one.</summary>
    public abstract string? AfterAnswers { get; }

    /// <summary>Settings of the server with which it keeps what it must not, each as a sentence; empty: none.</summary>
    public abstract Task<IReadOnlyList<string>> TracesAsync(CancellationToken stop);

    /// <summary>Finds the current database, deletes what an interrupted close left, and says whether there is one.</summary>
    public abstract Task<bool> FindAsync(CancellationToken stop);

    /// <summary>A connection to the current database.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken stop);

    /// <summary>
    /// Makes a new database, has it filled, puts it in the place of the current one and deletes that. What is interrupted leaves the old one in its
    /// place. Nobody else may be at work.
    /// </summary>
    /// <param name="fill">Writes into the new one.</param>
    /// <param name="stop">Heeded until the new one takes the old one's place.</param>
    /// <returns>Traces that this machine's rights did not let it remove, each as a sentence; empty: none.</returns>
    public abstract Task<IReadOnlyList<string>> RenewAsync(Func<DbConnection, Task> fill, CancellationToken stop);
}
