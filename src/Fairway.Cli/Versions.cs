using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>Brings a database to this version's tables, or says why that can't be.</summary>
public static class Versions
{
    /// <summary>What was done to the database.</summary>
    public enum Change
    {
        /// <summary>It had this version's tables already.</summary>
        None = 1,

        /// <summary>There were no tables.</summary>
        Created,

        /// <summary>It had an earlier version's tables.</summary>
        Updated,
    }

    /// <summary>How a database stands to this version.</summary>
    public enum State
    {
        /// <summary>There is none, or none of our tables in it.</summary>
        Missing = 1,

        /// <summary>It has an earlier version's tables.</summary>
        Older,

        /// <summary>It has this version's tables.</summary>
        Current,
    }

    /// <summary>Creates the database or updates it, and that of skills; one of a later version is left alone.</summary>
    /// <param name="database">Both.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="before">
    /// Done before tables that hold something are updated, and told to which version; what it throws leaves them as they are. Null where nothing is there to be lost.
    /// </param>
    public static async Task<Change> BringUpToDate(
        Database database,
        CancellationToken stop,
        Func<string, CancellationToken, Task>? before = null
    )
    {
        if (before is not null && await IsOlder(database, stop))
        {
            await before(Name(database.Migrations()[^1]), stop);
        }
        var change = await BringUpToDate((DatabaseAt)database, stop);
        var skills = await BringUpToDate(database.Skills, stop);
        if (database is { File: null, GuardsRows: false })
        {
            Screen.Say(
                $"The server guards no rows of {database.Place} against this user, who owns its tables: docs/operations.md says how to give it two."
            );
        }
        return change == Change.None && skills != Change.None ? Change.Updated : change;
    }

    /// <summary>Looks, and changes nothing.</summary>
    public static async Task<State> StateOf(DatabaseAt database, CancellationToken stop)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            return State.Missing;
        }
        try
        {
            await using var db = database.ToUpdate();
            var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
            RefuseLater(database, db, applied);
            return applied.Count == 0 ? State.Missing
                : applied.Count < db.Database.GetMigrations().Count() ? State.Older
                : State.Current;
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception));
        }
    }

    /// <summary>Whether one of the two has an earlier version's tables.</summary>
    public static async Task<bool> IsOlder(Database database, CancellationToken stop) =>
        await StateOf(database, stop) == State.Older || await StateOf(database.Skills, stop) == State.Older;

    private static async Task<Change> BringUpToDate(DatabaseAt database, CancellationToken stop)
    {
        MakeFolder(database);
        try
        {
            await using var db = database.ToUpdate();
            var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
            RefuseLater(database, db, applied);
            if (applied.Count == db.Database.GetMigrations().Count())
            {
                await database.GuardAsync(changed: false, stop);
                return Change.None;
            }
            using var alone = WaitForOthers(database);
            await using var updating = await database.AloneAsync(stop);
            if (File.Exists(database.File))
            {
                await ForgetBrokenAttempt(db, stop);
            }
            if (applied.Count > 0)
            {
                Screen.Say($"Updating {database.Place} …");
            }
            await database.UpdateAsync(db, stop);
            await database.GuardAsync(changed: true, stop);
            if (applied.Count > 0)
            {
                return Change.Updated;
            }
            await database.MadeAsync(stop);
            return Change.Created;
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception));
        }
    }

    /// <summary>The name of a migration without its stamp, which differs from one database to the other.</summary>
    private static string Name(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>For commands that need a database that stands: refuses one that is missing or of another version.</summary>
    public static async Task Need(DatabaseAt database, CancellationToken stop)
    {
        switch (await StateOf(database, stop))
        {
            case State.Missing:
                throw Stop.Failure(
                    $"There is no Fairway database at {database.Place}. ./fairway run or ./fairway migrate makes one; --db or --data names another place."
                );
            case State.Older:
                throw Stop.Failure($"{database.Place} is of an earlier version of Fairway: run ./fairway migrate first.");
        }
    }

    private static void RefuseLater(DatabaseAt database, DbContext db, List<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw Stop.Failure(
                $"{database.Place} was made by a later version of Fairway (it knows {unknown}, this version does not). "
                    + "Start that version, or choose another database with --db."
            );
        }
    }

    private static void MakeFolder(DatabaseAt database)
    {
        if (database.File is not { } file)
        {
            return;
        }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure(
                $"The folder {Path.GetDirectoryName(file)} can't be made: {exception.Message} Choose another with --data or --db."
            );
        }
    }

    /// <summary>Two starts at once on one file: the second waits here, at a lock that the system lifts even from a process that broke.</summary>
    private static FileStream? WaitForOthers(DatabaseAt database)
    {
        if (database.File is not { } file)
        {
            return null;
        }
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(
                    file + ".updating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException) when (attempt < 120)
            {
                Thread.Sleep(500);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Stop.Failure(
                    $"{file} can't be updated: {exception.Message} Another process may be updating it, or the folder takes no new files."
                );
            }
        }
    }

    /// <summary>
    /// On SQLite the framework keeps its own lock as a row, which an earlier version of Fairway could leave for ever where it was killed in the middle. Who holds the
    /// file's lock knows that nobody else is at it, and takes a row that is left away.
    /// </summary>
    private static Task ForgetBrokenAttempt(DbContext db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop);
}
