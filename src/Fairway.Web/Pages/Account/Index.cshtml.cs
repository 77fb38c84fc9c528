using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.App.Api;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.Account;

/// <summary>One's own account.</summary>
public sealed class IndexModel(
    FairwayDb db,
    KeptTexts texts,
    Closing closing,
    SecondFactors factors,
    SignOns signOns,
    PersonalTokens tokens,
    SignOnSettings signOn,
    Words words
) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    public string Email { get; private set; } = "";

    /// <summary>What the second factor is.</summary>
    public FactorState Factors { get; private set; } = new(null, 0, []);

    /// <summary>The account has a password of Fairway's own, and such passwords count.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Identity providers that the account is linked to, by name.</summary>
    public IReadOnlyList<string> Providers { get; private set; } = [];

    /// <summary>How many tokens of the person's own are in force.</summary>
    public int Tokens { get; private set; }

    public IReadOnlyList<OfficeGrant> Offices { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Path, Instant KeptAt)> Kept { get; private set; } = [];

    [BindProperty]
    public string Language { get; set; } = "";

    public IEnumerable<Choice> Languages => Words.Languages.Select(language => new Choice(language, words["Layout.Language." + language]));

    /// <summary>Whether notices that can wait come once a week.</summary>
    [BindProperty]
    public bool Weekly { get; set; }

    public IEnumerable<Choice> Rhythms =>
        [new(bool.FalseString, words["Account.Notices.AtOnce"]), new(bool.TrueString, words["Account.Notices.Weekly"])];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Reader = HttpContext.Reader();
        Language = words.Language;
        var mine = await db
            .Users.Where(a => a.Id == Reader.AccountId)
            .Select(a => new
            {
                a.Email,
                a.WeeklyNotices,
                a.PasswordHash,
            })
            .SingleAsync(cancel);
        (Email, Weekly) = (mine.Email ?? "", mine.WeeklyNotices);
        HasPassword = signOn.LocalPasswords && mine.PasswordHash is not null;
        Providers =
        [
            .. (await signOns.ProvidersOfAsync(Reader.AccountId, cancel))
                .Select(signOn.Of)
                .OfType<ProviderSettings>()
                .Select(p => p.NameIn(words.Language)),
        ];
        Factors = await factors.StateAsync(Reader.AccountId, cancel);
        Tokens = (await tokens.OfAsync(Reader.AccountId, cancel)).Count(t => t.Standing == TokenStanding.InForce);
        var today = Reader.Today;
        Offices = await db
            .OfficeGrants.AsNoTracking()
            .Where(g => g.AccountId == Reader.AccountId && g.EndedAt == null && g.Until > today)
            .OrderBy(g => g.From)
            .ToListAsync(cancel);
        Kept = await texts.OfAsync(Reader.AccountId, cancel);
    }

    public async Task<IActionResult> OnPostLanguageAsync()
    {
        if (!Words.Languages.Contains(Language))
        {
            return BadRequest();
        }
        await AccountFrame.KeepLanguageAsync(HttpContext, Language);
        Hosting.Languages.Use(Language);
        this.Done(words["Account.Language.Saved"]);
        return LocalRedirect("~/account");
    }

    public async Task<IActionResult> OnPostNoticesAsync(CancellationToken cancel)
    {
        var (me, weekly) = (HttpContext.Reader().AccountId, Weekly);
        await db.Users.Where(a => a.Id == me).ExecuteUpdateAsync(a => a.SetProperty(x => x.WeeklyNotices, weekly), cancel);
        this.Done(words["Account.Notices.Saved"]);
        return LocalRedirect("~/account");
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await closing.SignOutEverywhereAsync(HttpContext.Reader().AccountId);
        this.Done(words["Account.SignedOut"]);
        return LocalRedirect("~/account/sign-in");
    }
}
