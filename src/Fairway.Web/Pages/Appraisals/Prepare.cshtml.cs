using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The private sheet before the discussion (CY-2a).</summary>
public sealed class PrepareModel(Preparations preparations, PolicyLibrary policies, Words words) : AppraisalPage(words)
{
    [BindProperty(BinderType = typeof(TextsByKeyBinder))]
    public Dictionary<string, string?> Answers { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public AppraisalCase Case { get; private set; } = null!;
    public Preparations.Sheet Sheet { get; private set; } = null!;
    public IReadOnlyList<PreparationPrompt> Prompts { get; private set; } = [];
    public bool MayWrite => Case.May(AppraisalAct.Prepare);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Answers = Prompts.ToDictionary(p => p.Code, p => (string?)Sheet.Answers.GetValueOrDefault(p.Code, ""), StringComparer.Ordinal);
        Version = Sheet.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await SaveAsync(stop) is var result && Answer(result, Home, T["Appraisals.SheetSaved"], field => field) is { } answer
            ? answer
            : await AgainAsync(stop);

    public async Task<IActionResult> OnPostShareAsync(CancellationToken stop)
    {
        var result = await SaveAsync(stop);
        if (result is ActResult.Done)
        {
            result = await preparations.ShareAsync(HttpContext.Reader(), Id, stop);
        }

        return Answer(result, Home, T["Appraisals.SheetShared"], field => field) ?? await AgainAsync(stop);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await SaveAsync(stop) switch
        {
            ActResult.Done when await LoadAsync(stop) => new JsonResult(
                new Dictionary<string, int>(StringComparer.Ordinal) { ["Version"] = Sheet.Version }
            ),
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            ActResult.Refused refused => new ContentResult
            {
                Content = string.Join(" ", refused.Refusals.Select(r => T.Refusal(r))),
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status400BadRequest,
            },
            _ => NotFound(),
        };

    private async Task<ActResult> SaveAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return ActResult.Missing;
        }

        var answers = Prompts.ToDictionary(p => p.Code, p => (Answers.GetValueOrDefault(p.Code) ?? "").Trim(), StringComparer.Ordinal);
        return await preparations.SaveAsync(HttpContext.Reader(), Id, Version, answers, stop);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Overtaken)
        {
            Version = Sheet.Version;
            ModelState.Remove(nameof(Version));
            ModelState.AddModelError("", T["Appraisals.Overtaken"]);
        }

        // A form that leaves out a question leaves it empty.
        foreach (var prompt in Prompts)
        {
            Answers.TryAdd(prompt.Code, "");
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await preparations.LoadAsync(HttpContext.Reader(), Id, stop) is not { } loaded)
        {
            return false;
        }

        (Case, Sheet) = loaded;
        var prompts = policies.PolicyAt(Case.Appraisal.OpenedOn).Appraisals.PreparationOf(Case.Appraisal.Working);
        Prompts = Case.Parties.Contains(AppraisalParty.Official) ? prompts.Official : prompts.Supervisor;
        return true;
    }
}
