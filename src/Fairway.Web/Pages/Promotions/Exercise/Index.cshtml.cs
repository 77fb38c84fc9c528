using System.Globalization;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
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

    public IReadOnlyList<CareerExercise> List { get; private set; } = [];
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
            && Answer(await OpenAsync(stop), Home, T["Exercise.Opened", Year.ToString(CultureInfo.CurrentCulture)]) is { } answer
        )
        {
            return answer;
        }

        await LoadAsync(stop);
        return Page();
    }

    private Task<ActResult> OpenAsync(CancellationToken stop) =>
        KindOfExercise.Compares()
            ? openings.OpenAsync(HttpContext.Reader(), Key, Posts ?? -1, Source, stop)
            : openings.OpenAsync(HttpContext.Reader(), Key, stop);

    private async Task LoadAsync(CancellationToken stop)
    {
        List = await reading.AllAsync(KindOfExercise, stop);
        Prepared = await openings.PrepareAsync(HttpContext.Reader(), KindOfExercise, stop);
    }
}
