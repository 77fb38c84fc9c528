using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>The official's self-assessment is submitted before the supervisor's assessment is signed (CY-4, decision 1).</summary>
public sealed class SelfAssessments(FairwayDb db, IClock clock, PolicyLibrary policies, FormDrafts<SelfAssessment> drafts)
{
    /// <summary>What still stands in the way of submitting; empty where nothing does.</summary>
    public async Task<IReadOnlyList<Refusal>> MissingAsync(AppraisalCase found, SelfAssessment self, CancellationToken stop = default)
    {
        var policy = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals;
        var assessed = await FormVersions.AssessedAsync(db, found.Appraisal, stop);
        return [.. NotOpen(found.Appraisal, found.Reader.Today, policy), .. EndCheck.ForSubmitting(self, assessed, policy)];
    }

    /// <summary>
    /// Submits the official's draft: the supervisor's side reads it from then on. It can be submitted again, changed, until the supervisor
    /// has signed. Submitting twice submits once.
    /// </summary>
    public async Task<ActResult> SubmitAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(AppraisalAct.SubmitSelfAssessment) is not { } transition)
        {
            return found.NotNow(AppraisalAct.SubmitSelfAssessment);
        }

        if (await drafts.DraftAsync(found, stop) is not { } draft)
        {
            return found.Appraisal.State == AppraisalState.SelfAssessed
                ? ActResult.Ok
                : new ActResult.Refused(await MissingAsync(found, SelfAssessment.Empty, stop));
        }

        var self = FormText.Read<SelfAssessment>(draft.Content);
        var missing = await MissingAsync(found, self, stop);
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var appraisal = found.Appraisal;
        var now = clock.GetCurrentInstant();
        db.FormDrafts.Remove(draft);
        var content = FormText.Write(new EndForm(self, Assessment.Empty));
        var version = FormVersions.Add(
            db,
            found,
            AppraisalStep.EndOfCycle,
            appraisal.VersionOf(AppraisalStep.EndOfCycle) + 1,
            content,
            now
        );
        appraisal.SharedVersion = version.Number;
        appraisal.SupervisorSignedAt = null;
        appraisal.OfficialSignedAt = null;
        appraisal.State = transition.To;
        db.History.Add(found.Entry(now, "submit-self-assessment", transition.Rule, $$"""{"version":{{version.Number}}}"""));
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(db, clock, other, "SelfAssessmentSubmitted", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The refusal before the end of the cycle opens (CY-4); nothing from then on.</summary>
    internal static IEnumerable<Refusal> NotOpen(Appraisal appraisal, LocalDate today, AppraisalPolicy policy)
    {
        if (EndOpening.Check(appraisal.Cycle, today, policy) is { Judgement: Judgement.NotMet })
        {
            yield return Refusal.Of(RefusalCodes.EndNotOpen, null, "CY-4", EndOpening.FirstDay(appraisal.Cycle, policy));
        }
    }
}
