using System.Net;
using Fairway.Testing;

namespace Fairway.Web.Tests.Hosting;

/// <summary>The product on a real port: who is let in, and what is said when the database is not.</summary>
public sealed class ServerTests
{
    [Theory, BothDatabases]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_page(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var server = await TheServer.On(database);
        using var visitor = server.Visit();
        (await visitor.Get("/people")).Address.ShouldStartWith("/account/sign-in?back=");
    }

    [Theory, BothDatabases]
    public async Task Somebody_signed_in_who_asks_for_what_is_not_there_is_told_so_in_their_language(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(A.Unit(), An.Official("1001"), An.Account("1001").Reading("fr"));
        await using var server = await TheServer.On(database);
        using var visitor = await server.As("1001");
        var page = await visitor.Get("/no/such/page");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        page.Heading.ShouldNotBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_database_that_is_gone_is_a_503_page_and_not_a_stack_trace(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(A.Unit(), An.Official("1001"), An.Account("1001"));
        await using var server = await TheServer.On(database);
        using var visitor = await server.As("1001");
        await database.DisposeAsync();
        var page = await visitor.Get("/people");
        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Heading.ShouldNotBeEmpty();
        page.Text.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task It_answers_under_its_own_name_only()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        using var visitor = server.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "elsewhere.example";
        (await visitor.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
