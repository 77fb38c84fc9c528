using System.Diagnostics;
using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Hosting;

/// <summary>A commit that lasts isn't given up; whoever waits for it is told (ADR 32).</summary>
public sealed class StillSavingTests
{
    [Fact]
    public async Task Whoever_waits_long_for_a_commit_is_told_with_their_text_and_led_on()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "Commits wait for others on PostgreSQL alone.");
        await using var site = await CommittingSlowlyAsync("PERFORM pg_sleep(12)");
        using var olu = await site.As(Olu);
        var page = await olu.Get(Address);
        var watch = Stopwatch.StartNew();
        var answer = await olu.Post(
            $"{Address}?handler=Comment",
            page,
            ("Comment", "The vendor is <late>."),
            ("Form", "0197a000-0000-7000-8000-000000000001")
        );
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(12));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Words.ShouldContain("Your text is still being saved");
        var typed = answer
            .Document.QuerySelectorAll("textarea")
            .ShouldHaveSingleItem("ids that the page has put there are not what was typed");
        typed.TextContent.ShouldContain("The vendor is <late>.");
        answer.Words.ShouldContain("It is saved");
        var on = answer.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!;
        on.ShouldStartWith(Address);
        answer.Document.QuerySelector("main meta[http-equiv=refresh]")!.GetAttribute("content").ShouldBe("0; url=" + on);
        (await RemarksAsync(site)).ShouldBe(["The vendor is <late>."]);

        // Sent again it is done once, and leads there at once.
        var again = await olu.Post(
            $"{Address}?handler=Comment",
            page,
            ("Comment", "The vendor is <late>."),
            ("Form", "0197a000-0000-7000-8000-000000000001")
        );
        again.Address.ShouldStartWith(Address);
        (await RemarksAsync(site)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_commit_that_lasts_and_fails_leaves_the_text_and_says_that_it_may_be_sent_again()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "Commits wait for others on PostgreSQL alone.");
        await using var site = await CommittingSlowlyAsync("PERFORM pg_sleep(12); RAISE EXCEPTION 'refused at the last moment'");
        using var olu = await site.As(Olu, "fr");
        var page = await olu.Get(Address);
        var answer = await olu.Post($"{Address}?handler=Comment", page, ("Comment", "Le fournisseur tarde."));
        answer.Words.ShouldContain("Votre texte est encore en cours d’enregistrement");
        answer.Words.ShouldContain("Fairway ne sait pas si l’enregistrement a eu lieu");
        answer.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Le fournisseur tarde.");
        answer.Document.QuerySelector("main meta[http-equiv=refresh]").ShouldBeNull();
        (await RemarksAsync(site)).ShouldBeEmpty();
    }

    /// <summary>A form that both sides remark on; each commit that keeps a form does this first, as one does that waits for a standby.</summary>
    private static async Task<AgreedAppraisal> CommittingSlowlyAsync(string doing)
    {
        var site = await AgreedAppraisal.On(Provider.Postgres);
        await using var db = site.Database.Open();
        await db.Appraisals.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.BeginningShared));
        var statements = $"""
            CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {doing}; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER slowly AFTER INSERT ON accounts_sent_forms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slowly();
            """;
        await db.Database.ExecuteSqlRawAsync(statements);
        return site;
    }

    private static Task<List<string>> RemarksAsync(AgreedAppraisal site) =>
        site.Database.Read(db => db.FormComments.OrderBy(c => c.At).Select(c => c.Text).ToListAsync());
}
