using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fairway.App.History;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli.Tests;

/// <summary><c>fairway run</c>: first starts, what it refuses, and how it stops.</summary>
public sealed class RunTests
{
    private const string Key =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==";

    [Theory, BothDatabases]
    public async Task An_empty_start_makes_an_administrator_serves_and_stops_when_asked(Provider on)
    {
        await using var database = await TheDatabase.Nothing(on);
        var port = Ports.Free();
        await using (var running = Start("Awa Diop\nawa@example.org\na long enough password\n\n", "--empty"))
        {
            await running.Says($"http://localhost:{port}");
            using var client = new HttpClient();
            (await client.GetAsync(new Uri($"http://localhost:{port}/account/sign-in"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await running.Stop()).ShouldBe(0);
        }
        (await database.Read(db => db.Users.SingleAsync())).Email.ShouldBe("awa@example.org");

        // Started again without --empty it serves what it has: no demonstration comes into a real database.
        await using var again = Start("", "--security-contact", "mailto:security@example.org");
        await again.Says($"http://localhost:{port}");
        using (var client = new HttpClient())
        {
            (await client.GetStringAsync(new Uri($"http://localhost:{port}/.well-known/security.txt"))).ShouldStartWith(
                "Contact: mailto:security@example.org\nExpires: "
            );
        }
        (await again.Stop()).ShouldBe(0);
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.Settings.AnyAsync(s => s.Key == Setting.Demonstration))).ShouldBeFalse();

        TheCommandLine Start(string input, params string[] more) =>
            TheCommandLine.Start(
                input,
                ["run", "--db", database.Connection, "--port", port.ToString(CultureInfo.InvariantCulture), .. more]
            );
    }

    [Fact]
    public async Task An_empty_start_without_somebody_to_answer_says_what_it_wants()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        var refused = await TheCommandLine.Run("run", "--empty", "--db", database.Connection, "--port", Port());
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("name, mail address and password, one a line");
    }

    [Fact]
    public async Task A_secret_may_stand_in_a_file_that_a_variable_names()
    {
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, database.Connection + "\n");
            (await TheCommandLine.RunWith("FAIRWAY_DB_FILE", file, "migrate")).Status.ShouldBe(0);
            (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0, "the tables are where the file says");
        }
        finally
        {
            File.Delete(file);
        }
        var missing = await TheCommandLine.RunWith("FAIRWAY_DB_FILE", "/nowhere/secret", "migrate");
        missing.Status.ShouldBe(2);
        missing.Errors.ShouldContain("FAIRWAY_DB_FILE names /nowhere/secret, which can't be read");
    }

    [Fact]
    public async Task A_demonstration_stays_one()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add(new Setting { Key = Setting.Demonstration, Value = "1" });
        var refused = await TheCommandLine.Run("run", "--empty", "--db", database.Connection, "--port", Port());
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("stays a demonstration");

        // Nor does it grow: how many people it has is said on a first start.
        refused = await TheCommandLine.Run("run", "--officials", "5000", "--db", database.Connection, "--port", Port());
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("--officials is for a first start");
        refused.Errors.ShouldContain("holds a demonstration already");
    }

    [Fact]
    public async Task People_without_accounts_are_no_place_for_the_demonstration()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add(A.Unit(), An.Official());
        var refused = await TheCommandLine.Run("run", "--db", database.Connection, "--port", Port());
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("Start once with --empty");
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("without TLS", "--host", "0.0.0.0")]
    [InlineData("without TLS", "--host", "192.0.2.7")]
    [InlineData("name an address of this machine", "--host", "fairway.example.org")]
    [InlineData("wants --url https://", "--behind-proxy", "10.0.0.2")]
    [InlineData("give the proxy's IP address", "--behind-proxy", "proxy", "--url", "https://f.example.org")]
    [InlineData("a number from 1 to 65535", "--port", "0")]
    [InlineData("from 3302 to 100000 officials", "--officials", "3301")]
    [InlineData("from 3302 to 100000 officials", "--officials", "100001")]
    [InlineData("Give one of the two", "--empty", "--officials", "4000")]
    [InlineData("--certificate", "--certificate", "/nowhere.pem")]
    [InlineData("without a path", "--url", "https://example.org/fairway")]
    [InlineData("--mail-from", "--mail", "smtp://mail.example.org")]
    [InlineData("FAIRWAY_MAIL_PASSWORD", "--mail", "smtp://u:p@mail.example.org", "--mail-from", "f@example.org")]
    [InlineData("such as mailto:security@example.org", "--security-contact", "security@example.org")]
    [InlineData("begins with https", "--security-contact", "mailto:s@example.org", "--security-policy", "http://example.org/policy")]
    [InlineData("wants --security-contact", "--security-policy", "https://example.org/policy")]
    [InlineData("can't be used", "--policies", "/nowhere")]
    [InlineData("a number from 1 to 65534", "--compiler-port", "65535")]
    [InlineData("wants --compiler-key", "--compiler", "https://feedback.example.org")]
    [InlineData("wants --compiler-key", "--compiler", "https://feedback.example.org", "--compiler-key", "none")]
    [InlineData("want --compiler", "--compiler-key", "none")]
    [InlineData("unless it is this machine", "--compiler", "http://feedback.example.org", "--compiler-key", Key)]
    [InlineData(
        "FAIRWAY_COMPILER_SECRET",
        "--compiler",
        "https://f.example.org",
        "--compiler-key",
        Key,
        "--compiler-administration",
        "http://127.0.0.1:1"
    )]
    public async Task What_can_not_be_served_is_refused_with_the_reason(string reason, params string[] arguments)
    {
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var refused = await TheCommandLine.Run(["run", "--db", database.Connection, .. arguments]);
        refused.Status.ShouldBe(2, refused.Errors);
        refused.Errors.ShouldContain(reason);
        refused.Errors.ShouldNotContain("   at ");
        File.Exists(database.Connection).ShouldBeFalse("nothing is made before the question is right");
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_said_before_anybody_wants_a_PDF()
    {
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var refused = await TheCommandLine.RunWith("FAIRWAY_CHROMIUM", "/nowhere/chromium", "run", "--db", database.Connection);
        refused.Status.ShouldBe(2, refused.Errors);
        refused.Errors.ShouldContain("FAIRWAY_CHROMIUM names /nowhere/chromium");
        refused.Errors.ShouldContain("\"none\"");
    }

    [Fact]
    public async Task A_taken_port_is_said_to_be_taken_before_anything_is_made()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var refused = await TheCommandLine.Run("run", "--db", database.Connection, "--port", port.ToString(CultureInfo.InvariantCulture));
        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain($"Port {port} is taken");
        File.Exists(database.Connection).ShouldBeFalse();
    }

    [Theory]
    [InlineData]
    [InlineData("ruin")]
    [InlineData("run", "--prot", "5080")]
    [InlineData("import")]
    public async Task What_is_not_understood_ends_with_status_2(params string[] arguments)
    {
        var refused = await TheCommandLine.Run(arguments);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("--help");
    }

    private static string Port() => Ports.Free().ToString(CultureInfo.InvariantCulture);
}
