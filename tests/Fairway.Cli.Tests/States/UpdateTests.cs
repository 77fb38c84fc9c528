using Fairway.App.Archives;
using Fairway.Cli.Backups;
using Fairway.Sqlite;
using Fairway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fairway.Cli.Tests.States;

/// <summary>This version opens the database of every earlier one, after a backup.</summary>
public sealed class UpdateTests : IDisposable
{
    /// <summary>Those after which tables that exist were changed, and the first and the last two; FAIRWAY_TEST_STATES=all takes every one.</summary>
    private static readonly string[] s_telling =
    [
        "Initial",
        "Journal",
        "CalendarFeeds",
        "Handovers",
        "ReportsBoardItems",
        "LateProbationsAndCases",
        "YearlyReport",
        "SecondFactor",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("fairway-states-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task Every_version_of_the_tables_is_kept(Provider on)
    {
        foreach (var migration in KeptStates.Of(on))
        {
            if (KeptStates.Keeps && !File.Exists(KeptStates.FileOf(on, migration)))
            {
                await KeptStates.KeepAsync(on, migration);
            }
            File.Exists(KeptStates.FileOf(on, migration)).ShouldBeTrue($"{migration} has no state: ./fairway migrations keep writes it");
        }
    }

    [Theory, BothDatabases]
    public async Task A_database_of_every_earlier_version_is_opened(Provider on)
    {
        await using var fresh = await TheDatabase.Nothing(on);
        await Versions.BringUpToDate(Database.Choose(fresh.Connection, ""), CancellationToken.None);
        var made = await KeptStates.Look(Database.Choose(fresh.Connection, ""));
        var all = Environment.GetEnvironmentVariable("FAIRWAY_TEST_STATES") == "all";
        var states = KeptStates.Of(on);
        foreach (var migration in states.Where((m, i) => all || i >= states.Count - 2 || s_telling.Contains(KeptStates.Name(m))))
        {
            await using var earlier = await TheDatabase.Nothing(on);
            var database = Database.Choose(earlier.Connection, "");
            var file = KeptStates.FileOf(on, migration);
            (await BackupRestoring.RestoreAsync(database, file, new(null, null), false, false, CancellationToken.None)).ShouldBe(
                0,
                migration
            );

            (await Versions.StateOf(database, CancellationToken.None)).ShouldBe(Versions.State.Current);
            var now = await KeptStates.Look(database);
            now.Schema.ShouldBe(made.Schema, $"{migration}: the tables are those that a first start makes");
            // Every row came through, and those of a table that went stand in others.
            var before = BackupContents.Read(file, null, null).Databases.Single(part => part.Name == "organization").Tables;
            foreach (var table in before.Where(t => t.Table != "__EFMigrationsHistory" && now.Rows.Any(n => n.Table == t.Table)))
            {
                now.Rows.Single(n => n.Table == table.Table).Rows.ShouldBe(table.Rows, $"{migration}: {table.Table}");
            }
            // Each column holds what this version reads there.
            await using var db = earlier.Open();
            await ArchiveRows.MeasureAsync(db, credentials: true);
            await db.Database.CloseConnectionAsync();
            KeptStates.ForgetConnections();
        }
    }

    [Theory, BothDatabases]
    public async Task An_update_makes_a_backup_first_which_leads_back(Provider on)
    {
        await using var earlier = await KeptStates.Restored(on, KeptStates.Of(on)[0]);
        var database = Database.Choose(earlier.Connection, "");
        var before = await KeptStates.Look(database);
        string[] places = ["--db", earlier.Connection, "--backups", folder];

        if (on == Provider.Postgres)
        {
            var refused = await TheCommandLine.Run(["migrate", .. places, "--pg-tools", folder]);
            refused.Status.ShouldBe(1);
            refused.Errors.ShouldContain("say --no-backup");
            (await Versions.StateOf(database, CancellationToken.None)).ShouldBe(Versions.State.Older);
        }
        var updated = await TheCommandLine.Run(["migrate", .. places]);
        updated.Status.ShouldBe(0, updated.Errors);
        updated.Errors.ShouldContain("was backed up to");
        var backup = Directory.GetFiles(folder).ShouldHaveSingleItem();
        Path.GetFileName(backup).ShouldEndWith($"-before-{KeptStates.Name(KeptStates.Of(on)[^1])}.fairway");
        BackupContents.Read(backup, null, null).Databases.Single().Tables.ShouldBe(before.Rows);

        // The update broke off before its first step: the same is not backed up twice, something else is.
        await using var again = await KeptStates.Restored(on, KeptStates.Of(on)[0]);
        File.Move(
            backup,
            Path.Combine(
                folder,
                Path.GetFileName(backup)
                    .Replace(database.ShortName, Database.Choose(again.Connection, "").ShortName, StringComparison.Ordinal)
            )
        );
        var resumed = await TheCommandLine.Run("migrate", "--db", again.Connection, "--backups", folder);
        resumed.Status.ShouldBe(0, resumed.Errors);
        resumed.Errors.ShouldContain("No other backup is needed");
        Directory.GetFiles(folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_that_an_earlier_version_was_killed_with_holds_nobody_up()
    {
        await using var earlier = await KeptStates.Restored(Provider.Sqlite, KeptStates.Of(Provider.Sqlite)[0]);
        await using (var left = new SqliteConnection($"Data Source={earlier.Connection};Pooling=False"))
        {
            await left.OpenAsync();
            await using var command = left.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync();
        }
        var updated = await TheCommandLine.Run("migrate", "--no-backup", "--db", earlier.Connection);
        updated.Status.ShouldBe(0, updated.Errors);
        updated.Errors.ShouldContain("Updated");
    }

    /// <summary>The framework alone would commit half of such a step: foreign keys are turned off outside its transaction.</summary>
    [Fact]
    public async Task A_file_whose_update_ends_while_a_table_is_put_together_anew_is_as_it_was()
    {
        await using var earlier = await KeptStates.Restored(Provider.Sqlite, KeptStates.Of(Provider.Sqlite)[0]);
        var database = Database.Choose(earlier.Connection, "");
        var before = await KeptStates.Look(database);
        var ends = new EndsAt("DROP TABLE \"");
        var options = new DbContextOptionsBuilder<App.FairwayDb>().AddInterceptors(ends);
        SqliteUpdate.Configure(options, earlier.Connection);
        await using (var db = new App.FairwayDb(options.Options))
        {
            await Should.ThrowAsync<InvalidOperationException>(() => SqliteUpdate.RunAsync(db, CancellationToken.None));
            ends.Before.ShouldContain(text => text.Contains("\"ef_temp_", StringComparison.Ordinal), "a table was half rebuilt");
        }
        var after = await KeptStates.Look(database);
        after.Rows.ShouldBe(before.Rows);
        after.Schema.ShouldBe(before.Schema);
        (await Versions.BringUpToDate(database, CancellationToken.None)).ShouldBe(Versions.Change.Updated);
    }

    /// <summary>Ends an update at the first statement that says so.</summary>
    private sealed class EndsAt(string word) : DbCommandInterceptor
    {
        public List<string> Before { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            System.Data.Common.DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.CommandText.StartsWith(word, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("Killed.");
            }
            Before.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
