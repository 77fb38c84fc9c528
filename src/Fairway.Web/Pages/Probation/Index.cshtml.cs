using Fairway.App.Probation;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Probation;

/// <summary>The probations that exist for the reader, and the inputs that are asked of them.</summary>
public sealed class IndexModel(ProbationList probations, Inputs inputs) : PageModel
{
    public IReadOnlyList<ProbationLine> Lines { get; private set; } = [];
    public IReadOnlyList<InputForm> Inputs { get; private set; } = [];
    public LocalDate Today { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Today = reader.Today;
        Lines = await probations.ForAsync(reader, stop);
        Inputs = await inputs.AwaitedAsync(reader, stop);
    }
}
