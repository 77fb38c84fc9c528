using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// The two signatures under each step (decisions 2 and 3): supervisor first, then the official. At the end of the cycle the supervisor's
/// signature is also the moment in which the official first sees the assessment (decision 1).
/// </summary>
public sealed class Signing(
    FairwayDb db,
    IClock clock,
    PolicyLibrary policies,
    DutyStationZones zones,
    FormDrafts<AgreementForm> agreements,
    FormDrafts<ReviewForm> reviews,
    FormDrafts<Assessment> assessments,
    Settling settling
)
{
    /// <summary>The row of the table by which the reader would sign now; null where they can't.</summary>
    /// <param name="without">As supervisor, without the official, who will not take part (CY-6).</param>
    public static Transition? TransitionOf(AppraisalCase found, bool without = false) =>
        without
            ? found.Transition(AppraisalAct.CompleteWithoutOfficial)
            : found.Transition(AppraisalAct.SignAsSupervisor) ?? found.Transition(AppraisalAct.SignAsOfficial);

    /// <summary>What the reader would sign; null where it isn't theirs to sign now.</summary>
    /// <param name="without">As supervisor, without the official (CY-6).</param>
    public async Task<ToSign?> ToSignAsync(AppraisalCase found, bool without = false, CancellationToken stop = default)
    {
        if (TransitionOf(found, without) is not { } transition)
        {
            return null;
        }

        var appraisal = found.Appraisal;
        var policy = policies.PolicyAt(appraisal.OpenedOn).Appraisals;
        if (transition.Act == AppraisalAct.SignAsOfficial)
        {
            if (appraisal.OfficialSignedAt is not null)
            {
                return null;
            }

            var newest = await FormVersions.NewestAsync(db, appraisal, stop);
            return new ToSign(
                appraisal.Step,
                newest.Number,
                newest.Content,
                newest.Hash,
                false,
                await OfficialsMissingAsync(found, stop),
                0
            );
        }

        if (transition.To == AppraisalState.EndSignedBySupervisor)
        {
            return await EndToSignAsync(found, transition, policy, stop);
        }

        var version = await FormVersions.NewestAsync(db, appraisal, stop);
        return new ToSign(
            appraisal.Step,
            version.Number,
            version.Content,
            version.Hash,
            false,
            await DialogueMissingAsync(found, policy, stop),
            LateBy(found, appraisal.Step)
        );
    }

    /// <summary>
    /// Signs what was shown. The caller has asked for the password again (decision 3). Signing what one has signed already is done
    /// already; a text that changed since it was shown is <see cref="ActResult.Overtaken"/>.
    /// </summary>
    public async Task<ActResult> SignAsync(
        Reader reader,
        Guid id,
        string hashShown,
        SigningWords? words = null,
        CancellationToken stop = default
    )
    {
        words ??= new SigningWords();
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        var appraisal = found.Appraisal;
        var standing = await StandingSignatures.OfAsync(db, appraisal, appraisal.Step, stop);
        if (standing.Any(s => s.SignerId == reader.StaffId && s.Hash == hashShown))
        {
            return ActResult.Ok;
        }

        var without = words.NoPart is not null;
        if (TransitionOf(found, without) is not { } transition || await ToSignAsync(found, without, stop) is not { } toSign)
        {
            return found.NotNow(
                found.Parties.Contains(AppraisalParty.Official) ? AppraisalAct.SignAsOfficial : AppraisalAct.SignAsSupervisor
            );
        }

        if (toSign.Hash != hashShown)
        {
            return ActResult.Stale;
        }

        var missing = toSign.Missing.Concat(MissingWords(toSign, words, policies.PolicyAt(appraisal.OpenedOn).Appraisals)).ToList();
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        if (transition.To == AppraisalState.EndSignedBySupervisor)
        {
            await AddEndVersionAsync(found, toSign, words, now, stop);
        }

        if (toSign.LateBy > 0)
        {
            AddLate(found, toSign, words, now);
        }

        db.Signatures.Add(
            new Signature
            {
                AppraisalId = id,
                Step = toSign.Step,
                FormNumber = toSign.Number,
                Party = transition.Party,
                SignerId = reader.StaffId!,
                OnBehalfOf = found.OnBehalfOf,
                At = now,
                Hash = toSign.Hash,
                PolicyVersion = appraisal.PolicyVersion,
            }
        );
        appraisal.State = transition.To;
        db.History.Add(
            found.Entry(
                now,
                "sign",
                transition.Rule,
                $$"""{"step":"{{toSign.Step.Code()}}","version":{{toSign.Number}},"hash":"{{toSign.Hash}}"{{Lateness.InHistory(toSign.LateBy, words.Late)}}}"""
            )
        );
        if (transition.Party == AppraisalParty.Official)
        {
            appraisal.OfficialSignedAt = now;
            AddComments(found, toSign, words, now);
            if (appraisal.State == AppraisalState.EndObjected)
            {
                await settling.ReceiveEndAsync(appraisal, now, stop);
            }

            await settling.FollowAsync(appraisal, reader.DisplayName, now, stop);
        }
        else
        {
            appraisal.SupervisorSignedAt = now;
            await Mail.ToOfficialAsync(db, clock, appraisal.StaffId, "AppraisalToSign", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes a mistaken signature back, as long as the other has not signed (decision 2).</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        var appraisal = found.Appraisal;
        if (
            found.Transition(AppraisalAct.WithdrawSignature) is not { } transition
            // A predecessor's signature is theirs: it stands, or is taken up with a correction.
            || !await StandingSignatures.HasOneOfAsync(db, found, stop)
        )
        {
            return found.NotNow(AppraisalAct.WithdrawSignature);
        }

        var now = clock.GetCurrentInstant();
        if (appraisal.State == AppraisalState.EndSignedBySupervisor)
        {
            await AssessmentBackAsync(found, now, stop);
        }

        await StandingSignatures.EndAsync(db, appraisal, appraisal.Step, now, "withdrawn", stop);
        appraisal.SupervisorSignedAt = null;
        appraisal.State = transition.To;
        db.History.Add(found.Entry(now, "withdraw-signature", transition.Rule));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>
    /// The signed assessment becomes the supervisor's unfinished text again, so that nothing has to be typed twice; a predecessor's doesn't become the
    /// successor's, who begins their own (CY-9).
    /// </summary>
    internal async Task AssessmentBackAsync(AppraisalCase found, Instant now, CancellationToken stop)
    {
        var version = await FormVersions.NewestAsync(db, found.Appraisal, stop);
        var signer = found.SupervisorSigner;
        if (version.SharedBy != signer && version.OnBehalfOf != signer)
        {
            return;
        }

        if (await assessments.DraftAsync(found, stop) is null)
        {
            db.FormDrafts.Add(
                new FormDraft
                {
                    AppraisalId = found.Appraisal.Id,
                    AuthorId = found.DraftAuthor<Assessment>()!,
                    Step = AppraisalStep.EndOfCycle,
                    Content = FormText.Write(FormText.Read<EndForm>(version.Content).Assessment),
                    BasedOn = version.Number,
                    SavedAt = now,
                }
            );
        }
    }

    private async Task<ToSign> EndToSignAsync(AppraisalCase found, Transition transition, AppraisalPolicy policy, CancellationToken stop)
    {
        var appraisal = found.Appraisal;
        var draft = await assessments.DraftAsync(found, stop);
        var assessment = draft is null ? Assessment.Empty : FormText.Read<Assessment>(draft.Content);
        var number = appraisal.VersionOf(AppraisalStep.EndOfCycle);
        // After a withdrawn signature on such a report the official may still have said nothing.
        var without = transition.Act == AppraisalAct.CompleteWithoutOfficial || number == 0;
        var self = without
            ? SelfAssessment.Empty
            : FormText.Read<EndForm>((await FormVersions.NewestAsync(db, appraisal, stop)).Content).Self;
        var content = FormText.Write(new EndForm(self, assessment) { Parts = PartLines.Signed(appraisal) });
        var assessed = await FormVersions.AssessedAsync(db, appraisal, stop);
        var raised = await NoSurprisesFacts.OfAsync(db, zones, appraisal.Id, found.Reader.Today, stop);
        var today = clock.GetCurrentInstant().InZone(raised.Zone).Date;
        return new ToSign(
            AppraisalStep.EndOfCycle,
            number + 1,
            content,
            FormText.Hash(appraisal, AppraisalStep.EndOfCycle, content),
            without,
            [
                .. SelfAssessments.NotOpen(appraisal, found.Reader.Today, policy),
                .. EndCheck.ForSigning(assessment, assessed, policy, raised.Raised, today),
                .. await FeedbackReportReading.MissingForSigningAsync(db, appraisal, found.Reader.StaffId!, stop),
            ],
            LateBy(found, AppraisalStep.EndOfCycle)
        );
    }

    private async Task<IReadOnlyList<Refusal>> DialogueMissingAsync(AppraisalCase found, AppraisalPolicy policy, CancellationToken stop)
    {
        var today = found.Reader.Today;
        if (found.Appraisal.Step == AppraisalStep.Beginning)
        {
            var agreement = await agreements.LoadAsync(found, stop);
            return
            [
                .. Unshared(agreement.HasDraft),
                .. AgreementCheck.ForSigning(agreement.Shared, policy, found.Appraisal.OfManager, today),
            ];
        }

        var review = await reviews.LoadAsync(found, stop);
        var agreed = await FormVersions.SettledAsync<AgreementForm>(db, found.Appraisal, stop) ?? AgreementForm.Empty;
        return [.. Unshared(review.HasDraft), .. ReviewCheck.ForSigning(review.Shared, agreed, policy, today)];
    }

    private async Task<IReadOnlyList<Refusal>> OfficialsMissingAsync(AppraisalCase found, CancellationToken stop) =>
        found.Appraisal.Step switch
        {
            AppraisalStep.Beginning => [.. Unshared(await agreements.DraftAsync(found, stop) is not null)],
            AppraisalStep.MidTerm => [.. Unshared(await reviews.DraftAsync(found, stop) is not null)],
            _ => [],
        };

    /// <summary>Nobody signs a text while their own changes to it wait to be shared.</summary>
    private static IEnumerable<Refusal> Unshared(bool hasDraft) => hasDraft ? [Refusal.Of(RefusalCodes.DraftNotShared, null, "CY-2")] : [];

    private static IEnumerable<Refusal> MissingWords(ToSign toSign, SigningWords words, AppraisalPolicy policy)
    {
        foreach (var refusal in Lateness.Missing(toSign.LateBy, words.Late, Lateness.Sides, policy.TextMaximum))
        {
            yield return refusal;
        }

        if (toSign.WithoutOfficial && string.IsNullOrWhiteSpace(words.NoPart))
        {
            yield return Refusal.Of(RefusalCodes.NoPartReasonMissing, "NoPart", "CY-6");
        }

        foreach (var (field, text) in new[] { ("Comments", words.Comments), ("NoPart", words.NoPart ?? "") })
        {
            if (text.Length > policy.TextMaximum)
            {
                yield return Refusal.Of(RefusalCodes.TextTooLong, field, "CY-6", text.Length, policy.TextMaximum);
            }
        }
    }

    private static int LateBy(AppraisalCase found, AppraisalStep step) => Lateness.By(found.Appraisal.DueOf(step), found.Reader.Today);

    private async Task AddEndVersionAsync(AppraisalCase found, ToSign toSign, SigningWords words, Instant now, CancellationToken stop)
    {
        if (await assessments.DraftAsync(found, stop) is { } draft)
        {
            db.FormDrafts.Remove(draft);
        }

        FormVersions.Add(db, found, AppraisalStep.EndOfCycle, toSign.Number, toSign.Content, now);
        found.Appraisal.SharedVersion = toSign.Number;
        found.Appraisal.OfficialSignedAt = null;
        if (toSign.WithoutOfficial)
        {
            db.ReportStatements.Add(Statement(found, toSign, StatementKind.TookNoPart, words.NoPart!.Trim(), now));
        }
    }

    private void AddComments(AppraisalCase found, ToSign toSign, SigningWords words, Instant now)
    {
        if (toSign.Step == AppraisalStep.EndOfCycle && !string.IsNullOrWhiteSpace(words.Comments))
        {
            db.ReportStatements.Add(Statement(found, toSign, StatementKind.Comments, words.Comments.Trim(), now));
        }
    }

    private void AddLate(AppraisalCase found, ToSign toSign, SigningWords words, Instant now) =>
        db.LateSteps.Add(
            new LateStep
            {
                AppraisalId = found.Appraisal.Id,
                Step = toSign.Step,
                FormNumber = toSign.Number,
                DueOn = found.Appraisal.DueOf(toSign.Step)!.Value,
                SignedOn = found.Reader.Today,
                Whose = words.Whose!.Value,
                Cause = words.Cause.Trim(),
                SaidBy = found.Reader.StaffId!,
                At = now,
            }
        );

    private static ReportStatement Statement(AppraisalCase found, ToSign toSign, StatementKind kind, string text, Instant now) =>
        new()
        {
            AppraisalId = found.Appraisal.Id,
            Step = toSign.Step,
            FormNumber = toSign.Number,
            Kind = kind,
            AuthorId = found.Reader.StaffId,
            OnBehalfOf = found.OnBehalfOf,
            Text = text,
            At = now,
        };
}
