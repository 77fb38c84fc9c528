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
public sealed class SecondFactorModel(
    SecondFactors factors,
    Reauthentication reauthentication,
    SigningIn signingIn,
    FairwayDb db,
    Words words
) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What a new passkey is called, and the password.</summary>
    [BindProperty]
    public NewPasskey Passkey { get; set; } = new();

    /// <summary>The passkey that the browser made, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The passkey to be removed.</summary>
    [BindProperty]
    public string? Which { get; set; }

    /// <summary>Sets a program up beside passkeys.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Program { get; set; }

    public FactorState State { get; private set; } = new(null, 0, []);

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

    /// <summary>Which factors there are, in words.</summary>
    public static IEnumerable<string> Kinds(Words words, FactorState state)
    {
        if (state.Since is { } since)
        {
            yield return words["Account.Factor.Since", since];
        }
        if (state.Passkeys.Count > 0)
        {
            yield return words.Count("Account.Passkeys", state.Passkeys.Count);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var me = HttpContext.Reader().AccountId;
        State = await factors.StateAsync(me, cancel);
        New = State.Since is null && (Program || !State.IsThere) ? await factors.PrepareAsync(me, cancel) : null;
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
            await signingIn.RenewAsync(me, nameof(SessionFactor.Code), cancel);
        }
        return await ShowAsync(result, codes, cancel);
    }

    /// <summary>What the browser makes a passkey from, once the password is right; else a sentence for the script to show.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == HttpContext.Reader().AccountId, cancel);
        var refusal = string.IsNullOrWhiteSpace(Passkey.Name)
            ? AccountRefusals.PasskeyNameMissing
            : await reauthentication.CheckAsync(account, Passkey.Password ?? "");
        return refusal is null
            ? Content(await signingIn.NewPasskeyOptionsAsync(account), "application/json")
            : new ContentResult { Content = words.Refusal(refusal), StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        // The other form's fields are not of this one.
        ModelState.Clear();
        var account = await db.Users.SingleAsync(a => a.Id == HttpContext.Reader().AccountId, cancel);
        var name = Passkey.Name?.Trim() ?? "";
        if (
            Credential is not { Length: > 0 and < 20_000 } credential
            || name.Length is 0 or > 60
            || await signingIn.NewPasskeyAsync(account, credential, name) is not { } passkey
        )
        {
            ModelState.AddModelError("", words["Account.Passkey.NotMade"]);
            return await OnGetAsync(cancel);
        }
        var (result, codes) = await factors.AddPasskeyAsync(account, passkey, cancel);
        if (result is not ActResult.Done)
        {
            return await ShowAsync(result, codes, cancel);
        }
        await signingIn.RenewAsync(account.Id, nameof(SessionFactor.Passkey), cancel);
        if (codes.Count > 0)
        {
            return await ShowAsync(result, codes, cancel);
        }
        this.Done(words["Account.Passkey.Made", name]);
        return LocalRedirect("~/account/second-factor");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(CancellationToken cancel)
    {
        if (Which is null)
        {
            ModelState.Refuse(words, [AccountRefusals.PasskeyNotChosen]);
        }
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(cancel);
        }
        return await RemovedAsync(
            await factors.RemovePasskeyAsync(HttpContext.Reader().AccountId, Input.CurrentPassword, Which!, cancel),
            "Account.Passkey.Removed",
            cancel
        );
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
        return await RemovedAsync(
            await factors.RemoveAsync(HttpContext.Reader().AccountId, Input.CurrentPassword, cancel),
            "Account.Factor.Removed",
            cancel
        );
    }

    /// <summary>The session goes on as what it still is: with a factor only where one is left.</summary>
    private async Task<IActionResult> RemovedAsync(ActResult result, string done, CancellationToken cancel)
    {
        if (result is not ActResult.Done)
        {
            return await ShowAsync(result, [], cancel);
        }
        var me = HttpContext.Reader().AccountId;
        await (await factors.IsNeededAsync(me, cancel) ? signingIn.RenewAsync(me, cancel) : signingIn.RenewAsync(me, factor: null, cancel));
        this.Done(words[done]);
        return LocalRedirect("~/account/second-factor");
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

    public sealed class NewPasskey
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
