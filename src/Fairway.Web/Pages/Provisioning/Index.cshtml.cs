using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Provisioning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Provisioning;

/// <summary>The tokens with which other systems come in: for whoever may grant offices; an administrator makes and ends them.</summary>
public sealed class IndexModel(ServiceTokens tokens, FairwayDb db, Words words, IClock clock, IOptions<AccountsOptions> options) : PageModel
{
    private const int SoonDays = 30;

    public bool MayMake { get; private set; }

    /// <summary>Accounts that the directory keeps.</summary>
    public int Kept { get; private set; }

    /// <summary>What a directory is told as the address of this server.</summary>
    public string Address => options.Value.PublicUrl.ToString().TrimEnd('/') + ScimEndpoints.Root;

    public IReadOnlyList<TokenRow> InForce { get; private set; } = [];

    public IReadOnlyList<TokenRow> Over { get; private set; } = [];

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public bool EndsSoon(ServiceToken token) => token.Until <= Today.PlusDays(SoonDays);

    /// <summary>Whether the token waits for a second person, and the reader can be that.</summary>
    public bool MayConfirm(ServiceToken token) => token.Waits && token.MadeBy != HttpContext.Reader().AccountId;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!OfficesOfTrust.MayGrant(reader))
        {
            return NotFound();
        }
        MayMake = ServiceTokens.MayMake(reader);
        Kept = await db.DirectoryEntries.CountAsync(e => e.RemovedAt == null, stop);
        var rows = await db
            .ServiceTokens.AsNoTracking()
            .OrderByDescending(t => t.MadeAt)
            .Take(200)
            .Select(t => new { Token = t, Maker = db.Users.Where(a => a.Id == t.MadeBy).Select(a => a.DisplayName).FirstOrDefault() })
            .ToListAsync(stop);
        var all = rows.Select(r => new TokenRow(r.Token, r.Maker ?? "–")).ToLookup(r => r.Token.RevokedAt is null && r.Token.Until > Today);
        (InForce, Over) = ([.. all[true]], [.. all[false]]);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken stop)
    {
        if (await tokens.RevokeAsync(HttpContext.Reader(), id, stop) is ActResult.NotThere)
        {
            return NotFound();
        }
        this.Done(words["Provisioning.Revoked"]);
        return LocalRedirect("~/provisioning");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken stop)
    {
        switch (await tokens.ConfirmAsync(HttpContext.Reader(), id, stop))
        {
            case ActResult.NotThere:
                return NotFound();
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals);
                return await OnGetAsync(stop);
            default:
                this.Done(words["Provisioning.Confirmed"]);
                return LocalRedirect("~/provisioning");
        }
    }

    public sealed record TokenRow(ServiceToken Token, string Maker);
}
