using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The Director-General's sheet of decisions; once they are closed HR's, to see who is told (PP-7).</summary>
public sealed class DecisionsModel(CandidateFiles files, ExerciseDecisions decisions, Words words) : ExercisePage(words)
{
    [BindProperty]
    public LocalDate? EffectiveOn { get; set; }

    public DecisionSheet View { get; private set; } = null!;

    /// <summary>The panel's reason where it does not recommend: the explanation that a refusal would rest on.</summary>
    public string Proposed(Candidacy of, PromotionTrack track) => of.Recommended(track) == false ? of.PanelReason(track) : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        EffectiveOn = View.At.Exercise.EffectiveOn ?? View.At.Exercise.AsOf.PlusDays(1);
        return Page();
    }

    public Task<IActionResult> OnPostDecideAsync(
        string? candidate,
        PromotionTrack track,
        TrackDecision? decision,
        string? reason,
        CancellationToken stop
    ) =>
        ActAsync(
            decisions.DecideAsync(
                HttpContext.Reader(),
                Key,
                candidate ?? "",
                track,
                decision,
                (reason ?? "").ReplaceLineEndings("\n"),
                stop
            ),
            $"{Home}/decisions?{OnSamePage.TrimStart('&')}#c-{Uri.EscapeDataString(candidate ?? "")}",
            T["Exercise.Done.Decided"],
            stop
        );

    public Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        ActAsync(decisions.CloseAsync(HttpContext.Reader(), Key, EffectiveOn, stop), Home, T["Exercise.Done.DecisionsClosed"], stop);

    public Task<IActionResult> OnPostInformAsync(string candidate, CancellationToken stop) =>
        ActAsync(
            decisions.InformAsync(HttpContext.Reader(), Key, candidate, stop),
            $"{Home}/decisions?{OnSamePage.TrimStart('&')}",
            T["Exercise.Done.Informed"],
            stop
        );

    private async Task<IActionResult> ActAsync(Task<ActResult> act, string to, string done, CancellationToken stop) =>
        Answer(await act, to, done) is { } answer ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await files.DecisionsAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
