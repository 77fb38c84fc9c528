using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairway.Compiler.Answers;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Compiler.Tests;

/// <summary>A respondent, with what an attacker at the worst knows of how they fetched.</summary>
/// <param name="Person">Whose answer is looked for.</param>
/// <param name="Group">A number.</param>
/// <param name="Fetched">As the how manieth of all they fetched their token, and as the how manieth they answer.</param>
/// <param name="Blinded">What was signed for them.</param>
/// <param name="Browser">What their browser calls itself, at both services.</param>
/// <param name="Wordiness">How much they usually write.</param>
public sealed record Fetch(int Person, int Group, int Fetched, byte[] Blinded, string Browser, int Wordiness);

/// <summary>
/// A cycle over real HTTP, with Fairway and the compiler as they run, in which people answer in the very order in which they fetched their tokens: the worst case,
/// which one epoch would give away. Then all that both keep is handed to attacks, each of which orders the people of a group by something that Fairway keeps (or by
/// the order of fetching itself, which is more than it keeps), the answers by something that the compiler keeps, and lays one beside the other. A right guess is one
/// in which a person meets their own answer; by chance that happens once a group.
/// </summary>
public sealed class Linkage : IAsyncDisposable
{
    private const string Mark = "mark-of-";
    private const int MarkLength = 12;
    private const string Unordered = "";

    // So that whatever kept a time would keep another one for each.
    private static readonly Duration s_between = Duration.FromSeconds(20);

    private readonly Provider _on;
    private readonly (int Groups, int Size) _many;
    private readonly Captured _logs;
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _arrived = [];
    private readonly List<(int Person, Instant At)> _times = [];
    private readonly List<Fetch> _fetches = [];
    private readonly DateTime _began;
    private Dictionary<int, int> _transactionsBeforeT1 = [];

    private Linkage(Provider on, int groups, int size, Captured logs, TheCompiler compiler, FairwaySide fairway) =>
        (_on, _many, _logs, Compiler, Fairway, _began) = (
            on,
            (groups, size),
            logs,
            compiler,
            fairway,
            Directory.GetCreationTimeUtc(compiler.Folder)
        );

    public TheCompiler Compiler { get; }

    public int Answers => _fetches.Count;

    private FairwaySide Fairway { get; }

    /// <summary>Runs the cycle up to the end of answers; the close is for the test to make.</summary>
    public static async Task<Linkage> On(Provider on, int groups, int size)
    {
        // Before either is there: a log takes the way that it finds when it is made.
        var logs = new Captured();
        var compiler = await TheCompiler.On(on, FixedClock.On("2027-04-01"));
        var run = new Linkage(on, groups, size, logs, compiler, await FairwaySide.On(on, compiler, groups, size));
        var tokens = await run.FetchAsync();
        if (on == Provider.Postgres)
        {
            run._transactionsBeforeT1 = await run.Transactions();
        }
        compiler.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        await run.Fairway.WorkAsync();
        await run.AnswerAsync(tokens);
        compiler.Clock.Now = Instant.FromUtc(2027, 7, 31, 12, 0);
        return run;
    }

    /// <summary>The compiler closes, and Fairway fetches the reports.</summary>
    public async Task<int> CloseAsync()
    {
        var closed = await Compiler.CloseAsync();
        await Fairway.WorkAsync();
        (await Fairway.ReportsAsync()).ShouldBe(closed);
        return closed;
    }

    /// <summary>Before the close: attacks that succeed, each on something that is not so, or is not so any more once all is over.</summary>
    public async Task<IReadOnlyList<(string By, int Right)>> ControlsAsync()
    {
        var arrival = Places(await CompilerFiles());
        await using var careless = await FairwaySide.CarelessAsync(_on, _many.Groups, _many.Size, _times);
        var history = (await Fairway.Tables(careless, PhysicalRow))["history_entries"];
        if (_on == Provider.Sqlite)
        {
            await using var db = careless.Open();
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "PRAGMA wal_checkpoint(TRUNCATE)"
            );
        }
        var entries = RawFiles.Places(await RawFiles.Of(careless, _began), People, last: true, beside: "token-issued"u8);
        List<(string, int)> controls =
        [
            ("had the compiler kept times", Right(ByFetching, _arrived)),
            ("compiler's files before the close", Right(ByFetching, arrival)),
            ("had Fairway an act for each: rows", Right(history, arrival)),
            ("had Fairway an act for each: files", Right(entries, arrival)),
        ];
        if (_on == Provider.Postgres)
        {
            controls.Add(("Fairway's transactions before T1", Right(_transactionsBeforeT1, arrival)));
        }
        return controls;
    }

    /// <summary>When all is over: everything that both keep, against each other.</summary>
    public async Task<IReadOnlyList<(string By, int Right)>> AttacksAsync()
    {
        var (theirs, ours) = (await CompilerFiles(), await RawFiles.Of(Fairway.Database, _began));
        var rows = await Rows(Unordered);
        var (first, last) = (Places(theirs), Places(theirs, last: true));
        var signed = _fetches.ToDictionary(f => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(f.Blinded)), f => f.Person);
        List<(string, int)> attacks =
        [
            ("order of fetching, compiler's rows", Right(ByFetching, rows)),
            ("order of fetching, first place in files", Right(ByFetching, first)),
            ("order of fetching, last place in files", Right(ByFetching, last)),
            ("order of fetching, comments in reports", Right(ByFetching, await Comments())),
            ("what was signed, token", Right(By(f => Convert.ToHexString(f.Blinded)), await Rows("ORDER BY token"))),
            ("wordiness, length", Right(By(f => f.Wordiness), await Rows("ORDER BY length(sealed), token"))),
            ("Fairway's files, first places", Right(RawFiles.Places(ours, People, last: false), first)),
            ("Fairway's files, last places", Right(RawFiles.Places(ours, People, last: true), last)),
            ("what was signed in Fairway's files", Right(RawFiles.Places(ours, signed, last: false), last)),
        ];
        foreach (var (table, people) in await Fairway.Tables(Fairway.Database, PhysicalRow))
        {
            attacks.Add(($"Fairway's {table}, compiler's rows", Right(people, rows)));
            attacks.Add(($"Fairway's {table}, compiler's files", Right(people, last)));
        }
        if (_on == Provider.Postgres)
        {
            var byRow = await Rows("ORDER BY ctid");
            attacks.Add(("order of fetching, row numbers", Right(ByFetching, byRow)));
            attacks.Add(("order of fetching, transactions", Right(ByFetching, await Rows("ORDER BY xmin::text::bigint, ctid"))));
            attacks.Add(("Fairway's transactions, row numbers", Right(await Transactions(), byRow)));
        }
        return attacks;
    }

    /// <summary>How often what browsers call themselves stands in a file of either, or anything of a respondent in what both said.</summary>
    public async Task<(int Browsers, int Said)> TracesAsync()
    {
        IEnumerable<string> files = [.. await CompilerFiles(), .. await RawFiles.Of(Fairway.Database, _began)];
        const string last = "this is heard";
        Fairway.Say(last);
        for (var tries = 0; tries < 100 && !_logs.Said.Contains(last, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50);
        }
        var said = _logs.Said;
        said.ShouldContain(last);
        return (
            RawFiles.Count(files.Distinct(StringComparer.Ordinal), "Browser/"),
            _fetches.Count(f =>
                said.Contains(FairwaySide.StaffId(f.Person), StringComparison.Ordinal)
                || said.Contains(Convert.ToHexStringLower(SHA256.HashData(f.Blinded)), StringComparison.Ordinal)
            ) + _marks.Keys.Count(mark => said.Contains(mark, StringComparison.Ordinal))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Fairway.DisposeAsync();
        await Compiler.DisposeAsync();
        _logs.Dispose();
    }

    private string PhysicalRow => _on == Provider.Postgres ? "ctid" : "rowid";

    private RawFiles.Names People =>
        new(
            "Q",
            FairwaySide.StaffId(0).Length,
            _fetches.ToDictionary(f => FairwaySide.StaffId(f.Person), f => f.Person, StringComparer.Ordinal)
        );

    private Dictionary<int, int> ByFetching => By(f => f.Fetched);

    private Dictionary<int, T> By<T>(Func<Fetch, T> of) => _fetches.ToDictionary(f => f.Person, of);

    /// <summary>T0 to T1, in some order of people.</summary>
    private async Task<Dictionary<int, string>> FetchAsync()
    {
        var people = Enumerable.Range(0, _many.Groups * _many.Size).ToArray();
        RandomNumberGenerator.Shuffle(people.AsSpan());
        var tokens = new Dictionary<int, string>();
        foreach (var person in people)
        {
            var (group, key) = (person / _many.Size, Personnel.Key(person / _many.Size).Key);
            var message = key.NewMessage();
            var blinded = key.Blind(message);
            var browser = string.Create(CultureInfo.InvariantCulture, $"Browser/{person}");
            var signature = await Fairway.FetchAsync(person, browser, blinded.Message);
            tokens[person] = Token.Text(message, key.Finalize(message, signature, blinded.Inverse)!);
            _times.Add((person, Compiler.Clock.Now));
            _fetches.Add(new Fetch(person, group, _fetches.Count, blinded.Message, browser, RandomNumberGenerator.GetInt32(400)));
            _marks[Mark + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", MarkLength)] = person;
            Compiler.Clock.Advance(s_between);
        }
        return tokens;
    }

    /// <summary>T1 to T2: everybody as prompt as before.</summary>
    private async Task AnswerAsync(Dictionary<int, string> tokens)
    {
        var marks = _marks.ToDictionary(mark => mark.Value, mark => mark.Key);
        foreach (var fetch in _fetches)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/answer/{Personnel.Key(fetch.Group).Key.Id}")
            {
                // The mark stands so far behind that a database puts it where it puts what is long.
                Content = Personnel.Form(
                    tokens[fetch.Person],
                    (fetch.Person % 6) + 1,
                    new string('w', 600 + fetch.Wordiness),
                    marks[fetch.Person]
                ),
            };
            request.Headers.TryAddWithoutValidation("User-Agent", fetch.Browser);
            using var answer = await Compiler.Respondent.SendAsync(request);
            answer.IsSuccessStatusCode.ShouldBeTrue();
            _arrived[fetch.Person] = _arrived.Count;
            Compiler.Clock.Advance(s_between);
        }
    }

    /// <summary>How many meet their own answer when the people of a group in one order are laid beside its answers in another.</summary>
    private int Right<TPeople, TAnswers>(IReadOnlyDictionary<int, TPeople> people, IReadOnlyDictionary<int, TAnswers> answers) =>
        _fetches
            .Select(f => f.Person)
            // The order of fetching is known, and must not help where an attack knows nothing.
            .Order()
            .GroupBy(person => person / _many.Size)
            .Sum(group => InOrder(group, people).Zip(InOrder(group, answers)).Count(pair => pair.First == pair.Second));

    /// <summary>Who isn't found comes behind, in an order that says nothing.</summary>
    private static IEnumerable<int> InOrder<T>(IEnumerable<int> group, IReadOnlyDictionary<int, T> found)
    {
        var rest = group.Where(person => !found.ContainsKey(person)).ToArray();
        RandomNumberGenerator.Shuffle(rest.AsSpan());
        return group.Where(found.ContainsKey).OrderBy(person => found[person]).Concat(rest);
    }

    private async Task<Dictionary<int, int>> Transactions() =>
        (await Fairway.Tables(Fairway.Database, "xmin::text::bigint, ctid"))["feedback_respondents"];

    private async Task<Dictionary<int, int>> Rows(string order)
    {
        await using var connection = await Compiler.Generations.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sealed FROM answers {order}";
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<int, int>();
        while (await reader.ReadAsync())
        {
            Note(found, Encoding.Latin1.GetString((byte[])reader[0]));
        }
        found.Count.ShouldBe(Answers);
        return found;
    }

    /// <summary>In the order in which comments stand in the reports that Fairway fetched.</summary>
    private async Task<Dictionary<int, int>> Comments()
    {
        var found = new Dictionary<int, int>();
        foreach (var text in await Fairway.ReportTextsAsync())
        {
            Note(found, text);
        }
        found.Count.ShouldBe(Answers);
        return found;
    }

    private void Note(Dictionary<int, int> found, string text)
    {
        for (var i = 0; (i = text.IndexOf(Mark, i, StringComparison.Ordinal)) >= 0; i += Mark.Length)
        {
            found.TryAdd(_marks[text.Substring(i, Mark.Length + MarkLength)], found.Count);
        }
    }

    // What was not written to since the run began has nothing of it: other tests have databases on the same server.
    private async Task<IReadOnlyList<string>> CompilerFiles() =>
        Compiler.Server is { } server ? await RawFiles.OfServer(server, _began) : RawFiles.Of(Compiler.Folder, _began);

    private Dictionary<int, (int File, long Page, long FromEnd)> Places(IReadOnlyList<string> files, bool last = false) =>
        RawFiles.Places(files, new RawFiles.Names(Mark, Mark.Length + MarkLength, _marks), last);
}

/// <summary>What services say on standard error, which their logs go to, kept beside; it is said all the same.</summary>
internal sealed class Captured : TextWriter
{
    private readonly TextWriter _before = Console.Error;
    private readonly StringBuilder _said = new();
    private readonly Lock _one = new();

    public Captured() => Console.SetError(this);

    public override Encoding Encoding => _before.Encoding;

    public string Said
    {
        get
        {
            lock (_one)
            {
                return _said.ToString();
            }
        }
    }

    public override void Write(char value)
    {
        lock (_one)
        {
            _said.Append(value);
        }
        _before.Write(value);
    }

    public override void Write(string? value)
    {
        lock (_one)
        {
            _said.Append(value);
        }
        _before.Write(value);
    }

    protected override void Dispose(bool disposing)
    {
        Console.SetError(_before);
        base.Dispose(disposing);
    }
}
