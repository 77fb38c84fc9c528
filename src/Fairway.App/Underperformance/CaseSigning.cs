using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>What somebody would sign now in a case.</summary>
/// <param name="Number">The version it is, or will be.</param>
/// <param name="Missing">What stands in the way; empty: nothing.</param>
public sealed record CaseToSign(CaseFormKind Kind, int Number, string Content, string Hash, IReadOnlyList<Refusal> Missing)
{
    /// <summary>The day of the supervisor's signature; null where the official signs, and while leave without a known end stops the clock.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>How many days after it the supervisor would sign today; 0: in time (CY-8).</summary>
    public int LateBy { get; init; }

    /// <summary>Null unless it is the plan.</summary>
    public ImprovementPlan? Plan => Kind == CaseFormKind.Plan ? FormText.Read<ImprovementPlan>(Content) : null;

    /// <summary>Null unless it is the review.</summary>
    public ProgressReview? Review => Kind == CaseFormKind.Review ? FormText.Read<ProgressReview>(Content) : null;
}

/// <summary>
/// Sharing the plan, and the two signatures under plan and review (decisions 2 and 3): the supervisor first, then the official. The official's silence
/// after the comments window does not block (CY-6); the clock runs from the second signature, or from the end of the window (UP-2).
/// </summary>
public sealed class CaseSigning(FairwayDb db, IClock clock, PolicyLibrary policies, CaseDrafts drafts)
{
    /// <summary>Shows the draft of the plan to the official; a signature under the version before falls with it. Sharing twice shares once.</summary>
    public async Task<ActResult> ShareAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.SharePlan) is not { } transition)
        {
            return at.NotNow(CaseAct.SharePlan);
        }
        if (await CaseTexts.DraftAsync(db, at, CaseFormKind.Plan, stop) is not { } draft)
        {
            return ActResult.Ok;
        }

        var now = clock.GetCurrentInstant();
        db.CaseDrafts.Remove(draft);
        var newest = await CaseTexts.NewestAsync(db, id, CaseFormKind.Plan, stop);
        if (newest?.Content != draft.Content)
        {
            var form = CaseTexts.Add(db, at, CaseFormKind.Plan, at.Case.PlanVersion + 1, draft.Content, now);
            await CaseTexts.EndSignaturesAsync(db, id, CaseFormKind.Plan, now, "text-changed", stop);
            at.Case.PlanVersion = form.Number;
            at.Case.SupervisorSignedAt = null;
            at.Case.State = transition.To;
            db.History.Add(at.Entry(now, "share-plan", transition.Rule, $$"""{"version":{{form.Number}}}"""));
            await at.TellOtherSideAsync(db, now, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>What the reader would sign; null where there is nothing for them to sign now.</summary>
    public async Task<CaseToSign?> ToSignAsync(CaseAtHand at, CancellationToken stop = default)
    {
        var (id, policy, today) = (at.Case.Id, policies.PolicyAt(at.Case.LaunchedOn), at.Reader.Today);
        if (at.May(CaseAct.SignPlan) || (at.May(CaseAct.SignAsOfficial) && at.Case.State == CaseState.PlanSigned))
        {
            var form = (await CaseTexts.NewestAsync(db, id, CaseFormKind.Plan, stop))!;
            IReadOnlyList<Refusal> missing = [];
            if (at.IsSupervisor)
            {
                missing = CaseCheck.ForPlan(
                    FormText.Read<ImprovementPlan>(form.Content),
                    at.Case.DiscussedOn!.Value,
                    today,
                    policy.Underperformance,
                    policy.Appraisals.TextMaximum
                );
                if (await CaseTexts.DraftAsync(db, at, CaseFormKind.Plan, stop) is not null)
                {
                    missing = [Refusal.Of(RefusalCodes.DraftNotShared, null, "UP-1"), .. missing];
                }
            }
            LocalDate? due = at.IsSupervisor ? CaseSteps.PlanDue(at.Case, policy.Underperformance) : null;
            return new CaseToSign(form.Kind, form.Number, form.Content, form.Hash, missing)
            {
                DueOn = due,
                LateBy = Lateness.By(due, today),
            };
        }
        if (at.May(CaseAct.SignAsOfficial))
        {
            var form = (await CaseTexts.NewestAsync(db, id, CaseFormKind.Review, stop))!;
            return new CaseToSign(form.Kind, form.Number, form.Content, form.Hash, []);
        }
        if (at.May(CaseAct.SignSufficient) && await drafts.ReviewAsync(at.Reader, id, stop) is { } review)
        {
            var content = FormText.Write(review.Form);
            var clockReading = await CaseClock.OfAsync(db, at.Case, policy.Underperformance, stop);
            return new CaseToSign(
                CaseFormKind.Review,
                at.Case.ReviewVersion + 1,
                content,
                CaseTexts.Hash(at.Case, CaseFormKind.Review, content),
                CaseCheck.ForReview(
                    review.Form,
                    await CaseTexts.PlanAsync(db, id, stop),
                    clockReading!,
                    today,
                    policy.Appraisals.TextMaximum
                )
            )
            {
                DueOn = clockReading?.DueOn,
                LateBy = CaseSteps.ReviewLateBy(clockReading, today),
            };
        }
        return null;
    }

    /// <summary>Signs what was shown. The caller has asked for the password again (decision 3). Signing what one has signed is done already.</summary>
    /// <param name="comments">The official's, whatever they sign: signing is not agreeing (CY-6).</param>
    /// <param name="late">What the supervisor says where they sign after the day (CY-8); null: nothing.</param>
    public async Task<ActResult> SignAsync(
        Reader reader,
        Guid id,
        string hashShown,
        string comments,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        var me = reader.StaffId;
        if (await db.CaseSignatures.AnyAsync(s => s.CaseId == id && s.SignerId == me && s.Hash == hashShown && s.EndedAt == null, stop))
        {
            return ActResult.Ok;
        }
        if (await ToSignAsync(at, stop) is not { } toSign)
        {
            return at.IsOfficial || at.IsSupervisor
                ? at.NotNow(at.IsOfficial ? CaseAct.SignAsOfficial : CaseAct.SignPlan)
                : ActResult.Missing;
        }
        if (toSign.Hash != hashShown)
        {
            return ActResult.Stale;
        }

        var longest = policies.PolicyAt(at.Case.LaunchedOn).Appraisals.TextMaximum;
        var words = late ?? LateWords.None;
        List<Refusal> missing = [.. toSign.Missing, .. Lateness.Missing(toSign.LateBy, words, Lateness.Sides, longest)];
        if (comments.Length > longest)
        {
            missing.Add(Refusal.Of(RefusalCodes.TextTooLong, "Comments", "CY-6", comments.Length, longest));
        }
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        var transition = at.Transition(ActOf(at, toSign))!;
        if (toSign.Kind == CaseFormKind.Review && at.IsSupervisor)
        {
            CaseTexts.Add(db, at, CaseFormKind.Review, toSign.Number, toSign.Content, now);
            at.Case.ReviewVersion = toSign.Number;
            at.Case.ReviewedOn = reader.Today;
            if (await CaseTexts.DraftAsync(db, at, CaseFormKind.Review, stop) is { } draft)
            {
                db.CaseDrafts.Remove(draft);
            }
        }

        db.CaseSignatures.Add(
            new CaseSignature
            {
                CaseId = id,
                Kind = toSign.Kind,
                Number = toSign.Number,
                Party = transition.Party,
                SignerId = me!,
                At = now,
                Hash = toSign.Hash,
            }
        );
        at.Case.State = transition.To;
        db.History.Add(
            at.Entry(
                now,
                "sign",
                transition.Rule,
                $$"""{"form":"{{toSign.Kind}}","version":{{toSign.Number}},"hash":"{{toSign.Hash}}"{{Lateness.InHistory(toSign.LateBy, words)}}}"""
            )
        );
        if (toSign.LateBy > 0)
        {
            var step = toSign.Kind == CaseFormKind.Plan ? CaseStep.Plan : CaseStep.Review;
            db.LateCaseSteps.Add(CaseSteps.Late(at, step, toSign.Number, toSign.DueOn!.Value, reader.Today, words, now));
        }
        if (at.IsSupervisor)
        {
            at.Case.SupervisorSignedAt = now;
            await Mail.ToOfficialAsync(db, now, at.Case.StaffId, "CaseToSign", at.Link, stop);
        }
        else
        {
            if (!string.IsNullOrWhiteSpace(comments))
            {
                db.CaseStatements.Add(at.Say(Guid.Empty, CaseWord.Comments, CaseParty.Official, comments, now));
            }
            await CaseSettling.SettleAsync(db, at.Case, Policy(at), reader.Today, now, stop);
            await at.TellOtherSideAsync(db, now, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes a mistaken signature back, as long as the official has not signed (decision 2). A review becomes the draft again.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.WithdrawSignature) is not { } transition)
        {
            return at.NotNow(CaseAct.WithdrawSignature);
        }

        var now = clock.GetCurrentInstant();
        var kind = at.Case.State == CaseState.PlanSigned ? CaseFormKind.Plan : CaseFormKind.Review;
        await CaseTexts.EndSignaturesAsync(db, id, kind, now, "withdrawn", stop);
        if (kind == CaseFormKind.Review)
        {
            at.Case.ReviewedOn = null;
            var signed = (await CaseTexts.NewestAsync(db, id, kind, stop))!;
            if (signed.AuthorId == reader.StaffId && await CaseTexts.DraftAsync(db, at, kind, stop) is null)
            {
                db.CaseDrafts.Add(
                    new CaseDraft
                    {
                        CaseId = id,
                        Kind = kind,
                        AuthorId = reader.StaffId,
                        Content = signed.Content,
                        SavedAt = now,
                    }
                );
            }
        }
        at.Case.SupervisorSignedAt = null;
        at.Case.State = transition.To;
        db.History.Add(at.Entry(now, "withdraw-signature", transition.Rule));
        await at.TellOtherSideAsync(db, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private UnderperformancePolicy Policy(CaseAtHand at) => policies.PolicyAt(at.Case.LaunchedOn).Underperformance;

    private static CaseAct ActOf(CaseAtHand at, CaseToSign toSign) =>
        at.IsOfficial ? CaseAct.SignAsOfficial
        : toSign.Kind == CaseFormKind.Plan ? CaseAct.SignPlan
        : toSign.Review!.Sufficient == true ? CaseAct.SignSufficient
        : CaseAct.SignInsufficient;
}
