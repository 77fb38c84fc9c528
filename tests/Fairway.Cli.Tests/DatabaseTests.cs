using Fairway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli.Tests;

/// <summary>What is said at the terminal about a database that is new, old, or not well; and how the command ends.</summary>
public sealed class DatabaseTests
{
    [Theory, BothDatabases]
    public async Task A_database_is_made_once(Provider on)
    {
        await using var database = await TheDatabase.Nothing(on);
        var first = await TheCommandLine.Run("migrate", "--db", database.Connection);
        first.Status.ShouldBe(0, first.Errors);
        first.Errors.ShouldContain("Created");
        var second = await TheCommandLine.Run("migrate", "--db", database.Connection);
        second.Status.ShouldBe(0);
        second.Errors.ShouldContain("is up to date");
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Two_starts_at_once_make_one_database(Provider on)
    {
        await using var database = await TheDatabase.Nothing(on);
        var both = await Task.WhenAll(
            TheCommandLine.Run("migrate", "--db", database.Connection),
            TheCommandLine.Run("migrate", "--db", database.Connection)
        );
        both.ShouldAllBe(end => end.Status == 0, string.Join('\n', both.Select(end => end.Errors)));
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_database_of_a_later_version_is_left_alone(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231000000_Later', '99')"""
            );
        }
        foreach (var verb in (string[])["migrate", "run"])
        {
            var refused = await TheCommandLine.Run(verb, "--db", database.Connection);
            refused.Status.ShouldBe(1);
            refused.Errors.ShouldContain("later version of Fairway");
        }
    }

    [Fact]
    public async Task A_locked_file_is_said_to_be_locked()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var other = new SqliteConnection($"Data Source={database.Connection};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE __EFMigrationsHistory SET ProductVersion = '0';";
        await command.ExecuteNonQueryAsync();
        var refused = await TheCommandLine.Run("run", "--db", database.Connection, "--port", "5999");
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("is locked by another process");
    }

    [Fact]
    public async Task A_file_for_reading_only_is_said_to_be_so()
    {
        var file = Path.GetTempFileName();
        var refused = await TheCommandLine.Run("migrate", "--db", $"Data Source={file};Mode=ReadOnly");
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("can be read but not written");
        File.Delete(file);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_none()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, string.Join('\n', Enumerable.Repeat("staff_id,family_name", 500)));
        var refused = await TheCommandLine.Run("run", "--db", file, "--port", "5999");
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("is not a database");
        (await File.ReadAllTextAsync(file)).ShouldStartWith("staff_id");
        File.Delete(file);
    }

    [Fact]
    public async Task A_server_that_is_down_is_said_to_be_down_and_its_password_is_not_said()
    {
        const string nowhere = "Host=127.0.0.1;Port=1;Database=f;Username=u;Password=hush-hush";
        var refused = await TheCommandLine.Run("run", "--db", nowhere, "--port", "5999");
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("does not answer");
        refused.Errors.ShouldContain("Check that PostgreSQL is running");
        refused.Errors.ShouldNotContain("hush-hush");
        refused.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_missing_database_is_not_exported()
    {
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var refused = await TheCommandLine.Run("export", Path.GetTempPath(), "--db", database.Connection);
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("There is no Fairway database");
        File.Exists(database.Connection).ShouldBeFalse();
    }
}
