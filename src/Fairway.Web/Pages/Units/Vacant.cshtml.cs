using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Units;

/// <summary>HR's queue: units without a chief, officials without a supervisor, and who stands in for the head (decision 12).</summary>
public sealed class VacantModel(FairwayDb db, Reassignment reassignment, Words words) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Which page of the officials, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>Only officials of this unit; null or empty: of all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty]
    public List<string> Officials { get; set; } = [];

    /// <summary>Everybody on this page of the list.</summary>
    [BindProperty]
    public bool All { get; set; }

    [BindProperty]
    public string StaffId { get; set; } = "";

    public Vacancies Queue { get; private set; } = null!;

    /// <summary>How many officials the filter lets through.</summary>
    public int Shown => Filtered.Count();

    public int OnThisPage => Listed.Count();

    public string? NameAlternate => ServiceAccess.IsHrOfAll(HttpContext.Reader()) ? "/units/alternate" : null;

    public IEnumerable<Choice> OfficialChoices =>
        Listed.Select(o => new Choice(
            o.StaffId,
            o.Name,
            string.Join(
                " · ",
                new[]
                {
                    o.UnitName ?? o.UnitCode,
                    o.Left is { } left ? words["Units.Unsupervised.Left", left.Name] : words["Units.Unsupervised.NoChief"],
                }.OfType<string>()
            )
        ));

    public IEnumerable<Choice> UnitChoices =>
        Queue
            .Officials.Where(o => o.UnitCode is not null)
            .GroupBy(o => o.UnitCode!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .Take(12)
            .Select(g => new Choice(g.Key, $"{g.First().UnitName ?? g.Key} ({words.Number(g.Count())})"))
            .Prepend(new Choice("", words["Units.Unsupervised.Everywhere"]));

    private IEnumerable<Unsupervised> Filtered => Queue.Officials.Where(o => string.IsNullOrEmpty(Unit) || o.UnitCode == Unit);

    private IEnumerable<Unsupervised> Listed => Filtered.Skip((P - 1) * PageSize).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        var chosen = All ? [.. Listed.Select(o => o.StaffId)] : Officials;
        var result = await reassignment.AssignAsync(HttpContext.Reader(), chosen, StaffId, stop);
        if (result is ActResult.Done)
        {
            this.Done(words.Count("Units.Unsupervised.Saved", chosen.Count));
            return Redirect("/units/vacant");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 100_000);
        if (await Vacancies.LoadAsync(db, HttpContext.Reader(), stop) is not { } queue)
        {
            return false;
        }
        Queue = queue;
        return true;
    }
}
