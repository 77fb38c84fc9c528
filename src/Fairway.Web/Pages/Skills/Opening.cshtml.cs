using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>Who fits an opening, and why: of those who consent (LE-3).</summary>
public sealed class OpeningModel(SkillsSearch search, SkillsOpenings openings, PolicyLibrary policies, Words words) : PageModel
{
    /// <summary>What somebody declares of a line that is wanted.</summary>
    public sealed record Declared(string Standing, string Evidence, int Files);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public SkillsSearchView View { get; private set; } = null!;
    public SkillsPolicy Policy => policies.PolicyAt(HttpContext.Reader().Today).Skills;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await search.FindAsync(HttpContext.Reader(), Id, P, stop) is not { } view)
        {
            return NotFound();
        }
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        this.Answer(
            words,
            await openings.CloseAsync(HttpContext.Reader(), Id, stop),
            SkillsOpenings.LinkOf(Id),
            words["Skills.ClosedNow"],
            words["Skills.ChangedMeanwhile"]
        ) ?? await OnGetAsync(stop);

    /// <summary>What is wanted in a line, and what somebody declares of it.</summary>
    public (string Wanted, Declared Why) Line(FoundOfficial found, MatchLine line)
    {
        switch (line.Kind)
        {
            case MatchKind.Skill:
                var skill = found.Skills.GetValueOrDefault(line.Code);
                return (
                    words.Wanted(View.Opening.Skills.First(s => s.Code == line.Code), View.Catalogue),
                    skill is null ? NotDeclared : new(words.Standing(skill), skill.Evidence, found.Files.GetValueOrDefault(skill.Id))
                );
            case MatchKind.Language:
                var language = found.Languages.GetValueOrDefault(line.Code);
                return (
                    words.Wanted(View.Opening.Languages.First(l => l.Code == line.Code), Policy),
                    language is null ? NotDeclared : new(words.Standing(language), "", 0)
                );
            default:
                return (line.Code, new(words[line.Points > 0 ? "Skills.StationFits" : "Skills.StationNot"], "", 0));
        }
    }

    public string PostName(string code) => Policy.Posts.FirstOrDefault(p => p.Code == code)?.Name.In(words.Language) ?? code;

    private Declared NotDeclared => new(words["Skills.LineNot"], "", 0);
}
