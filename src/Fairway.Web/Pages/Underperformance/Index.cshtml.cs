using Fairway.App.Service;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The cases that exist for the reader: their own, their team's, and for HR and the Board those of their office.</summary>
public sealed class IndexModel(CaseList list, CaseOpenings openings, Words words) : PageModel
{
    /// <summary>open, closed, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Only officials of this unit; null: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public int Open { get; private set; }

    /// <summary>Those about whom the reader could open one.</summary>
    public IReadOnlyList<NamedPerson> Team { get; private set; } = [];

    public IEnumerable<Choice> Shows =>
        [
            new Choice("", words["Underperformance.Show.all"]),
            new Choice("open", words["Underperformance.Show.open"]),
            new Choice("closed", words["Underperformance.Show.closed"]),
        ];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await list.OfAsync(HttpContext.Reader(), stop: stop);
        Open = all.Count(l => !l.Case.State.IsClosed());
        Team = await openings.TeamAsync(HttpContext.Reader(), stop);
        Units =
        [
            new Choice("", words["Underperformance.AllUnits"]),
            .. all.Where(l => l.Party != CaseParty.Official)
                .Select(l => (l.Case.UnitCode, l.Unit))
                .Distinct()
                .OrderBy(u => u.Unit, StringComparer.CurrentCulture)
                .Select(u => new Choice(u.UnitCode, u.Unit)),
        ];
        Lines =
        [
            .. all.Where(l => string.IsNullOrEmpty(Unit) || l.Case.UnitCode == Unit)
                .Where(l => Show is not ("open" or "closed") || l.Case.State.IsClosed() == (Show == "closed")),
        ];
    }
}
