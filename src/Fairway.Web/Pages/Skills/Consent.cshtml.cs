using Fairway.App;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>By whom an official lets themselves be found, for each purpose apart (LE-3).</summary>
public sealed class ConsentModel(OwnSkills own, SkillsConsents consents, Words words) : PageModel
{
    [BindProperty]
    public SkillsPurpose Purpose { get; set; }

    public OwnSkillsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await own.ViewAsync(HttpContext.Reader(), stop) is not { } view)
        {
            return NotFound();
        }
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken stop) =>
        await AnswerAsync(await consents.GiveAsync(HttpContext.Reader(), Purpose, stop), "Skills.IsGiven", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await consents.WithdrawAsync(HttpContext.Reader(), Purpose, stop), "Skills.IsWithdrawn", stop);

    private async Task<IActionResult> AnswerAsync(ActResult result, string done, CancellationToken stop) =>
        this.Answer(words, result, "/skills/consent", words[done], words["Skills.ChangedMeanwhile"]) ?? await OnGetAsync(stop);
}
