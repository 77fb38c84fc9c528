using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What is said on a report after the supervisor has signed it: the official's objection, the supervisor's answer, and only then the second
/// level's word (CY-6, CY-7, J2172).
/// </summary>
public sealed class ReportStatements(FairwayDb db, IClock clock, PolicyLibrary policies, Settling settling)
{
    /// <summary>The official objects, within the window. Signing is not agreeing: the signature can stand beside it, before or after.</summary>
    public Task<ActResult> ObjectAsync(Reader reader, Guid id, string text, CancellationToken stop = default) =>
        SayAsync(reader, id, AppraisalAct.Object, StatementKind.Objection, text, "ObjectionRaised", stop);

    /// <summary>The supervisor answers the objection; nobody else comments before.</summary>
    public Task<ActResult> AnswerAsync(Reader reader, Guid id, string text, CancellationToken stop = default) =>
        SayAsync(reader, id, AppraisalAct.AnswerObjection, StatementKind.Answer, text, "ObjectionAnswered", stop);

    /// <summary>The second level says what there is to say: on the objection, the oddness, the missing signature, the report on a chief.</summary>
    public Task<ActResult> ReviewAsync(Reader reader, Guid id, string text, CancellationToken stop = default) =>
        SayAsync(reader, id, AppraisalAct.ReviewAsSecondLevel, StatementKind.SecondLevel, text, "SecondLevelSaid", stop);

    private async Task<ActResult> SayAsync(
        Reader reader,
        Guid id,
        AppraisalAct act,
        StatementKind kind,
        string text,
        string mail,
        CancellationToken stop
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        text = text.Trim();
        if (found.Transition(act) is not { } transition)
        {
            // The same words sent twice are said once.
            return await db.ReportStatements.AnyAsync(
                s => s.AppraisalId == id && s.AuthorId == reader.StaffId && s.Kind == kind && s.Text == text,
                stop
            )
                ? ActResult.Ok
                : found.NotNow(act);
        }

        var appraisal = found.Appraisal;
        var policy = policies.PolicyAt(appraisal.OpenedOn).Appraisals;
        var now = clock.GetCurrentInstant();
        if (Refused(act, appraisal, text, transition.Rule, policy, now, reader) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }

        db.ReportStatements.Add(
            new ReportStatement
            {
                AppraisalId = id,
                Step = appraisal.Step,
                FormNumber = appraisal.SharedVersion,
                Kind = kind,
                AuthorId = reader.StaffId,
                OnBehalfOf = found.OnBehalfOf,
                Text = text,
                At = now,
            }
        );
        appraisal.State = transition.To;
        db.History.Add(found.Entry(now, kind.ToString().ToLowerInvariant(), transition.Rule));
        var others = new[] { appraisal.StaffId, found.SupervisorSigner }.OfType<string>().Where(who => who != reader.StaffId);
        foreach (var other in others)
        {
            await Mail.ToOfficialAsync(db, clock, other, mail, $"/appraisals/{id}#statements", stop, reader.DisplayName);
        }

        await settling.FollowAsync(appraisal, reader.DisplayName, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private static Refusal? Refused(
        AppraisalAct act,
        Appraisal appraisal,
        string text,
        string rule,
        AppraisalPolicy policy,
        Instant now,
        Reader reader
    )
    {
        if (act == AppraisalAct.Object && appraisal.SupervisorSignedAt is { } signed && CommentsWindow.IsOver(signed, now, policy))
        {
            return Refusal.Of(RefusalCodes.WindowOver, "Text", rule, CommentsWindow.LastDay(signed.InZone(reader.Zone).Date, policy));
        }

        return text.Length == 0 ? Refusal.Of(RefusalCodes.StatementMissing, "Text", rule)
            : text.Length > policy.TextMaximum ? Refusal.Of(RefusalCodes.TextTooLong, "Text", rule, text.Length, policy.TextMaximum)
            : null;
    }
}
