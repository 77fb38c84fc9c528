using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Support;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Support;

/// <summary>Asking for a coach, and the staff development unit's answers (SU-1).</summary>
public sealed class CoachingModel(Coaching coaching, Words words) : PageModel
{
    public sealed class Fields
    {
        /// <summary>The request's own id: sent twice it is asked once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();

        [StringLength(Coaching.LongestText)]
        public string About { get; set; } = "";

        public string Language { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<CoachingRequest> Own { get; private set; } = [];
    public IReadOnlyList<CoachingLine> All { get; private set; } = [];

    /// <summary>The request whose answer was refused, with what was typed and why.</summary>
    public Guid? Failed { get; private set; }

    public string? Typed { get; private set; }

    public string? Wrong { get; private set; }

    public bool MayAsk => HttpContext.Reader().StaffId is not null;

    public bool MayAnswer => Coaching.MayAnswer(HttpContext.Reader());

    public IEnumerable<Choice> Languages => Words.Languages.Select(language => new Choice(language, words["Layout.Language." + language]));

    public static string Sign(CoachingStage stage) =>
        stage switch
        {
            CoachingStage.Asked => "due",
            CoachingStage.Arranged => "done",
            _ => "quiet",
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAsk && !MayAnswer)
        {
            return NotFound();
        }
        Input.Language = words.Language;
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        if (!MayAsk)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }
        var language = Words.Languages.Contains(Input.Language) ? Input.Language : words.Language;
        var result = await coaching.AskAsync(HttpContext.Reader(), Input.Id, Input.About, language, stop);
        return Answer(result, "Support.Coaching.Done") ?? await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken stop) =>
        Answer(await coaching.WithdrawAsync(HttpContext.Reader(), id, stop), "Support.Coaching.Withdrawn") ?? await ShowAsync(stop);

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, bool arranged, string? answer, CancellationToken stop)
    {
        var result = await coaching.AnswerAsync(HttpContext.Reader(), id, arranged, answer ?? "", stop);
        if (result is ActResult.Refused refused)
        {
            (Failed, Typed, Wrong) = (id, answer, words.Refusal(refused.Refusals[0]));
        }
        return Answer(result, "Support.Coaching.Answered") ?? await ShowAsync(stop);
    }

    private IActionResult? Answer(ActResult result, string done) =>
        this.Answer(
            words,
            result,
            "/support/coaching",
            words[done],
            words["Support.ChangedMeanwhile"],
            field => field is "Answer" ? $"answer-{Failed}" : "Input." + field
        );

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Own = await coaching.OwnAsync(HttpContext.Reader(), stop);
        All = await coaching.AllAsync(HttpContext.Reader(), stop);
        return Page();
    }
}
