using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Team;

/// <summary>
/// Everybody whom the reader appraises, as chief or delegate, and those of whom they are second level: where each is, what comes next and whose
/// it is. Filters, order and pages are plain links.
/// </summary>
public sealed class IndexModel(TeamList team, PolicyLibrary policies, Words t) : PageModel
{
    public const int PageSize = 50;

    /// <summary>late, me, them, unopened or agreed; anything else is all.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>second for those of whom the reader is second level.</summary>
    [FromQuery(Name = "of")]
    public string? Of { get; set; }

    /// <summary>name, grade or due, with a hyphen before for backwards; anything else is the most pressing first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<TeamRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int TeamSize { get; private set; }
    public int SecondSize { get; private set; }

    /// <summary>How many cycles the reader can open now.</summary>
    public int ToOpen { get; private set; }

    public IReadOnlyList<Choice> Filters { get; private set; } = [];
    public IReadOnlyList<Choice> Sides { get; private set; } = [];
    public TeamWords Words => new(t, HttpContext.Reader(), policies);
    public bool Second => Of == "second";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var members = await team.TeamAsync(reader, stop);
        var second = await team.SecondLevelAsync(reader, stop);
        if (members.Count == 0 && second.Count == 0)
        {
            // Who has no team has no such page.
            return NotFound();
        }

        TeamSize = members.Count;
        SecondSize = second.Count;
        ToOpen = members.Count(r => r.Standing == TeamStanding.ToOpen);
        if (TeamSize == 0)
        {
            Of = "second";
        }

        var all = Second ? second : members;
        Filters =
        [
            .. Enum.GetValues<TeamFilter>()
                .Where(f => !Second || f is not (TeamFilter.Me or TeamFilter.Unopened))
                .Select(f => (Filter: f, Count: all.Count(r => TeamList.Shows(f, r))))
                .Where(f => f.Filter == TeamFilter.All || f.Count > 0 || f.Filter == Filter)
                .Select(f => new Choice(
                    f.Filter == TeamFilter.All ? "" : Code(f.Filter),
                    t["Team.WithCount", t["Team.Filter." + f.Filter], f.Count]
                )),
        ];
        Sides =
            TeamSize > 0 && SecondSize > 0
                ? [new("", t["Team.WithCount", t["Team.Mine"], TeamSize]), new("second", t["Team.WithCount", t["Team.Second"], SecondSize])]
                : [];
        var shown = TeamList.InOrder(all.Where(r => TeamList.Shows(Filter, r)), Order, Sort?.StartsWith('-') ?? false).ToList();
        Total = shown.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = [.. shown.Skip((Number - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    private TeamFilter Filter => Enum.GetValues<TeamFilter>().FirstOrDefault(f => Code(f) == Show);

    private TeamOrder Order =>
        Sort?.TrimStart('-') switch
        {
            "name" => TeamOrder.Name,
            "due" => TeamOrder.Due,
            _ => TeamOrder.Pressing,
        };

    private static string Code(TeamFilter filter) => filter.ToString().ToLowerInvariant();
}
