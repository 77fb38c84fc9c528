using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Skills;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Skills;

/// <summary>A skill that an official declares, and the files that back it (LE-3).</summary>
[LargestUpload]
public sealed class SkillModel(SkillsForms forms, OwnSkills own, SkillsFiles files, Words words) : SkillsFormPage<SkillForm>(words)
{
    public sealed class Fields
    {
        public string? Code { get; set; }

        [StringLength(120)]
        public string? Text { get; set; }

        public SkillLevel? Level { get; set; }
        public int? Years { get; set; }
        public int? LastUsed { get; set; }

        [StringLength(400)]
        public string Evidence { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>The upload's own id: a double click attaches once.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file to take away.</summary>
    [BindProperty]
    public Guid FileId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    public CatalogueView Catalogue { get; private set; } = null!;
    public IReadOnlyList<SkillsFile> Files { get; private set; } = [];
    public EvidenceLimits Limits => files.LimitsOn(HttpContext.Reader().Today);

    private Guid Skill => Id ?? Guid.Empty;
    private SkillForm Written => new(Input.Code, Input.Text, Input.Level, Input.Years, Input.LastUsed, Input.Evidence);

    /// <summary>A new one gets its id before it is filled in: so that what is typed has a place, and a form sent twice is one skill.</summary>
    protected override string? Elsewhere =>
        Id is null && SkillsAccess.HasOwn(HttpContext.Reader()) ? $"/skills/skill/{Guid.CreateVersion7()}" : null;

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        Answer(await own.RemoveSkillAsync(HttpContext.Reader(), Skill, stop), "/skills", T["Skills.Removed"])
        ?? await PageAsync(await EditableAsync(stop), stop);

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken stop)
    {
        if (await EditableAsync(stop) is not { IsKept: true } editable)
        {
            return NotFound();
        }
        using var memory = new MemoryStream((int)(Upload?.Length ?? 0));
        await (Upload?.CopyToAsync(memory, stop) ?? Task.CompletedTask);
        var result = await files.AttachAsync(HttpContext.Reader(), Skill, Form, Upload?.FileName ?? "", memory.ToArray(), stop);
        if (Answer(result, $"/skills/skill/{Id}#files", T["Evidence.Done"]) is { } answer)
        {
            return answer;
        }
        (Seen, _) = (editable.Seen, ModelState.Remove(nameof(Seen)));
        Fill(editable.Form);
        return await PageAsync(editable, stop);
    }

    public async Task<IActionResult> OnPostDetachAsync(CancellationToken stop) =>
        Answer(await files.RemoveAsync(HttpContext.Reader(), Skill, FileId, stop), $"/skills/skill/{Id}#files", T["Evidence.IsRemoved"])
        ?? await OnGetAsync(stop);

    protected override async Task<EditableSkills<SkillForm>?> EditableAsync(CancellationToken stop) =>
        Id is null ? null : await forms.SkillAsync(HttpContext.Reader(), Skill, stop);

    protected override Task<ActResult> DraftAsync(CancellationToken stop) =>
        Id is null ? Task.FromResult(ActResult.Missing) : forms.DraftAsync(HttpContext.Reader(), Skill, Seen, Written, stop);

    protected override Task<ActResult> KeepAsync(CancellationToken stop) =>
        forms.KeepAsync(HttpContext.Reader(), Skill, Seen, Written, stop);

    protected override void Fill(SkillForm form) =>
        Input = new Fields
        {
            Code = form.Code,
            Text = form.Text,
            Level = form.Level,
            Years = form.Years,
            LastUsed = form.LastUsed,
            Evidence = form.Evidence,
        };

    protected override async Task ShowAsync(CancellationToken stop)
    {
        var view = (await own.ViewAsync(HttpContext.Reader(), stop))!;
        Catalogue = view.Catalogue;
        Files = [.. view.Files[Skill]];
        Form = Guid.CreateVersion7();
        ModelState.Remove(nameof(Form));
    }

    private IActionResult? Answer(ActResult result, string to, string done) =>
        this.Answer(T, result, to, done, T["Skills.ChangedMeanwhile"], field => field == "File" ? nameof(Upload) : "Input." + field);
}
