using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Probation;

/// <summary>The probations that exist for the reader, and the inputs that are asked of them.</summary>
public sealed class IndexModel(ProbationList probations, Inputs inputs, Words words) : PageModel
{
    /// <summary>As many as a page shows; below it, nothing is left out.</summary>
    public const int PageSize = 50;

    /// <summary>One of <see cref="Shows"/>; null: those that are not decided.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    /// <summary>Whether there are enough to be filtered.</summary>
    public bool IsLong { get; private set; }

    public IEnumerable<Choice> Choices =>
        Shows.Keys.Select(show => new Choice(show, words["Probation.Show." + (show.Length == 0 ? "open" : show)]));

    private static readonly Dictionary<string, Func<ProbationLine, LocalDate, bool>> Shows = new(StringComparer.Ordinal)
    {
        [""] = (line, _) => line.Case.State < ProbationState.Decided,
        ["late"] = (line, today) => line.Due < today,
        ["ending"] = (line, today) => line.Case.State < ProbationState.Decided && line.Case.EndsOn <= today.PlusMonths(3),
        ["offices"] = (line, _) =>
            line.Case.State is ProbationState.Stopped or ProbationState.OverriddenByHr or ProbationState.OverriddenByChair,
        ["board"] = (line, _) => line.Case.State == ProbationState.WithBoard,
        ["decided"] = (line, _) => line.Case.State == ProbationState.Decided,
    };

    public IReadOnlyList<ProbationLine> Lines { get; private set; } = [];
    public IReadOnlyList<InputForm> Inputs { get; private set; } = [];
    public LocalDate Today { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Today = reader.Today;
        var all = await probations.ForAsync(reader, stop);
        IsLong = all.Count > 12;
        if (IsLong)
        {
            var shown = Shows.GetValueOrDefault(Show ?? "") ?? Shows[""];
            all = [.. all.Where(line => shown(line, Today))];
        }

        Total = all.Count;
        Number = Paging.Nearest(Number, PageSize, Total);
        Lines = IsLong ? [.. all.Skip((Number - 1) * PageSize).Take(PageSize)] : all;
        Inputs = await inputs.AwaitedAsync(reader, stop);
    }
}
