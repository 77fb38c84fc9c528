using System.Net;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Hosting;

/// <summary>Whom to tell of a weakness (RFC 9116).</summary>
public sealed class SecurityTextTests
{
    private static readonly Uri s_contact = new("mailto:security@example.org");

    [Fact]
    public async Task It_names_the_contact_until_a_day_within_a_year_and_needs_no_sign_in()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(
            database,
            new FixedClock(Instant.FromUtc(2026, 3, 5, 14, 30)),
            change: parts => parts with { SecurityContact = s_contact, SecurityPolicy = new("https://example.org/policy?x=1") }
        );
        using var visitor = server.Visit();
        using var answer = await visitor.Client.GetAsync("/.well-known/security.txt");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            """
            Contact: mailto:security@example.org
            Expires: 2026-09-01T00:00:00Z
            Preferred-Languages: en, fr, es
            Policy: https://example.org/policy?x=1

            """
        );
    }

    [Fact]
    public async Task Over_https_it_says_its_own_address()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        var port = 0;
        await using var server = await TheServer.On(
            database,
            change: parts =>
            {
                port = parts.Port;
                return parts with { SecurityContact = s_contact, PublicUrl = new("https://fairway.example.org") };
            }
        );
        using var client = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}/.well-known/security.txt"));
        asked.Headers.Host = "fairway.example.org";
        (await (await client.SendAsync(asked)).Content.ReadAsStringAsync())
            .Split('\n')
            .ShouldContain("Canonical: https://fairway.example.org/.well-known/security.txt");
    }

    [Fact]
    public async Task Without_a_contact_there_is_none()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        using var visitor = server.Visit();
        (await visitor.Client.GetAsync("/.well-known/security.txt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
