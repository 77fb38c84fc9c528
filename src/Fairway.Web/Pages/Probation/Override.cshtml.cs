using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>HR or the Board's chair says whether the recommendation goes on though a guard is not met.</summary>
public sealed class OverrideModel(FairwayDb db, PolicyLibrary policies, Overrides overrides, Words words)
    : ProbationPage(db, policies, words)
{
    /// <summary>override or refuse.</summary>
    [BindProperty]
    public string Say { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    public IEnumerable<Choice> Choices =>
        new[] { "override", "refuse" }.Select(say => new Choice(say, T["Probation.Say." + say], T[$"Probation.Say.{say}.Hint"]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await LoadAsync(stop) && Matter.May(ProbationAct.Override) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Matter.May(ProbationAct.Override))
        {
            return NotFound();
        }

        if (Say is not ("override" or "refuse"))
        {
            ModelState.AddModelError(nameof(Say), T["Probation.Say.Missing"]);
            return Page();
        }

        var result = await overrides.SayAsync(HttpContext.Reader(), Id, Say == "override", Text, stop);
        return Answer(result, Home, T["Probation.Said"], field => field) is { } answer ? answer : await AgainAsync(stop);
    }
}
