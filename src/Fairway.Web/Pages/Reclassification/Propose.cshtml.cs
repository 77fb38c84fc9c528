using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>A chief or HR proposes a new version of a job description (RG-1).</summary>
public sealed class ProposeModel(JobDescriptions jobs, JobReading reading, Words words) : JobFormPage
{
    [BindProperty(SupportsGet = true)]
    public string Unit { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Post { get; set; } = "";

    [BindProperty]
    public Guid Form { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var (keeps, inForce) = await reading.ToProposeAsync(HttpContext.Reader(), Unit, Post, stop);
        if (!keeps)
        {
            return NotFound();
        }
        Form = Guid.CreateVersion7();
        Job = JobFields.Of(inForce?.Text);
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!(await reading.ToProposeAsync(HttpContext.Reader(), Unit, Post, stop)).Keeps)
        {
            return NotFound();
        }
        Fill();
        return !ModelState.IsValid
            ? Page()
            : this.Answer(
                words,
                await jobs.ProposeAsync(HttpContext.Reader(), Form, Unit, Post, Job.Text, stop),
                JobDescriptions.LinkOf(Form),
                words["Reclassification.Done.Propose"],
                words["Reclassification.ChangedMeanwhile"],
                FieldOf
            ) ?? Page();
    }
}
