using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>What is missing before a step of a case can be taken (UP-1). Fields are named as the forms name them.</summary>
[Rule("UP-1")]
public static class CaseCheck
{
    /// <summary>The most areas, remedies or lines of one list that are kept.</summary>
    public const int LongestList = 10;

    /// <summary>What stands in the way of opening a case: areas named with what was expected and seen, reasons thought about.</summary>
    public static IReadOnlyList<Refusal> ForOpening(CaseOpening form, UnderperformancePolicy policy, int longestText)
    {
        var refusals = new Refusals(longestText);
        if (form.Triggers.IsEmpty)
        {
            refusals.Add(RefusalCodes.CaseTriggerMissing, "Triggers", "UP-1");
        }
        refusals.Codes("Triggers", form.Triggers, policy.Triggers);
        if (form.Areas.IsEmpty)
        {
            refusals.Add(RefusalCodes.CaseAreaMissing, "Areas[0].Area", "UP-1");
        }
        for (var i = 0; i < form.Areas.Length; i++)
        {
            var area = form.Areas[i];
            refusals.Text(area.Area, $"Areas[{i}].Area", RefusalCodes.CaseAreaMissing);
            refusals.Text(area.Expected, $"Areas[{i}].Expected", RefusalCodes.CaseExpectationMissing);
            refusals.Text(area.Observed, $"Areas[{i}].Observed", RefusalCodes.CaseObservationMissing);
        }
        refusals.Codes("Reasons", form.Reasons, policy.Reasons);
        refusals.Text(form.Considered, "Considered", RefusalCodes.CaseReasonsMissing);
        refusals.Length(form.SupportSoFar, "SupportSoFar");
        return refusals.All;
    }

    /// <summary>What stands in the way of recording a discussion.</summary>
    /// <param name="openedOn">The day of the opening: what was said before is no discussion of it.</param>
    public static IReadOnlyList<Refusal> ForDiscussion(DiscussionRecord form, LocalDate openedOn, LocalDate today, int longestText)
    {
        var refusals = new Refusals(longestText);
        refusals.Day(form.HeldOn, "HeldOn", openedOn, today);
        refusals.Text(form.Clarified, "Clarified", RefusalCodes.CaseDiscussionMissing);
        refusals.Length(form.Raised, "Raised");
        refusals.Text(form.Offered, "Offered", RefusalCodes.CaseOfferMissing);
        return refusals.All;
    }

    /// <summary>What stands in the way of signing a plan: clear objectives, timelines and monitoring (IGDS 100, Q7).</summary>
    public static IReadOnlyList<Refusal> ForPlan(
        ImprovementPlan form,
        LocalDate discussedOn,
        LocalDate today,
        UnderperformancePolicy policy,
        int longestText
    )
    {
        var refusals = new Refusals(longestText);
        if (form.Remedies.IsEmpty)
        {
            refusals.Add(RefusalCodes.CaseRemedyMissing, "Remedies[0].Code", "UP-1");
        }
        for (var i = 0; i < form.Remedies.Length; i++)
        {
            var remedy = form.Remedies[i];
            if (policy.Remedies.All(known => known.Code != remedy.Code))
            {
                refusals.Add(RefusalCodes.CaseRemedyMissing, $"Remedies[{i}].Code", "UP-1");
            }
            refusals.Text(remedy.Text, $"Remedies[{i}].Text", RefusalCodes.CaseRemedyTextMissing);
        }
        if (!policy.Objectives.Contains(form.Objectives.Length))
        {
            refusals.Add(
                RefusalCodes.CaseObjectivesNumber,
                "Objectives[0].Text",
                "UP-1",
                form.Objectives.Length,
                policy.Objectives.Minimum,
                policy.Objectives.Maximum
            );
        }
        for (var i = 0; i < form.Objectives.Length; i++)
        {
            var objective = form.Objectives[i];
            refusals.Text(objective.Text, $"Objectives[{i}].Text", RefusalCodes.CaseObjectiveMissing);
            refusals.Text(objective.Measure, $"Objectives[{i}].Measure", RefusalCodes.CaseMeasureMissing);
            if (objective.DueOn is null)
            {
                refusals.Add(RefusalCodes.CaseObjectiveDayMissing, $"Objectives[{i}].DueOn", "UP-1");
            }
        }
        refusals.Text(form.Monitoring, "Monitoring", RefusalCodes.CaseMonitoringMissing);
        refusals.Length(form.Warning, "Warning");
        refusals.Day(form.DiscussedOn, "DiscussedOn", discussedOn, today);
        return refusals.All;
    }

    /// <summary>
    /// What stands in the way of signing a review. Before the time has run it can only find progress sufficient (UP-2); where every objective is
    /// reached it can't find otherwise.
    /// </summary>
    [Rule("UP-2")]
    public static IReadOnlyList<Refusal> ForReview(
        ProgressReview form,
        ImprovementPlan plan,
        ClockReading clock,
        LocalDate today,
        int longestText
    )
    {
        var refusals = new Refusals(longestText);
        for (var i = 0; i < plan.Objectives.Length; i++)
        {
            var found = i < form.Objectives.Length ? form.Objectives[i] : new ObjectiveProgress(null, "");
            if (found.Reached is null)
            {
                refusals.Add(RefusalCodes.CaseProgressMissing, $"Objectives[{i}].Reached", "UP-1", i + 1);
            }
            refusals.Text(found.Text, $"Objectives[{i}].Text", RefusalCodes.CaseProgressTextMissing);
        }
        for (var i = 0; i < plan.Remedies.Length; i++)
        {
            var given = i < form.Remedies.Length ? form.Remedies[i] : new RemedyGiven(null, "");
            if (given.Given is null)
            {
                refusals.Add(RefusalCodes.CaseRemedyGivenMissing, $"Remedies[{i}].Given", "UP-1");
            }
            refusals.Text(given.Text, $"Remedies[{i}].Text", RefusalCodes.CaseRemedyTextMissing);
        }
        switch (form.Sufficient)
        {
            case null:
                refusals.Add(RefusalCodes.CaseResultMissing, "Sufficient", "UP-1");
                break;
            case false when ReviewClock.IsOver(clock, today).Judgement != Judgement.Met:
                refusals.Add(
                    clock.DueOn is null ? RefusalCodes.CaseClockStopped : RefusalCodes.CaseReviewEarly,
                    "Sufficient",
                    "UP-2",
                    clock.DueOn is { } due ? [due] : []
                );
                break;
            case false
                when plan.Objectives.Length > 0 && form.Objectives.Length == plan.Objectives.Length && form.Objectives.All(IsReached):
                refusals.Add(RefusalCodes.CaseResultContradicts, "Sufficient", "UP-1");
                break;
            default:
                break;
        }
        refusals.Text(form.Text, "Text", RefusalCodes.CaseResultTextMissing);
        refusals.Day(form.DiscussedOn, "DiscussedOn", clock.From, today);
        return refusals.All;

        static bool IsReached(ObjectiveProgress objective) => objective.Reached == Progress.Reached;
    }

    /// <summary>What can't even be kept of a draft: texts and lists that are too long.</summary>
    public static IReadOnlyList<Refusal> Unkeepable(ImprovementPlan form, int longestText)
    {
        var refusals = new Refusals(longestText);
        refusals.List("Remedies", form.Remedies.Length);
        refusals.List("Objectives", form.Objectives.Length);
        for (var i = 0; i < form.Remedies.Length; i++)
        {
            refusals.Length(form.Remedies[i].Text, $"Remedies[{i}].Text");
        }
        for (var i = 0; i < form.Objectives.Length; i++)
        {
            refusals.Length(form.Objectives[i].Text, $"Objectives[{i}].Text");
            refusals.Length(form.Objectives[i].Measure, $"Objectives[{i}].Measure");
        }
        refusals.Length(form.Monitoring, "Monitoring");
        refusals.Length(form.Warning, "Warning");
        return refusals.All;
    }

    /// <summary>The same of a review.</summary>
    public static IReadOnlyList<Refusal> Unkeepable(ProgressReview form, int longestText)
    {
        var refusals = new Refusals(longestText);
        refusals.List("Objectives", form.Objectives.Length);
        refusals.List("Remedies", form.Remedies.Length);
        for (var i = 0; i < form.Objectives.Length; i++)
        {
            refusals.Length(form.Objectives[i].Text, $"Objectives[{i}].Text");
        }
        for (var i = 0; i < form.Remedies.Length; i++)
        {
            refusals.Length(form.Remedies[i].Text, $"Remedies[{i}].Text");
        }
        refusals.Length(form.Text, "Text");
        return refusals.All;
    }

    /// <summary>A single text that has to say something.</summary>
    /// <param name="field">As the form names it.</param>
    public static IReadOnlyList<Refusal> OfText(string text, string field, string missing, string rule, int longestText)
    {
        var refusals = new Refusals(longestText);
        refusals.Text(text, field, missing, rule);
        return refusals.All;
    }

    private sealed class Refusals(int longestText)
    {
        private readonly List<Refusal> all = [];

        public IReadOnlyList<Refusal> All => all;

        public void Add(string code, string field, string rule, params object[] args) => all.Add(Refusal.Of(code, field, rule, args));

        public void Text(string text, string field, string missing, string rule = "UP-1")
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Add(missing, field, rule);
            }
            else
            {
                Length(text, field);
            }
        }

        public void Length(string text, string field)
        {
            if (text.Length > longestText)
            {
                Add(RefusalCodes.TextTooLong, field, "UP-1", text.Length, longestText);
            }
        }

        public void List(string field, int entries)
        {
            if (entries > LongestList)
            {
                Add(RefusalCodes.TooManyEntries, field, "UP-1", entries, LongestList);
            }
        }

        public void Codes(string field, ImmutableArray<string> chosen, ImmutableArray<NamedChoice> known)
        {
            if (chosen.Any(code => known.All(one => one.Code != code)))
            {
                Add(RefusalCodes.CaseChoiceUnknown, field, "UP-1");
            }
        }

        public void Day(LocalDate? day, string field, LocalDate earliest, LocalDate today)
        {
            if (day is not { } held)
            {
                Add(RefusalCodes.DiscussionMissing, field, "CY-2b");
            }
            else if (held > today)
            {
                Add(RefusalCodes.DiscussionInFuture, field, "CY-2b", held, today);
            }
            else if (held < earliest)
            {
                Add(RefusalCodes.CaseDiscussionTooEarly, field, "UP-1", held, earliest);
            }
        }
    }
}
