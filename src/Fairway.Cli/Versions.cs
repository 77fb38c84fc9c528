using Fairway.App;
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

    /// <summary>Creates the database or updates it; a database of a later version is left alone.</summary>
    public static async Task<Change> BringUpToDate(Database database, CancellationToken stop)
    {
        MakeFolder(database);
        try
        {
            await using var db = database.OpenOrCreate();
            var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
            var known = db.Database.GetMigrations().ToList();
            var unknown = applied.Except(known, StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
            {
                throw Stop.Failure(
                    $"{database.Place} was made by a later version of Fairway (it knows {unknown[0]}, this version does not). "
                        + "Start that version, or choose another database with --db."
                );
            }
            if (applied.Count == known.Count)
            {
                return Change.None;
            }
            using var alone = WaitForOthers(database);
            if (File.Exists(database.File))
            {
                await ForgetBrokenAttempt(db, stop);
            }
            await db.Database.MigrateAsync(stop);
            return applied.Count == 0 ? Change.Created : Change.Updated;
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception));
        }
    }

    /// <summary>For commands that need a database that stands: refuses one that is missing or of another version.</summary>
    public static async Task Need(Database database, CancellationToken stop)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            throw Stop.Failure(
                $"There is no database {file}. ./fairway run or ./fairway migrate makes one; --db or --data names another place."
            );
        }
        try
        {
            await using var db = database.Open();
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
            {
                throw Stop.Failure($"{database.Place} is of an earlier version of Fairway: run ./fairway migrate first.");
            }
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception));
        }
    }

    private static void MakeFolder(Database database)
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
    private static FileStream? WaitForOthers(Database database)
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
    /// On SQLite the framework keeps its own lock as a row, which stays for ever if the process breaks in the middle. Who holds the file's
    /// lock knows that nobody else is at it, and takes a row that is left away.
    /// </summary>
    private static Task ForgetBrokenAttempt(FairwayDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop);
}
