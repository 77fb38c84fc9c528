using System.Data.Common;
using Fairway.Postgres;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fairway.App.Tests.Skills;

/// <summary>Nothing of skills can be read from the database of appraisals, and nothing of appraisals from that of skills (LE-3).</summary>
[Trait("Rule", "LE-3")]
public sealed class Apart_from_appraisals
{
    private const string Canary = "Canary of the room of skills";
    private const string Other = "Canary of an appraisal";

    [Theory, BothDatabases]
    public async Task Neither_connection_reads_a_table_of_the_other_by_whatever_name(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        await using var db = scene.Database.Open();
        await using var skills = scene.Database.Skills.Open();
        var theirs = TablesOf(db);
        var ours = TablesOf(skills);
        theirs.Count.ShouldBeGreaterThan(100);
        ours.ShouldAllBe(table => table.StartsWith("skills_"));
        theirs.Intersect(ours, StringComparer.Ordinal).ShouldBeEmpty();
        await ShouldBeRefused(db, ours, Named(skills));
        await ShouldBeRefused(skills, theirs, Named(db));
    }

    [Theory, BothDatabases]
    public async Task No_table_of_the_one_holds_what_was_written_in_the_other(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        await scene.Declares(SkillsScene.Olu, "surveys", evidence: Canary);
        await scene.Declares(SkillsScene.Olu, "", text: Canary);
        await scene.Consents(SkillsScene.Olu);
        (await scene.Found(await scene.Opened())).ShouldBe([SkillsScene.Olu]);
        await using var db = scene.Database.Open();
        await using var skills = scene.Database.Skills.Open();
        var appraisal = An.Appraisal(SkillsScene.Olu, SkillsScene.Pat, unit: "U");
        db.Add(appraisal);
        db.Add(
            new Fairway.App.Appraisals.JournalEntry
            {
                Id = Guid.CreateVersion7(),
                AppraisalId = appraisal.Id,
                AuthorId = SkillsScene.Olu,
                Party = Fairway.Rules.Appraisals.AppraisalParty.Official,
                Kind = Fairway.Rules.Appraisals.JournalKind.Feedback,
                Text = Other,
                Language = "en",
                At = scene.Clock.Now,
                Private = false,
            }
        );
        await db.SaveChangesAsync();
        (await Holding(skills, Canary)).ShouldNotBeEmpty("the search itself finds what is there");
        (await Holding(db, Canary)).ShouldBeEmpty();
        (await Holding(db, Other)).ShouldNotBeEmpty();
        (await Holding(skills, Other)).ShouldBeEmpty();
    }

    /// <summary>With a user of its own for skills, the server itself refuses each user the other's database.</summary>
    [Fact]
    public async Task On_PostgreSQL_each_user_can_be_kept_out_of_the_others_database()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.");
        await using var database = await (await TheDatabase.On(Provider.Postgres)).WithSkills();
        var (main, beside) = (database.Connection, PostgresDatabase.Beside(database.Connection, "_skills"));
        var ending = Guid.NewGuid().ToString("N")[..12];
        var (everything, skills) = ("fairway_main_" + ending, "fairway_skills_" + ending);
        await using var server = new NpgsqlConnection(main);
        await server.OpenAsync();
        try
        {
            // As docs/operations.md tells an administrator to.
            foreach (var (user, connection) in new[] { (everything, main), (skills, beside) })
            {
                var name = new NpgsqlConnectionStringBuilder(connection).Database;
                await Execute(server, $"CREATE ROLE {user} LOGIN PASSWORD 'apart'");
                await Execute(server, $"REVOKE CONNECT, TEMPORARY ON DATABASE {name} FROM PUBLIC");
                await Execute(server, $"GRANT CONNECT ON DATABASE {name} TO {user}");
                await using var inside = new NpgsqlConnection(connection);
                await inside.OpenAsync();
                await Execute(inside, $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {user}");
            }
            (await Read(main, everything, "service_officials")).ShouldBeNull();
            (await Read(beside, skills, "skills_declared")).ShouldBeNull();
            (await Read(beside, everything, "skills_declared")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
            (await Read(main, skills, "appraisals_appraisals")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        finally
        {
            foreach (var (user, connection) in new[] { (everything, main), (skills, beside) })
            {
                await using var inside = new NpgsqlConnection(connection);
                await inside.OpenAsync();
                await Execute(inside, $"DROP OWNED BY {user}");
                await Execute(inside, $"DROP ROLE {user}");
            }
        }
    }

    /// <summary>The error by which a user is refused; null where they read.</summary>
    private static async Task<string?> Read(string connection, string user, string table)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection)
        {
            Username = user,
            Password = "apart",
            Pooling = false,
        };
        try
        {
            await using var open = new NpgsqlConnection(builder.ToString());
            await open.OpenAsync();
            await Execute(open, $"SELECT count(*) FROM {table}");
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task Execute(NpgsqlConnection on, string statement)
    {
        await using var command = new NpgsqlCommand(statement, on);
        await command.ExecuteNonQueryAsync();
    }

    private static List<string> TablesOf(DbContext db) =>
        [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal)];

    private static string Named(DbContext db) => db.Database.GetDbConnection().Database;

    /// <summary>Each table is asked for plainly and through the other database's name; both are refused.</summary>
    private static async Task ShouldBeRefused(DbContext db, List<string> tables, string otherDatabase)
    {
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            foreach (var name in (string[])[$"\"{table}\"", $"\"{otherDatabase}\".\"{table}\"", $"\"{otherDatabase}\".public.\"{table}\""])
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT count(*) FROM {name}";
                await Should.ThrowAsync<DbException>(() => command.ExecuteScalarAsync(), name);
            }
        }
    }

    /// <summary>Tables and columns in which a text stands.</summary>
    private static async Task<List<string>> Holding(DbContext db, string text)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            // What is kept within JSON has one column for all of it.
            var columns = entity.GetContainerColumnName() is { } json
                ? [json]
                : entity.GetProperties().Select(p => p.GetColumnName()).ToList();
            foreach (var column in columns)
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT count(*) FROM \"{entity.GetTableName()}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%{text}%'";
                if (Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0)
                {
                    found.Add($"{entity.GetTableName()}.{column}");
                }
            }
        }
        return found;
    }
}
