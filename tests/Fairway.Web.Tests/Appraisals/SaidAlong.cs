using System.Reflection;
using AngleSharp.Html.Parser;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>What stands beside an assessment of what was said along the way, and the sentences of what the journal refuses.</summary>
[Trait("Rule", "CY-10")]
public sealed class SaidAlong
{
    [Fact]
    public async Task The_entries_about_a_part_stand_folded_beside_it()
    {
        var html = await DrawAsync([Line("Behind in Lima."), Line("Better since May.") with { Files = [File] }]);
        var page = new HtmlParser().ParseDocument(html);
        page.QuerySelector("summary")!.TextContent.Trim().ShouldBe("Said along the way: 2 entries");
        page.QuerySelectorAll("article p.fw-text").Select(p => p.TextContent).ShouldBe(["Behind in Lima.", "Better since May."]);
        page.QuerySelector("article a")!.GetAttribute("href").ShouldBe($"/appraisals/x/evidence/{File.Id}");
        // Read here, written in the journal.
        page.QuerySelectorAll("a[href*='/journal']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_was_said_it_says_so() => (await DrawAsync([])).ShouldContain("Nothing about this in the journal.");

    [Fact]
    public void Everything_that_is_refused_has_its_sentence_in_three_languages()
    {
        var codes = typeof(JournalRefusals)
            .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => member.Name)
            .ToList();
        codes.Count.ShouldBe(9);
        foreach (var code in codes)
        {
            Words.Languages.ShouldAllBe(language => new Words().In(language, null).Has("Refusals." + code), code);
        }
    }

    private static readonly EvidenceLine File = new(
        Guid.CreateVersion7(),
        null,
        null,
        "1",
        "Olu Adeyemi",
        Instant.FromUtc(2026, 5, 1, 9, 0),
        "numbers.csv",
        EvidenceType.Csv,
        1200,
        new string('0', 64),
        null
    );

    private static JournalLine Line(string text) =>
        new(
            Guid.CreateVersion7(),
            "1",
            "Olu Adeyemi",
            AppraisalParty.Official,
            JournalKind.Progress,
            AgreedAppraisal.First,
            null,
            text,
            "en",
            Instant.FromUtc(2026, 5, 1, 9, 0),
            Private: false,
            Mine: true,
            Version: 1,
            []
        );

    /// <summary>Draws the partial by itself, as the page of an assessment does beside each field.</summary>
    private static async Task<string> DrawAsync(IReadOnlyList<JournalLine> lines)
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext { RequestServices = services };
        var found = services.GetRequiredService<IRazorViewEngine>().GetView(null, "/Pages/Appraisals/_SaidAlong.cshtml", isMainPage: false);
        await using var writer = new StringWriter();
        var view = new ViewContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor()),
            found.View!,
            new ViewDataDictionary<SaidAlongModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = new SaidAlongModel(lines, "/appraisals/x"),
            },
            services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http),
            writer,
            new HtmlHelperOptions()
        );
        await found.View!.RenderAsync(view);
        return writer.ToString();
    }
}
