using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>Forms and addresses as no page of ours makes them: they are refused in order, and nothing of them is done along the way.</summary>
public sealed class FormsThatCanNotBeRead
{
    [Theory, BothDatabases]
    public async Task A_handover_note_whose_version_is_no_number_is_shown_again_and_not_kept(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await HandoverPages.HandOver(site);
        using var carla = await site.As(Carla);
        var part = await site.Database.Read(db => db.AppraisalParts.SingleAsync());
        var address = $"{Address}/handover/{part.Id}";
        var note = await carla.Get(address);

        var refused = await carla.Post(address + "?handler=Keep", note, ("Text", "Half of it is done."), ("Version", "x"));
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Errors.ShouldNotBeEmpty();
        refused.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Half of it is done.");
        (await site.Database.Read(db => db.AppraisalParts.SingleAsync())).Draft.ShouldBeEmpty();

        await carla.Post(address + "?handler=Keep", note, ("Text", "Half of it is done."), ("Version", $"{part.Version}"));
        (await site.Database.Read(db => db.AppraisalParts.SingleAsync())).Draft.ShouldBe("Half of it is done.");
    }

    [Theory, BothDatabases]
    public async Task A_preparation_sheet_takes_answers_by_their_keys_alone(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await site.Database.Read(db => db.Appraisals.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.BeginningDraft)));
        using var olu = await site.As(Olu);
        var sheet = await olu.Get(Address + "/prepare");
        var field = sheet.Document.QuerySelector("textarea")!.GetAttribute("name")!;

        var sent = await olu.Post(
            Address + "/prepare",
            sheet,
            ("Answers", "no key"),
            ("Answers[]", "none either"),
            (field, "What I want to raise.")
        );
        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Address.ShouldBe(Address);
        (await olu.Get(Address + "/prepare"))
            .Document.QuerySelectorAll("textarea")
            .Select(t => t.TextContent.Trim())
            .ShouldContain("What I want to raise.");

        // Questions that a form leaves out are empty, also where the page is shown again.
        var old = await olu.Post(Address + "/prepare", sheet, ("Version", "99"));
        ((int)old.Status).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_feeds_address_without_a_secret_is_not_there()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        using var visitor = server.Visit();
        (await visitor.Get("/calendar/feed/%20")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
