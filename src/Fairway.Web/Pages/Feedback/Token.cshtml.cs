using System.Buffers.Text;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>Signs a blinded message for the command line, which shows a voucher from its holder's page in place of a session.</summary>
[AllowAnonymous]
// The voucher goes with no request by itself, so there is nothing that another site could misuse.
[IgnoreAntiforgeryToken]
[Limited(AttemptKind.Check)]
public sealed class TokenModel(Issuing issuing, Vouchers vouchers, Words words) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string? voucher, [FromForm] string? blinded, CancellationToken stop)
    {
        if (vouchers.Read(voucher) is not { } asked)
        {
            return Refused(words.Refusal(FeedbackRefusals.FeedbackVoucher));
        }
        var issued = await issuing.SignAsync(asked.StaffId, asked.Today, asked.GroupId, Blinded.Read(blinded), stop);
        return issued.Result switch
        {
            ActResult.Done => new JsonResult(new { signature = Base64Url.EncodeToString(issued.Signature) }),
            ActResult.Refused refused => Refused(words.Refusal(refused.Refusals[0])),
            _ => NotFound(),
        };
    }

    private static JsonResult Refused(string sentence) =>
        new(new { refused = sentence }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
