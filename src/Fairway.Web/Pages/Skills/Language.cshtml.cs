using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Skills;

/// <summary>A language that an official declares, by the levels of the CEFR (LE-3).</summary>
public sealed class LanguageModel(SkillsForms forms, OwnSkills own, PolicyLibrary policies, Words words)
    : SkillsFormPage<LanguageForm>(words)
{
    public sealed class Fields
    {
        public string? Code { get; set; }
        public LanguageLevel? Understanding { get; set; }
        public LanguageLevel? Speaking { get; set; }
        public LanguageLevel? Writing { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>The language; null: a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Language { get; set; }

    public bool IsNew => Language is null;
    public string Address => IsNew ? "/skills/language" : "/skills/language/" + Language;
    public SkillsPolicy Policy => policies.PolicyAt(HttpContext.Reader().Today).Skills;
    public string Name => T.NameOf(Policy, Language ?? "");

    private string Key => Language ?? SkillsForms.NewLanguage;
    private LanguageForm Written => new(Language ?? Input.Code, Input.Understanding, Input.Speaking, Input.Writing);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        this.Answer(
            T,
            await own.RemoveLanguageAsync(HttpContext.Reader(), Key, stop),
            "/skills",
            T["Skills.Removed"],
            T["Skills.ChangedMeanwhile"]
        ) ?? await PageAsync(await EditableAsync(stop), stop);

    protected override Task<EditableSkills<LanguageForm>?> EditableAsync(CancellationToken stop) =>
        forms.LanguageAsync(HttpContext.Reader(), Key, stop);

    protected override Task<ActResult> DraftAsync(CancellationToken stop) =>
        forms.DraftAsync(HttpContext.Reader(), Key, Seen, Written, stop);

    protected override Task<ActResult> KeepAsync(CancellationToken stop) => forms.KeepAsync(HttpContext.Reader(), Key, Seen, Written, stop);

    protected override void Fill(LanguageForm form) =>
        Input = new Fields
        {
            Code = form.Code,
            Understanding = form.Understanding,
            Speaking = form.Speaking,
            Writing = form.Writing,
        };

    protected override Task ShowAsync(CancellationToken stop) => Task.CompletedTask;
}
