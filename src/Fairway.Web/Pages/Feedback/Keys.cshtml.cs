using Fairway.App.Feedback;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>The keys of all groups, to read: about whom, how many may answer, and whether both services show the same.</summary>
[AllowAnonymous]
public sealed class KeysModel(PublishedKeys keys, CompilerSite compiler) : PageModel
{
    public IReadOnlyList<PublishedRound> Rounds { get; private set; } = [];

    public Uri? Compiler => compiler.Address;

    public async Task OnGetAsync(CancellationToken stop) => Rounds = await keys.RoundsAsync(stop);
}
