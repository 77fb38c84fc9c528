using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Skills;

/// <summary>An official's own part of the room of skills, and the way to HR's (LE-3).</summary>
public sealed class IndexModel(OwnSkills own, Words words) : PageModel
{
    /// <summary>Null for who is of HR and not in the staff file.</summary>
    public OwnSkillsView? View { get; private set; }

    public bool IsHr => SkillsAccess.IsHr(HttpContext.Reader());
    public LocalDate Today => HttpContext.Reader().Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        View = await own.ViewAsync(HttpContext.Reader(), stop);
        return View is null && !IsHr ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) =>
        this.Answer(
            words,
            await own.ConfirmAsync(HttpContext.Reader(), stop),
            "/skills",
            words["Skills.Confirmed"],
            words["Skills.ChangedMeanwhile"]
        ) ?? await OnGetAsync(stop);

    public static string LinkOf(Unfinished one) =>
        one.SkillId is { } id ? $"/skills/skill/{id}"
        : one.Form == "mobility" ? "/skills/mobility"
        : one.Form == "language:new" ? "/skills/language"
        : "/skills/language/" + one.Form["language:".Length..];

    public string NameOf(Unfinished one) =>
        one.SkillId is null ? words[one.Form == "mobility" ? "Skills.Mobility" : "Skills.Language"]
        : string.IsNullOrWhiteSpace(one.Named) ? words["Skills.Skill"]
        : one.IsFree ? one.Named
        : View!.Catalogue.NameOf(one.Named, words.Language);
}
