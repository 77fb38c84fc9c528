using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Transparency;

/// <summary>The register of concerns, which everybody reads (FA-2).</summary>
public sealed class RegisterModel(ConcernReading reading, Words words) : PageModel
{
    public const int Size = 50;

    /// <summary>Words to search for; null or empty: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProcessKind? Process { get; set; }

    /// <summary>open, answered, waiting, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<ConcernLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public bool MayRaise { get; private set; }
    public LocalDate Today { get; private set; }

    public IEnumerable<Choice> Shows =>
        ((string[])["", "open", "answered", "waiting"]).Select(show => new Choice(
            show,
            words["Transparency.Show." + (show.Length == 0 ? "all" : show)]
        ));

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        (Today, MayRaise) = (reader.Today, ConcernAccess.MayRaise(reader));
        var all = (await reading.ListAsync(reader, Q, Process, stop))
            .Where(l =>
                Show switch
                {
                    "open" => l.Concern.State.AwaitsAnswer(),
                    "answered" => l.Concern.Outcome is not null && !l.Concern.State.AwaitsAnswer(),
                    "waiting" => l.Waits,
                    _ => true,
                }
            )
            .ToList();
        Total = all.Count;
        P = Paging.Nearest(P, Size, Total);
        Lines = [.. all.Skip((P - 1) * Size).Take(Size)];
    }
}
