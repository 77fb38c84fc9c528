using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What one side shows the other: versions of the form and remarks on it. Both are appended, never edited (CY-11).</summary>
public sealed class AgreementSharing(FairwayDb db, IClock clock, PolicyLibrary policies, AgreementDrafts drafts)
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

        if (found.Transition(AppraisalAct.Share) is not { } transition)
        {
            return found.NotNow(AppraisalAct.Share);
        }

        if (await drafts.DraftAsync(found, stop) is not { } draft)
        {
            return ActResult.Ok;
        }

        var appraisal = found.Appraisal;
        if (draft.BasedOn != appraisal.SharedVersion)
        {
            return ActResult.Stale;
        }

        var form = FormText.Read(draft.Content);
        var refusals = AgreementCheck.ForSharing(form, policies.PolicyAt(appraisal.OpenedOn).Appraisals);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var before = await drafts.SharedAsync(appraisal, appraisal.SharedVersion, stop);
        var number = appraisal.SharedVersion + 1;
        db.FormDrafts.Remove(draft);
        db.FormVersions.Add(
            new FormVersion
            {
                AppraisalId = id,
                Step = AppraisalStep.Beginning,
                Number = number,
                Content = draft.Content,
                Hash = FormText.Hash(appraisal, AppraisalStep.Beginning, draft.Content),
                SharedBy = reader.StaffId!,
                SharedAt = now,
                Language = reader.Language,
            }
        );
        await VoidSignaturesAsync(appraisal, now, stop);
        appraisal.SharedVersion = number;
        appraisal.State = transition.To;
        await ReplaceOutputsAsync(id, form, stop);
        var changes = AgreementChanges.Between(before, form);
        db.History.Add(found.Entry(now, "share", transition.Rule, $$"""{"version":{{number}},"changes":{{changes.Count}}}"""));
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(db, clock, other, "AppraisalShared", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Writes a remark that both sides read.</summary>
    /// <param name="about">The part of the form it is about; null = the whole.</param>
    public async Task<ActResult> CommentAsync(Reader reader, Guid id, string? about, string text, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(AppraisalAct.Comment) is not { } transition)
        {
            return found.NotNow(AppraisalAct.Comment);
        }

        text = text.Trim();
        var longest = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals.TextMaximum;
        if (text.Length == 0)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.CommentMissing, "Comment", transition.Rule));
        }

        if (text.Length > longest)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.TextTooLong, "Comment", transition.Rule, text.Length, longest));
        }

        var now = clock.GetCurrentInstant();
        // The same words by the same person within a minute are one click made twice.
        var since = now - Duration.FromMinutes(1);
        if (
            await db.FormComments.AnyAsync(c => c.AppraisalId == id && c.AuthorId == reader.StaffId && c.Text == text && c.At > since, stop)
        )
        {
            return ActResult.Ok;
        }

        db.FormComments.Add(
            new FormComment
            {
                AppraisalId = id,
                Step = AppraisalStep.Beginning,
                About = about,
                AuthorId = reader.StaffId!,
                Text = text,
                At = now,
            }
        );
        db.History.Add(found.Entry(now, "comment", transition.Rule));
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(db, clock, other, "AppraisalCommented", $"/appraisals/{id}#comments", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    private async Task VoidSignaturesAsync(Appraisal appraisal, Instant now, CancellationToken stop)
    {
        var standing = await db
            .Signatures.Where(s => s.AppraisalId == appraisal.Id && s.Step == AppraisalStep.Beginning && s.EndedAt == null)
            .ToListAsync(stop);
        foreach (var signature in standing)
        {
            signature.EndedAt = now;
            signature.EndedBecause = "text-changed";
        }
    }

    private async Task ReplaceOutputsAsync(Guid id, AgreementForm form, CancellationToken stop)
    {
        db.AppraisalOutputs.RemoveRange(await db.AppraisalOutputs.Where(o => o.AppraisalId == id).ToListAsync(stop));
        // Removed and added under the same key in one save: EF updates the row.
        var order = 0;
        foreach (var output in form.Outputs)
        {
            var row = new AppraisalOutput
            {
                AppraisalId = id,
                OutputId = output.Id,
                Order = ++order,
                Title = output.Title,
                OutcomeKey = output.Outcome,
                WorkplanLineId = output.WorkplanLine,
            };
            if (db.AppraisalOutputs.Local.FirstOrDefault(o => o.OutputId == output.Id) is { } known)
            {
                db.Entry(known).State = EntityState.Modified;
                db.Entry(known).CurrentValues.SetValues(row);
            }
            else
            {
                db.AppraisalOutputs.Add(row);
            }
        }
    }
}
