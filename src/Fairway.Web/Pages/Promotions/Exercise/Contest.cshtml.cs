using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>HR answers a contest with reasons (PP-7).</summary>
public sealed class ContestModel(FairwayDb db, ExerciseContests contests, ExerciseReading reading, Words words) : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Upheld { get; set; }

    [BindProperty]
    public string? Condition { get; set; }

    [BindProperty]
    public string Reply { get; set; } = "";

    public ExerciseAtHand At { get; private set; } = null!;
    public ContestLine Line { get; private set; } = null!;

    /// <summary>How the record stands now, without the ratings; of promotions there is a page of its own.</summary>
    public OwnResult? Judged { get; private set; }

    public IEnumerable<Choice> Outcomes =>
        [new("True", T["Exercise.Contests.UpheldChoice"]), new("False", T["Exercise.Contests.NotUpheldChoice"])];

    public IEnumerable<Choice> Conditions => KindOfExercise.Conditions().Select(code => new Choice(code, ExerciseWords.Condition(T, code)));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Answer(
            await contests.AnswerAsync(HttpContext.Reader(), Key, Id, Upheld, Condition, Reply, stop),
            Home + "/contests",
            T["Exercise.Done.Answered"],
            field => field == "Answer" ? nameof(Reply) : field
        )
            is { } answer
            ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, HttpContext.Reader(), Key, stop) is not { } at
            || !at.Is(ExerciseParty.HumanResources)
            || (await contests.ListAsync(at, stop)).FirstOrDefault(l => l.Contest.Id == Id && l.Contest.AnsweredAt is null) is not { } line
        )
        {
            return false;
        }

        (At, Line) = (at, line);
        Judged = KindOfExercise.Compares() ? null : await reading.JudgedAsync(at, line.Contest.AboutId, stop);
        return true;
    }
}
