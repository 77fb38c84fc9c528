using Fairway.App.Policies;
using Fairway.App.Recognition;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Recognition;

/// <summary>Recognitions that everybody reads, by unit, and those that the reader received and gave (RC-1).</summary>
public sealed class IndexModel(RecognitionReading reading, PolicyLibrary policies, Words words) : PageModel
{
    /// <summary>received, given, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Only of this unit; null or empty: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public IReadOnlyList<RecognitionLine> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public CompetencyCatalogue Catalogue { get; private set; } = null!;
    public bool MayGive => HttpContext.Reader().StaffId is not null;

    public IEnumerable<Choice> Shows =>
        [
            new Choice("", words["Recognition.Show.all"]),
            new Choice("received", words["Recognition.Show.received"]),
            new Choice("given", words["Recognition.Show.given"]),
        ];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Catalogue = policies.PolicyAt(reader.Today).Appraisals.Catalogue;
        Lines = await reading.ListAsync(reader, Unit, Show, stop);
        Units =
        [
            new Choice("", words["Recognition.AllUnits"]),
            .. (await reading.UnitsAsync(reader, stop)).Select(u => new Choice(u.Code, u.Name)),
        ];
    }
}
