using System.Globalization;
using System.Text;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>One's own case file: all that an official may read about themselves in an exercise, with the remedies and their last day (FA-3).</summary>
public sealed class CaseModel(CandidateFiles files, Words words) : ExercisePage(words)
{
    public OwnCase View { get; private set; } = null!;

    /// <summary>The last day for the remedies, counted from the day on which the official was told.</summary>
    public LocalDate RemediesUntil => Months.Add(T.DayOf(View.Candidacy.InformedAt!.Value), View.Policy.Exercise.RemediesWithin);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.OwnCaseAsync(HttpContext.Reader(), Year, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>The same as JSON, to take along.</summary>
public sealed class CaseJsonModel(CandidateFiles files, Words words) : ExercisePage(words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await files.OwnCaseAsync(HttpContext.Reader(), Year, stop) is { } view
            ? File(
                Encoding.UTF8.GetBytes(CaseFile.Write(view)),
                "application/json; charset=utf-8",
                $"promotion-{Year.ToString(CultureInfo.InvariantCulture)}.json"
            )
            : NotFound();
}
