using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor names what is below expectations, and what may lie behind it (UP-1).</summary>
public sealed class OpenModel(CaseOpenings openings, PolicyLibrary policies, Words words) : AppraisalPage(words)
{
    public const int MostAreas = 3;

    public sealed class AreaFields
    {
        public string Area { get; set; } = "";
        public string Expected { get; set; } = "";
        public string Observed { get; set; } = "";

        public bool IsEmpty => string.IsNullOrWhiteSpace(Area + Expected + Observed);
    }

    public sealed class Fields
    {
        public List<string> Triggers { get; set; } = [];
        public List<AreaFields> Areas { get; set; } = [];
        public List<string> Reasons { get; set; } = [];
        public string Considered { get; set; } = "";
        public string SupportSoFar { get; set; } = "";
    }

    [BindProperty(SupportsGet = true)]
    public string StaffId { get; set; } = "";

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public CaseSubject Subject { get; private set; } = null!;
    public UnderperformancePolicy Policy { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Subject is { Running: { } running, IsProposed: false })
        {
            return LocalRedirect($"/underperformance/{running}");
        }

        Form = Guid.CreateVersion7();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // The first area stays where it is, so that what is missing is said beside it.
        var areas = Input.Areas.Where((area, i) => !area.IsEmpty || (i == 0 && Input.Areas.TrueForAll(a => a.IsEmpty))).ToList();
        var opening = new CaseOpening
        {
            Triggers = [.. Input.Triggers],
            Areas = [.. areas.Where(a => !a.IsEmpty).Select(a => new AreaBelow(a.Area.Trim(), a.Expected.Trim(), a.Observed.Trim()))],
            Reasons = [.. Input.Reasons],
            Considered = Input.Considered.Trim(),
            SupportSoFar = Input.SupportSoFar.Trim(),
        };
        if (ModelState.IsValid)
        {
            var result = await openings.OpenAsync(HttpContext.Reader(), StaffId, Form, opening, stop);
            var to =
                result is ActResult.Done && await openings.SubjectAsync(HttpContext.Reader(), StaffId, stop) is { Running: { } running }
                    ? $"/underperformance/{running}"
                    : "/underperformance";
            if (Answer(result, to, T["Underperformance.Opened"], field => "Input." + field) is { } answer)
            {
                return answer;
            }
        }

        Input.Areas = areas;
        ClearAreas();
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    /// <summary>Rows that were left empty are gone, so the fields are numbered anew.</summary>
    private void ClearAreas()
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Areas[", StringComparison.Ordinal)).ToList())
        {
            if (ModelState[key]!.Errors.Count == 0)
            {
                ModelState.Remove(key);
            }
        }
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await openings.SubjectAsync(HttpContext.Reader(), StaffId, stop) is not { Act: CaseAct.Open } subject)
        {
            return false;
        }

        (Subject, Policy) = (subject, policies.PolicyAt(HttpContext.Reader().Today).Underperformance);
        while (Input.Areas.Count < MostAreas)
        {
            Input.Areas.Add(new AreaFields());
        }

        return true;
    }
}
