using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Rules.Sources;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Transparency;

/// <summary>The rules in force on a day, and each change of them with the what-if that was published with it (FA-1).</summary>
public sealed class RulesModel(RuleChanges changes, PolicyLibrary library, Words words) : PageModel
{
    /// <summary>Null: today.</summary>
    [BindProperty(SupportsGet = true)]
    public LocalDate? On { get; set; }

    public PolicyLibrary Library => library;
    public LocalDate Day { get; private set; }
    public IReadOnlyList<RuleChange> Changes { get; private set; } = [];
    public IReadOnlyList<GroupView> Groups { get; private set; } = [];

    /// <summary>A value in one line.</summary>
    public string Say(PolicyValue value) =>
        PolicyWords.IsList(value.Value)
            ? words.List(PolicyWords.Items(words, value.Value).Select(item => item.Name))
            : PolicyWords.Value(words, value.Value);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await changes.AllAsync(reader, stop) is not { } all)
        {
            return NotFound();
        }
        Changes = all;
        Day = On is { } on && ModelState.IsValid ? LocalDate.Max(on, library.Since) : reader.Today;
        Groups =
        [
            .. RuleGroup
                .All.Select(group => new GroupView(
                    group,
                    [.. Citations.All.Where(group.Has)],
                    [.. library.Parameters.Where(parameter => group.Has(parameter.Rule))]
                ))
                .Where(group => group.Parameters.Count > 0),
        ];
        return Page();
    }
}
