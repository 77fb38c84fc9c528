using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Fairway.Web.Pages.Account;

/// <summary>One's own second factor: set up, codes on paper, taken away.</summary>
[ResponseCache(NoStore = true)]
public sealed class SecondFactorModel(SecondFactors factors, SigningIn signingIn, FairwayDb db, Words words) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public FactorState State { get; private set; } = new(null, 0);

    /// <summary>The key that is being set up; null where one is in use.</summary>
    public NewKey? New { get; private set; }

    /// <summary>Recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Offices of trust wait for it.</summary>
    public bool Waits => HttpContext.Reader().Withheld.Count > 0;

    /// <summary>The new key as a picture, drawn here: it is a secret that no other host may see.</summary>
    public string Picture
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(New!.Address, QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(code);
            return picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
        }
    }

    /// <summary>A secret in groups of four, which are easier to type.</summary>
    public static string InGroups(string secret) => string.Join(' ', secret.Chunk(4).Select(part => new string(part)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var me = HttpContext.Reader().AccountId;
        State = await factors.StateAsync(me, cancel);
        New = State.Since is null ? await factors.PrepareAsync(me, cancel) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var me = HttpContext.Reader().AccountId;
        if (string.IsNullOrWhiteSpace(Input.Code))
        {
            ModelState.Refuse(words, [AccountRefusals.CodeMissing], "Input");
        }
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(cancel);
        }
        var (result, codes) = await factors.ConfirmAsync(me, Input.CurrentPassword, Input.Code!, cancel);
        if (result is ActResult.Done)
        {
            await signingIn.OpenAsync(await db.Users.SingleAsync(a => a.Id == me, cancel), SessionFactor.Code);
        }
        return await ShowAsync(result, codes, cancel);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(cancel);
        }
        var (result, codes) = await factors.RenewCodesAsync(HttpContext.Reader().AccountId, Input.CurrentPassword, cancel);
        return await ShowAsync(result, codes, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(cancel);
        }
        var me = HttpContext.Reader().AccountId;
        var result = await factors.RemoveAsync(me, Input.CurrentPassword, cancel);
        if (result is not ActResult.Done)
        {
            return await ShowAsync(result, [], cancel);
        }
        await signingIn.RenewAsync(me, factor: null, cancel);
        this.Done(words["Account.Factor.Removed"]);
        return LocalRedirect("~/account");
    }

    /// <summary>Codes are shown on the answer itself: a page to go to would have to keep them.</summary>
    private async Task<IActionResult> ShowAsync(ActResult result, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        switch (result)
        {
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals, "Input");
                break;
            case ActResult.Done:
                Codes = codes;
                return Page();
            default:
                // Set up or taken away in another window: the page shows how it stands now.
                ModelState.AddModelError("", words["Account.Factor.Meanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
        }
        return await OnGetAsync(cancel);
    }

    public sealed class Form
    {
        [StringLength(64)]
        public string? Code { get; set; }

        [Required, StringLength(256)]
        public string CurrentPassword { get; set; } = "";
    }
}
