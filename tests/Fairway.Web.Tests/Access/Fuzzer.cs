using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Access;

/// <summary>
/// Asks for everything in every way that a browser, a program or somebody with bad intentions could: true and made-up ids, fields of other forms, values of all
/// kinds, broken bodies. The same seed asks the same.
/// </summary>
internal sealed partial class Fuzzer(MatrixWorld world, int seed)
{
    /// <summary>Official, chief, HR of the whole organization, administrator, a colleague without any part, and nobody.</summary>
    public const string People = "OSWAX-";

    /// <summary>For whom no appraisal and no case of O exists.</summary>
    private const string Strangers = "AX-";

    private static readonly string[] Texts =
    [
        "",
        " ",
        "0",
        "-1",
        "1",
        "31",
        "99999999999999999999",
        "1e309",
        "NaN",
        "2026-02-29",
        "29",
        "2",
        "2026",
        "true",
        "null",
        "undefined",
        "en",
        "xx",
        "../../etc/passwd",
        "%00",
        "%2e%2e%2f",
        "' or '1'='1",
        "\"; drop table accounts_accounts; --",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "[]",
        "{\"a\":1}",
        "\u0000",
        "\ud800",
        "é\u0301\u202e\ufeff",
        "😀",
        "00000000-0000-0000-0000-000000000000",
        "9b2e",
        new string('a', 5_000),
        new string('9', 400),
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<char, Visit> visits = [];
    private readonly Dictionary<char, string> keys = [];
    private readonly List<string> values = [];
    private readonly SortedSet<string> fields = new(StringComparer.Ordinal);
    private readonly List<string> routes = [];
    private HashSet<string> foreign = [];

    /// <summary>What was answered, by status.</summary>
    public SortedDictionary<int, int> Answers { get; } = [];

    /// <summary>Failures, as the request that another run can ask again.</summary>
    public List<string> Wrong { get; } = [];

    public async Task PrepareAsync()
    {
        // Files made by a browser, and one of hundreds of pages made anew: slow, and tried elsewhere.
        routes.AddRange(
            (await Routes.OfAsync(world.Server)).Where(route =>
                !route.Contains(".pdf", StringComparison.Ordinal) && !route.Contains("/bundle", StringComparison.Ordinal)
            )
        );
        await using (var db = world.Server.Database.Open())
        {
            foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.FindPrimaryKey() is { Properties.Count: 1 }))
            {
                var key = entity.FindPrimaryKey()!.Properties[0];
                if (key.ClrType == typeof(Guid) || key.ClrType == typeof(string))
                {
                    values.AddRange(await KeysAsync(db, entity.GetTableName()!, key.GetColumnName(), key.ClrType == typeof(Guid)));
                }
            }
            foreign =
            [
                .. (await db.Appraisals.Select(a => a.Id).ToListAsync())
                    .Concat(await db.UnderperformanceCases.Select(c => c.Id).ToListAsync())
                    .Select(id => id.ToString()),
            ];
        }
        foreach (var line in OtherEndpoints.All.Where(line => line.Reads && line.AllowedIn[0] is not ("" or "-" or "token")))
        {
            var who = line.AllowedIn[0] is "public" or "all" ? 'O' : line.AllowedIn[0][0];
            var page = await (await world.As(who)).TextAsync(OtherEndpoints.Sample(line.Route[4..].Trim(), world.AccountOfX));
            fields.UnionWith(FieldName().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)));
        }
        fields.RemoveWhere(name => name.StartsWith("__", StringComparison.Ordinal));
    }

    public async Task RunAsync(int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            if (i % 500 == 499)
            {
                await OpenAgainAsync();
            }
            await AskAsync(People[random.Next(People.Length)], routes[random.Next(routes.Count)]);
        }
    }

    private async Task AskAsync(char who, string route)
    {
        var verb = route[..route.IndexOf(' ', StringComparison.Ordinal)];
        var path = Parameter().Replace(route[(verb.Length + 1)..], _ => Uri.EscapeDataString(Value()));
        var asked = path.Length > 1_500 ? path[..1_500] : path;
        if (random.Next(4) == 0)
        {
            asked +=
                $"{(asked.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(Field())}={Uri.EscapeDataString(Clean(Value()))}";
        }
        var visit = await AsAsync(who);
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(asked, UriKind.Relative));
        if (verb == "POST")
        {
            request.Content = await BodyAsync(visit);
        }
        if (path.StartsWith("/api/", StringComparison.Ordinal) && random.Next(6) > 0)
        {
            // As a program asks: with a token, a key, and JSON.
            request.Headers.Authorization = new("Bearer", await KeyAsync(who));
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Clean(Texts[random.Next(Texts.Length)]).Replace('\u0000', '0'));
            request.Content = verb == "POST" ? Sent() : null;
        }
        if (random.Next(20) == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", "zz;q=9, *");
            request.Headers.TryAddWithoutValidation("X-Requested-With", "fairway");
            request.Headers.TryAddWithoutValidation("Range", "bytes=5-1");
        }
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        using var answer = await visit.SendAsync(request);
        var status = (int)answer.StatusCode;
        Answers[status] = Answers.GetValueOrDefault(status) + 1;
        var said = await answer.Content.ReadAsStringAsync();
        if (status >= 500)
        {
            Wrong.Add($"{status} for {who}: {verb} {asked} {sent[..Math.Min(sent.Length, 600)]}");
        }
        if (Strangers.Contains(who, StringComparison.Ordinal))
        {
            // An id that the request itself names may come back, in a link to sign in or in what was typed; no other may.
            var other = Id()
                .Matches(said)
                .Select(match => match.Value)
                .FirstOrDefault(id =>
                    foreign.Contains(id) && !asked.Contains(id, StringComparison.Ordinal) && !sent.Contains(id, StringComparison.Ordinal)
                );
            if (other is not null || (status == 200 && IsOfOne(route) && foreign.Any(id => asked.Contains(id, StringComparison.Ordinal))))
            {
                Wrong.Add($"{status} tells {who} of somebody else's: {verb} {asked}");
            }
        }
        if (who != '-' && answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) == true)
        {
            visits.Remove(who, out var gone);
            gone?.Dispose();
        }
    }

    /// <summary>A token of somebody's own; of nobody, one that opens nothing.</summary>
    private async Task<string> KeyAsync(char who)
    {
        if (!keys.TryGetValue(who, out var key))
        {
            key = who == '-' ? "fairwayme_nobody" : await Api.ApiClient.TokenOf(world.Server, await world.AccountAsync(who));
            keys[who] = key;
        }
        return key;
    }

    private HttpContent Sent()
    {
        if (random.Next(5) == 0)
        {
            var zip = new ByteArrayContent([.. Enumerable.Range(0, 200).Select(_ => (byte)random.Next(256))]);
            zip.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            return zip;
        }
        var text = new System.Text.Json.Nodes.JsonObject
        {
            ["kind"] = random.Next(3) == 0 ? Clean(Value()) : "Progress",
            ["text"] = Clean(Value()),
            ["private"] = random.Next(2) == 0,
        };
        if (random.Next(3) == 0)
        {
            text[random.Next(2) == 0 ? "about" : "day"] = Clean(Value());
        }
        return new StringContent(text.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private static bool IsOfOne(string route) =>
        route.Contains("/appraisals/{", StringComparison.Ordinal) || route.Contains("/underperformance/{", StringComparison.Ordinal);

    private async Task<HttpContent> BodyAsync(Visit visit)
    {
        var sent = Enumerable.Range(0, random.Next(10)).Select(_ => KeyValuePair.Create(Field(), Clean(Value()))).ToList();
        if (random.Next(10) > 0)
        {
            sent.Add(KeyValuePair.Create("__form", await visit.TokenAsync()));
        }
        switch (random.Next(20))
        {
            case 0:
                return new StringContent("{\"a\": [1, 2", Encoding.UTF8, "application/json");
            case 1:
                var broken = new ByteArrayContent([0xff, 0xfe, 0x00, 0x26, 0x3d]);
                broken.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                return broken;
            case 2:
                var cut = new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb");
                cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
                return cut;
            case 3:
                var file = new MultipartFormDataContent { { new ByteArrayContent([0x25, 0x50, 0x44, 0x46]), "Upload", "../a\u0001.pdf" } };
                foreach (var (name, value) in sent)
                {
                    file.Add(new StringContent(value), $"\"{name}\"");
                }
                return file;
            default:
                return new FormUrlEncodedContent(sent);
        }
    }

    private string Field() => fields.ElementAt(random.Next(fields.Count));

    private string Value() =>
        random.Next(10) switch
        {
            < 5 => values[random.Next(values.Count)],
            < 6 => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]).ToString(),
            < 7 => random.Next(-5, 40).ToString(CultureInfo.InvariantCulture),
            _ => Texts[random.Next(Texts.Length)],
        };

    /// <summary>Half of a pair of UTF-16 can't be sent at all.</summary>
    private static string Clean(string text) => text.Replace('\ud800', '\ufffd');

    private async Task<Visit> AsAsync(char who)
    {
        if (!visits.TryGetValue(who, out var visit))
        {
            visit = new Visit(world.Server.Url, who == '-' ? null : await world.Server.SessionOf(await world.AccountAsync(who)));
            visits[who] = visit;
        }
        return visit;
    }

    /// <summary>Accounts that were closed or paused, and offices that were laid down on the way, are as before: else less and less would be tried.</summary>
    private async Task OpenAgainAsync()
    {
        await using var db = world.Server.Database.Open();
        await db.Users.ExecuteUpdateAsync(a =>
            a.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, 0)
        );
        await db.OfficeGrants.ExecuteUpdateAsync(g => g.SetProperty(x => x.EndedAt, (NodaTime.Instant?)null));
    }

    private static async Task<List<string>> KeysAsync(DbContext db, string table, string column, bool isGuid)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        // Names come from the model.
#pragma warning disable CA2100
        command.CommandText = $"select \"{column}\" from \"{table}\" limit 12";
#pragma warning restore CA2100
        var keys = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            keys.Add((isGuid ? reader.GetGuid(0).ToString() : reader.GetString(0)));
        }
        return keys;
    }

    [GeneratedRegex(@"\{[^{}]+\}|\{[^{}]*\([^)]*\)[^{}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex FieldName();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
