using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The draft as the other side will see it, then "Share". Where they shared meanwhile, the draft is brought up to date first.</summary>
public abstract class SharePage<TForm>(FormDrafts<TForm> drafts, FormSharing<TForm> sharing, AppraisalReading reading, Words words)
    : AppraisalPage(words)
    where TForm : class, ISharedForm<TForm>
{
    /// <summary>The page's own address.</summary>
    protected abstract string Here { get; }

    /// <summary>Parts that both changed, in which the reader keeps their own text.</summary>
    [BindProperty]
    public List<string> KeepMine { get; set; } = [];

    /// <summary>The shared version that was shown when bringing up to date.</summary>
    [BindProperty]
    public int UpTo { get; set; }

    public EditableForm<TForm> Editable { get; private set; } = null!;
    public AppraisalView View { get; private set; } = null!;
    public IReadOnlyList<FormChange> Changes { get; private set; } = [];
    public IReadOnlyList<string> Conflicts { get; private set; } = [];
    public TForm Mine { get; private set; } = TForm.Empty;
    public TForm Theirs { get; private set; } = TForm.Empty;
    public IReadOnlyList<FormChange> TakenIn { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Answer(await sharing.ShareAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.Shared"], field => field)
        ?? await AgainAsync(stop);

    public async Task<IActionResult> OnPostUpdateAsync(CancellationToken stop) =>
        Answer(
            await sharing.BringUpToDateAsync(HttpContext.Reader(), Id, UpTo, KeepMine.ToHashSet(StringComparer.Ordinal), stop),
            Here,
            T["Appraisals.BroughtUpToDate"]
        ) ?? await AgainAsync(stop);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken stop) =>
        Answer(await drafts.DiscardAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.Discarded"]) ?? await AgainAsync(stop);

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.SharedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (
            await drafts.LoadAsync(reader, Id, stop) is not { HasDraft: true } editable
            || !editable.Case.May(TForm.Saves)
            || await reading.LoadAsync(reader, Id, stop: stop) is not { } view
        )
        {
            return false;
        }

        (Editable, View) = (editable, view);
        UpTo = editable.Case.Appraisal.VersionOf(TForm.Step);
        ModelState.Remove(nameof(UpTo));
        Changes = editable.Shared.ChangesTo(editable.Form);
        if (editable.BehindBy > 0 && await sharing.MergeAsync(reader, Id, _ => true, stop) is { } merge)
        {
            (Mine, Theirs, Conflicts) = (merge.Mine, merge.Theirs, merge.Conflicts);
            TakenIn = merge.Mine.ChangesTo(merge.Merged);
        }

        return true;
    }
}

/// <summary>Shares a beginning of cycle.</summary>
public sealed class ShareModel(FormDrafts<AgreementForm> drafts, FormSharing<AgreementForm> sharing, AppraisalReading reading, Words words)
    : SharePage<AgreementForm>(drafts, sharing, reading, words)
{
    protected override string Here => $"{Home}/share";
}

/// <summary>Shares a mid-term review.</summary>
public sealed class ReviewShareModel(FormDrafts<ReviewForm> drafts, FormSharing<ReviewForm> sharing, AppraisalReading reading, Words words)
    : SharePage<ReviewForm>(drafts, sharing, reading, words)
{
    protected override string Here => $"{Home}/review/share";
}
