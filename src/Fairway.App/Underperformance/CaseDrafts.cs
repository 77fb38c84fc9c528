using System.Security.Cryptography;
using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>The plan or the review as its author works on it.</summary>
/// <param name="Form">Their draft, or what was shared last where they have none.</param>
/// <param name="Seen">Identifies the text as it was shown, so that a save can tell whether it changed meanwhile.</param>
/// <param name="SavedAt">When the draft was saved last; null without one.</param>
public sealed record EditableCaseForm<TForm>(CaseAtHand At, UnderperformancePolicy Policy, TForm Form, string Seen, Instant? SavedAt)
    where TForm : class;

/// <summary>The supervisor's unfinished plan and review (decision 1): saved as they write, nobody else's until shared or signed.</summary>
public sealed class CaseDrafts(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Null where it isn't the reader's to write now.</summary>
    public async Task<EditableCaseForm<ImprovementPlan>?> PlanAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at || !at.May(CaseAct.SavePlan))
        {
            return null;
        }
        var draft = await CaseTexts.DraftAsync(db, at, CaseFormKind.Plan, stop);
        var form = draft is null ? await CaseTexts.PlanAsync(db, id, stop) : FormText.Read<ImprovementPlan>(draft.Content);
        return Editable(at, form, draft);
    }

    /// <summary>Null where it isn't the reader's to write now.</summary>
    public async Task<EditableCaseForm<ProgressReview>?> ReviewAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at || !at.May(CaseAct.SaveReview))
        {
            return null;
        }
        var draft = await CaseTexts.DraftAsync(db, at, CaseFormKind.Review, stop);
        return Editable(at, draft is null ? ProgressReview.Empty : FormText.Read<ProgressReview>(draft.Content), draft);
    }

    public Task<ActResult> SavePlanAsync(Reader reader, Guid id, string seen, ImprovementPlan form, CancellationToken stop = default) =>
        SaveAsync(reader, id, CaseFormKind.Plan, CaseAct.SavePlan, seen, form, CaseCheck.Unkeepable, ImprovementPlan.Empty, stop);

    public Task<ActResult> SaveReviewAsync(Reader reader, Guid id, string seen, ProgressReview form, CancellationToken stop = default) =>
        SaveAsync(reader, id, CaseFormKind.Review, CaseAct.SaveReview, seen, form, CaseCheck.Unkeepable, ProgressReview.Empty, stop);

    internal static string SeenOf(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));

    private EditableCaseForm<TForm> Editable<TForm>(CaseAtHand at, TForm form, CaseDraft? draft)
        where TForm : class =>
        new(at, policies.PolicyAt(at.Case.LaunchedOn).Underperformance, form, SeenOf(FormText.Write(form)), draft?.SavedAt);

    private async Task<ActResult> SaveAsync<TForm>(
        Reader reader,
        Guid id,
        CaseFormKind kind,
        CaseAct act,
        string seen,
        TForm form,
        Func<TForm, int, IReadOnlyList<Refusal>> unkeepable,
        TForm empty,
        CancellationToken stop
    )
        where TForm : class
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (!at.May(act))
        {
            return at.NotNow(act);
        }

        var draft = await CaseTexts.DraftAsync(db, at, kind, stop);
        var shared = kind == CaseFormKind.Plan ? (await CaseTexts.NewestAsync(db, id, kind, stop))?.Content : null;
        var before = draft?.Content ?? shared ?? FormText.Write(empty);
        var content = FormText.Write(form);
        if (content == before)
        {
            return ActResult.Ok;
        }
        if (SeenOf(before) != seen)
        {
            return ActResult.Stale;
        }
        var refused = unkeepable(form, policies.PolicyAt(at.Case.LaunchedOn).Appraisals.TextMaximum);
        if (refused.Count > 0)
        {
            return new ActResult.Refused(refused);
        }

        if (draft is null)
        {
            db.CaseDrafts.Add(
                new CaseDraft
                {
                    CaseId = id,
                    Kind = kind,
                    AuthorId = reader.StaffId!,
                    Content = content,
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            (draft.Content, draft.SavedAt) = (content, clock.GetCurrentInstant());
        }

        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException failure)
        {
            // Two first saves at the same moment: one of them made the draft.
            db.ChangeTracker.Clear();
            return await CaseTexts.DraftAsync(db, at, kind, stop) is null
                ? throw new InvalidOperationException("The draft could not be kept.", failure)
                : ActResult.Stale;
        }
    }
}
