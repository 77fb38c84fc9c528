using Fairway.App.Learning;
using Fairway.Rules.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A simulated discussion before it begins: who one is, what is known, and which ends one has come to, for oneself alone (LE-1).</summary>
public sealed class SimulationModel(LearningLibrary library, Plays plays, Words words) : LearningPage(words)
{
    public Scenario Scenario { get; private set; } = null!;
    public ScenarioFigures Figures { get; private set; } = null!;
    public Played Played { get; private set; } = new(null, new HashSet<string>());

    /// <summary>Something is kept, of this simulation or another.</summary>
    public bool HasPlayed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (library.Scenario(code) is not { } scenario)
        {
            return NotFound();
        }

        (Scenario, Figures) = (scenario.In(Words.Language), scenario.Figures);
        var played = await plays.OfAsync(Reader, stop);
        (Played, HasPlayed) = (played.GetValueOrDefault(code) ?? Played, played.Count > 0);
        // A way that was kept before HR changed the scenario may lead nowhere now: then one begins again.
        Played = Played.Path is { } path && ScenarioPlay.Follow(Scenario, path) is null ? Played with { Path = null } : Played;
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(string code, CancellationToken stop)
    {
        if (library.Scenario(code) is null)
        {
            return NotFound();
        }

        await plays.ForgetAsync(Reader, stop);
        this.Done(Words["Learning.Forgotten"]);
        return LocalRedirect("/learning/simulations/" + code);
    }
}
