using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A shared version as a form that one would sign: with its signatures, days and check code.</summary>
public sealed class PrintModel(AppraisalReading reading, Words words) : AppraisalPage(words)
{
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public AppraisalView View { get; private set; } = null!;
    public VersionLine Line { get; private set; } = null!;

    /// <summary>Signatures that stand under this version.</summary>
    public IEnumerable<SignatureLine> Signatures => View.StandingSignatures.Where(s => s.FormNumber == Line.Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, Version, stop) is not { Form: not null } view)
        {
            return NotFound();
        }

        View = view;
        Line = Version is { } number ? view.Versions[number - 1] : view.Newest!;
        return Page();
    }
}
