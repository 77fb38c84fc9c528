using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Team;

/// <summary>What the pages of a team have in common: who of it is shown, in which order, as their address says.</summary>
public abstract class TeamListPage(Words words, PolicyLibrary policies) : PageModel
{
    public const int PageSize = 50;

    /// <summary>late, due, current, unopened or agreed; anything else is all.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>beginning, midterm or endofcycle.</summary>
    [FromQuery(Name = "step")]
    public string? Step { get; set; }

    /// <summary>me, official or other.</summary>
    [FromQuery(Name = "turn")]
    public string? Turn { get; set; }

    /// <summary>A unit's code.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>name or due, with a hyphen before for backwards; anything else is the most pressing first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<TeamRow> Rows { get; private set; } = [];

    /// <summary>How many the selection shows, on all pages.</summary>
    public int Total { get; private set; }

    /// <summary>How many of those shown wait for the reader.</summary>
    public int Mine { get; private set; }

    public IReadOnlyList<TeamFilters> Filters { get; private set; } = [];

    public TeamSelection Selection => TeamSelection.Of(Show, Step, Turn, Unit, Sort);
    public TeamWords Words => new(T, HttpContext.Reader(), policies);
    protected Words T => words;

    protected void Fill(IReadOnlyList<TeamRow> all, IReadOnlyDictionary<string, string> units)
    {
        var selection = Selection;
        Filters = [.. TeamFilters.Of(T, all, selection, units)];
        var shown = selection.From(all);
        Total = shown.Count;
        Mine = shown.Count(r => r.Line is { WaitsForMe: true });
        Number = Paging.Nearest(Number, PageSize, Total);
        Rows = [.. shown.Skip((Number - 1) * PageSize).Take(PageSize)];
    }
}

/// <summary>
/// Everybody whom the reader appraises, as chief or delegate: where each is, what comes next and whose it is, what is due and what is late.
/// Filters, order and pages are plain links.
/// </summary>
public sealed class IndexModel(FairwayDb db, TeamList team, TeamRounds rounds, Handovers handovers, PolicyLibrary policies, Words words)
    : TeamListPage(words, policies)
{
    /// <summary>How many cycles the reader can open now.</summary>
    public int ToOpen { get; private set; }

    /// <summary>How many of those shown could be reminded.</summary>
    public int Remindable { get; private set; }

    /// <summary>Of how many officials the reader is second level.</summary>
    public int SecondSize { get; private set; }

    /// <summary>How many reports wait for the reader's word as second level.</summary>
    public int SecondWaiting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var members = await team.TeamAsync(reader, stop);
        var second = await team.SecondLevelAsync(reader, stop);
        // Who has handed over and owes a note finds it here, without a team of their own too.
        if (members.Count == 0 && (await handovers.AskedOfAsync(reader, stop)).Count == 0)
        {
            // Who has no team has no such page.
            return second.Count == 0 ? NotFound() : Redirect("/team/second");
        }

        SecondSize = second.Count;
        SecondWaiting = second.Count(SecondLevelQueue.Waits);
        ToOpen = members.Count(r => r.Standing == TeamStanding.ToOpen);
        Remindable = members.Count(r => r.Turn == TeamTurn.Official && Selection.Shows(r));
        Fill(members, await UnitReading.NamesAsync(db, members.Select(r => r.UnitCode), stop));
        return Page();
    }

    /// <summary>Begins a round through those shown who wait for the reader.</summary>
    public async Task<IActionResult> OnPostRoundAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var members = await team.TeamAsync(reader, stop);
        if (members.Count == 0)
        {
            return NotFound();
        }

        var list = "/team" + Selection.Query;
        return LocalRedirect(
            await rounds.BeginAsync(reader, Selection.From(members), list, stop) is { } first ? $"/appraisals/{first}" : list
        );
    }

    /// <summary>Ends the reader's round, if there is one, and leads back to its list.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!await team.HasOneAsync(reader, stop))
        {
            return NotFound();
        }

        var (_, list) = await rounds.NextAsync(reader, Guid.Empty, stop);
        await rounds.EndAsync(reader, stop);
        return LocalRedirect(list ?? "/team");
    }
}

/// <summary>A dimension by which a team is filtered, with its choices and how many of the team each shows.</summary>
public sealed record TeamFilters(string Name, string Label, IReadOnlyList<Choice> Choices)
{
    /// <summary>Whether some choice shows some and not all: else there is nothing to choose.</summary>
    public bool Divides { get; private init; }

    /// <summary>Dimensions in which those of a team differ, and those by which they are filtered now.</summary>
    public static IEnumerable<TeamFilters> Of(
        Words t,
        IReadOnlyList<TeamRow> all,
        TeamSelection now,
        IReadOnlyDictionary<string, string> units
    )
    {
        var dimensions = new[]
        {
            Dimension("show", TeamFilter.All, Values<TeamFilter>(), now.Show, f => now with { Show = f }, f => t["Team.Filter." + f]),
            Dimension<AppraisalStep?>(
                "step",
                null,
                [null, .. Values<AppraisalStep>().Select(s => (AppraisalStep?)s)],
                now.Step,
                step => now with { Step = step },
                step => t[step is null ? "Team.Filter.All" : "Appraisals.Step." + step]
            ),
            Dimension<TeamTurn?>(
                "turn",
                null,
                [null, .. Values<TeamTurn>().Select(v => (TeamTurn?)v)],
                now.Turn,
                turn => now with { Turn = turn },
                turn => t[turn is null ? "Team.Filter.All" : "Team.Turn." + turn]
            ),
            Dimension(
                "unit",
                null,
                [null, .. all.Select(r => r.UnitCode).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                now.Unit,
                unit => now with { Unit = unit },
                unit => unit is null ? t["Team.Filter.All"] : units.GetValueOrDefault(unit, unit)
            ),
        };
        return dimensions.Where(d => d.Divides || d.Choices.Any(c => c.Value.Length > 0 && c.Value == Now(d.Name)));

        string? Now(string name) =>
            name switch
            {
                "show" => now.Show == TeamFilter.All ? null : TeamSelection.Code(now.Show),
                "step" => now.Step is { } step ? TeamSelection.Code(step) : null,
                "turn" => now.Turn is { } turn ? TeamSelection.Code(turn) : null,
                _ => now.Unit,
            };

        TeamFilters Dimension<TValue>(
            string name,
            TValue any,
            IEnumerable<TValue> values,
            TValue chosen,
            Func<TValue, TeamSelection> with,
            Func<TValue, string> word
        )
        {
            var counted = values
                .Select(v => (Value: v, IsAny: Equals(v, any), Count: all.Count(with(v).Shows)))
                .Where(v => v.Count > 0 || v.IsAny || Equals(v.Value, chosen))
                .ToList();
            var most = all.Count(with(any).Shows);
            return new(
                name,
                t["Team.By." + name],
                [
                    .. counted.Select(v => new Choice(
                        v.IsAny ? "" : v.Value as string ?? v.Value!.ToString()!.ToLowerInvariant(),
                        t["Team.WithCount", word(v.Value), v.Count]
                    )),
                ]
            )
            {
                Divides = counted.Any(v => !v.IsAny && v.Count > 0 && v.Count < most),
            };
        }
    }

    private static IEnumerable<TValue> Values<TValue>()
        where TValue : struct, Enum => Enum.GetValues<TValue>();
}
