using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>What follows a result that is not sufficient (UP-1, UP-3): HR says it, the Board advises, and both can let a decision go on past a guard.</summary>
public sealed class OutcomeModel(CaseReader cases, CaseOutcomes outcomes, CaseDialogue dialogue, Words words) : CasePage(cases, words)
{
    private static readonly CaseAct[] _acts = [CaseAct.MonitorFurther, CaseAct.Decide, CaseAct.Advise];

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The Board's advice.</summary>
    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public LateFields Late { get; set; } = new();

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public Guard? Guard { get; set; }

    public IEnumerable<Choice> Guards =>
        (View.Guards?.Stopping ?? []).Select(guard => new Choice(guard.ToString(), T["Underperformance.Guard." + guard]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop, _acts) ? Page() : NotFound();

    public Task<IActionResult> OnPostAdviseAsync(CancellationToken stop) =>
        ActAsync(dialogue.AdviseAsync(HttpContext.Reader(), Id, Form, Text, stop), Home, T["Underperformance.Advised"], stop, _acts);

    public Task<IActionResult> OnPostFurtherAsync(CancellationToken stop) =>
        ActAsync(
            outcomes.MonitorFurtherAsync(HttpContext.Reader(), Id, Version, Reason, Late.Said, stop),
            Home,
            T["Underperformance.FurtherSaid"],
            stop,
            _acts
        );

    public Task<IActionResult> OnPostProposeAsync(CancellationToken stop) =>
        ActAsync(
            outcomes.ProposeAsync(HttpContext.Reader(), Id, Version, Decision, Reason, Late.Said, stop),
            $"{Home}/outcome",
            T["Underperformance.DecisionProposed"],
            stop,
            _acts
        );

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken stop) =>
        ActAsync(
            outcomes.WithdrawAsync(HttpContext.Reader(), Id, Version, Reason, stop),
            Home,
            T["Underperformance.ProposalBack"],
            stop,
            _acts
        );

    public Task<IActionResult> OnPostOverrideAsync(CancellationToken stop) =>
        ActAsync(
            Guard is { } guard
                ? outcomes.OverrideAsync(HttpContext.Reader(), Id, Version, guard, Reason, stop)
                : Task.FromResult(ActResult.Missing),
            $"{Home}/outcome",
            T["Underperformance.Overridden"],
            stop,
            _acts
        );

    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop) =>
        ActAsync(outcomes.DecideAsync(HttpContext.Reader(), Id, Version, Reason, stop), Home, T["Underperformance.Decided"], stop, _acts);

    protected override string? FieldOf(string field) => LateFields.FieldOf(field, nameof(Late)) ?? field;

    protected override void Loaded() => Late.Ask(CaseSteps.OutcomeLateBy(View.Case, View.Rules, HttpContext.Reader().Today));
}
