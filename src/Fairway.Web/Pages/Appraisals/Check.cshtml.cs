using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Underperformance;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Confirms the check code of a signed form to anybody who holds one, with neither a name nor a word of the form.</summary>
[AllowAnonymous]
[Limited(AttemptKind.Check)]
[LargestForm(Largest)]
[LargestUpload(Largest / (1024 * 1024))]
[RequestFormLimits(ValueLengthLimit = Largest, MultipartBodyLengthLimit = Largest)]
public sealed class CheckModel(CheckCodes codes, CaseCodes cases, Words words) : PageModel
{
    // Far more than the longest form: each field has its own limit.
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>The code, or a record, as typed or pasted.</summary>
    [BindProperty]
    public string Typed { get; set; } = "";

    /// <summary>A record as a file; it goes before what was typed.</summary>
    [BindProperty]
    public IFormFile? Record { get; set; }

    /// <summary>The code that was asked about; null while none was.</summary>
    public string? Code { get; private set; }

    /// <summary>Null where nothing with this code was signed here.</summary>
    public CheckedForm? Form { get; private set; }

    /// <summary>A text that was signed elsewhere than in an appraisal; null: none.</summary>
    public CheckedText? Text { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Record is { Length: > 0 })
        {
            using var memory = new MemoryStream();
            await Record.CopyToAsync(memory, stop);
            Code = CheckCodes.Read(memory.ToArray());
            if (Code is null)
            {
                ModelState.AddModelError(nameof(Record), words["Copies.Check.NoRecord"]);
            }
        }
        else if (string.IsNullOrWhiteSpace(Typed))
        {
            ModelState.AddModelError(nameof(Typed), words["Copies.Check.Empty"]);
        }
        else if ((Code = CheckCodes.Read(Typed)) is null)
        {
            ModelState.AddModelError(nameof(Typed), words["Copies.Check.NoCode"]);
        }

        if (Code is not null)
        {
            Form = await codes.ConfirmAsync(Code, stop);
            Text = Form is null ? await cases.ConfirmAsync(Code, stop) : null;
        }

        return Page();
    }
}
