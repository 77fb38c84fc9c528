using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>A member with their name.</summary>
public sealed record MemberLine(PanelMember Member, string Name);

/// <summary>Members of a panel, on a page where they can be let go or not.</summary>
public sealed record MembersModel(PanelsModel? Page, IReadOnlyList<MemberLine> Members);

/// <summary>Both panels: the Administration and the Union name their members here (PP-8).</summary>
public sealed class PanelsModel(FairwayDb db, PolicyLibrary policies, App.Promotions.Exercise.Panels panels, Words words)
    : ExercisePage(words)
{
    public static readonly IReadOnlyList<PromotionGroup> Groups = [PromotionGroup.GeneralService, PromotionGroup.Professionals];

    [BindProperty]
    public PromotionGroup? Group { get; set; }

    [BindProperty]
    public string Who { get; set; } = "";

    [BindProperty]
    public bool IsSecretary { get; set; }

    public ExerciseAtHand At { get; private set; } = null!;
    public IReadOnlyList<MemberLine> Members { get; private set; } = [];
    public PanelSide? Side => App.Promotions.Exercise.Panels.SideOf(At);
    public bool MayName => Side is not null && At.May(ExerciseAct.NameMember);
    public int Quorum => policies.PolicyAt(At.Exercise.LaunchedOn).Exercise.Quorum;
    public IEnumerable<Choice> GroupChoices => Groups.Select(g => new Choice(g.ToString(), ExerciseWords.Group(T, g)));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostNameAsync(CancellationToken stop) =>
        ActAsync(
            panels.NameAsync(HttpContext.Reader(), Key, Group ?? PromotionGroup.GeneralService, Who, IsSecretary, stop),
            T["Exercise.Done.Named"],
            stop
        );

    public Task<IActionResult> OnPostLetGoAsync(Guid member, CancellationToken stop) =>
        ActAsync(panels.LetGoAsync(HttpContext.Reader(), Key, member, stop), T["Exercise.Done.LetGo"], stop);

    internal static async Task<IReadOnlyList<MemberLine>> MembersAsync(
        FairwayDb db,
        ExerciseAtHand at,
        PromotionGroup? group,
        CancellationToken stop
    )
    {
        var id = at.Exercise.Id;
        var members = await db
            .PanelMembers.AsNoTracking()
            .Where(m => m.ExerciseId == id && m.EndedAt == null && (group == null || m.Group == group))
            .OrderBy(m => m.IsSecretary)
            .ThenBy(m => m.NamedAt)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, members.Select(m => m.StaffId), stop);
        return [.. members.Select(m => new MemberLine(m, names[m.StaffId]))];
    }

    private async Task<IActionResult> ActAsync(Task<ActResult> act, string done, CancellationToken stop) =>
        Answer(await act, Home + "/panels", done) is { } answer ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, HttpContext.Reader(), Key, stop) is not { } at
            || !(at.Is(ExerciseParty.HumanResources) || at.Is(ExerciseParty.Union) || at.Is(ExerciseParty.DirectorGeneral))
        )
        {
            return false;
        }

        At = at;
        Members = await MembersAsync(db, at, null, stop);
        return true;
    }
}
