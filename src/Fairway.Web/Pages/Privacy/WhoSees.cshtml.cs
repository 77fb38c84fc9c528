using Fairway.App.Privacy;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>Who can see which of the reader's own records, by name, found with the access rules themselves.</summary>
public sealed class WhoSeesModel(WhoSees who) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public RecordKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    public IReadOnlyList<OwnRecord> Records { get; private set; } = [];

    /// <summary>The record that is asked for; null: the list of all.</summary>
    public OwnRecord? Of { get; private set; }

    public IReadOnlyList<Seeing> Seeing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Records = await who.RecordsAsync(reader, stop);
        if (Id is null && Kind is null)
        {
            return Page();
        }
        Of = Records.FirstOrDefault(r => r.Kind == Kind && r.Id == Id);
        if (Of is null || await who.OfAsync(reader, Of.Kind, Of.Id, stop) is not { } seeing)
        {
            return NotFound();
        }
        Seeing = seeing;
        return Page();
    }

    public static string Title(Words words, OwnRecord record) =>
        words["Privacy.Kind." + record.Kind, record.Label.Length > 0 ? record.Label : words["Privacy.Since", record.Day]];
}
