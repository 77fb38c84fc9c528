using Fairway.App.Learning;
using Fairway.Rules.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>
/// A turn of a simulated discussion (LE-1): what was chosen last, what happened and what there is to learn; then what now stands to be decided. The
/// whole way stands in the address, one letter for each choice.
/// </summary>
public sealed class PlayModel(LearningLibrary library, Plays plays, Words words) : LearningPage(words)
{
    /// <summary>The way so far.</summary>
    [BindProperty(SupportsGet = true)]
    public string? P { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    public ScenarioPlay State { get; private set; } = null!;

    public IEnumerable<Choice> Choices => State.Choices.Select(offered => new Choice($"{offered.Letter}", offered.Choice.Text));

    public IActionResult OnGet(string code)
    {
        ModelState.Clear();
        return Load(code) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        if (!Load(code))
        {
            return NotFound();
        }

        if (Choice is not [var letter] || State.Choose(letter) is null)
        {
            ModelState.AddModelError(nameof(Choice), Words["Learning.ChooseOne"]);
            return Page();
        }

        var next = await plays.ChooseAsync(Reader, code, State.Path, letter, stop);
        return next is null ? NotFound() : LocalRedirect($"/learning/simulations/{code}/play?p={next.Path}");
    }

    private bool Load(string code)
    {
        if (library.Scenario(code) is not { } scenario || ScenarioPlay.Follow(scenario.In(Words.Language), P ?? "") is not { } play)
        {
            return false;
        }

        State = play;
        return true;
    }
}
