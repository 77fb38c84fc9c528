using System.ComponentModel.DataAnnotations;
using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>HR names a vacancy or a mobility exercise, and what it wants, before anybody is looked for (LE-3).</summary>
public sealed class NewOpeningModel(SkillsOpenings openings, SkillsCatalogue catalogue, PolicyLibrary policies, Words words) : PageModel
{
    private const int MostSkills = 6;
    private const int MostLanguages = 3;

    public sealed class SkillFields
    {
        public string? Code { get; set; }
        public SkillLevel AtLeast { get; set; } = SkillLevel.Working;
        public bool Essential { get; set; }
    }

    public sealed class LanguageFields
    {
        public string? Code { get; set; }
        public LanguageLevel AtLeast { get; set; } = LanguageLevel.B2;
        public bool Essential { get; set; }
    }

    public sealed class Fields
    {
        public SkillsPurpose? Purpose { get; set; }

        [StringLength(200)]
        public string Title { get; set; } = "";

        public string Unit { get; set; } = "";
        public string? Station { get; set; }
        public List<SkillFields> Skills { get; set; } = [];
        public List<LanguageFields> Languages { get; set; } = [];
    }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Stations { get; private set; } = [];
    public IReadOnlyList<Choice> Entries { get; private set; } = [];
    public IReadOnlyList<Choice> Languages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return SkillsAccess.IsHr(HttpContext.Reader()) ? await ShowAsync(stop) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!SkillsAccess.IsHr(HttpContext.Reader()))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }
        var written = new OpeningForm(
            Input.Purpose,
            Input.Title,
            Input.Unit,
            Input.Station,
            [
                .. Input
                    .Skills.Where(s => !string.IsNullOrEmpty(s.Code))
                    .Take(MostSkills)
                    .Select(s => new WantedSkill(s.Code!, s.AtLeast, s.Essential)),
            ],
            [
                .. Input
                    .Languages.Where(l => !string.IsNullOrEmpty(l.Code))
                    .Take(MostLanguages)
                    .Select(l => new WantedLanguage(l.Code!, l.AtLeast, l.Essential)),
            ]
        );
        return this.Answer(
                words,
                await openings.OpenAsync(HttpContext.Reader(), Form, written, stop),
                SkillsOpenings.LinkOf(Form),
                words["Skills.IsOpened"],
                words["Skills.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? await ShowAsync(stop);
    }

    private async Task<PageResult> ShowAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Units = [.. (await openings.UnitsAsync(reader, stop)).Select(u => new Choice(u.Code, u.Name))];
        Stations = [.. words.Stations(policies, reader.Today)];
        Entries = [.. words.Entries(await catalogue.OnAsync(reader.Today, stop))];
        Languages = [.. words.Languages(policies.PolicyAt(reader.Today).Skills)];
        while (Input.Skills.Count < MostSkills)
        {
            Input.Skills.Add(new SkillFields());
        }
        while (Input.Languages.Count < MostLanguages)
        {
            Input.Languages.Add(new LanguageFields());
        }
        return Page();
    }
}
