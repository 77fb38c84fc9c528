using System.Net;
using AngleSharp.Html.Dom;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>Xia takes over from Carla: what each of them finds (CY-9).</summary>
[Trait("Rule", "CY-9")]
public sealed class HandoverPages
{
    private const string Note = "The bank is slow; Lima needs help.";

    [Theory, BothDatabases]
    public async Task CY_9_the_leaving_supervisor_writes_the_note_and_the_other_two_read_it(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await HandOver(site);
        using var carla = await site.As(Carla);
        var home = await carla.Get("/");
        home.Words.ShouldContain("Hand over the appraisal of Olu Adeyemi");
        (await carla.Get("/team")).Words.ShouldContain("Handover notes that are awaited from you");
        var form = await carla.Follow(home, "Write the note");
        form.Words.ShouldContain("Xia Wen supervises now");
        (await carla.Submit(form, "Hand over")).Errors.ShouldBe(["Write the note before you hand it over."]);
        var kept = await carla.Submit(form, "Save and finish later", ("Text", Note));
        kept.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(Note);

        using var olu = await site.As(Olu);
        var before = await olu.Get(Address);
        before.Words.ShouldContain("Who supervised which part");
        before.Words.ShouldContain("Carla Ibarra has not yet left a handover note. It is due on 24 June 2026.");
        before.Words.ShouldNotContain(Note);
        var done = await carla.Submit(kept, "Hand over");
        done.Words.ShouldContain("The note is handed over.");
        done.HasButton("Hand over").ShouldBeFalse();
        using var xia = await site.As(Xia);
        foreach (var reader in new[] { olu, xia })
        {
            (await reader.Get(Address)).Words.ShouldContain(Note);
            var print = await reader.Get(Address + "/print");
            print.Words.ShouldContain("1 January 2026 to 9 June 2026");
            // The note is theirs; the form on paper says who supervised which part.
            print.Words.ShouldNotContain(Note);
        }

        (
            await site.Database.Read(db => db.Outbox.Where(m => m.Kind == "HandoverWritten").Select(m => m.To).Order().ToListAsync())
        ).ShouldBe(["olu@example.org", "xia@example.org"]);
    }

    [Theory, BothDatabases]
    public async Task CY_9_the_leaving_supervisor_sees_the_appraisal_as_it_stood(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await HandOver(site);
        site.Clock.Advance(Duration.FromDays(1));
        using var xia = await site.As(Xia);
        await xia.Submit(
            await xia.Get(Address + "/journal/write"),
            "Share with Olu Adeyemi",
            ("Input.Kind", "Feedback"),
            ("Input.Text", "Said by the successor")
        );
        using var carla = await site.As(Carla);
        var page = await carla.Get(Address);
        page.Words.ShouldContain("You supervised this cycle until 9 June 2026");
        page.Words.ShouldContain("Payroll migration in Dakar");
        page.Words.ShouldNotContain("Said by the successor");
        (await carla.Get(Address + "/journal")).Words.ShouldNotContain("Said by the successor");
        foreach (var path in new[] { "/journal/write", "/review/discussion", "/assessment/overall", "/sign", "/prepare" })
        {
            (await carla.Get(Address + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Theory, BothDatabases]
    public async Task CY_9_who_was_removed_while_the_page_was_open_is_told_and_loses_nothing_typed(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await site.Database.Read(async db =>
            await db.Appraisals.ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AppraisalState.BeginningShared))
        );
        using var carla = await site.As(Carla);
        var sign = await carla.Get(Address + "/sign");
        var journal = await carla.Get(Address + "/journal/write");
        await HandOver(site);

        var refused = await carla.Post(
            Address + "/sign",
            sign,
            ("Password", AccountBuilder.Password),
            ("Input.Whose", "Supervisor"),
            ("Input.Cause", "The bank was slow, so we met late.")
        );
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Heading.ShouldBe("Somebody else supervises this appraisal now");
        refused.Words.ShouldContain("Nothing was signed");
        refused.Document.QuerySelectorAll("textarea").Select(t => t.TextContent.Trim()).ShouldContain("The bank was slow, so we met late.");
        refused.Text.ShouldNotContain(AccountBuilder.Password);
        (await site.Database.Read(db => db.Signatures.CountAsync())).ShouldBe(0);

        var entry = await carla.Submit(
            journal,
            "Share with Olu Adeyemi",
            ("Input.Kind", "Feedback"),
            ("Input.Text", "A long word of thanks that took an hour.")
        );
        entry.Status.ShouldBe(HttpStatusCode.Conflict);
        entry
            .Document.QuerySelectorAll("textarea")
            .Select(t => t.TextContent.Trim())
            .ShouldContain("A long word of thanks that took an hour.");
        // For who never had a part in it there is nothing there, and nothing is said.
        using var sam = await site.As(Sam);
        (await sam.Post(Address + "/journal/write", await sam.Get("/"), ("Input.Text", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Decision_10_the_official_shares_an_earlier_cycle_on_their_own_file_and_takes_it_back(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await site.Database.Read(async db =>
            await db.Appraisals.ExecuteUpdateAsync(set =>
                set.SetProperty(a => a.State, AppraisalState.EndComplete).SetProperty(a => a.AgreedVersion, 1)
            )
        );
        var form = await site.Database.Read(db => db.FormVersions.SingleAsync());
        await site.Database.Add(
            new Fairway.App.Appraisals.Signature
            {
                AppraisalId = Id,
                Step = AppraisalStep.Beginning,
                FormNumber = 1,
                Party = AppraisalParty.Supervisor,
                SignerId = Carla,
                At = form.SharedAt,
                Hash = form.Hash,
                PolicyVersion = TheServer.Policies.Version,
            }
        );
        site.Clock.Set("2028-02-01");
        await HandOver(site);
        using var xia = await site.As(Xia);
        (await xia.Get(Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var olu = await site.As(Olu);
        var file = await olu.Get("/appraisals/file");
        file.Words.ShouldContain("Closed to Xia Wen");
        var shared = await olu.Submit((IHtmlElement)file.Document.QuerySelector("button[formaction*=Share]")!);
        shared.Words.ShouldContain("The cycle is shared.");
        var page = await xia.Get(Address);
        page.Words.ShouldContain("Olu Adeyemi shares this earlier cycle with you.");
        page.Words.ShouldContain("Payroll migration in Dakar");
        (await olu.Submit((IHtmlElement)shared.Document.QuerySelector("button[formaction*=TakeBack]")!)).Words.ShouldContain(
            "The cycle is closed again."
        );
        (await xia.Get(Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>HR names Xia as Olu's supervisor, from the site's day on.</summary>
    internal static async Task HandOver(AgreedAppraisal site)
    {
        var today = site.Clock.Now.InUtc().Date;
        var hr = new Reader(Guid.CreateVersion7(), null, "HR", "en", DateTimeZone.Utc, today, [new HeldOffice(Office.HrPartner, null)]);
        await using var db = site.Database.Open();
        (await new Reassignment(db, site.Clock).AssignAsync(hr, [Olu], Xia)).ShouldBe(ActResult.Ok);
    }
}
