using Fairway.App.Feedback;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>What everybody can check: whether their answer was counted, on the compiler's own list, and the counts of both services side by side.</summary>
public sealed class CountsModel(FeedbackCounts counts) : PageModel
{
    public IReadOnlyList<CountedRound> Rounds { get; private set; } = [];
    public Uri? Compiler => counts.Compiler;

    public async Task OnGetAsync(CancellationToken stop) => Rounds = await counts.AllAsync(stop);
}
