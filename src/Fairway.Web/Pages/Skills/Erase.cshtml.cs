using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>An official erases everything of theirs in the room (LE-3).</summary>
public sealed class EraseModel(OwnSkills own, Words words) : PageModel
{
    public IActionResult OnGet() => SkillsAccess.HasOwn(HttpContext.Reader()) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Answer(
            words,
            await own.EraseAsync(HttpContext.Reader(), stop),
            "/skills",
            words["Skills.Erased"],
            words["Skills.ChangedMeanwhile"]
        ) ?? Page();
}
