using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Hosting;

/// <summary>A form does what it asks for once, however often it is sent (ADR 32).</summary>
public sealed class SentOnceTests
{
    private const string Again = "This was saved the first time you sent it. Nothing was done twice.";

    [Theory, BothDatabases]
    public async Task Sent_again_much_later_it_leads_where_it_led_and_does_nothing(Provider on)
    {
        await using var site = await SharedAsync(on);
        using var olu = await site.As(Olu);
        var page = await olu.Get(Address);
        var first = await olu.Submit(page, "Send the remark", ("Comment", "The vendor is late."));
        first.Text.ShouldNotContain(Again);
        // Long after what an act looks at by itself to know a double click.
        site.Clock.Advance(Duration.FromHours(1));
        var second = await olu.Submit(page, "Send the remark", ("Comment", "The vendor is late."));
        second.Address.ShouldBe(first.Address);
        second.Words.ShouldContain(Again);
        (await RemarksAsync(site)).ShouldBe(["The vendor is late."]);

        // A page that is drawn anew has a form of its own: the same words can be meant again.
        await olu.Submit(await olu.Get(Address), "Send the remark", ("Comment", "The vendor is late."));
        (await RemarksAsync(site)).Count.ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task Sent_twice_at_one_moment_it_is_done_once_and_both_are_led_on(Provider on)
    {
        await using var site = await SharedAsync(on);
        using var olu = await site.As(Olu);
        var page = await olu.Get(Address);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => olu.Post($"{Address}?handler=Comment", page, ("Comment", "Four clicks.")))
        );
        answers.ShouldAllBe(answer => answer.Address.StartsWith(Address, StringComparison.Ordinal) && (int)answer.Status == 200);
        (await RemarksAsync(site)).ShouldBe(["Four clicks."]);
        (await site.Database.Read(db => db.SentForms.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Other_words_in_the_same_form_are_another_form(Provider on)
    {
        await using var site = await SharedAsync(on);
        using var olu = await site.As(Olu);
        var page = await olu.Get(Address);
        await olu.Submit(page, "Send the remark", ("Comment", "One."));
        await olu.Submit(page, "Send the remark", ("Comment", "Two."));
        (await RemarksAsync(site)).ShouldBe(["One.", "Two."], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task What_was_refused_is_judged_anew_also_where_the_refusal_saved_something(Provider on)
    {
        await using var site = await SharedAsync(on);
        using var olu = await site.As(Olu);
        var page = await olu.Get("/account/tokens/new");
        // A wrong password is counted with the account: that is saved, and the form is not done.
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var refused = await olu.Post("/account/tokens/new", page, ("Input.Name", "Phone"), ("Input.CurrentPassword", "not this one"));
            refused.Errors.ShouldNotBeEmpty();
            refused.Words.ShouldNotContain(Again);
        }
        (await site.Database.Read(db => db.SentForms.CountAsync())).ShouldBe(0);
    }

    /// <summary>A form that is shared and not signed: both sides remark on it.</summary>
    private static async Task<AgreedAppraisal> SharedAsync(Provider on)
    {
        var site = await AgreedAppraisal.On(on);
        await site.Database.Read(db => db.Appraisals.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.BeginningShared)));
        return site;
    }

    private static Task<List<string>> RemarksAsync(AgreedAppraisal site) =>
        site.Database.Read(db => db.FormComments.OrderBy(c => c.At).Select(c => c.Text).ToListAsync());
}
