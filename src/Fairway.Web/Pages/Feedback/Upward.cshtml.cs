using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Feedback;

/// <summary>
/// One's own invitations to anonymous upward feedback: fetching a token or a code, what it means to lose it, and from T1 on the way to the compiler, to which the
/// token goes behind the address's “#”, which no server sees.
/// </summary>
public sealed class UpwardModel(
    FeedbackInvitations invitations,
    Issuing issuing,
    Vouchers vouchers,
    IOptions<AccountsOptions> options,
    Words words,
    CompilerConnection? compiler = null
) : PageModel
{
    /// <summary>What can go wrong in the browser; each has its sentence.</summary>
    public static readonly ImmutableArray<string> Says = ["differ", "unsigned", "failed", "wrong", "store", "old"];

    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    /// <summary>The code that was drawn by this request: shown once, and kept nowhere.</summary>
    public (string Label, string KeyId, FeedbackRound Round, string Code)? Drawn { get; private set; }

    /// <summary>For the command line.</summary>
    public (string Label, string KeyId, string Text)? Voucher { get; private set; }

    public string? CompilerOrigin => compiler?.Address.GetLeftPart(UriPartial.Authority);

    public string? CompilerKey => compiler?.Key;

    public string Address => options.Value.PublicUrl.ToString().TrimEnd('/');

    /// <summary>Under which the reader's token for a group is kept in their browser.</summary>
    public string Mine(Guid groupId) =>
        Convert.ToHexStringLower(SHA256.HashData([.. HttpContext.Reader().AccountId.ToByteArray(), .. groupId.ToByteArray()]))[..24];

    public string? AnswerAt(string? keyId) => At("answer", keyId);

    public string? CountedAt(string? keyId) => At("counted", keyId);

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    /// <summary>The browser's blinded message; the answer is JSON, for the script that sent it.</summary>
    public async Task<IActionResult> OnPostSignAsync(Guid group, string? blinded, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (reader.StaffId is not { } me)
        {
            return NotFound();
        }
        var issued = await issuing.SignAsync(me, reader.Today, group, Blinded.Read(blinded), stop);
        return issued.Result switch
        {
            ActResult.Done => new JsonResult(new { signature = Base64Url.EncodeToString(issued.Signature) }),
            ActResult.Refused refused => new JsonResult(new { refused = words.Refusal(refused.Refusals[0]) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            _ => NotFound(),
        };
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid group, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (reader.StaffId is not { } me)
        {
            return NotFound();
        }
        var issued = await issuing.DrawAsync(me, reader.Today, group, stop);
        if (issued.Result is ActResult.NotThere)
        {
            return NotFound();
        }
        await LoadAsync(stop);
        if (issued.Result is ActResult.Refused refused)
        {
            ModelState.Refuse(words, refused.Refusals);
            return Page();
        }
        var of = Invitations.Single(i => i.Group.Id == group);
        Drawn = (of.Group.Label, of.Group.KeyId!, of.Round, issued.Code!);
        return Page();
    }

    /// <summary>A voucher with which the command line fetches the token: good for a quarter of an hour, and for nothing else.</summary>
    public async Task<IActionResult> OnPostVoucherAsync(Guid group, CancellationToken stop)
    {
        await LoadAsync(stop);
        var reader = HttpContext.Reader();
        if (Invitations.SingleOrDefault(i => i.Group.Id == group && i.Phase == FeedbackPhase.Fetching) is not { Group.KeyId: { } key } of)
        {
            return NotFound();
        }
        Voucher = (of.Group.Label, key, vouchers.Write(new Vouchers.Voucher(reader.StaffId!, group, reader.Today)));
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Invitations = await invitations.OfAsync(HttpContext.Reader(), compares: true, stop);
        if (CompilerOrigin is { } origin)
        {
            // The browser compares the list of keys with the compiler's own; nothing else may go there from this page.
            Response.Headers.ContentSecurityPolicy += "; connect-src 'self' " + origin;
        }
    }

    private string? At(string what, string? keyId) =>
        compiler is null || keyId is null ? null : new Uri(compiler.Address, $"/{what}/{keyId}?language={words.Language}").ToString();
}

/// <summary>A blinded message as it is sent: base64url.</summary>
internal static class Blinded
{
    private const int Longest = 4096;

    /// <summary>Its bytes; none where it is no such text, which no key can sign.</summary>
    public static byte[] Read(string? text) =>
        text is { Length: > 0 and <= Longest } && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
}
