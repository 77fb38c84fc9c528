using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The extra criteria of the organization, for HR: what counts for whom from which day, why, and how many cycles have it; and ending one.</summary>
public sealed class CriteriaModel(ExtraCriteria criteria, Words words) : AppraisalPage(words)
{
    /// <summary>The criterion to end.</summary>
    [BindProperty]
    public Guid Criterion { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    public IReadOnlyList<CriterionLine> Lines { get; private set; } = [];
    public Reader Reader => HttpContext.Reader();

    /// <summary>Whom it concerns, in words.</summary>
    public string Whom(CriterionLine line) =>
        string.Join(
            " · ",
            new[]
            {
                line.Criterion.Category ?? T["Exclusions.AllCategories"],
                line.Criterion.Grades,
                line.UnitName ?? T["Criteria.Everywhere"],
            }.OfType<string>()
        );

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        var result = await criteria.EndAsync(Reader, Criterion, Reason, stop);
        if (Answer(result, "/appraisals/criteria", T["Criteria.EndedNow"], field => field) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await criteria.ListAsync(Reader, stop) is not { } lines)
        {
            return false;
        }

        Lines = lines;
        return true;
    }
}
