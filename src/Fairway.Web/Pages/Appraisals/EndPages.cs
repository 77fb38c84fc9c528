using System.Collections.Immutable;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What the supervisor says of an output or competency, with its scale.</summary>
public sealed record AssessedModel(Assessed? Assessed, ImmutableArray<Rating> Scale);

/// <summary>A page that edits one part of the end of a cycle: it knows what is assessed and which part follows, so that one goes through all of them in turn.</summary>
public abstract class EndPage<TForm>(FormDrafts<TForm> drafts, AppraisalReading reading, Words words) : SectionPage<TForm>(drafts, words)
    where TForm : class, IStepForm<TForm>
{
    public AppraisalView View { get; private set; } = null!;
    public AssessedCycle Cycle => View.Assessed;
    public AppraisalPolicy Policy => View.Policy.Appraisals;

    /// <summary>The official's name, for the supervisor's pages.</summary>
    public string Official => View.NameOf(View.Appraisal.StaffId);

    /// <summary>Addresses of all parts in the order in which one goes through them, the last one first to submit or to sign.</summary>
    protected abstract IReadOnlyList<string> Way { get; }

    /// <summary>The address of this part.</summary>
    public abstract string Here { get; }

    /// <summary>The part's name in the form.</summary>
    protected abstract string Section { get; }

    protected abstract string Done { get; }

    /// <summary>The address of the part that follows.</summary>
    public string Following => Way.SkipWhile(part => part != Here).Skip(1).FirstOrDefault() ?? Home;

    /// <summary>Which of how many, from 1.</summary>
    public (int Number, int Of) Place => (Way.TakeWhile(part => part != Here).Count() + 1, Way.Count - 1);

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view || !await base.LoadAsync(stop))
        {
            return false;
        }

        View = view;
        return Exists;
    }

    /// <summary>Whether what the address names is part of this cycle.</summary>
    protected virtual bool Exists => true;

    /// <summary>Fills the fields from the form.</summary>
    protected abstract void Show(TForm form);

    /// <summary>What the fields make of the form.</summary>
    protected abstract TForm Change(TForm form);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(Section);
        Show(Editable.Form);
        return Page();
    }

    /// <summary>Saves and goes to the next part.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await SaveAsync(Section, Change, Done, stop, Following) ?? Page() : NotFound();

    /// <summary>Saves and goes back to the appraisal.</summary>
    public async Task<IActionResult> OnPostBackAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await SaveAsync(Section, Change, Done, stop) ?? Page() : NotFound();

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await AutosaveAsync(Section, Change, stop) : NotFound();
}

/// <summary>Pages of the official's self-assessment (CY-4).</summary>
public abstract class SelfPage(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : EndPage<SelfAssessment>(drafts, reading, words)
{
    protected override string Done => T["Appraisals.SelfSaved"];

    protected override IReadOnlyList<string> Way => WayOf(Home, Cycle);

    public static IReadOnlyList<string> WayOf(string home, AssessedCycle cycle) =>
        [
            .. cycle.Outputs.Select(o => $"{home}/self/outputs/{o.Now.Id}"),
            .. cycle.Competencies.Select(code => $"{home}/self/competencies/{code}"),
            $"{home}/self/objective",
            .. cycle.OfManager ? [$"{home}/self/accountabilities"] : Array.Empty<string>(),
            .. cycle.Criteria.Count > 0 ? [$"{home}/self/criteria"] : Array.Empty<string>(),
            $"{home}/self/career",
            $"{home}/self/submit",
        ];
}

/// <summary>Pages of the supervisor's assessment (CY-4, CY-5).</summary>
public abstract class AssessmentPage(FormDrafts<Assessment> drafts, AppraisalReading reading, Words words)
    : EndPage<Assessment>(drafts, reading, words)
{
    protected override string Done => T["Appraisals.AssessmentSaved"];

    protected override IReadOnlyList<string> Way => WayOf(Home, Cycle);

    /// <summary>What the official submitted; empty where nothing is yet.</summary>
    public SelfAssessment Self => View.End?.Self ?? SelfAssessment.Empty;

    public static IReadOnlyList<string> WayOf(string home, AssessedCycle cycle) =>
        [
            .. cycle.Outputs.Select(o => $"{home}/assessment/outputs/{o.Now.Id}"),
            .. cycle.Competencies.Select(code => $"{home}/assessment/competencies/{code}"),
            $"{home}/assessment/objective",
            .. cycle.OfManager ? [$"{home}/assessment/accountabilities"] : Array.Empty<string>(),
            .. cycle.Criteria.Count > 0 ? [$"{home}/assessment/criteria"] : Array.Empty<string>(),
            $"{home}/assessment/career",
            $"{home}/assessment/overall",
            $"{home}/assessment/discussion",
            $"{home}/sign",
        ];
}

/// <summary>A managerial question with what is written under it.</summary>
public sealed class AnswerRow
{
    public string Question { get; set; } = "";
    public string Text { get; set; } = "";
}
