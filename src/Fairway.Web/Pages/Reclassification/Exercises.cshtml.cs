using Fairway.App.Reclassification.Exercises;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>Exercises of reclassification, as everybody reads them (RG-1).</summary>
public sealed class ExercisesModel(ReclassificationExerciseReading reading) : PageModel
{
    public IReadOnlyList<ReclassificationExerciseView> Views { get; private set; } = [];
    public bool MayRun => ReclassificationExercises.MayRun(HttpContext.Reader());

    public async Task OnGetAsync(CancellationToken stop) => Views = await reading.ListAsync(HttpContext.Reader(), stop);
}
