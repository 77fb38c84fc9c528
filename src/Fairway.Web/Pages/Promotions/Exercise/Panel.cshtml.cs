using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>A candidate on their panel's page.</summary>
/// <param name="Track">The track that the panel is at; null: none.</param>
public sealed record CandidateModel(PanelModel Page, PanelAtWork Work, Candidacy Candidate, PromotionTrack? Track);

/// <summary>The members' sheets on a candidate that the reader may see: criteria down, members across.</summary>
public sealed record SheetsModel(CandidateModel Of, IReadOnlyList<PanelScore> Scores)
{
    /// <summary>Track 1 has points, track 2 a judgement.</summary>
    public bool IsOnPoints => Of.Track == PromotionTrack.One;
}

/// <summary>A panel: who sits on it, for its candidates; for its own people the workbench (PP-8).</summary>
public sealed class PanelModel(FairwayDb db, PolicyLibrary policies, App.Promotions.Exercise.Panels panels, PanelWork panel, Words words)
    : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    [BindProperty]
    public string Remarks { get; set; } = "";

    public PromotionGroup PanelGroup => ExerciseWords.GroupOf(Group) ?? PromotionGroup.None;
    public string Here => $"{Home}/panels/{Group}";

    /// <summary>Null for who sees no more than who sits on it.</summary>
    public PanelAtWork? Work { get; private set; }

    public IReadOnlyList<MemberLine> Members { get; private set; } = [];
    public Rules.PolicySet Rules { get; private set; } = null!;
    public ExercisePolicy Policy => Rules.Exercise;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostBeginAsync(CancellationToken stop) =>
        ActAsync(panel.BeginAsync(HttpContext.Reader(), Key, PanelGroup, stop), T["Exercise.Done.Begun"], stop);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken stop) =>
        ActAsync(panel.OpenScoresAsync(HttpContext.Reader(), Key, PanelGroup, stop), T["Exercise.Done.ScoresOpen"], stop);

    public Task<IActionResult> OnPostGoOnAsync(CancellationToken stop) =>
        ActAsync(panel.GoOnAsync(HttpContext.Reader(), Key, PanelGroup, stop), T["Exercise.Done.GoneOn"], stop);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        ActAsync(panel.CloseAsync(HttpContext.Reader(), Key, PanelGroup, Remarks, stop), T["Exercise.Done.MinutesClosed"], stop);

    public Task<IActionResult> OnPostAsideAsync(string candidate, string? reason, CancellationToken stop) =>
        ActAsync(
            panels.StepAsideAsync(HttpContext.Reader(), Key, PanelGroup, candidate, reason ?? "", stop),
            T["Exercise.Done.Aside"],
            stop,
            candidate
        );

    public Task<IActionResult> OnPostRecommendAsync(
        string candidate,
        bool? recommended,
        string? reason,
        string? discussion,
        CancellationToken stop
    ) =>
        ActAsync(
            panel.RecommendAsync(
                HttpContext.Reader(),
                Key,
                PanelGroup,
                candidate,
                recommended,
                (reason ?? "").ReplaceLineEndings("\n"),
                (discussion ?? "").ReplaceLineEndings("\n"),
                stop
            ),
            T["Exercise.Done.Recommended"],
            stop,
            candidate
        );

    /// <param name="candidate">Whom the act was about: the page comes back there; null: about all.</param>
    private async Task<IActionResult> ActAsync(Task<ActResult> act, string done, CancellationToken stop, string? candidate = null) =>
        Answer(await act, candidate is null ? Here : $"{Here}?{OnSamePage.TrimStart('&')}#c-{Uri.EscapeDataString(candidate)}", done)
            is { } answer
            ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, HttpContext.Reader(), Key, stop) is not { } at
            || !ExerciseAccess.SeesPanels(at, PanelGroup)
            || (at.Own?.Group == PanelGroup && at.Memberships.Count == 0 && !ExerciseAccess.SeesList(at))
        )
        {
            return false;
        }

        Rules = policies.PolicyAt(at.Exercise.LaunchedOn);
        Members = await PanelsModel.MembersAsync(db, at, PanelGroup, stop);
        Work = await PanelAtWork.LoadAsync(db, policies, HttpContext.Reader(), Key, PanelGroup, stop);
        return true;
    }
}
