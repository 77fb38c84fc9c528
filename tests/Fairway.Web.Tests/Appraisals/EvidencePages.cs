using System.Net;
using System.Security.Cryptography;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Appraisals;

[Trait("Rule", "CY-10")]
public sealed class EvidencePages
{
    private static readonly byte[] Report = [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8];
    private static readonly byte[] Drawing = [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8];
    private static readonly byte[] Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];

    [Theory, BothDatabases]
    public async Task A_file_is_attached_and_sent_to_be_saved_never_shown(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await site.VisitBefore(Carla);
        using var carla = await site.As(Carla);
        using var olu = await site.As(Olu);
        var done = await Attach(olu, First, @"C:\Users\olu\Données de Dakar.pdf", Report);
        done.Text.ShouldContain("The file is attached.");
        done.Words.ShouldContain("Output 1: Payroll migration in Dakar, Lima and Bangkok");

        var list = await carla.Get($"{Address}/evidence");
        list.HasButton("Remove the file").ShouldBeFalse();
        using var answer = await carla.Client.GetAsync(new Uri(list.Link("Données de Dakar.pdf").Href));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Report);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Données de Dakar.pdf");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await carla.Get("/")).Words.ShouldContain("Olu Adeyemi attached a file to their appraisal.");
    }

    public static TheoryData<string?, byte[], string> Refused() =>
        new()
        {
            { "drawing.svg", Drawing, "“drawing.svg” is not a kind of file that is taken." },
            { "drawing.png", Drawing, "“drawing.png” does not hold what its name says: it is no PNG file." },
            { "report.pdf", Program, "“report.pdf” does not hold what its name says: it is no PDF file." },
            { "report.pdf.exe", Program, "“report.pdf.exe” is not a kind of file that is taken." },
            { "page.html", [.. "<p>x"u8], "“page.html” is not a kind of file that is taken." },
            { "report.docm", Program, "“report.docm” holds macros" },
            { "../../../etc/cron.d/x", Program, "“x” is not a kind of file that is taken." },
            { "empty.txt", [], "“empty.txt” is empty." },
            { null, [], "Choose a file." },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_runs_or_lies_about_itself_is_refused_in_words(string? name, byte[] content, string says)
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var answer = await Attach(olu, First, name, content);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.ShouldHaveSingleItem().ShouldStartWith(says);
        answer.Document.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe(First);
        (await site.Database.Read(db => db.Evidence.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(6, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(30, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(120, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_of_thirty_megabytes_gets_a_page_that_says_the_limit(int megabytes, HttpStatusCode status)
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var content = new byte[megabytes * 1024 * 1024];
        Report.CopyTo(content, 0);
        var answer = await Attach(olu, First, "large.pdf", content);
        answer.Status.ShouldBe(status);
        answer.Heading.ShouldBe("This is too large to send");
        answer.Words.ShouldContain("The file is larger than the 5 MB that Fairway takes.");
        (await olu.Follow(answer, "Open the page again")).Heading.ShouldBe("Files");
        (await site.Database.Read(db => db.Evidence.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_just_over_the_limit_is_refused_and_one_at_the_limit_is_taken()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var most = new byte[5 * 1024 * 1024];
        Report.CopyTo(most, 0);
        (await Attach(olu, First, "over.pdf", [.. most, 0])).Errors.ShouldHaveSingleItem().ShouldStartWith("The file is larger than 5 MB.");
        (await Attach(olu, First, "most.pdf", most)).Text.ShouldContain("The file is attached.");
    }

    [Fact]
    public async Task A_request_that_hides_its_length_is_not_read()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        using var body = new StreamContent(new MemoryStream(new byte[1024]));
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/evidence") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await olu.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.LengthRequired);
    }

    [Fact]
    public async Task A_file_removed_stays_on_record_by_name_and_hash()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var list = await Attach(olu, First, "wrong one.pdf", Report);
        var file = list.Link("wrong one.pdf").Href;
        var after = await olu.Submit(list, "Remove the file");
        after.Text.ShouldContain("The file is removed.");
        using var carla = await site.As(Carla);
        var words = (await carla.Get($"{Address}/evidence")).Words;
        words.ShouldContain("wrong one.pdf, removed by Olu Adeyemi, 10 June 2026");
        words.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(Report)));
        (await carla.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_goes_with_the_entry_it_hangs_on()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var carla = await site.As(Carla);
        var journal = await carla.Submit(
            await carla.Get($"{Address}/journal/write"),
            "Keep as a private note",
            ("Input.Kind", "Feedback"),
            ("Input.Text", "To think about")
        );
        var attach = await carla.Follow(journal, "Attach a file");
        var place = attach.Document.QuerySelector("option[selected]")!.GetAttribute("value")!;
        place.ShouldStartWith("entries/");
        var list = await Attach(carla, place, "numbers.csv", [.. "office,paid\nLima,0\n"u8]);
        list.Words.ShouldContain("Your private note of 10 June 2026: To think about");
        var file = list.Link("numbers.csv").Href;
        using var olu = await site.As(Olu);
        using var sam = await site.As(Sam);
        foreach (var other in new[] { olu, sam })
        {
            (await other.Get($"{Address}/evidence")).Words.ShouldNotContain("numbers.csv");
            (await other.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        // The official can hang nothing on it by hand either.
        (await Attach(olu, place, "a.pdf", Report))
            .Errors.ShouldHaveSingleItem()
            .ShouldStartWith("Choose what the file backs");
        var note = await carla.Get((await carla.Get($"{Address}/journal")).Link("Change, share or delete").Href);
        await carla.Submit(note, "Share with Olu Adeyemi");
        (await olu.Get($"{Address}/journal")).HasLink("numbers.csv").ShouldBeTrue();
        (await olu.Client.GetAsync(new Uri(file))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sam.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sam.Get($"{Address}/evidence")).Words.ShouldContain("There are no files yet.");
    }

    [Fact]
    public async Task Nobody_without_a_part_learns_that_there_are_files()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var file = (await Attach(olu, First, "a.pdf", Report)).Link("a.pdf").Href;
        using var xia = await site.As(Xia);
        (await xia.Get($"{Address}/evidence")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await xia.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = site.Server.Visit();
        (await nobody.Get(file)).Address.ShouldStartWith("/account/sign-in");
        // By the second level, who reads the form, it is read and not added to.
        using var sam = await site.As(Sam);
        (await sam.Client.GetAsync(new Uri(file))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sam.Get($"{Address}/evidence")).HasButton("Attach").ShouldBeFalse();
    }
}
