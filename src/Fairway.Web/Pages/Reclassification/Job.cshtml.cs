using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>A version of a job description, beside the one before it, with what those in the job say (RG-1).</summary>
public sealed class JobModel(JobReading reading, JobDescriptions jobs, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Guid Comment { get; set; }

    [BindProperty, StringLength(4000)]
    public string Text { get; set; } = "";

    public JobView View { get; private set; } = null!;
    public LocalDate Today => HttpContext.Reader().Today;
    public string Home => JobDescriptions.LinkOf(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostCommentAsync(CancellationToken stop) =>
        ActAsync(() => jobs.CommentAsync(HttpContext.Reader(), Id, Form, Text, stop), "Comment", stop);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) =>
        ActAsync(() => jobs.AnswerAsync(HttpContext.Reader(), Id, Comment, Text, stop), "Answer", stop);

    public Task<IActionResult> OnPostIntoForceAsync(CancellationToken stop) =>
        ActAsync(() => jobs.BringIntoForceAsync(HttpContext.Reader(), Id, Version, stop), "IntoForce", stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(() => jobs.WithdrawAsync(HttpContext.Reader(), Id, Version, stop), "TakeBack", stop);

    private async Task<IActionResult> ActAsync(Func<Task<ActResult>> act, string done, CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var result = await act();
            if (
                this.Answer(
                    words,
                    result,
                    Home,
                    words["Reclassification.Done." + done],
                    words["Reclassification.ChangedMeanwhile"],
                    // Answers have no field of their own on the page: what is missing is said above.
                    field => done == "Answer" ? "" : field
                ) is
                { } answer
            )
            {
                return answer;
            }
        }
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.FindAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }
        View = view;
        Form = Form == Guid.Empty ? Guid.CreateVersion7() : Form;
        return true;
    }
}
