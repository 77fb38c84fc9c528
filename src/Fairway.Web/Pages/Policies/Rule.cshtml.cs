using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Policies;

/// <summary>One rule: what it says in our words, what it rests on, its parameters and what the sources leave open. Every "Why?" leads here.</summary>
public sealed class RuleModel(PolicyLibrary library, Words words) : PageModel
{
    public Citation Citation { get; private set; } = null!;
    public LocalDate Today { get; private set; }
    public IReadOnlyList<string> Says { get; private set; } = [];
    public IReadOnlyList<PolicyParameter> Parameters { get; private set; } = [];
    public IReadOnlyList<Interpretation> Interpretations { get; private set; } = [];
    public IReadOnlyList<TransitionView> Transitions { get; private set; } = [];
    public bool MayRaise => ConcernAccess.MayRaise(HttpContext.Reader());
    public IReadOnlyList<Citation> Neighbours { get; private set; } = [];

    /// <summary>Null where the day is not known exactly.</summary>
    public LocalDate? InstrumentDate =>
        Citation.Instrument.Date is { } date && LocalDatePattern.Iso.Parse(date) is { Success: true } parsed ? parsed.Value : null;

    public IActionResult OnGet(string rule)
    {
        if (Citations.All.FirstOrDefault(citation => citation.Rule.Equals(rule, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return NotFound();
        }
        Citation = found;
        Today = HttpContext.Reader().Today;
        Says = words[$"Help.{found.Rule}.Text"].Split(" ¶ ");
        Parameters = [.. library.Parameters.Where(parameter => parameter.Rule.Rule == found.Rule)];
        Interpretations = [.. Fairway.Rules.Sources.Interpretations.Of(found.Rule)];
        Transitions = TransitionView.Of(words, AppraisalWorkflow.Table.Where(row => row.Rule == found.Rule));
        var group = RuleGroup.Of(found);
        Neighbours = [.. Citations.All.Where(citation => citation != found && group.Has(citation))];
        return Page();
    }
}
