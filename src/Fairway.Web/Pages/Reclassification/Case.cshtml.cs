using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Fairway.App;
using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>A request for reclassification: what is asked with the differences shown, its evaluation, its result and the remedy (RG-1, FA-3).</summary>
public sealed class CaseModel(
    ReclassificationReading reading,
    ReclassificationRequests requests,
    ReclassificationEvaluations evaluations,
    ReclassificationAppeals appeals,
    Words words
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>In the order of the policy's factors.</summary>
    [BindProperty]
    public List<int?> Levels { get; set; } = [];

    [BindProperty, StringLength(8000)]
    public string Reasons { get; set; } = "";

    [BindProperty, StringLength(8000)]
    public string Grounds { get; set; } = "";

    [BindProperty, StringLength(2000)]
    public string Conflict { get; set; } = "";

    [BindProperty, StringLength(4000)]
    public string Remark { get; set; } = "";

    /// <summary>That is recommended or decided.</summary>
    [BindProperty]
    public string Grade { get; set; } = "";

    public ReclassificationView View { get; private set; } = null!;
    public string Home => ReclassificationAtHand.LinkOf(Id);

    public IEnumerable<Choice> LevelsOf(int factor) =>
        Enumerable
            .Range(1, View.Rules.Factors[factor].Points.Length)
            .Select(level => new Choice(level.ToString(CultureInfo.InvariantCulture), words.LevelName(level)));

    public IEnumerable<Choice> Grades => View.OpenGrades.Select(grade => new Choice(grade, grade));

    public bool IsWrong(string field) => ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeOnAsync(CancellationToken stop) =>
        ActAsync(() => evaluations.TakeOnAsync(HttpContext.Reader(), Id, Version, stop), "TakeOn", stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(() => requests.WithdrawAsync(HttpContext.Reader(), Id, Version, stop), "Withdraw", stop);

    public Task<IActionResult> OnPostLeaveUnchangedAsync(CancellationToken stop) =>
        ActAsync(() => requests.LeaveUnchangedAsync(HttpContext.Reader(), Id, Version, stop), "LeaveUnchanged", stop, room: "JobExercises");

    public Task<IActionResult> OnPostResumeAsync(CancellationToken stop) =>
        ActAsync(() => requests.ResumeAsync(HttpContext.Reader(), Id, Version, stop), "Resume", stop, room: "JobExercises");

    public Task<IActionResult> OnPostAppealAsync(CancellationToken stop) =>
        ActAsync(() => appeals.AppealAsync(HttpContext.Reader(), Id, Version, Grounds, stop), "Appeal", stop);

    public Task<IActionResult> OnPostTakeUpAsync(CancellationToken stop) =>
        ActAsync(() => appeals.TakeUpAsync(HttpContext.Reader(), Id, Version, stop), "TakeUp", stop);

    public Task<IActionResult> OnPostStepAsideAsync(CancellationToken stop) =>
        ActAsync(() => appeals.StepAsideAsync(HttpContext.Reader(), Id, Version, Conflict, stop), "StepAside", stop, "/reclassification");

    public Task<IActionResult> OnPostRemarkAsync(CancellationToken stop) =>
        ActAsync(() => appeals.RemarkAsync(HttpContext.Reader(), Id, Version, Remark, stop), "Remark", stop);

    public Task<IActionResult> OnPostRecommendAsync(CancellationToken stop) =>
        ActAsync(() => appeals.RecommendAsync(HttpContext.Reader(), Id, Version, Grade, Reasons, stop), "Recommend", stop);

    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop) =>
        ActAsync(() => appeals.DecideAsync(HttpContext.Reader(), Id, Version, Grade, Reasons, stop), "Decide", stop);

    public Task<IActionResult> OnPostEvaluateAsync(CancellationToken stop) =>
        ActAsync(
            () =>
                evaluations.EvaluateAsync(
                    HttpContext.Reader(),
                    Id,
                    Version,
                    View.Rules.Factors.Zip(Levels)
                        .Where(pair => pair.Second is not null)
                        .ToDictionary(pair => pair.First.Code, pair => pair.Second!.Value, StringComparer.Ordinal),
                    Reasons,
                    stop
                ),
            "Evaluate",
            stop
        );

    private async Task<IActionResult> ActAsync(
        Func<Task<ActResult>> act,
        string done,
        CancellationToken stop,
        string? to = null,
        string room = "Reclassification"
    )
    {
        var shown = Version;
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        // Who acts acts on what they were shown, and not on what stands there now.
        Version = shown;
        if (ModelState.IsValid)
        {
            var codes = View.Rules.Factors.Select(f => f.Code).ToList();
            var result = await act();
            if (
                this.Answer(
                    words,
                    result,
                    to ?? Home,
                    words[$"{room}.Done.{done}"],
                    words["Reclassification.ChangedMeanwhile"],
                    field =>
                        field.StartsWith("Levels.", StringComparison.Ordinal)
                            ? $"Levels[{codes.IndexOf(field["Levels.".Length..])}]"
                            : field
                ) is
                { } answer
            )
            {
                return answer;
            }
            if (result is ActResult.Overtaken)
            {
                ModelState.Remove(nameof(Version));
                Version = 0;
                return await LoadAsync(stop) ? Page() : NotFound();
            }
        }
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.FindAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }
        View = view;
        Version = Version == 0 ? view.Case.Version : Version;
        while (Levels.Count < view.Rules.Factors.Length)
        {
            Levels.Add(null);
        }
        return true;
    }
}
