using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>HR names who supervises one official, or lets the tree of units say it again.</summary>
public sealed class SupervisorModel(FairwayDb db, Reassignment reassignment, Words words) : PageModel
{
    /// <summary>Of the supervisor to be.</summary>
    [BindProperty]
    public string StaffId { get; set; } = "";

    public Profile Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string official, CancellationToken stop) =>
        await LoadAsync(official, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string official, CancellationToken stop) =>
        await FinishAsync(official, await reassignment.AssignAsync(HttpContext.Reader(), [official], StaffId, stop), stop);

    public async Task<IActionResult> OnPostTreeAsync(string official, CancellationToken stop) =>
        await FinishAsync(official, await reassignment.FollowTreeAsync(HttpContext.Reader(), [official], stop), stop);

    private async Task<IActionResult> FinishAsync(string official, ActResult result, CancellationToken stop)
    {
        if (result is ActResult.Done)
        {
            this.Done(words["People.Supervisor.Saved"]);
            return Redirect(Places.Person(official));
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(official, stop));
    }

    private async Task<bool> LoadAsync(string official, CancellationToken stop)
    {
        if (await Profile.LoadAsync(db, HttpContext.Reader(), official, stop) is not { InService: true, Personal.MayCorrect: true } person)
        {
            return false;
        }
        Person = person;
        return true;
    }
}
