using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.App.Accounts;
using Fairway.App.Privacy;
using Fairway.Demo.Scenes;
using Fairway.Demo.Tests;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Fairway.App.Tests.Privacy;

/// <summary>The copy of one's own data against the schema: nothing that names a person may be forgotten, in any table, on either database.</summary>
[Trait("Rule", "FA-3")]
public sealed partial class OwnDataTests
{
    /// <summary>Columns whose names look like a person's and hold something else, each with what it holds.</summary>
    private static readonly Dictionary<string, string> s_noPersons = new(StringComparer.Ordinal)
    {
        ["Account.Id"] = "named below",
        ["FeedbackGroup.KeyId"] = "a public key",
        ["EndedSignOn.TokenId"] = "a message of the identity provider",
        ["DirectoryEntry.ExternalId"] = "the directory's own key",
        ["DirectoryGroup.ExternalId"] = "the directory's own key",
        ["DirectoryEntry.TokenId"] = "a token",
        ["Candidacy.TieBrokenBy"] = "a criterion",
        ["OutboxMessage.Subject"] = "the line of a mail",
        ["IdentityUserPasskey`1.CredentialId"] = "a key",
    };

    [Theory, BothDatabases]
    public async Task Every_table_and_every_column_that_names_a_person_is_in_the_copy_or_stands_with_a_reason(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Where(t => !t.IsOwned()).ToList();
        HeldTables.All.Select(t => t.Row).ShouldBe(tables.Select(t => t.ClrType), ignoreOrder: true);

        var forgotten =
            from table in tables
            let held = HeldTables.All.Single(t => t.Row == table.ClrType)
            from column in table.GetProperties()
            let type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType
            where type == typeof(string) ? OfPersons().IsMatch(column.Name) : type == typeof(Guid) && OfAccounts().IsMatch(column.Name)
            where !s_noPersons.ContainsKey($"{table.ClrType.Name}.{column.Name}")
            where !held.Mine.Contains(column.Name) && !held.Named.Contains(column.Name) && !held.LeftOut.ContainsKey(column.Name)
            select $"{table.ClrType.Name}.{column.Name}";
        forgotten.ShouldBeEmpty();

        var unknown =
            from held in HeldTables.All
            let table = db.Model.FindEntityType(held.Row)!
            from column in held.Mine.Concat(held.Named).Concat(held.LeftOut.Keys).Concat(held.Hidden.SelectMany(h => h.Columns))
            where table.FindProperty(column) is null
            select $"{held.Row.Name}.{column}";
        unknown.ShouldBeEmpty();

        // What belongs to a row of a person's is theirs as well: a table beneath one that is in the copy is in it, or says why not.
        var beneath =
            from table in tables
            let held = HeldTables.All.Single(t => t.Row == table.ClrType)
            where held.OfNobody
            from key in table.GetForeignKeys()
            where HeldTables.All.Single(t => t.Row == key.PrincipalEntityType.ClrType).Mine.Contains("StaffId")
            select table.ClrType.Name;
        beneath.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Wherever_the_demonstration_names_somebody_the_copy_of_theirs_has_the_row(Provider on)
    {
        await using var database = await Demonstration(on);
        await using var db = database.Open();
        var officials = (await db.Officials.Select(o => o.StaffId).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var accounts = await db.Users.Where(a => a.StaffId != null).ToDictionaryAsync(a => a.Id, a => a.StaffId!);
        var wrong = new List<string>();
        var compared = 0;
        foreach (var held in HeldTables.All)
        {
            var table = db.Model.FindEntityType(held.Row)!;
            var columns = table.GetProperties().Where(IsKey).ToList();
            if (columns.Count == 0)
            {
                continue;
            }
            var rows = await All(db, held.Row);
            foreach (var column in columns)
            {
                var named = rows.Select(r => Who(column, r)).Where(w => w is not null).GroupBy(w => w!).ToList();
                if (named.Count == 0 || s_noPersons.ContainsKey($"{held.Row.Name}.{column.Name}") && column.Name != "Id")
                {
                    continue;
                }
                if (!held.Mine.Contains(column.Name))
                {
                    if (!held.Named.Contains(column.Name) && !held.LeftOut.ContainsKey(column.Name))
                    {
                        wrong.Add($"{held.Row.Name}.{column.Name} names {named[0].Key}");
                    }
                    continue;
                }
                foreach (var person in named.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3))
                {
                    var account = accounts.FirstOrDefault(a => a.Value == person.Key).Key;
                    var own = await held.Own!(db, new DataSubject(account, person.Key)).ToListAsync();
                    var found = own.Count(r => Who(column, r) == person.Key);
                    compared++;
                    if (held.Waits is null ? found != person.Count() : found > person.Count())
                    {
                        wrong.Add($"{held.Row.Name}.{column.Name}: {found} of {person.Count()} rows of {person.Key}");
                    }
                }
            }
        }
        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(100);

        string? Who(IProperty column, object row) =>
            column.GetGetter().GetClrValue(row) switch
            {
                string text when officials.Contains(text) => text,
                Guid id => accounts.GetValueOrDefault(id),
                _ => null,
            };
    }

    [Theory, BothDatabases]
    public async Task The_copy_has_every_row_every_column_and_every_file_and_nothing_of_anybody_elses(Provider on)
    {
        await using var database = await Demonstration(on);
        await using var db = database.Open();
        var (me, other) = (DemoPeople.Of("objection").StaffId!, DemoPeople.Of("agreed").StaffId!);
        var copy = await Copy(db, me);
        using var json = JsonDocument.Parse(copy[OwnData.Rows]);
        var tables = json.RootElement.GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("table").GetString()!);
        tables.Keys.ShouldBe(
            HeldTables.All.Where(t => !t.OfNobody).Select(t => db.Model.FindEntityType(t.Row)!.GetTableName()!),
            ignoreOrder: true
        );
        foreach (var held in HeldTables.All.Where(t => t.Own is not null))
        {
            var table = db.Model.FindEntityType(held.Row)!;
            foreach (var row in tables[table.GetTableName()!].GetProperty("rows").EnumerateArray())
            {
                var leftOut = row.TryGetProperty("(left out)", out var why) ? why.EnumerateObject().Select(c => c.Name) : [];
                row.EnumerateObject()
                    .Select(c => c.Name)
                    .Where(c => c != "(left out)")
                    .Concat(leftOut)
                    .ShouldBe(table.GetProperties().Select(c => c.Name), ignoreOrder: true, table.GetTableName());
            }
        }
        tables["service_officials"].GetProperty("rows").GetArrayLength().ShouldBe(1);
        tables["appraisals_appraisals"].GetProperty("rows").EnumerateArray().ShouldAllBe(a => a.GetProperty("StaffId").GetString() == me);
        tables["appraisals_versions"].GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0);
        copy.Values.ShouldAllBe(text => !text.Contains("PasswordHash\": \"A", StringComparison.Ordinal));
        (await Copy(db, other))[OwnData.Rows].ShouldNotBe(copy[OwnData.Rows]);
    }

    [Theory, BothDatabases]
    public async Task What_another_has_not_released_waits(Provider on)
    {
        await using var scene = await Appraisals.AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Read(db =>
        {
            db.FormDrafts.Add(Draft(id, Appraisals.AppraisalScene.Carla, "still writing this"));
            db.FormDrafts.Add(Draft(id, Appraisals.AppraisalScene.Olu, "my own beginnings"));
            return db.SaveChangesAsync();
        });
        var copy = (await scene.Read(db => Copy(db, Appraisals.AppraisalScene.Olu)))[OwnData.Rows];
        copy.ShouldContain("my own beginnings");
        copy.ShouldNotContain("still writing this");
        (await scene.Read(db => Copy(db, Appraisals.AppraisalScene.Carla)))[OwnData.Rows].ShouldContain("still writing this");
    }

    private static Fairway.App.Appraisals.FormDraft Draft(Guid id, string author, string text) =>
        new()
        {
            AppraisalId = id,
            AuthorId = author,
            Step = Rules.Appraisals.AppraisalStep.Beginning,
            Content = text,
            BasedOn = 0,
            SavedAt = Instant.FromUtc(2026, 2, 3, 9, 0),
        };

    private static async Task<Dictionary<string, string>> Copy(FairwayDb db, string staffId)
    {
        using var to = new MemoryStream();
        var account = await db.Users.Where(a => a.StaffId == staffId).Select(a => a.Id).FirstOrDefaultAsync();
        var reader = new Reader(account, staffId, staffId, "en", DateTimeZone.Utc, new LocalDate(2026, 11, 20), []);
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            await new OwnData(db).WriteAsync(reader, archive);
        }
        using var read = new ZipArchive(to);
        return read.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var text = new StreamReader(e.Open());
                return text.ReadToEnd();
            }
        );
    }

    private static Task<TheDatabase> Demonstration(Provider on) =>
        TheDatabase.From(
            on,
            "demonstration",
            db =>
                Demo.Demonstration.LoadAsync(
                    db,
                    TheDemonstration.Clock,
                    TheDemonstration.Policies,
                    new PasswordHasher<Account>(),
                    null,
                    CancellationToken.None
                )
        );

    private static bool IsKey(IProperty column) =>
        column.ClrType == typeof(string) || (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid);

    private static async Task<List<object>> All(FairwayDb db, Type row)
    {
        var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(row).Invoke(db, null)!;
        return await set.AsNoTracking().ToListAsync();
    }

    [GeneratedRegex("^(.*Id|.*By|Actor|Subject|OnBehalfOf)$", RegexOptions.None, 1000)]
    private static partial Regex OfPersons();

    [GeneratedRegex("^(.*AccountId|UserId|AuthorId|OrganizerId|.*By)$", RegexOptions.None, 1000)]
    private static partial Regex OfAccounts();
}
