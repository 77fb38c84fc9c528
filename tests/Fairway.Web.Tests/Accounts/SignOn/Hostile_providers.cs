using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Accounts.SignOn;

/// <summary>None of them lets anybody in, and after each the honest provider still does: what was refused was the twist, and nothing else is broken by it.</summary>
public sealed partial class Hostile_providers(SignOnScene scene) : IClassFixture<SignOnScene>
{
    public static TheoryData<string> Ways => [.. Twists.Keys];

    public static TheoryData<string> WaysOfItself => [.. OfItself.Keys];

    [Theory, MemberData(nameof(Ways))]
    public Task None_gets_in(string way) => Refuses(Twists[way](scene.Provider));

    [Theory, MemberData(nameof(WaysOfItself))]
    public async Task None_gets_in_by_what_it_says_of_itself(string way)
    {
        scene.Advance(Duration.FromHours(13));
        await Refuses(OfItself[way](scene.Provider));
    }

    [Fact]
    public async Task An_answer_counts_once_in_the_browser_that_asked_and_for_a_quarter_of_an_hour()
    {
        using var ada = scene.Accounts.Server.Visit();
        string? answer = null;
        Page caught;
        try
        {
            scene.Provider.Twist = new() { Answer = to => (answer = to)[..0] + "/nowhere" };
            caught = await ada.Get(SignOnScene.Start);
        }
        finally
        {
            scene.Provider.Twist = new();
        }
        caught.Response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/nowhere");
        // Somebody else opens the link that was made for Ada, or Ada one made for somebody else.
        using var eve = scene.Accounts.Server.Visit();
        (await eve.Get(answer!)).Address.ShouldBe("/account/sign-in?trouble=Expired");
        (await ada.Get(answer!)).Address.ShouldBe("/account");
        using var again = scene.Accounts.Server.Visit();
        (await again.Get(answer!)).Address.ShouldBe("/account/sign-in?trouble=Expired");

        try
        {
            scene.Provider.Twist = new() { Answer = to => (answer = to)[..0] + "/nowhere" };
            await eve.Get(SignOnScene.Start);
        }
        finally
        {
            scene.Provider.Twist = new();
        }
        scene.Advance(Duration.FromMinutes(15));
        (await eve.Get(answer!)).Address.ShouldBe("/account/sign-in?trouble=Refused");
        (await AccountsScene.IsSignedIn(eve)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_of_an_earlier_sign_on_opens_nothing()
    {
        using var ada = scene.Accounts.Server.Visit();
        (await ada.Get(SignOnScene.Start)).Address.ShouldBe("/account");
        var stolen = scene.Provider.LastToken!;
        await Refuses(new() { Token = _ => stolen });
        await Refuses(new() { Token = _ => stolen }, "/account/sign-on/other");
    }

    [Fact]
    public async Task A_provider_changes_its_key_at_any_time()
    {
        using var before = scene.Accounts.Server.Visit();
        (await before.Get(SignOnScene.Start)).Address.ShouldBe("/account");
        scene.Advance(Duration.FromMinutes(1));
        scene.Provider.ChangeKey("second");
        using var after = scene.Accounts.Server.Visit();
        (await after.Get(SignOnScene.Start)).Address.ShouldBe("/account");
        // An unknown key is looked for once in ten seconds: who makes them up can't have the provider asked without end.
        scene.Provider.ChangeKey("third");
        using var soon = scene.Accounts.Server.Visit();
        (await soon.Get(SignOnScene.Start)).Address.ShouldBe("/account/sign-in?trouble=Refused");
        scene.Advance(Duration.FromSeconds(10));
        (await soon.Get(SignOnScene.Start)).Address.ShouldBe("/account");
    }

    private async Task Refuses(Twist twist, string start = SignOnScene.Start)
    {
        using var visitor = scene.Accounts.Server.Visit();
        Page page;
        try
        {
            scene.Provider.Twist = twist;
            page = await visitor.Get(start);
        }
        finally
        {
            scene.Provider.Twist = new();
        }
        page.Address.ShouldStartWith("/account/sign-in?trouble=");
        page.Document.QuerySelectorAll(".fw-note").Length.ShouldBe(1, "the sign-in page says why");
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeFalse();
        if (twist.Metadata is not null || twist.Keys is not null)
        {
            scene.Advance(Duration.FromHours(13));
        }
        (await visitor.Get(SignOnScene.Start)).Address.ShouldBe("/account");
    }
}
