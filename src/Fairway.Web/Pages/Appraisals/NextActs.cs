using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What the reader of an appraisal can do next, from the workflow and from what they have written.</summary>
public static class NextActs
{
    public static IEnumerable<NextAct> Of(Words t, AppraisalModel page)
    {
        var view = page.View;
        var (found, writable, home) = (view.Case, view.Writable, page.Home);
        var signer = view.NameOf(found.SupervisorSigner);
        var hasDraft = writable.Agreement is { HasDraft: true } || writable.Review is { HasDraft: true };
        if (Signing.TransitionOf(found) is { } transition && !hasDraft && !AlreadySigned(view, transition))
        {
            var end = transition.To == AppraisalState.EndSignedBySupervisor;
            var text =
                transition.Party == AppraisalParty.Official ? "Appraisals.ReadAndSignOfficial"
                : end ? "Appraisals.ReadAndSignAssessment"
                : "Appraisals.ReadAndSignSupervisor";
            yield return new NextAct(
                t["Appraisals.ReadAndSignTitle"],
                t[text, signer, page.Official],
                $"{home}/sign",
                t["Appraisals.ReadAndSign"],
                true
            );
        }

        if (writable.Agreement is { HasDraft: true } agreement)
        {
            yield return Share(agreement.BehindBy, agreement.DraftSavedAt, $"{home}/share");
        }
        else if (writable.Review is { HasDraft: true } review)
        {
            yield return Share(review.BehindBy, review.DraftSavedAt, $"{home}/review/share");
        }

        NextAct Share(int behindBy, NodaTime.Instant? savedAt, string href) =>
            new(
                t["Appraisals.DraftTitle"],
                t[behindBy > 0 ? "Appraisals.DraftBehind" : "Appraisals.DraftWaiting", page.Other, savedAt],
                href,
                t["Appraisals.ReviewAndShare"],
                false
            );
    }

    private static bool AlreadySigned(AppraisalView view, Transition transition) =>
        transition.Party == AppraisalParty.Official && view.Appraisal.OfficialSignedAt is not null;
}

/// <summary>Why a step is due when it is, in words.</summary>
public static class WhyDueWords
{
    public static WhyDueText? Of(Words t, AppraisalView view, AppraisalStep step)
    {
        var appraisal = view.Appraisal;
        var due = appraisal.Dues(view.Policy).FirstOrDefault(d => d.Step == step);
        if (due is null || appraisal.State == AppraisalState.EndComplete)
        {
            return null;
        }

        var period =
            step == AppraisalStep.Beginning ? view.Policy.Appraisals.BeginningDueAfterStart : view.Policy.Appraisals.MidTermDueAfterStart;
        var text = due.Why.Reason switch
        {
            "due-on-last-day" => t["Appraisals.WhyDueLastDay", due.On],
            "due-after-start" => t[
                "Appraisals.WhyDue",
                appraisal.CountedFrom ?? appraisal.CycleStart,
                period.Months + (period.Years * 12),
                due.On
            ],
            _ => t["Appraisals.WhyDueOtherwise", t["Reasons." + due.Why.Reason], due.On],
        };
        var citation = due.Why.Citation;
        return new WhyDueText(text, citation.Rule, $"{citation.Instrument.Code}, {citation.Provision}");
    }
}
