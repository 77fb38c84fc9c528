using System.Collections.Immutable;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The candidate's form, or the chief's on a candidate: private until it is submitted (PP-7, decision 1).</summary>
public sealed class FormModel(FairwayDb db, Candidacies candidacies, App.Policies.PolicyLibrary policies, Words words) : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public string? StaffId { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public List<string?> Answers { get; set; } = [];

    [BindProperty]
    public string Remarks { get; set; } = "";

    [BindProperty]
    public bool? Satisfactory { get; set; }

    [BindProperty]
    public bool Consent { get; set; }

    public FormAtHand AtHand { get; private set; } = null!;
    public ImmutableArray<MeritCriterion> Criteria { get; private set; }
    public string Name { get; private set; } = "";
    public string Here => StaffId is null ? Home + "/form" : $"{Home}/form/{Uri.EscapeDataString(StaffId)}";

    public IEnumerable<Choice> YesNo => [new("True", T["Policies.Yes"]), new("False", T["Policies.No"])];

    private string Whose => StaffId ?? HttpContext.Reader().StaffId ?? "";

    private FormAnswers Written => new([.. Answers.Select(a => a?.ReplaceLineEndings("\n") ?? "")], Remarks, Satisfactory, Consent);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var answers = AtHand.Answers;
        Version = AtHand.Saved?.Version ?? 0;
        (Answers, Remarks) = ([.. Criteria.Select((_, i) => answers.Answers.ElementAtOrDefault(i))], answers.Remarks);
        (Satisfactory, Consent) = (answers.Satisfactory, answers.Consent);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => SaveAsync(true, Home, T["Exercise.Done.Submitted"], stop);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) => SaveAsync(false, Here, T["Exercise.Done.Kept"], stop);

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        var (result, version) = await candidacies.SaveAsync(HttpContext.Reader(), Key, Whose, Written, Version, submit: false, stop);
        return result switch
        {
            ActResult.Done => new JsonResult(new Dictionary<string, int>(StringComparer.Ordinal) { ["Version"] = version }),
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            ActResult.Refused refused => new ContentResult
            {
                Content = string.Join(" ", refused.Refusals.Select(r => T.Refusal(r))),
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status400BadRequest,
            },
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> SaveAsync(bool submit, string to, string done, CancellationToken stop)
    {
        var (result, _) = await candidacies.SaveAsync(HttpContext.Reader(), Key, Whose, Written, Version, submit, stop);
        if (Answer(result, to, done) is { } answer)
        {
            return answer;
        }

        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (result is ActResult.Overtaken)
        {
            // What changed is said; to go on is a decision.
            Version = AtHand.Saved?.Version ?? 0;
            ModelState.Remove(nameof(Version));
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await candidacies.FormAsync(HttpContext.Reader(), Key, Whose, stop) is not { } form)
        {
            return false;
        }

        AtHand = form;
        Criteria = policies.PolicyAt(form.At.Exercise.LaunchedOn).Exercise.Criteria;
        Name = (await OfficialNames.OfAsync(db, [form.Candidacy.StaffId], stop))[form.Candidacy.StaffId];
        while (Answers.Count < Criteria.Length)
        {
            Answers.Add("");
        }

        return true;
    }
}
