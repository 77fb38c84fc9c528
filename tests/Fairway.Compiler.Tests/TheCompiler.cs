using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fairway.App.Feedback;
using Fairway.Compiler.Databases;
using Fairway.Testing;

namespace Fairway.Compiler.Tests;

/// <summary>The compiler on free loopback ports, with a database of a test's own and a clock that the test moves.</summary>
public sealed class TheCompiler : IAsyncDisposable
{
    private readonly Provider _on;
    private readonly TheDatabase? _server;
    private Composition? _running;

    private TheCompiler(Provider on, TheDatabase? server, FixedClock clock)
    {
        _on = on;
        _server = server;
        Clock = clock;
    }

    public FixedClock Clock { get; }

    /// <summary>A folder for its files: the whole database on SQLite.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("fairway-compiler-").FullName;

    /// <summary>As a respondent's browser; it would keep a cookie if it were given one.</summary>
    public HttpClient Respondent { get; private set; } = new();

    public HttpClient Administration { get; private set; } = new();

    public Generations Generations { get; private set; } = null!;

    /// <summary>The server that databases are on; null on SQLite.</summary>
    public string? Server => _server?.Connection;

    public static async Task<TheCompiler> On(Provider on, FixedClock clock)
    {
        var compiler = new TheCompiler(on, on == Provider.Postgres ? await TheDatabase.Nothing(on) : null, clock);
        await compiler.StartAsync();
        return compiler;
    }

    /// <summary>What Fairway is told of it.</summary>
    public CompilerConnection Connection =>
        new(
            Respondent.BaseAddress!,
            _running!.Key,
            Administration.BaseAddress!,
            Administration.DefaultRequestHeaders.Authorization!.Parameter
        );

    /// <summary>Ends it, as an outage does.</summary>
    public ValueTask StopAsync() => _running!.DisposeAsync();

    /// <summary>Stops it and starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await _running!.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Hands over a list, as Fairway does.</summary>
    /// <returns>The codes of each group.</returns>
    public async Task<Dictionary<string, string[]>> AnnounceAsync(string list)
    {
        using var answer = await PostListAsync(list);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return json.GetProperty("codes").Deserialize<Dictionary<string, string[]>>()!;
    }

    public Task<HttpResponseMessage> PostListAsync(string list) =>
        Administration.PostAsync("/lists", new StringContent(list, Encoding.UTF8, "application/json"));

    /// <summary>Closes what is due; says how many groups.</summary>
    public async Task<int> CloseAsync()
    {
        using var answer = await Administration.PostAsync("/close", null);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        json.GetProperty("left").GetArrayLength().ShouldBe(0);
        return json.GetProperty("groups").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        await _running!.DisposeAsync();
        Respondent.Dispose();
        Administration.Dispose();
        if (_server is not null)
        {
            await using var server = new Npgsql.NpgsqlConnection(_server.Connection);
            await server.OpenAsync();
            var name = server.Database;
            for (var number = 1; number < 10; number++)
            {
                await using var drop = new Npgsql.NpgsqlCommand($"DROP DATABASE IF EXISTS {name}_{number:0000} WITH (FORCE)", server);
                await drop.ExecuteNonQueryAsync();
            }
            await _server.DisposeAsync();
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StartAsync()
    {
        Generations =
            _on == Provider.Postgres
                ? new PostgresGenerations(_server!.Connection)
                : new SqliteGenerations(Path.Combine(Folder, "compiler.db"));
        for (var attempt = 1; ; attempt++)
        {
            var (port, administration) = (Ports.Free(), Ports.Free());
            var secret = Path.Combine(Folder, "administration.secret");
            try
            {
                _running = await Composition.StartAsync(
                    new Parts(Generations, IPAddress.Loopback, port, administration, secret) { Clock = Clock },
                    CancellationToken.None
                );
            }
            catch (IOException) when (attempt < 5)
            {
                continue; // Another test took the port in between.
            }
            Respondent.Dispose();
            Respondent = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            Administration.Dispose();
            Administration = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{administration}") };
            Administration.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                (await File.ReadAllTextAsync(secret)).Trim()
            );
            return;
        }
    }
}
