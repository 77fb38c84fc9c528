using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>The official comments on a colleague's input, or answers a warning.</summary>
public sealed class CommentModel(FairwayDb db, PolicyLibrary policies, Inputs inputs, Warnings warnings, Words words)
    : ProbationPage(db, policies, words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Input { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Warning { get; set; }

    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>The input that it is about; null where it is about a warning.</summary>
    public ProbationInput? On => Matter.Given.FirstOrDefault(i => i.Id == Input);

    /// <summary>The warning that it is about; null where it is about an input.</summary>
    public ProbationWarning? To => On is null ? Matter.Warnings.FirstOrDefault(w => w.Id == Warning) : null;

    private bool IsOpen =>
        (On is not null && Matter.May(ProbationAct.CommentOnInput)) || (To is not null && Matter.May(ProbationAct.AnswerWarning));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !IsOpen)
        {
            return NotFound();
        }

        Text = On?.Comment ?? To!.Answer;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !IsOpen)
        {
            return NotFound();
        }

        var reader = HttpContext.Reader();
        var result = On is { } input
            ? await inputs.CommentAsync(reader, Id, input.Id, Text, stop)
            : await warnings.AnswerAsync(reader, Id, To!.Id, Text, stop);
        return Answer(result, Home, T["Probation.Commented"], field => field) is { } answer ? answer : await AgainAsync(stop);
    }
}
