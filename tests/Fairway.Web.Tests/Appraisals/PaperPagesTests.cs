using System.Net;
using System.Net.Http.Headers;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

public sealed class PaperPagesTests
{
    private static readonly byte[] s_pdf = [.. "%PDF-1.7\n%%EOF\n"u8];

    [Theory]
    [BothDatabases("en", "To be filled in and signed by hand")]
    [BothDatabases("fr", "À remplir et à signer à la main")]
    [BothDatabases("es", "Para rellenar y firmar a mano")]
    public async Task A_blank_form_is_printed_in_each_language_with_what_was_agreed_filled_in(Provider on, string language, string words)
    {
        await using var scene = await HomeScene.On(on);
        var id = await scene.Appraisal(Ada, AppraisalState.BeginningAgreed, form: Form());
        using var ada = await scene.As(Ada);
        var beginning = await ada.Get($"/appraisals/{id}/blank?step=boc&lang={language}");
        beginning.Words.ShouldContain(words);
        beginning.Document.QuerySelector("article")!.GetAttribute("lang").ShouldBe(language);
        beginning.Words.ShouldNotContain("A register of contracts");
        foreach (var step in new[] { "mtr", "eoc" })
        {
            (await ada.Get($"/appraisals/{id}/blank?step={step}&lang={language}")).Words.ShouldContain("A register of contracts");
        }

        (await ada.Get($"/appraisals/{id}/blank?step=nonsense&lang=%00")).Status.ShouldBe(HttpStatusCode.OK);
        using var zoe = await scene.As(Zoe);
        (await zoe.Get($"/appraisals/{id}/blank")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Hr_enters_a_signed_print_and_every_page_says_that_it_came_from_paper(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        var id = await scene.Appraisal(Ada, AppraisalState.BeginningSignedBySupervisor, form: Form());
        var hash = await scene.Read(async db =>
        {
            var found = await db.Appraisals.SingleAsync();
            found.SupervisorSignedAt = NodaTime.Instant.FromUtc(2026, 2, 21, 10, 0);
            await db.SaveChangesAsync();
            return (await db.FormVersions.SingleAsync()).Hash;
        });
        using var hr = await scene.As(Xavi);
        var page = await hr.Follow(await hr.Get($"/appraisals/{id}"), "Enter a signed copy on paper");
        // The text that two people still agree on is not HR's to read.
        page.Words.ShouldNotContain("A register of contracts");

        var empty = await SendAsync(hr, page, null, []);
        empty.Errors.ShouldContain("Choose the scan of the signed copy.");
        empty.Errors.ShouldContain("Say why it came on paper. Both sides read it.");
        empty.Errors.ShouldContain("The supervisor has signed a text in Fairway. Enter the check code on its print.");
        (string, string)[] typed =
        [
            ("Input.Code", hash),
            ("Input.Reason", "The <office> has no line."),
            ("Input.OfficialOn.Day", "1"),
            ("Input.OfficialOn.Month", "3"),
            ("Input.OfficialOn.Year", "2026"),
        ];
        var renamed = await SendAsync(hr, empty, [.. "MZ\u0090"u8], typed);
        renamed.Errors.ShouldHaveSingleItem().ShouldContain("scan.pdf");
        renamed.Document.QuerySelector("[name='Input.Reason']")!.TextContent.Trim().ShouldBe("The <office> has no line.");

        var done = await SendAsync(hr, renamed, s_pdf, typed);
        done.Address.ShouldBe($"/appraisals/{id}");
        done.Words.ShouldContain("The signed copy is entered, and both sides have been told.");
        using var ada = await scene.As(Ada);
        var hers = await ada.Get($"/appraisals/{id}");
        hers.Words.ShouldContain("Entered by HR from a paper copy: Beginning of cycle, Xavi Xu");
        hers.Words.ShouldContain("on paper, 1 March 2026, version 1");
        (await ada.Get($"/appraisals/{id}/print")).Words.ShouldContain("Signed on paper, 1 March 2026");
        using var scan = await ada.Client.GetAsync(new Uri(hers.Link("Open the scan").Href));
        scan.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await scan.Content.ReadAsByteArrayAsync()).ShouldBe(s_pdf);
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "EnteredFromPaper"))).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task A_form_filled_in_by_hand_is_typed_and_what_is_missing_is_said(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        var id = await scene.Appraisal(Ada);
        using var hr = await scene.As(Xavi);
        var page = await hr.Get($"/appraisals/{id}/paper");
        page.Document.QuerySelectorAll("[name$='.Name']").Length.ShouldBeGreaterThan(40);
        var some = await SendAsync(hr, page, s_pdf, [("Input.Reason", "No line."), ("Rows[0].Text", "A register")]);
        some.Errors.ShouldContain(e => e.Contains("1 output", StringComparison.OrdinalIgnoreCase));
        some.Document.QuerySelector("[name='Rows[0].Text']")!.GetAttribute("value").ShouldBe("A register");
        // For everybody else there is no such page.
        foreach (var other in new[] { Ada, Cleo, Zoe })
        {
            using var visitor = await scene.As(other);
            (await visitor.Get($"/appraisals/{id}/paper")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await SendAsync(visitor, await visitor.Get("/"), s_pdf, [("Form", Guid.NewGuid().ToString())], id)).Status.ShouldBe(
                HttpStatusCode.NotFound
            );
        }
    }

    private static AgreementForm Form() =>
        new()
        {
            Outputs = [new Output(Guid.CreateVersion7(), "A register of contracts", "All in it", "June 2027", "None", null, null)],
            DiscussedOn = new(2026, 2, 20),
        };

    /// <summary>The page's hidden fields, what is typed, and a file.</summary>
    private static async Task<Page> SendAsync(Visitor who, Page page, byte[]? scan, (string Name, string Text)[] typed, Guid? id = null)
    {
        using var body = new MultipartFormDataContent();
        var hidden = page.Document.QuerySelectorAll("form[enctype] input[type=hidden]").ToList();
        foreach (var field in hidden.Count > 0 ? hidden : [.. page.Document.QuerySelectorAll("input[name=__form]").Take(1)])
        {
            if (typed.All(t => t.Name != field.GetAttribute("name")))
            {
                body.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
            }
        }

        foreach (var (name, text) in typed)
        {
            body.Add(new StringContent(text), name);
        }

        if (scan is not null)
        {
            var file = new ByteArrayContent(scan);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            body.Add(file, "Scan", "scan.pdf");
        }

        var to = id is { } known
            ? $"/appraisals/{known}/paper?step=boc"
            : page.Document.QuerySelector("form[enctype]")!.GetAttribute("action")!;
        return await Page.Of(await who.Client.PostAsync(new Uri(to, UriKind.RelativeOrAbsolute), body));
    }
}
