using System.Security.Cryptography;
using System.Text;
using Fairway.Compiler.Answers;
using Fairway.Testing;
using Npgsql;

namespace Fairway.Compiler.Tests;

/// <summary>What the personnel side can know of a respondent at the worst: all that went over its wire, in the order in which it came.</summary>
/// <param name="Person">Whose answer is looked for.</param>
/// <param name="Group">A number.</param>
/// <param name="Fetched">As the how manieth of the group they fetched their token.</param>
/// <param name="Blinded">What was signed for them.</param>
/// <param name="Browser">What their browser calls itself.</param>
/// <param name="Wordiness">How much they usually write.</param>
public sealed record Fetch(int Person, int Group, int Fetched, byte[] Blinded, string Browser, int Wordiness);

/// <summary>
/// A cycle over real HTTP in which people answer in the very order in which they fetched their tokens: the worst case, which one epoch would give away. Then
/// all that the compiler keeps is handed to attacks, each of which orders the answers of a group by something and lays that order beside the personnel side's.
/// A right guess is one in which a person meets their own answer; by chance that happens once a group.
/// </summary>
public sealed class Linkage : IAsyncDisposable
{
    private const string Mark = "mark-of-";
    private const int MarkLength = 12;

    private readonly Dictionary<int, string> _marks = [];
    private readonly Dictionary<int, int> _arrived = [];
    private readonly List<Fetch> _fetches = [];
    private readonly Personnel _personnel = new();

    private Linkage(TheCompiler compiler) => Compiler = compiler;

    public TheCompiler Compiler { get; }

    public int Answers => _fetches.Count;

    /// <summary>Runs the cycle up to the end of answers; the close is for the test to make.</summary>
    public static async Task<Linkage> On(Provider on, int groups, int size)
    {
        var run = new Linkage(await TheCompiler.On(on, FixedClock.On("2027-05-01")));
        await run.Compiler.AnnounceAsync(
            run._personnel.List(Enumerable.Range(0, groups).Select(g => new GroupOf(Personnel.Key(g).Key, $"Chief {g}", size)))
        );
        // T0 to T1: tokens, in some order of people.
        var tokens = new Dictionary<int, string>();
        for (var person = 0; person < groups * size; person++)
        {
            var signer = Personnel.Key(person / size);
            var message = signer.Key.NewMessage();
            var blinded = signer.Key.Blind(message);
            tokens[person] = Token.Text(message, signer.Key.Finalize(message, signer.Sign(blinded.Message)!, blinded.Inverse)!);
            run._fetches.Add(
                new Fetch(
                    person,
                    person / size,
                    person % size,
                    blinded.Message,
                    $"Browser/{person % size}",
                    RandomNumberGenerator.GetInt32(400)
                )
            );
            run._marks[person] = Mark + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", MarkLength);
        }
        // T1 to T2: answers, everybody as prompt as before, in all groups at once.
        run.Compiler.Clock.Set("2027-06-10");
        foreach (var fetch in run._fetches.OrderBy(f => f.Fetched).ThenBy(f => f.Group))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/answer/{Personnel.Key(fetch.Group).Key.Id}")
            {
                // The mark stands so far behind that a database puts it where it puts what is long.
                Content = Personnel.Form(
                    tokens[fetch.Person],
                    (fetch.Person % 6) + 1,
                    new string('w', 600 + fetch.Wordiness),
                    run._marks[fetch.Person]
                ),
            };
            request.Headers.TryAddWithoutValidation("User-Agent", fetch.Browser);
            using var answer = await run.Compiler.Respondent.SendAsync(request);
            answer.IsSuccessStatusCode.ShouldBeTrue();
            run._arrived[fetch.Person] = run._arrived.Count;
        }
        run.Compiler.Clock.Set("2027-07-02");
        return run;
    }

    /// <summary>Had the compiler kept when each answer came.</summary>
    public int ByTime() => Right(f => f.Fetched, _arrived);

    /// <summary>By the order of hashes of tokens beside that of what was signed.</summary>
    public async Task<int> ById()
    {
        var rows = await Rows("ORDER BY token");
        return Right(f => Convert.ToHexString(f.Blinded), rows);
    }

    /// <summary>By the order in which the database gives out its rows when none is asked for; on PostgreSQL also by its row and transaction numbers.</summary>
    public async Task<int> ByOrderOfRows(string order = "") => Right(f => f.Fetched, await Rows(order));

    /// <summary>By how long an answer is as it is kept.</summary>
    public async Task<int> ByLength() => Right(f => f.Wordiness, await Rows("ORDER BY length(sealed), token"));

    /// <summary>By where in the raw files an answer stands: database, logs, and what was left of them.</summary>
    /// <param name="last">Its last copy there; else its first.</param>
    public async Task<int> ByPlaceInFiles(bool last = false) => Right(f => f.Fetched, Places(await Files(), last));

    /// <summary>By what browsers call themselves: how many of those names stand in a file at all.</summary>
    public async Task<int> BrowsersInFiles()
    {
        var found = 0;
        foreach (var file in await Files())
        {
            found += Count(Read(file), "Browser/"u8);
        }
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await Compiler.DisposeAsync();
        _personnel.Dispose();
    }

    /// <summary>How many meet their own answer when the people of a group in one order are laid beside its answers in another. Who isn't found is not met.</summary>
    private int Right<T>(Func<Fetch, T> people, Dictionary<int, int> answers) =>
        _fetches
            .GroupBy(f => f.Group)
            .Sum(group =>
                group
                    .OrderBy(people, Comparer<T>.Default)
                    .Select(f => f.Person)
                    .Zip(group.Select(f => f.Person).Where(answers.ContainsKey).OrderBy(person => answers[person]))
                    .Count(pair => pair.First == pair.Second)
            );

    private async Task<Dictionary<int, int>> Rows(string order)
    {
        await using var connection = await Compiler.Generations.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sealed FROM answers {order}";
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<int, int>();
        while (await reader.ReadAsync())
        {
            var text = Encoding.Latin1.GetString((byte[])reader[0]);
            found.TryAdd(_marks.Single(mark => text.Contains(mark.Value, StringComparison.Ordinal)).Key, found.Count);
        }
        found.Count.ShouldBe(Answers);
        return found;
    }

    private async Task<IEnumerable<string>> Files()
    {
        var folder = Compiler.Folder;
        if (Compiler.Server is { } server)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SHOW data_directory", connection);
            folder = (string)(await command.ExecuteScalarAsync())!;
            // What is still only in memory would not be in the files.
            await using var checkpoint = new NpgsqlCommand("CHECKPOINT", connection);
            await checkpoint.ExecuteNonQueryAsync();
        }
        // What was not written to since the run began has nothing of it: other tests have databases on the same server.
        var began = Directory.GetCreationTimeUtc(Compiler.Folder);
        return Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) >= began)
            .OrderBy(File.GetLastWriteTimeUtc)
            .ThenBy(file => file, StringComparer.Ordinal);
    }

    /// <summary>Where the marks stand, over all files as if they were one.</summary>
    private Dictionary<int, int> Places(IEnumerable<string> files, bool last)
    {
        var people = _marks.ToDictionary(mark => mark.Value, mark => mark.Key, StringComparer.Ordinal);
        var places = new Dictionary<int, int>();
        var at = 0;
        foreach (var file in files)
        {
            var bytes = Read(file);
            for (var i = 0; (i = Next(bytes, Encoding.ASCII.GetBytes(Mark), i)) >= 0; i += Mark.Length)
            {
                var end = Math.Min(bytes.Length, i + Mark.Length + MarkLength);
                if (people.TryGetValue(Encoding.ASCII.GetString(bytes.AsSpan(i..end)), out var person))
                {
                    if (last)
                    {
                        places[person] = at;
                    }
                    places.TryAdd(person, at++);
                }
            }
        }
        return places;
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            return []; // The server deleted it in between.
        }
    }

    private static int Count(byte[] bytes, ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var i = 0; (i = Next(bytes, text, i)) >= 0; i += text.Length)
        {
            count++;
        }
        return count;
    }

    private static int Next(byte[] bytes, ReadOnlySpan<byte> text, int from) =>
        bytes.AsSpan(from).IndexOf(text) is >= 0 and var found ? from + found : -1;
}
