using Fairway.App.Promotions.Exercise;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>What came out for the reader themselves: of who is in the staff file. It has no parameter that could name another.</summary>
public sealed class OwnModel(ExerciseReading reading, Words words) : ExercisePage(words)
{
    public OwnResult Result { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.OwnAsync(HttpContext.Reader(), Key, stop) is not { } result)
        {
            return NotFound();
        }

        Result = result;
        return Page();
    }
}
