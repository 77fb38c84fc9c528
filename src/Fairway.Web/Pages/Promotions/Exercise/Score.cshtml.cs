using System.Collections.Immutable;
using System.Globalization;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>A member's sheet on a candidate: theirs alone until the scores are opened together (PP-8).</summary>
public sealed class ScoreModel(FairwayDb db, PolicyLibrary policies, PanelWork panel, Words words) : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string StaffId { get; set; } = "";

    [BindProperty]
    public List<int?> Points { get; set; } = [];

    [BindProperty]
    public bool? Satisfactory { get; set; }

    [BindProperty]
    public string Remark { get; set; } = "";

    public PromotionTrack Track { get; private set; }
    public ImmutableArray<MeritCriterion> Criteria { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<Choice> Scale { get; private set; } = [];
    public IEnumerable<Choice> YesNo => [new("True", T["Policies.Yes"]), new("False", T["Policies.No"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await LoadAsync(stop) is not { } work)
        {
            return NotFound();
        }

        var candidate = work.Candidates.First(c => c.StaffId == StaffId);
        var mine = work.Shown(candidate, Track).FirstOrDefault();
        if (mine is not null)
        {
            Points = [.. PanelAtWork.Points(mine.Points).Select(p => (int?)p)];
            (Satisfactory, Remark) = (mine.Satisfactory, mine.Remark);
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var group = ExerciseWords.GroupOf(Group) ?? PromotionGroup.None;
        var sheet = new ScoreSheet([.. Points.Select(p => p ?? 0)], Satisfactory, Remark.ReplaceLineEndings("\n"));
        if (
            Answer(
                await panel.ScoreAsync(HttpContext.Reader(), Key, group, StaffId, sheet, stop),
                $"{Home}/panels/{Group}#c-{Uri.EscapeDataString(StaffId)}",
                T["Exercise.Done.Scored"]
            ) is
            { } answer
        )
        {
            return answer;
        }

        if (await LoadAsync(stop) is null)
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    private void Fill()
    {
        while (Points.Count < Criteria.Length)
        {
            Points.Add(null);
        }
    }

    private async Task<PanelAtWork?> LoadAsync(CancellationToken stop)
    {
        var group = ExerciseWords.GroupOf(Group) ?? PromotionGroup.None;
        if (
            await PanelAtWork.LoadAsync(db, policies, HttpContext.Reader(), Key, group, stop) is not { Me: { IsSecretary: false } me } work
            || work.Panel.State.TrackOf() is not { } track
            || !work.May(ExerciseAct.Score)
            || work.Scored(track).FirstOrDefault(c => c.StaffId == StaffId) is not { } candidate
            || candidate.IsOpened(track)
            || !work.IsFree(me.StaffId, StaffId)
        )
        {
            return null;
        }

        (Track, Criteria, Name) = (track, work.Policy.Exercise.Criteria, work.Names[StaffId]);
        Scale =
        [
            .. Enumerable
                .Range(1, work.Policy.Exercise.HighestScore)
                .Select(p => new Choice(p.ToString(CultureInfo.InvariantCulture), p.ToString(T.Culture))),
        ];
        return work;
    }
}
