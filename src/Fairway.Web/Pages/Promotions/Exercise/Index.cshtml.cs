using System.Globalization;
using Fairway.App.Promotions.Exercise;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The exercises of all years; HR opens the next one here.</summary>
public sealed class IndexModel(ExerciseReading reading, ExerciseOpenings openings, Words words) : ExercisePage(words)
{
    [BindProperty]
    public int? Posts { get; set; }

    [BindProperty]
    public string Source { get; set; } = "";

    public IReadOnlyList<PromotionExercise> List { get; private set; } = [];
    public ExercisePrepared? Prepared { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ExerciseAccess.MayRun(HttpContext.Reader()))
        {
            return NotFound();
        }

        if (
            ModelState.IsValid
            && Answer(
                await openings.OpenAsync(HttpContext.Reader(), Year, Posts ?? -1, Source, stop),
                Home,
                T["Exercise.Opened", Year.ToString(CultureInfo.CurrentCulture)]
            )
                is { } answer
        )
        {
            return answer;
        }

        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        List = await reading.AllAsync(stop);
        Prepared = await openings.PrepareAsync(HttpContext.Reader(), stop);
    }
}
