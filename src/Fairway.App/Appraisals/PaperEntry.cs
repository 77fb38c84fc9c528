using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// HR enters a signed copy on paper, for those without access (decision 6): the HR partner of the official's unit who is no party of the appraisal. The
/// step then stands as signed on paper; both sides get a notice, and the scan is readable to whoever may read the form.
/// </summary>
public sealed class PaperEntry(FairwayDb db, IClock clock, PolicyLibrary policies, DutyStationZones zones, Settling settling)
{
    private static readonly EvidenceType[] s_scans = [EvidenceType.Pdf, EvidenceType.Png, EvidenceType.Jpeg];

    /// <summary>The step's row of the table for this reader; null where none allows it.</summary>
    public static Transition? TransitionOf(AppraisalCase found, AppraisalStep step, bool objects = false) =>
        found.Parties.Any(p => p is not (AppraisalParty.HrPartner or AppraisalParty.BoardMember or AppraisalParty.BoardSecretary))
            ? null
            : found.Transition(
                step switch
                {
                    AppraisalStep.Beginning => AppraisalAct.EnterBeginningFromPaper,
                    AppraisalStep.MidTerm => AppraisalAct.EnterReviewFromPaper,
                    _ => objects ? AppraisalAct.EnterObjectionFromPaper : AppraisalAct.EnterEndFromPaper,
                }
            );

    /// <summary>The steps that can be entered now: of a cycle without a mid-term review there is none.</summary>
    public static IReadOnlyList<AppraisalStep> Steps(AppraisalCase found) =>
        [
            .. Enum.GetValues<AppraisalStep>()
                .Where(s => TransitionOf(found, s) is not null && (s != AppraisalStep.MidTerm || found.Appraisal.MidTermDue is not null)),
        ];

    /// <summary>Whether the supervisor's signature stands in Fairway under the step at hand: then the paper is of that text and no other.</summary>
    public static bool SignedHere(Appraisal appraisal) =>
        appraisal.State
            is AppraisalState.BeginningSignedBySupervisor
                or AppraisalState.MidTermSignedBySupervisor
                or AppraisalState.EndSignedBySupervisor;

    public async Task<ActResult> EnterAsync(Reader reader, Guid id, Paper paper, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null || reader.StaffId is null || !found.Parties.Contains(AppraisalParty.HrPartner))
        {
            return ActResult.Missing;
        }

        if (await db.PaperCopies.AnyAsync(p => p.Id == paper.Form && p.AppraisalId == id && p.EnteredBy == reader.StaffId, stop))
        {
            return ActResult.Ok;
        }

        if (
            found.Parties.Any(p =>
                p
                    is AppraisalParty.Supervisor
                        or AppraisalParty.SigningDelegate
                        or AppraisalParty.Delegate
                        or AppraisalParty.SecondLevel
                        or AppraisalParty.StandIn
            )
        )
        {
            return new ActResult.Refused(PaperRefusals.PaperByParty);
        }

        if (!Steps(found).Contains(paper.Step) || TransitionOf(found, paper.Step, paper.Objects) is not { } transition)
        {
            return ActResult.Missing;
        }

        var policy = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals;
        // What was signed on paper is compared with what two people wrote here, and shown to HR no more than the print in their hand.
        using var compared = db.Asking.OfEverybody();
        var (text, refusals) = await TextAsync(found, paper, policy, stop);
        var name = EvidenceName.Clean(paper.ScanName);
        var type = JudgeScan(name, paper, policy, refusals);
        if (string.IsNullOrWhiteSpace(paper.Reason))
        {
            refusals.Add(PaperRefusals.PaperReasonMissing);
        }

        if (paper.Objects && string.IsNullOrWhiteSpace(paper.Comments))
        {
            refusals.Add(PaperRefusals.PaperObjectionMissing);
        }

        var due = found.Appraisal.DueOf(paper.Step);
        var lateBy = SignedHere(found.Appraisal) || paper.SupervisorOn is not { } signedOn ? 0 : Lateness.By(due, signedOn);
        refusals.AddRange(Lateness.Missing(lateBy, new LateWords(paper.Whose, paper.Cause), Lateness.Sides, policy.TextMaximum));
        foreach (var (field, words) in new[] { ("Reason", paper.Reason), ("Comments", paper.Comments) })
        {
            if (words.Length > policy.TextMaximum)
            {
                refusals.Add(Refusal.Of(RefusalCodes.TextTooLong, field, "CY-2", words.Length, policy.TextMaximum));
            }
        }

        if (refusals.Count > 0 || text is null || type is null)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var version = text.Version ?? FormVersions.Add(db, found, paper.Step, text.Number, text.Content, now);
        var copy = new PaperCopy
        {
            Id =
                paper.Form == Guid.Empty || await db.PaperCopies.AnyAsync(p => p.Id == paper.Form, stop)
                    ? Guid.CreateVersion7()
                    : paper.Form,
            AppraisalId = id,
            Step = paper.Step,
            FormNumber = version.Number,
            SupervisorOn = SignedHere(found.Appraisal) ? null : paper.SupervisorOn,
            OfficialOn = paper.OfficialOn!.Value,
            Reason = paper.Reason.Trim(),
            EnteredBy = reader.StaffId,
            EnteredAt = now,
            Name = name,
            Type = type.Value,
            Size = paper.Scan.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(paper.Scan)),
        };
        db.PaperCopies.Add(copy);
        db.PaperBytes.Add(new PaperBytes { PaperId = copy.Id, Content = paper.Scan });
        if (lateBy > 0)
        {
            db.LateSteps.Add(LateStepOf(found, paper, copy, due!.Value, now));
        }

        await StandAsync(found, paper, copy, version, transition, now, stop);
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has entered it.
            db.ChangeTracker.Clear();
            if (await db.PaperCopies.AnyAsync(p => p.Id == paper.Form && p.AppraisalId == id && p.EnteredBy == reader.StaffId, stop))
            {
                return ActResult.Ok;
            }

            throw;
        }
    }

    /// <summary>The text that was signed: a version that is there already, or a new one.</summary>
    private sealed record Signed(FormVersion? Version, int Number, string Content);

    /// <summary>The two signatures stand, and what follows from them follows.</summary>
    private async Task StandAsync(
        AppraisalCase found,
        Paper paper,
        PaperCopy copy,
        FormVersion version,
        Transition transition,
        Instant now,
        CancellationToken stop
    )
    {
        var appraisal = found.Appraisal;
        var signedHere = SignedHere(appraisal);
        if (!signedHere)
        {
            await StandingSignatures.EndAsync(db, appraisal, paper.Step, now, "text-changed", stop);
            Sign(
                appraisal.DelegateSigns ? AppraisalParty.SigningDelegate : AppraisalParty.Supervisor,
                found.SupervisorSigner!,
                paper.SupervisorOn!.Value
            );
            appraisal.SupervisorSignedAt = now;
        }

        Sign(AppraisalParty.Official, appraisal.StaffId, copy.OfficialOn);
        appraisal.OfficialSignedAt = now;
        appraisal.State = transition.To;
        appraisal.SharedVersion = version.Number;
        if (paper.Step == AppraisalStep.Beginning)
        {
            await KeptOutputs.ReplaceAsync(db, appraisal.Id, FormText.Read<AgreementForm>(version.Content).Outputs, agreed: true, stop);
        }

        if (!string.IsNullOrWhiteSpace(paper.Comments) && paper.Step == AppraisalStep.EndOfCycle)
        {
            db.ReportStatements.Add(
                new ReportStatement
                {
                    AppraisalId = appraisal.Id,
                    Step = paper.Step,
                    FormNumber = version.Number,
                    Kind = paper.Objects ? StatementKind.Objection : StatementKind.Comments,
                    AuthorId = appraisal.StaffId,
                    Text = paper.Comments.Trim(),
                    At = now,
                }
            );
        }

        db.History.Add(
            found.Entry(
                now,
                "enter-from-paper",
                transition.Rule,
                $$"""{"step":"{{paper.Step.Code()}}","version":{{version.Number}},"hash":"{{version.Hash}}","scan":"{{copy.Hash}}"}"""
            )
        );
        foreach (
            var who in new[] { appraisal.StaffId, found.SupervisorSigner, appraisal.SupervisorId }
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
        {
            await Mail.ToOfficialAsync(db, clock, who, "EnteredFromPaper", $"/appraisals/{appraisal.Id}", stop, found.Reader.DisplayName);
        }

        if (appraisal.State == AppraisalState.EndObjected)
        {
            await settling.ReceiveEndAsync(appraisal, now, stop);
        }

        await settling.FollowAsync(appraisal, found.Reader.DisplayName, now, stop);

        void Sign(AppraisalParty party, string signer, LocalDate on) =>
            db.Signatures.Add(
                new Signature
                {
                    AppraisalId = appraisal.Id,
                    Step = paper.Step,
                    FormNumber = version.Number,
                    Party = party,
                    SignerId = signer,
                    At = now,
                    Hash = version.Hash,
                    PolicyVersion = appraisal.PolicyVersion,
                    PaperId = copy.Id,
                    OnPaper = on,
                }
            );
    }

    /// <summary>What the paper is of, with what stands against it.</summary>
    private async Task<(Signed? Text, List<Refusal> Refusals)> TextAsync(
        AppraisalCase found,
        Paper paper,
        AppraisalPolicy policy,
        CancellationToken stop
    )
    {
        var appraisal = found.Appraisal;
        var signedHere = SignedHere(appraisal);
        if (found.SupervisorSigner is null)
        {
            return (
                null,
                [Refusal.Of(RefusalCodes.ActNotOpen, null, "CY-2", AppraisalAct.SignAsSupervisor.ToString(), appraisal.State.ToString())]
            );
        }

        FormVersion? version = null;
        string content;
        var code = new string([.. paper.Code.Where(c => !char.IsWhiteSpace(c))]).ToLowerInvariant();
        if (code.Length > 0 || signedHere)
        {
            version =
                appraisal.Step == paper.Step && appraisal.SharedVersion > 0 ? await FormVersions.NewestAsync(db, appraisal, stop) : null;
            if (version is null || version.Hash != code)
            {
                return (null, [code.Length == 0 ? PaperRefusals.PaperCodeNeeded : PaperRefusals.PaperCodeUnknown]);
            }

            content = version.Content;
        }
        else
        {
            content = await TypedAsync(found, paper, policy, stop);
        }

        var signedAt = appraisal.SupervisorSignedAt?.InZone(found.Reader.Zone).Date;
        var (missing, discussedOn) = await MissingAsync(found, paper, content, policy, stop);
        var days = new PaperSignatures(discussedOn, signedHere ? signedAt : paper.SupervisorOn, paper.OfficialOn);
        return (
            new Signed(version, version?.Number ?? appraisal.VersionOf(paper.Step) + 1, content),
            [.. signedHere ? [] : missing, .. days.Check(found.Reader.Today)]
        );
    }

    private async Task<string> TypedAsync(AppraisalCase found, Paper paper, AppraisalPolicy policy, CancellationToken stop)
    {
        var forms = new PaperForms(paper.Texts, paper.DiscussedOn);
        return paper.Step switch
        {
            AppraisalStep.Beginning => FormText.Write(forms.Agreement(policy)),
            AppraisalStep.MidTerm => FormText.Write(forms.Review(await AgreedAsync(found, stop))),
            _ => FormText.Write(forms.End(await FormVersions.AssessedAsync(db, found.Appraisal, stop), policy)),
        };
    }

    private async Task<AgreementForm> AgreedAsync(AppraisalCase found, CancellationToken stop) =>
        await FormVersions.SettledAsync<AgreementForm>(db, found.Appraisal, stop) ?? AgreementForm.Empty;

    /// <summary>What the step's own check says of the text, as for a signature given here, on the day beside the supervisor's.</summary>
    private async Task<(IReadOnlyList<Refusal> Missing, LocalDate? DiscussedOn)> MissingAsync(
        AppraisalCase found,
        Paper paper,
        string content,
        AppraisalPolicy policy,
        CancellationToken stop
    )
    {
        var on = paper.SupervisorOn is { } day && day < found.Reader.Today ? day : found.Reader.Today;
        switch (paper.Step)
        {
            case AppraisalStep.Beginning:
                var agreement = FormText.Read<AgreementForm>(content);
                return (AgreementCheck.ForSigning(agreement, policy, found.Appraisal.OfManager, found.Reader.Today), agreement.DiscussedOn);
            case AppraisalStep.MidTerm:
                var review = FormText.Read<ReviewForm>(content);
                return (ReviewCheck.ForSigning(review, await AgreedAsync(found, stop), policy, found.Reader.Today), review.DiscussedOn);
            default:
                var end = FormText.Read<EndForm>(content);
                var assessed = await FormVersions.AssessedAsync(db, found.Appraisal, stop);
                var raised = await NoSurprisesFacts.OfAsync(db, zones, found.Appraisal.Id, on, stop);
                return (
                    [
                        .. SelfAssessments.NotOpen(found.Appraisal, on, policy),
                        .. EndCheck.ForSubmitting(end.Self, assessed, policy),
                        .. EndCheck.ForSigning(end.Assessment, assessed, policy, raised.Raised, on),
                    ],
                    end.Assessment.DiscussedOn
                );
        }
    }

    private static EvidenceType? JudgeScan(string name, Paper paper, AppraisalPolicy policy, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(paper.ScanName))
        {
            refusals.Add(PaperRefusals.PaperScanMissing);
            return null;
        }

        var verdict = EvidenceContent.Judge(name, paper.Scan, policy.Evidence);
        if (verdict.Refusal is { } refusal)
        {
            refusals.Add(refusal with { Field = "Scan" });
            return null;
        }

        if (!s_scans.Contains(verdict.Type!.Value))
        {
            refusals.Add(PaperRefusals.PaperScanType);
            return null;
        }

        return verdict.Type;
    }

    private static LateStep LateStepOf(AppraisalCase found, Paper paper, PaperCopy copy, LocalDate due, Instant now) =>
        new()
        {
            AppraisalId = found.Appraisal.Id,
            Step = paper.Step,
            FormNumber = copy.FormNumber,
            DueOn = due,
            SignedOn = paper.SupervisorOn!.Value,
            Whose = paper.Whose!.Value,
            Cause = paper.Cause.Trim(),
            SaidBy = copy.EnteredBy,
            At = now,
        };
}
