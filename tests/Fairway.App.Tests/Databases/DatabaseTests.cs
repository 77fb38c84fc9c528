using Fairway.App.Service;
using Fairway.Postgres;
using Fairway.Sqlite;
using Fairway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Databases;

/// <summary>What both databases must do alike, and what their errors are called.</summary>
public sealed class DatabaseTests
{
    [Theory, BothDatabases]
    public async Task Staff_ids_come_in_the_order_of_their_bytes(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        string[] ids = ["a1", "B2", "A1", "é", "Z", "10", "2", "-3", "a-1", "_"];
        await database.Add([.. ids.Select(id => Someone(id))]);
        var read = await database.Read(db => db.Officials.OrderBy(o => o.StaffId).Select(o => o.StaffId).ToListAsync());
        read.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Days_and_instants_come_back_and_compare(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(Someone("1", born: new(1966, 7, 1)), Someone("2", born: new(1966, 7, 2)), Someone("3", born: new(2000, 2, 29)));
        var before = new LocalDate(1966, 7, 2);
        (await database.Read(db => db.Officials.Where(o => o.DateOfBirth < before).Select(o => o.StaffId).ToListAsync())).ShouldBe(["1"]);
        (await database.Read(db => db.Officials.MaxAsync(o => o.DateOfBirth))).ShouldBe(new LocalDate(2000, 2, 29));
        var at = Instant.FromUtc(2026, 3, 2, 9, 0).PlusTicks(1234560);
        await database.Add(
            new FactOwner
            {
                StaffId = "1",
                Field = "email",
                Owner = "hr",
                Since = at,
            }
        );
        (await database.Read(db => db.FactOwners.SingleAsync(o => o.Since >= at && o.Since <= at))).Since.ShouldBe(at);
    }

    [Theory, BothDatabases]
    public async Task A_row_that_points_nowhere_is_refused(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await Should.ThrowAsync<DbUpdateException>(() =>
            database.Add(
                new Unit
                {
                    Code = "U",
                    ParentCode = "NOWHERE",
                    Name = "Unit",
                    Kind = "unit",
                }
            )
        );
    }

    [Theory, BothDatabases]
    public async Task A_key_that_is_taken_is_called_so(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(Someone("1"));
        var refused = await Should.ThrowAsync<DbUpdateException>(() => database.Add(Someone("1")));
        TroubleOf(on, refused).ShouldBe(DatabaseTrouble.Duplicate);
    }

    [Theory, BothDatabases]
    public async Task A_stale_copy_is_not_saved(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(Someone("1"));
        await using var first = database.Open();
        await using var second = database.Open();
        (await first.Officials.SingleAsync()).FamilyName = "First";
        (await second.Officials.SingleAsync()).FamilyName = "Second";
        await first.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task A_locked_file_is_called_busy()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var other = database.Open();
        await using var transaction = await other.Database.BeginTransactionAsync();
        other.Add(Someone("1"));
        await other.SaveChangesAsync();
        await using var hurried = new SqliteConnection($"Data Source={database.Connection};Default Timeout=1;Pooling=False");
        await hurried.OpenAsync();
        await using var command = hurried.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        SqliteDatabase.TroubleOf(Should.Throw<SqliteException>(() => command.ExecuteNonQuery())).ShouldBe(DatabaseTrouble.Busy);
    }

    [Fact]
    public async Task A_file_for_reading_only_is_called_so()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        var options = new DbContextOptionsBuilder<FairwayDb>();
        SqliteDatabase.Configure(options, $"Data Source={database.Connection};Mode=ReadOnly;Pooling=False");
        await using var db = new FairwayDb(options.Options);
        (await db.Officials.CountAsync()).ShouldBe(0);
        db.Add(Someone("1"));
        SqliteDatabase
            .TroubleOf(await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync()))
            .ShouldBe(DatabaseTrouble.ReadOnly);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_called_damaged()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 5000));
        var options = new DbContextOptionsBuilder<FairwayDb>();
        SqliteDatabase.Configure(options, $"Data Source={file};Pooling=False");
        await using var db = new FairwayDb(options.Options);
        SqliteDatabase
            .TroubleOf(await Should.ThrowAsync<SqliteException>(() => db.Officials.CountAsync()))
            .ShouldBe(DatabaseTrouble.Damaged);
        File.Delete(file);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_called_unreachable()
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        PostgresDatabase.Configure(options, "Host=127.0.0.1;Port=1;Database=fairway;Username=fairway");
        await using var db = new FairwayDb(options.Options);
        var refused = await Should.ThrowAsync<Exception>(() => db.Officials.CountAsync());
        PostgresDatabase.TroubleOf(refused).ShouldBe(DatabaseTrouble.Unreachable);
    }

    private static DatabaseTrouble? TroubleOf(Provider on, Exception exception) =>
        on == Provider.Sqlite ? SqliteDatabase.TroubleOf(exception) : PostgresDatabase.TroubleOf(exception);

    private static Official Someone(string id, LocalDate? born = null) =>
        new()
        {
            StaffId = id,
            FamilyName = "Somebody",
            GivenNames = "",
            DateOfBirth = born ?? new(1980, 1, 1),
            EntryOnDuty = new(2015, 1, 1),
        };
}
