using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Npgsql;

namespace Fairway.Web.Tests.Access;

/// <summary>
/// The access matrix with the application's checks off: the application takes each reader for one whom it lets in, and the database alone knows who asks. Row-level
/// security then lets no row out that isn't theirs (ADR 29).
/// </summary>
[Trait("Decision", "22")]
public sealed class RowsOfOthersTests(ITestOutputHelper output)
{
    private const string NeedsPostgres = "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.";

    /// <summary>Texts that are their author's alone in the state in which they are looked for.</summary>
    private static readonly string[] Private = ["A note", MatrixForms.Unreleased];

    [Fact]
    public async Task No_appraisal_is_answered_to_whom_it_does_not_exist_for_though_the_application_would()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, NeedsPostgres);
        await using var world = await MatrixWorld.CreateAsync(Provider.Postgres);
        await using var swaps = await Swaps.InAsync(world);
        var (wrong, cells, kept) = (new List<string>(), 0, 0);
        foreach (var (states, table) in Matrix.Tables)
        {
            var lines = Matrix.Read(table);
            foreach (var s in new[] { 0, states.Length / 2, states.Length - 1 }.Distinct())
            {
                var seenBy = Matrix.SeesIt(states[s]);
                var readers = lines.First(l => l.Route.EndsWith("/print", StringComparison.Ordinal)).AllowedIn[s];
                foreach (var line in lines.Where(l => l.AllowedIn[s].Length > 0))
                {
                    var taken = line.AllowedIn[s][0];
                    var (id, path) = await WhereAsync(world, line, states[s], taken);
                    var visit = await world.As(taken);
                    foreach (var asks in Matrix.Everybody.Where(w => !line.AllowedIn[s].Contains(w, StringComparison.Ordinal)))
                    {
                        var exists = seenBy.Contains(asks, StringComparison.Ordinal);
                        if (exists && !line.Reads)
                        {
                            continue;
                        }
                        cells++;
                        await swaps.LetAskAsync(taken, asks);
                        var (status, text) = line.Reads ? await visit.AnswerAsync(path) : ((await visit.PostAsync(path, Typed)).Status, "");
                        // What is signed is read by whoever may print it; until then it is its author's.
                        var shown = readers.Contains(asks, StringComparison.Ordinal)
                            ? null
                            : Private.FirstOrDefault(p => text.Contains(p, StringComparison.Ordinal));
                        // That it is theirs no more is told to a former supervisor, of what nothing was done with either.
                        var nothing = status == HttpStatusCode.NotFound || (!line.Reads && status == HttpStatusCode.Conflict);
                        if (exists ? shown is not null : !nothing)
                        {
                            wrong.Add($"{line.Route} | {states[s]} | {taken} as {asks}: {(int)status} {shown}");
                        }
                    }
                    await swaps.EndAsync();
                    if (line.Reads)
                    {
                        var (status, text) = await visit.AnswerAsync(path);
                        // A form is printed by a browser, which isn't there: the print view comes in its place.
                        if (status is not (HttpStatusCode.OK or HttpStatusCode.Found))
                        {
                            wrong.Add($"{line.Route} | {states[s]} | {taken} with nobody in their place: {(int)status}");
                        }
                        kept += Private.Any(p => text.Contains(p, StringComparison.Ordinal)) ? 1 : 0;
                    }
                    await world.PutAwayAsync();
                }
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong; {kept} pages show a private text to its author");
        wrong.ShouldBeEmpty();
        kept.ShouldBeGreaterThan(5, "texts that nobody else may read must be there to be read");
    }

    [Fact]
    public async Task No_case_is_answered_to_whom_it_does_not_exist_for_though_the_application_would()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, NeedsPostgres);
        await using var world = await MatrixWorld.CreateAsync(Provider.Postgres);
        await using var swaps = await Swaps.InAsync(world);
        var (wrong, cells) = (new List<string>(), 0);
        foreach (var state in (string[])["proposed", "running", "closed"])
        {
            var s = Array.IndexOf(CaseMatrix.States, state);
            var (sees, id) = (CaseMatrix.SeesIt(state), await world.CaseAsync(state));
            foreach (var line in Matrix.Read(CaseMatrix.Table).Where(l => l.AllowedIn[s].Length > 0))
            {
                var path = line.Route[(line.Route.IndexOf(' ', StringComparison.Ordinal) + 1)..]
                    .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
                var taken = line.AllowedIn[s][0];
                var visit = await world.As(taken);
                foreach (var asks in Matrix.Everybody.Where(w => !sees.Contains(w, StringComparison.Ordinal)))
                {
                    cells++;
                    await swaps.LetAskAsync(taken, asks);
                    var status = line.Reads ? (await visit.AnswerAsync(path)).Status : (await visit.PostAsync(path, Typed)).Status;
                    if (status != HttpStatusCode.NotFound)
                    {
                        wrong.Add($"{line.Route} | {state} | {taken} as {asks}: {(int)status}");
                    }
                }
                await swaps.EndAsync();
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_other_record_is_answered_to_whom_it_does_not_exist_for_though_the_application_would()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, NeedsPostgres);
        await using var world = await MatrixWorld.CreateAsync(Provider.Postgres);
        await using var swaps = await Swaps.InAsync(world);
        var (wrong, cells) = (new List<string>(), 0);
        var records = OtherEndpoints.All.Where(l =>
            l.AllowedIn[0] is not ("all" or "public" or "token" or "-" or "")
            && OfRecords.Any(r => l.Route.Contains(r, StringComparison.Ordinal))
        );
        foreach (var line in records)
        {
            var (method, route) = (line.Route.Split(' ')[0], line.Route.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
            var path = OtherEndpoints.Sample(route, world.AccountOfX);
            var readers = ReadersOf(line);
            var taken = line.AllowedIn[0][0];
            var visit = await world.As(taken);
            foreach (var asks in Matrix.Everybody.Where(w => !readers.Contains(w, StringComparison.Ordinal)))
            {
                cells++;
                await swaps.LetAskAsync(taken, asks);
                var status =
                    method == "GET" ? (await visit.AnswerAsync(path)).Status : (await visit.PostAsync(path, OtherEndpoints.Fields)).Status;
                if (status != HttpStatusCode.NotFound)
                {
                    wrong.Add($"{line.Route} | {taken} as {asks}: {(int)status}");
                }
            }
            await swaps.EndAsync();
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    /// <summary>Addresses of one record of a person, other than an appraisal or a case.</summary>
    private static readonly string[] OfRecords =
    [
        "/training/requests/{id:guid}",
        "/reclassification/{id:guid}",
        "/board/letters/{id:guid}",
        "/people/questions/{id:guid}",
    ];

    /// <summary>Who reads the record to which an address belongs: the line of its page.</summary>
    private static string ReadersOf(Matrix.Line line)
    {
        var record = OfRecords.First(r => line.Route.Contains(r, StringComparison.Ordinal));
        var pages = OtherEndpoints
            .All.Where(l => l.Reads && l.Route.Contains(record, StringComparison.Ordinal))
            .Select(l => l.AllowedIn[0]);
        return string.Concat(pages) + line.AllowedIn[0];
    }

    private static async Task<(Guid Id, string Path)> WhereAsync(MatrixWorld world, Matrix.Line line, string state, char who)
    {
        var step = line.Route.Contains("/review/", StringComparison.Ordinal) ? AppraisalStep.MidTerm : AppraisalStep.Beginning;
        var isDialogue =
            line.Route.Contains("/journal", StringComparison.Ordinal) || line.Route.Contains("/evidence", StringComparison.Ordinal);
        var draftOf = line.Route.Contains("/share", StringComparison.Ordinal) ? who.ToString() : null;
        var id = await world.AppraisalAsync(state, delegateSigns: who is 'G' or 'C', draftOf, step, isAltered: isDialogue || !line.Reads);
        var dialogue = isDialogue ? await world.DialogueAsync(id, who.ToString(), ofOutput: line.Reads) : default;
        return (id, world.PathOf(line, id, dialogue));
    }

    private static readonly KeyValuePair<string, string>[] Typed =
    [
        new("Text", "A word"),
        new("Reason", "A reason"),
        new("Input.Text", "Another text"),
        new("Password", AccountBuilder.Password),
    ];

    /// <summary>Who asks is swapped in the test's database, past the application, which goes on in its belief.</summary>
    private sealed class Swaps(NpgsqlConnection owner, MatrixWorld world) : IAsyncDisposable
    {
        private readonly Dictionary<char, string> _asking = [];

        public static async Task<Swaps> InAsync(MatrixWorld world)
        {
            var owner = new NpgsqlConnection(world.Connection);
            await owner.OpenAsync();
            var swaps = new Swaps(owner, world);
            await swaps.RunAsync(
                """
                CREATE TABLE swaps (account text PRIMARY KEY, asking text);
                GRANT SELECT ON swaps TO PUBLIC;
                CREATE OR REPLACE FUNCTION rows_asking(key text) RETURNS text LANGUAGE sql STABLE AS $$
                  SELECT coalesce(
                    (SELECT s.asking FROM swaps s WHERE s.account = nullif(current_setting('fairway.asking', true), '')::jsonb ->> 'account'),
                    nullif(current_setting('fairway.asking', true), ''))::jsonb ->> key $$;
                """
            );
            return swaps;
        }

        public async Task LetAskAsync(char taken, char asks)
        {
            if (!_asking.TryGetValue(asks, out var said))
            {
                _asking[asks] = said = await world.AskingOfAsync(asks);
            }
            await RunAsync(
                "INSERT INTO swaps VALUES (@account, @asking) ON CONFLICT (account) DO UPDATE SET asking = @asking",
                ("account", (await world.AccountAsync(taken)).ToString()),
                ("asking", said)
            );
        }

        public Task EndAsync() => RunAsync("DELETE FROM swaps");

        private async Task RunAsync(string statement, params (string Name, string Value)[] with)
        {
            await using var command = new NpgsqlCommand(statement, owner);
            foreach (var (name, value) in with)
            {
                command.Parameters.AddWithValue(name, value);
            }
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => owner.DisposeAsync();
    }
}
