using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Remarks that the two sides make to each other on what is shared: appended, never edited (CY-11).</summary>
public sealed class FormComments(FairwayDb db, IClock clock, PolicyLibrary policies)
{
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
                Step = found.Appraisal.Step,
                About = about,
                AuthorId = reader.StaffId!,
                OnBehalfOf = found.OnBehalfOf,
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
}
