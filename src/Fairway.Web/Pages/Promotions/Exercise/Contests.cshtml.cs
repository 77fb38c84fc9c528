using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>Contests of the list: HR's queue, the Union's tracker, everybody's own; and where one is brought (PP-7, decision 16).</summary>
public sealed class ContestsModel(FairwayDb db, ExerciseContests contests, Words words) : ExercisePage(words)
{
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public ContestKind? Kind { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string Text { get; set; } = "";

    public ExerciseAtHand At { get; private set; } = null!;
    public IReadOnlyList<ContestLine> Lines { get; private set; } = [];

    public IEnumerable<Choice> Kinds =>
        Enum.GetValues<ContestKind>().Select(kind => new Choice(kind.ToString(), T["Exercise.Contests.Kind." + kind]));

    public string TitleOf(ContestLine line) =>
        line.About is { } about
            ? T["Exercise.Contests.TitleOf." + line.Contest.Kind, about]
            : T["Exercise.Contests.Title." + line.Contest.Kind];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Kind is null)
        {
            ModelState.AddModelError(nameof(Kind), T["Components.Invalid.Required"]);
        }

        if (
            ModelState.IsValid
            && Answer(
                await contests.BringAsync(HttpContext.Reader(), Key, Form, Kind!.Value, About, Text, stop),
                Home + "/contests",
                T["Exercise.Done.Contested"]
            )
                is { } answer
        )
        {
            return answer;
        }

        return await LoadAsync(stop) && At.Is(Rules.Promotions.ExerciseParty.Official) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await ExerciseAtHand.LoadAsync(db, HttpContext.Reader(), Key, stop) is not { } at || !ExerciseAccess.SeesList(at))
        {
            return false;
        }

        At = at;
        Lines = await contests.ListAsync(at, stop);
        if (Form == Guid.Empty)
        {
            Form = Guid.CreateVersion7();
        }

        return true;
    }
}
