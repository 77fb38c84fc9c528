using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>Either side notes progress, or support that was given, while the plan runs (UP-1).</summary>
public sealed class ProgressModel(CaseReader cases, CaseDialogue dialogue, Words words) : CasePage(cases, words)
{
    public sealed class Fields
    {
        /// <summary>progress or support.</summary>
        public string Kind { get; set; } = "progress";

        /// <summary>The objective's number, from 1; empty: the plan as a whole.</summary>
        public int? Objective { get; set; }

        public LocalDate? Day { get; set; }
        public string Text { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IEnumerable<Choice> Kinds =>
        [new Choice("progress", T["Underperformance.Word.Progress"]), new Choice("support", T["Underperformance.Word.Support"])];

    public IEnumerable<Choice> Objectives =>
        (View.Plan?.Plan.Objectives ?? []).Select(
            (o, i) =>
                new Choice(
                    (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    T["Underperformance.ObjectiveWith", i + 1, o.Text.Length > 80 ? o.Text[..80] + "…" : o.Text]
                )
        );

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop, CaseAct.Monitor) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        ModelState.IsValid
            ? await ActAsync(
                dialogue.NoteAsync(HttpContext.Reader(), Id, Form, Input.Kind == "support", Input.Objective, Input.Day, Input.Text, stop),
                $"{Home}#progress",
                T["Underperformance.ProgressKept"],
                stop,
                CaseAct.Monitor
            )
        : await LoadAsync(stop, CaseAct.Monitor) ? Page()
        : NotFound();
}
