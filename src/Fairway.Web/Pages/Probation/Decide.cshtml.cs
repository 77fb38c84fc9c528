using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Probation;

/// <summary>HR records what became of probation, once the report is with the Board.</summary>
public sealed class DecideModel(FairwayDb db, PolicyLibrary policies, Reports reports, Words words) : ProbationPage(db, policies, words)
{
    /// <summary>A code of the policy's list.</summary>
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public LocalDate? ExtendedTo { get; set; }

    [BindProperty]
    public string Text { get; set; } = "";

    public IEnumerable<Choice> Choices => Enum.GetValues<Recommendation>().Select(r => new Choice(r.Code(), NameOf(r)));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await LoadAsync(stop) && Matter.May(ProbationAct.Decide) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Matter.May(ProbationAct.Decide))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await reports.DecideAsync(HttpContext.Reader(), Id, Recommendations.Parse(Decision), ExtendedTo, Text, stop);
        return Answer(result, Home, T["Probation.Decided"], field => field) is { } answer ? answer : await AgainAsync(stop);
    }
}
