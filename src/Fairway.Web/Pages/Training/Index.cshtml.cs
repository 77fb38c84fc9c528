using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>Requests for training that exist for the reader: their own, their team's, and those of funds they hold (LE-2).</summary>
public sealed class IndexModel(TrainingReading reading, TrainingFunds funds, PolicyLibrary policies, Words words) : PageModel
{
    public const int Size = 50;

    /// <summary>waiting, mine, open, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<TrainingLine> Lines { get; private set; } = [];
    public IReadOnlyList<TrainingLine> Shown { get; private set; } = [];
    public int Total { get; private set; }
    public bool SeesFunds { get; private set; }
    public bool SeesCouncil { get; private set; }
    public bool MayAsk { get; private set; }
    public string Currency { get; private set; } = "";

    public IEnumerable<Choice> Shows =>
        ((string[])["", "waiting", "mine", "open"]).Select(show => new Choice(
            show,
            words["Training.Show." + (show.Length == 0 ? "all" : show)]
        ));

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Currency = policies.PolicyAt(reader.Today).Training.Currency;
        MayAsk = reader.StaffId is not null;
        SeesCouncil = CouncilRoom.MayRead(reader);
        SeesFunds = await funds.AnyAsync(reader, stop);
        Lines = await reading.ListAsync(reader, stop);
        var chosen = Lines
            .Where(l =>
                Show switch
                {
                    "waiting" => l.Waits,
                    "mine" => l.IsOwn,
                    "open" => l.Request.State.IsOpen() || l.Request.State is TrainingState.Approved or TrainingState.OverRun,
                    _ => true,
                }
            )
            .OrderByDescending(l => l.Waits)
            .ToList();
        Total = chosen.Count;
        P = Paging.Nearest(P, Size, Total);
        Shown = [.. chosen.Skip((P - 1) * Size).Take(Size)];
    }
}
