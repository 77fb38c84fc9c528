using Fairway.App;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>An exercise: its days and how far it is by region for everybody, what the reader has in it, and HR's list of its units (RG-1).</summary>
public sealed class ExerciseModel(
    ReclassificationExerciseReading reading,
    ReclassificationExercises exercises,
    ExerciseOpening opening,
    Words words
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>For HR's list: one region alone, as <see cref="ReclassificationProgress"/> calls it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>The page of HR's list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public ReclassificationExerciseView View { get; private set; } = null!;
    public string Home => ReclassificationExercises.LinkOf(Id);
    public LocalDate Today => HttpContext.Reader().Today;
    public bool IsHr => ServiceAccess.IsHr(HttpContext.Reader());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostPublishAsync(CancellationToken stop) =>
        ActAsync(() => exercises.PublishAsync(HttpContext.Reader(), Id, Version, stop), "Publish", stop);

    // Once begun it is done whole: whoever goes away from the page takes nobody's chance.
    public Task<IActionResult> OnPostOpenAsync(CancellationToken stop) =>
        ActAsync(() => opening.OpenAsync(HttpContext.Reader(), Id, Version, CancellationToken.None), "Open", stop);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        ActAsync(() => exercises.CloseAsync(HttpContext.Reader(), Id, Version, stop), "Close", stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(() => exercises.WithdrawAsync(HttpContext.Reader(), Id, Version, stop), "Withdraw", stop);

    private async Task<IActionResult> ActAsync(Func<Task<ActResult>> act, string done, CancellationToken stop)
    {
        var answer = this.Answer(words, await act(), Home, words["JobExercises.Done." + done], words["Reclassification.ChangedMeanwhile"]);
        if (answer is not null)
        {
            return answer;
        }
        // What stands there now is shown, and to go on is a decision.
        ModelState.Remove(nameof(Version));
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 10_000);
        var region = Region == ReclassificationProgress.AtHeadquarters ? ReclassificationScope.Headquarters : Region;
        if (await reading.FindAsync(HttpContext.Reader(), Id, region, (P - 1) * ReclassificationExerciseReading.Size, stop) is not { } view)
        {
            return false;
        }
        (View, Version) = (view, view.Exercise.Version);
        return true;
    }
}
