using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>The supervisor warns the official in time that confirmation is in doubt.</summary>
public sealed class WarnModel(FairwayDb db, PolicyLibrary policies, Warnings warnings, Words words) : ProbationPage(db, policies, words)
{
    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>Names the form, so that a double click is one warning.</summary>
    [BindProperty]
    public Guid Warning { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Warning = Guid.CreateVersion7();
        return await LoadAsync(stop) && Matter.May(ProbationAct.Warn) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await warnings.WarnAsync(HttpContext.Reader(), Id, Warning, Text, stop);
        return Answer(result, Home + "#warnings", T["Probation.Warned"], field => field) is { } answer ? answer : await AgainAsync(stop);
    }
}
