using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>The form as its reader edits it: their own draft, or what was shared last where they have none.</summary>
/// <param name="Policy">The rules of the cycle, as in force when it was opened.</param>
/// <param name="Form">The text to edit.</param>
/// <param name="Shared">What was shared last; empty while nothing is.</param>
/// <param name="DraftSavedAt">When the draft was saved last; null without one.</param>
/// <param name="BehindBy">How many versions the other side shared since the draft was begun.</param>
public sealed record EditableForm(
    AppraisalCase Case,
    AppraisalPolicy Policy,
    AgreementForm Form,
    AgreementForm Shared,
    Instant? DraftSavedAt,
    int BehindBy
)
{
    public bool HasDraft => DraftSavedAt is not null;

    /// <summary>Identifies the text of one part as it was shown, so that a save can tell whether it changed meanwhile.</summary>
    public string Seen(string section) => AgreementDrafts.SeenOf(Form, section);
}

/// <summary>Private drafts of a beginning-of-cycle form (decision 1): saved part by part, never lost, nobody else's until shared.</summary>
public sealed class AgreementDrafts(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The reader's form for editing; null where the appraisal does not exist for them or they are no party to it.</summary>
    public async Task<EditableForm?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        return found is { IsParty: true } ? await LoadAsync(found, stop) : null;
    }

    internal async Task<EditableForm> LoadAsync(AppraisalCase of, CancellationToken stop)
    {
        var shared = await SharedAsync(of.Appraisal, of.Appraisal.SharedVersion, stop);
        var draft = await DraftAsync(of, stop);
        return new EditableForm(
            of,
            policies.PolicyAt(of.Appraisal.OpenedOn).Appraisals,
            draft is null ? shared : FormText.Read(draft.Content),
            shared,
            draft?.SavedAt,
            draft is null ? 0 : of.Appraisal.SharedVersion - draft.BasedOn
        );
    }

    /// <summary>
    /// Saves a change of one part to the reader's draft. <paramref name="seen"/> is what <see cref="EditableForm.Seen"/> gave when the
    /// part was shown: where the part changed since, in another window say, nothing is overwritten and the answer is
    /// <see cref="ActResult.Overtaken"/>, unless the texts are the same.
    /// </summary>
    public async Task<ActResult> SaveAsync(
        Reader reader,
        Guid id,
        string section,
        string seen,
        Func<AgreementForm, AgreementForm> change,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(AppraisalAct.SaveDraft))
        {
            return found.NotNow(AppraisalAct.SaveDraft);
        }

        var now = await LoadAsync(found, stop);
        var after = change(now.Form);
        if (now.Seen(section) != seen)
        {
            return SeenOf(after, section) == now.Seen(section) ? ActResult.Ok : ActResult.Stale;
        }

        if (after == now.Form)
        {
            return ActResult.Ok;
        }

        var tooLong = AgreementCheck.ForSharing(after, now.Policy);
        if (tooLong.Count > 0)
        {
            return new ActResult.Refused(tooLong);
        }

        var draft = await DraftAsync(found, stop);
        if (after == now.Shared && draft is not null)
        {
            // Back to what is shared: there is nothing left to share.
            db.FormDrafts.Remove(draft);
        }
        else if (draft is null)
        {
            db.FormDrafts.Add(
                new FormDraft
                {
                    AppraisalId = id,
                    AuthorId = reader.StaffId!,
                    Step = AppraisalStep.Beginning,
                    Content = FormText.Write(after),
                    BasedOn = found.Appraisal.SharedVersion,
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            draft.Content = FormText.Write(after);
            draft.SavedAt = clock.GetCurrentInstant();
        }

        return await SaveAsync(found, stop);
    }

    /// <summary>Throws the draft away and goes back to what is shared.</summary>
    public async Task<ActResult> DiscardAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(AppraisalAct.SaveDraft))
        {
            return found.NotNow(AppraisalAct.SaveDraft);
        }

        if (await DraftAsync(found, stop) is { } draft)
        {
            db.FormDrafts.Remove(draft);
            return await SaveAsync(found, stop);
        }

        return ActResult.Ok;
    }

    /// <summary>What a draft that fell behind is brought up to date with, and which parts both sides changed.</summary>
    public async Task<(AgreementForm Mine, AgreementForm Theirs, AgreementForm Merged, IReadOnlyList<string> Conflicts)?> MergeAsync(
        Reader reader,
        Guid id,
        Func<string, bool> keepMine,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is not { IsParty: true } || await DraftAsync(found, stop) is not { } draft)
        {
            return null;
        }

        var origin = await SharedAsync(found.Appraisal, draft.BasedOn, stop);
        var theirs = await SharedAsync(found.Appraisal, found.Appraisal.SharedVersion, stop);
        var mine = FormText.Read(draft.Content);
        var (merged, conflicts) = AgreementSections.Merge(origin, mine, theirs, keepMine);
        return (mine, theirs, merged, conflicts);
    }

    /// <summary>Takes in what the other side shared since the draft was begun, keeping one's own text in the parts named.</summary>
    /// <param name="upTo">The version whose text was shown: a newer one has to be looked at first.</param>
    public async Task<ActResult> BringUpToDateAsync(
        Reader reader,
        Guid id,
        int upTo,
        IReadOnlySet<string> keepMine,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(AppraisalAct.SaveDraft))
        {
            return found.NotNow(AppraisalAct.SaveDraft);
        }

        if (await DraftAsync(found, stop) is not { } draft)
        {
            return ActResult.Ok;
        }

        if (found.Appraisal.SharedVersion != upTo)
        {
            return ActResult.Stale;
        }

        if (await MergeAsync(reader, id, keepMine.Contains, stop) is not { } merge)
        {
            return ActResult.Ok;
        }

        if (merge.Merged == merge.Theirs)
        {
            db.FormDrafts.Remove(draft);
        }
        else
        {
            draft.Content = FormText.Write(merge.Merged);
            draft.BasedOn = upTo;
            draft.SavedAt = clock.GetCurrentInstant();
        }

        return await SaveAsync(found, stop);
    }

    internal Task<FormDraft?> DraftAsync(AppraisalCase of, CancellationToken stop) =>
        db.FormDrafts.SingleOrDefaultAsync(
            d => d.AppraisalId == of.Appraisal.Id && d.Step == AppraisalStep.Beginning && d.AuthorId == of.Reader.StaffId,
            stop
        );

    internal async Task<AgreementForm> SharedAsync(Appraisal appraisal, int number, CancellationToken stop) =>
        number == 0
            ? AgreementForm.Empty
            : FormText.Read(
                await db
                    .FormVersions.Where(v => v.AppraisalId == appraisal.Id && v.Step == AppraisalStep.Beginning && v.Number == number)
                    .Select(v => v.Content)
                    .SingleAsync(stop)
            );

    internal static string SeenOf(AgreementForm form, string section)
    {
        var text = JsonSerializer.Serialize(AgreementSections.Content(form, section), FormText.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    private async Task<ActResult> SaveAsync(AppraisalCase of, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return ActResult.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ActResult.Stale;
        }
        catch (DbUpdateException)
        {
            // Two first saves at the same moment: one of them made the draft.
            db.ChangeTracker.Clear();
            if (await DraftAsync(of, stop) is null)
            {
                throw;
            }

            return ActResult.Stale;
        }
    }
}
