using System.Security.Cryptography;
using Fairway.App.Archives;
using Fairway.App.History;
using Fairway.Postgres.Rows;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fairway.Cli.Tests.Backups;

/// <summary><c>fairway backup</c> and <c>fairway restore</c>: both databases come back as they stood, or nothing happens.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fairway-backups-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task Both_databases_come_back_with_the_same_hashes_and_what_stood_there_is_kept(Provider on)
    {
        await using var source = await Filled(on);
        var key = At("key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        var file = At("both.fairway");
        var made = await Run("backup", file, "--key-file", key, "--db", source.Connection);
        made.Errors.ShouldContain("It is encrypted");
        made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["both.fairway", "key"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows())
        {
            (File.GetUnixFileMode(file) & (UnixFileMode)0b_000_111_111).ShouldBe(UnixFileMode.None, "nobody else reads it");
        }

        await using var target = await TheDatabase.Nothing(on);
        var checkedOnly = await Run("restore", file, "--check", "--key-file", key, "--db", target.Connection);
        checkedOnly.Output.ShouldBe(made.Output);
        checkedOnly.Errors.ShouldContain("Nothing was changed");
        var restored = await Run("restore", file, "--key-file", key, "--db", target.Connection);
        restored.Output.ShouldBe(made.Output);
        restored.Errors.ShouldNotContain("is kept");
        (await Measured(target)).ShouldBe(await Measured(source));

        // It is used, and put back.
        await target.Add(new Setting { Key = "written.after", Value = "1" });
        (await Refused("restore", file, "--key-file", key, "--db", target.Connection)).ShouldContain("say --replace");
        (await Refused("restore", file, "--replace", "--db", target.Connection)).ShouldContain("It is encrypted");
        ClearPools(target);
        var replaced = await Run("restore", file, "--replace", "--key-file", key, "--db", target.Connection);
        (await Measured(target)).ShouldBe(await Measured(source));
        var kept = replaced.Errors.Split('\n').Where(line => line.Contains("is kept:", StringComparison.Ordinal)).ToList();
        kept.Count.ShouldBe(2, "both");
        await DropKept(target, kept);
    }

    [Theory, BothDatabases]
    public async Task A_backup_shows_one_moment_while_others_write(Provider on)
    {
        await using var source = await Filled(on);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                await source.Add(new Setting { Key = $"written.{number:D6}", Value = "1" });
            }
            return 0;
        });
        var file = At("busy.fairway");
        var made = await TheCommandLine.Run("backup", file, "--db", source.Connection);
        await enough.CancelAsync();
        await writing;
        made.Status.ShouldBe(0, made.Errors);
        // Verified when it was made, and once more here.
        (await Run("restore", file, "--check", "--db", source.Connection)).Output.ShouldBe(made.Output);
    }

    [Theory, BothDatabases]
    public async Task A_damaged_backup_changes_nothing(Provider on)
    {
        await using var source = await Filled(on);
        var file = At("whole.fairway");
        await Run("backup", file, "--db", source.Connection);
        var whole = await File.ReadAllBytesAsync(file);
        await using var target = await TheDatabase.Nothing(on);
        var random = new Random(20261130);
        for (var time = 0; time < 3; time++)
        {
            var bit = random.NextInt64(whole.Length * 8L);
            whole[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            await File.WriteAllBytesAsync(file, whole);
            (await Refused("restore", file, "--db", target.Connection)).ShouldContain("is refused");
            whole[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        }
        var database = Database.Choose(target.Connection, "");
        (await Versions.StateOf(database, CancellationToken.None)).ShouldBe(Versions.State.Missing);
        var other = on == Provider.Sqlite ? "Host=127.0.0.1;Port=1;Database=x;Username=u" : At("other.db");
        await File.WriteAllBytesAsync(file, whole);
        (await Refused("restore", file, "--db", other)).ShouldContain("export --all and import --all lead from one to the other");
    }

    [Theory, BothDatabases]
    public async Task A_backup_of_a_later_version_is_refused(Provider on)
    {
        await using var source = await Filled(on);
        await using (var db = source.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231000000_Later', '99')"""
            );
        }
        var file = At("later.fairway");
        await Run("backup", file, "--db", source.Connection);
        await using var target = await TheDatabase.Nothing(on);
        (await Refused("restore", file, "--db", target.Connection)).ShouldContain("later version of Fairway");
    }

    [Fact]
    public async Task A_running_Fairway_keeps_its_file()
    {
        await using var source = await Filled(Provider.Sqlite);
        var file = At("running.fairway");
        await Run("backup", file, "--db", source.Connection);
        await using var db = source.Open();
        await db.Database.OpenConnectionAsync();
        (await db.Settings.CountAsync()).ShouldBeGreaterThan(0);
        (await Refused("restore", file, "--replace", "--db", source.Connection)).ShouldContain("is locked by another process");
    }

    [Fact]
    public async Task A_password_is_no_key_and_a_missing_database_no_backup()
    {
        await using var source = await Filled(Provider.Sqlite);
        var ran = await TheCommandLine.RunWith("FAIRWAY_BACKUP_KEY", "correct horse", "backup", At("x.fairway"), "--db", source.Connection);
        ran.Status.ShouldBe(2);
        ran.Errors.ShouldContain("A password is none");
        (await Refused("backup", At("x.fairway"), "--db", At("none.db"))).ShouldContain("There is no Fairway database");
        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_PostgreSQL_its_own_programs_are_wanted_and_the_owner_of_the_tables()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.");
        await using var source = await Filled(Provider.Postgres);
        var file = At("guarded.fairway");
        (await Refused("backup", file, "--db", source.ForProduct)).ShouldContain("name it with --db-owner");
        (await Refused("backup", file, "--db", source.Connection, "--pg-tools", folder)).ShouldContain("pg_dump and pg_restore are not in");
        var old = At("pg_dump");
        await File.WriteAllTextAsync(old, "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n");
        File.Copy(old, At("pg_restore"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        (await Refused("backup", file, "--db", source.Connection, "--pg-tools", folder)).ShouldContain("is of version 9");

        await Run("backup", file, "--db", source.ForProduct, "--db-owner", source.Connection);
        await using var target = await TheDatabase.Nothing(Provider.Postgres);
        await Run("restore", file, "--db", target.ForProduct, "--db-owner", target.Connection);
        (await Measured(target)).ShouldBe(await Measured(source));
        GuardedRows.AreGuarded(target.ForProduct).ShouldBe(true, "the policies are in force, and the product's user is let in under them");
        (await Count(target.ForProduct)).ShouldBe(0, "who says nothing about who asks sees no row");
        (await Count(target.Connection)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_several_PostgreSQL_servers_it_is_the_one_that_leads()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.");
        await using var source = await Filled(Provider.Postgres);
        var both = new NpgsqlConnectionStringBuilder(source.Connection);
        // The first one is broken, as after a failover.
        both.Host = $"127.0.0.1:{Ports.Free()},{both.Host}:{both.Port}";
        both.TargetSessionAttributes = "primary";
        var file = At("led.fairway");
        var made = await Run("backup", file, "--db", both.ToString());
        (await Run("restore", file, "--check", "--db", both.ToString())).Output.ShouldBe(made.Output);
    }

    private static async Task<TheDatabase> Filled(Provider on)
    {
        var database = await (await RowsOfEveryTable.In(on)).WithSkills();
        await using var skills = database.Skills.Open();
        await RowsOfEveryTable.FillAsync(skills);
        return database;
    }

    /// <summary>By the archives' measure, which is not that of backups.</summary>
    private static async Task<List<TableFigures>> Measured(TheDatabase database)
    {
        await using var db = database.Open();
        await using var skills = database.Skills.Open();
        List<TableFigures> all = [.. await ArchiveRows.MeasureAsync(db, true), .. await ArchiveRows.MeasureAsync(skills, true)];
        ClearPools(database);
        return all;
    }

    private static void ClearPools(TheDatabase database)
    {
        if (database.Provider == Provider.Postgres)
        {
            NpgsqlConnection.ClearAllPools();
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    private static async Task DropKept(TheDatabase target, IReadOnlyList<string> kept)
    {
        if (target.Provider == Provider.Sqlite)
        {
            return;
        }
        await using var server = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(target.Connection) { Database = "postgres" }.ToString()
        );
        await server.OpenAsync();
        foreach (var line in kept)
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE \"{line.Split('"')[1]}\"", server);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<long> Count(string connection)
    {
        await using var asked = new NpgsqlConnection(connection);
        await asked.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM appraisals_appraisals", asked);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private string At(string name) => Path.Combine(folder, name);

    private static async Task<(int Status, string Output, string Errors)> Run(params string[] arguments)
    {
        var ran = await TheCommandLine.Run(arguments);
        ran.Status.ShouldBe(0, ran.Errors);
        return ran;
    }

    private static async Task<string> Refused(params string[] arguments)
    {
        var ran = await TheCommandLine.Run(arguments);
        ran.Status.ShouldNotBe(0, ran.Errors);
        ran.Errors.ShouldNotContain("   at ");
        ran.Output.ShouldBeEmpty();
        return ran.Errors;
    }
}
