using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What one side shows the other: versions of a form that both write. Versions are appended, never edited (CY-11).</summary>
public sealed class FormSharing<TForm>(FairwayDb db, IClock clock, PolicyLibrary policies, FormDrafts<TForm> drafts)
    where TForm : class, ISharedForm<TForm>
{
    /// <summary>
    /// Shares the reader's draft as the next version. A signature on the version before falls with it (decision 2). Sharing twice
    /// shares once: the second time there is no draft.
    /// </summary>
    public async Task<ActResult> ShareAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(TForm.Shares) is not { } transition)
        {
            return found.NotNow(TForm.Shares);
        }

        if (await drafts.DraftAsync(found, stop) is not { } draft)
        {
            return ActResult.Ok;
        }

        var appraisal = found.Appraisal;
        var newest = appraisal.VersionOf(TForm.Step);
        if (draft.BasedOn != newest)
        {
            return ActResult.Stale;
        }

        var form = FormText.Read<TForm>(draft.Content);
        var refusals = form.Unkeepable(policies.PolicyAt(appraisal.OpenedOn).Appraisals);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var before = await drafts.SharedAsync(appraisal, newest, stop);
        db.FormDrafts.Remove(draft);
        var version = FormVersions.Add(db, found, TForm.Step, newest + 1, draft.Content, now);
        await StandingSignatures.EndAsync(db, appraisal, TForm.Step, now, "text-changed", stop);
        appraisal.SharedVersion = version.Number;
        appraisal.SupervisorSignedAt = null;
        appraisal.OfficialSignedAt = null;
        appraisal.State = transition.To;
        if (form is AgreementForm agreement)
        {
            await KeptOutputs.ReplaceAsync(db, appraisal.Id, agreement.Outputs, agreed: false, stop);
        }

        var changes = before.ChangesTo(form);
        db.History.Add(
            found.Entry(
                now,
                "share",
                transition.Rule,
                $$"""{"step":"{{TForm.Step.Code()}}","version":{{version.Number}},"changes":{{changes.Count}}}"""
            )
        );
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(db, clock, other, "AppraisalShared", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>What a draft that fell behind is brought up to date with, and which parts both sides changed.</summary>
    public async Task<(TForm Mine, TForm Theirs, TForm Merged, IReadOnlyList<string> Conflicts)?> MergeAsync(
        Reader reader,
        Guid id,
        Func<string, bool> keepMine,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is not { IsParty: true } || await drafts.DraftAsync(found, stop) is not { } draft)
        {
            return null;
        }

        var origin = await drafts.SharedAsync(found.Appraisal, draft.BasedOn, stop);
        var theirs = await drafts.SharedAsync(found.Appraisal, found.Appraisal.VersionOf(TForm.Step), stop);
        var mine = FormText.Read<TForm>(draft.Content);
        var (merged, conflicts) = TForm.Merge(origin, mine, theirs, keepMine);
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

        if (!found.May(TForm.Saves))
        {
            return found.NotNow(TForm.Saves);
        }

        if (await drafts.DraftAsync(found, stop) is null)
        {
            return ActResult.Ok;
        }

        if (found.Appraisal.VersionOf(TForm.Step) != upTo)
        {
            return ActResult.Stale;
        }

        return await MergeAsync(reader, id, keepMine.Contains, stop) is { } merge
            ? await drafts.KeepAsync(found, merge.Merged, merge.Theirs, upTo, stop)
            : ActResult.Ok;
    }
}
