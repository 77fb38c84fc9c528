using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fairway.App.History;
using Fairway.Testing;

namespace Fairway.Cli.Tests;

/// <summary>The compiler of upward feedback beside a demonstration: a process, a port and a database of its own, without which Fairway goes on.</summary>
public sealed class CompilerBesideTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private TheDatabase _database = null!;
    private int _port;

    public async ValueTask InitializeAsync()
    {
        _database = await TheDatabase.On(Provider.Sqlite);
        await _database.Add(new Setting { Key = Setting.Demonstration, Value = "1" });
        _port = FreePorts(12);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _database.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_starts_with_a_demonstration_ends_with_it_and_is_not_missed_when_it_dies()
    {
        await using var running = Start();
        await running.Says("Ctrl+C stops");
        running.Output.ShouldContain($"http://localhost:{_port}");
        running.Output.ShouldContain(
            $"compiler of upward feedback is at http://127.0.0.1:{_port + 10}, its administration at http://127.0.0.1:{_port + 11}"
        );
        (await Answers(_port + 10, "/health")).ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(Folder, "compiler-*.db").ShouldHaveSingleItem("its database is its own");

        using (var compiler = Process.GetProcessById(running.Children.ShouldHaveSingleItem()))
        {
            compiler.Kill();
        }
        await running.Says("the compiler of upward feedback ended");
        (await Answers(_port, "/account/sign-in")).ShouldBe(HttpStatusCode.OK);
        (await running.Stop()).ShouldBe(0);

        await using var again = Start();
        await again.Says("Ctrl+C stops");
        (await Answers(_port + 10, "/health")).ShouldBe(HttpStatusCode.OK, "a second start finds what the first one made");
        (await again.Stop()).ShouldBe(0);
        (await Answers(_port + 10, "/health")).ShouldBeNull();
        again.Errors.ShouldNotContain("compiler");
    }

    [Fact]
    public async Task A_port_in_use_is_said_and_fairway_serves()
    {
        using var other = new TcpListener(IPAddress.Loopback, _port + 11);
        other.Start();
        await using var running = Start();
        await running.Says("Ctrl+C stops");
        running.Errors.ShouldContain($"does not run: port {_port + 11} is taken. Choose others with --compiler-port");
        running.Output.ShouldNotContain("compiler");
        (await Answers(_port, "/account/sign-in")).ShouldBe(HttpStatusCode.OK);
        (await running.Stop()).ShouldBe(0);
    }

    [Fact]
    public async Task None_starts_none()
    {
        await using var running = Start("--compiler", "none");
        await running.Says("Ctrl+C stops");
        running.Children.ShouldBeEmpty();
        running.Errors.ShouldNotContain("compiler", Case.Insensitive);
        Directory.Exists(Folder).ShouldBeFalse();
        (await running.Stop()).ShouldBe(0);
    }

    private string Folder => Path.ChangeExtension(_database.Connection, null) + "-compiler";

    private TheCommandLine Start(params string[] more) =>
        TheCommandLine.StartWith(
            "FAIRWAY_HOME",
            Root(),
            ["run", "--db", _database.Connection, "--port", _port.ToString(CultureInfo.InvariantCulture), .. more]
        );

    private async Task<HttpStatusCode?> Answers(int port, string path)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Fairway.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }

    /// <summary>A free port with free ones above it.</summary>
    private static int FreePorts(int count)
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            if (Enumerable.Range(port + 1, count - 1).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        if (port > IPEndPoint.MaxPort)
        {
            return false;
        }
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
