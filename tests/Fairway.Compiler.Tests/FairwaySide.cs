using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.App;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Compiler.Tests;

/// <summary>
/// Fairway itself as the personnel side of the linkage attack: the product over HTTP on a database of its own, which forms the groups, tells everybody, signs for
/// each and shows the reports. All that it keeps of people, in whatever table, is what an attacker would have of it.
/// </summary>
internal sealed partial class FairwaySide : IAsyncDisposable
{
    private const string Head = "HEAD";
    private const int AtOnce = 400;

    private readonly TheServer _server;
    private readonly FixedClock _clock;
    private readonly int _size;
    private Dictionary<Guid, int> _accounts = [];
    private List<FeedbackGroup> _groups = [];

    private FairwaySide(TheServer server, FixedClock clock, int size) => (_server, _clock, _size) = (server, clock, size);

    public TheDatabase Database => _server.Database;

    /// <summary>Groups are formed as Fairway forms them, its list is signed by both, and it is the first day of tokens.</summary>
    public static async Task<FairwaySide> On(Provider on, TheCompiler compiler, int groups, int size)
    {
        // Both databases have the same keys, each of which takes half a second to make: before Fairway would make others of its own.
        Parallel.For(0, groups, group => Personnel.Key(group));
        var database = await TheDatabase.From(on, $"linkage-{groups}-{size}", db => FillAsync(db, groups, size));
        compiler.Clock.Set("2027-04-16");
        var side = new FairwaySide(await TheServer.On(database, compiler.Clock, compiler: compiler.Connection), compiler.Clock, size);
        await using var scope = side._server.AsProduct();
        var services = scope.ServiceProvider;
        await FeedbackForming.RunAsync(services.GetRequiredService<FairwayDb>(), side._clock, services.GetRequiredService<PolicyLibrary>());
        side._groups = await database.Read(db => db.FeedbackGroups.AsNoTracking().OrderBy(g => g.ChiefId).ToListAsync());
        side._groups.Count.ShouldBe(groups);
        for (var group = 0; group < groups; group++)
        {
            await services.GetRequiredService<GroupKeys>().KeepAsync(side._groups[group].Id, Personnel.Key(group));
        }
        await DailyFeedback.RunAsync(services);
        side._accounts = await database.Read(db =>
            db.Users.Where(a => a.StaffId!.StartsWith("Q")).ToDictionaryAsync(a => a.Id, a => PersonOf(a.StaffId!))
        );
        (await database.Read(db => db.FeedbackGroups.OrderBy(g => g.ChiefId).Select(g => g.KeyId).ToListAsync())).ShouldBe(
            Enumerable.Range(0, groups).Select(group => Personnel.Key(group).Key.Id)
        );
        side._clock.Set("2027-04-30");
        return side;
    }

    /// <summary>Somebody fetches a token in their browser: the page, and the blinded message that it sends.</summary>
    public async Task<byte[]> FetchAsync(int person, string browser, byte[] blinded)
    {
        using var visitor = await _server.As(StaffId(person));
        visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd(browser);
        var page = await visitor.Get("/feedback/upward");
        var answer = await visitor.Post(
            "/feedback/upward?handler=Sign",
            page,
            ("group", _groups[person / _size].Id.ToString()),
            ("blinded", Base64Url.EncodeToString(blinded))
        );
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return Base64Url.DecodeFromChars(JsonSerializer.Deserialize<JsonElement>(answer.Text).GetProperty("signature").GetString());
    }

    /// <summary>What the background does at a moment: keys go at T1, reports come after the close.</summary>
    public async Task WorkAsync()
    {
        await using var scope = _server.AsProduct();
        await DailyFeedback.RunAsync(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<FeedbackReports>().RunAsync();
    }

    /// <summary>Has Fairway's log say something, so that it is seen that what it says is heard.</summary>
    public void Say(string sentence) =>
        _server.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Fairway").LogWarning("{Sentence}", sentence);

    public Task<int> ReportsAsync() => Database.Read(db => db.FeedbackReports.CountAsync(r => !r.Withheld));

    public Task<List<string>> ReportTextsAsync() => Database.Read(db => db.FeedbackReports.Select(r => r.Text).ToListAsync());

    /// <summary>
    /// The same database as it would be if fetching left an act in the history, as every other act does: its positive control. Only what makes the difference is done.
    /// </summary>
    public static async Task<TheDatabase> CarelessAsync(Provider on, int groups, int size, IEnumerable<(int Person, Instant At)> fetches)
    {
        var database = await TheDatabase.From(on, $"linkage-{groups}-{size}", db => FillAsync(db, groups, size));
        foreach (var (person, at) in fetches)
        {
            await database.Add(
                new HistoryEntry
                {
                    Id = Guid.NewGuid(),
                    At = at,
                    Actor = StaffId(person),
                    Capability = "feedback",
                    Subject = $"{person / size}",
                    Act = "token-issued",
                }
            );
        }
        return database;
    }

    /// <summary>Each table that names most of the people: in which order it names them last, with its rows as they lie on the disk.</summary>
    /// <param name="database">Fairway's.</param>
    /// <param name="order">How rows are ordered: by <c>ctid</c>, <c>xmin</c> or <c>rowid</c>.</param>
    public async Task<Dictionary<string, Dictionary<int, int>>> Tables(TheDatabase database, string order)
    {
        await using var db = database.Open();
        var found = new Dictionary<string, Dictionary<int, int>>(StringComparer.Ordinal);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY {order}";
            await using var reader = await command.ExecuteReaderAsync();
            var (named, at) = (new Dictionary<int, int>(), 0);
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    foreach (var person in PeopleIn(reader.GetValue(column)))
                    {
                        named[person] = at;
                    }
                }
                at++;
            }
            if (named.Count >= _accounts.Count * 9 / 10)
            {
                found[table] = named;
            }
        }
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A name that nothing else has, so that it can be found in raw files.</summary>
    public static string StaffId(int person) => $"Q{person:000000}Z";

    public static int PersonOf(string staffId) => int.Parse(staffId.AsSpan(1, 6), System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<int> PeopleIn(object value) =>
        value switch
        {
            Guid id when _accounts.TryGetValue(id, out var person) => [person],
            string text when Guid.TryParse(text, out var id) => _accounts.TryGetValue(id, out var person) ? [person] : [],
            string text => Names().Matches(text).Select(match => PersonOf(match.Value)),
            _ => [],
        };

    [GeneratedRegex("Q[0-9]{6}Z")]
    private static partial Regex Names();

    private static async Task FillAsync(FairwayDb db, int groups, int size)
    {
        db.Add(A.Unit("ORG", null, name: "Unit ORG"));
        db.Add(A.Chief(of: "ORG", is_: Head));
        Add(db, Head, "ORG", chief: null);
        for (var group = 0; group < groups; group++)
        {
            var (unit, chief) = ($"U{group:000}", $"C{group:000}");
            db.Add(A.Unit(unit, "ORG", name: $"Unit {unit}"));
            db.Add(A.Chief(of: unit, is_: chief));
            Add(db, chief, unit, Head);
            db.Add(An.Appraisal(of: chief, by: Head, unit: unit, ofManager: true));
            for (var member = 0; member < size; member++)
            {
                Add(db, StaffId((group * size) + member), unit, chief);
            }
            if (db.ChangeTracker.Entries().Count() > AtOnce)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
        await db.SaveChangesAsync();
    }

    private static void Add(FairwayDb db, string staffId, string unit, string? chief)
    {
        db.Add(An.Official(staffId).Named("Person", staffId).InUnit(unit).Build());
        db.Add(((IBuilds)An.Account(staffId)).Built);
        if (chief is not null)
        {
            db.Add(A.Supervision(of: staffId, by: chief));
        }
    }
}
