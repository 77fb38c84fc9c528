using System.Net;
using System.Text;
using Fairway.App.Api;
using Fairway.Testing;
using Fairway.Web.Api;
using Fairway.Web.Tests.Accounts;

namespace Fairway.Web.Tests.Api;

/// <summary>What can't be answered is a problem in the language of the request; what can has a version; all of it stands in the document.</summary>
public sealed class How_it_answers
{
    [Fact]
    public async Task What_is_no_request_is_a_problem_and_never_a_page()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var nobody = new ApiClient(scene.Server, null);
        using var ada = new ApiClient(scene.Server, await ApiClient.TokenOf(scene.Server, scene.Ada.Id), "fr");
        foreach (var path in (string[])["/nothing", "/", "/appraisals/not-an-id/journal", "/reports/99999999999"])
        {
            var (status, body, _) = await ada.GetAsync(path);
            (status, (string)body!["type"]!).ShouldBe(
                (HttpStatusCode.NotFound, new Uri(scene.Server.Url, "/developers#not-found").ToString()),
                path
            );
        }
        (await nobody.GetAsync("/record")).Body!["title"]!.ToString().ShouldBe("No token in force");
        (await ada.GetAsync("/nothing")).Body!["title"]!.ToString().ShouldBe("Introuvable");
        var wrongVerb = await ada.SendAsync(new HttpRequestMessage(HttpMethod.Delete, new Uri("/api/v1/token", UriKind.Relative)));
        wrongVerb.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        wrongVerb.Answer.Content.Headers.Allow.ShouldBe(["GET"]);
        (await ada.GetAsync("/team?page=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var journal = $"/appraisals/{Guid.Empty}/journal";
        foreach (
            var body in (string[])
                [
                    "",
                    "{",
                    "[]",
                    "null",
                    """{"kind":"Progress","text":"a","private":true,"odd":1}""",
                    """{"kind":"Progress","text":"a","text":"b","private":true}""",
                    """{"kind":1,"text":"a","private":true}""",
                    """{"kind":"Progress","text":null,"private":true}""",
                    """{"kind":"Progress","text":"a"}""",
                    """{"kind":"Progress","text":"a","private":true,"day":"2026-02-30"}""",
                ]
        )
        {
            (await ada.PostAsync(journal, new StringContent(body, Encoding.UTF8, "application/json"), "k")).Status.ShouldBe(
                HttpStatusCode.BadRequest,
                body
            );
        }
        (
            await ada.PostAsync(journal, new StringContent("text=a", Encoding.UTF8, "application/x-www-form-urlencoded"), "k")
        ).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ada.PostAsync(journal, new StringContent(new string(' ', 70_000), Encoding.UTF8, "application/json"), "k")).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await ada.PostAsync(journal, What_a_token_opens.Entry("Une note."), "k")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ApiClient.CheckedAsync(scene.Server, ada)).Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = new ApiClient(scene.Server, await ApiClient.TokenOf(scene.Server, scene.Ada.Id));
        var first = await ada.GetAsync("/record");
        first.Status.ShouldBe(HttpStatusCode.OK);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/record", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Answer.Headers.ETag!);
        (await ada.SendAsync(request)).Status.ShouldBe(HttpStatusCode.NotModified);
        (await ApiClient.CheckedAsync(scene.Server, ada)).Trim().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "For programs")]
    [InlineData("fr", "Pour les programmes")]
    [InlineData("es", "Para programas")]
    public async Task The_document_and_the_page_tell_of_each_endpoint(string language, string title)
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var nobody = new ApiClient(scene.Server, null);
        (await ApiClient.CheckedAsync(scene.Server)).Trim().ShouldBeEmpty();
        var document = (await nobody.GetAsync("/openapi.json")).Body!;
        ((string)document["openapi"]!).ShouldStartWith("3.1");
        var operations = scene
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>())
            .OfType<ApiOperation>()
            .ToList();
        var described = document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Value!)
            .ToList();
        described.Count.ShouldBe(operations.Count);
        foreach (var each in described)
        {
            ((string?)each["summary"]).ShouldNotBeNullOrEmpty();
            each["security"]!.AsArray().Count.ShouldBe(1);
            each["responses"]!.AsObject().Select(r => r.Key).ShouldContain("401");
        }
        using var visitor = scene.Server.Visit(language);
        var page = await visitor.Get("/developers");
        page.Heading.ShouldBe(title);
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(40_000);
        foreach (var scope in ApiScope.All)
        {
            page.Words.ShouldContain(scope);
        }
        page.Document.QuerySelectorAll("td code").Count().ShouldBeGreaterThan(operations.Count);
        page.Document.GetElementById("key-reused").ShouldNotBeNull();
    }
}
