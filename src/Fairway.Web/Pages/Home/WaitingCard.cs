using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using Fairway.Web.Components;
using Fairway.Web.Pages.Promotions.Exercise;
using NodaTime;

namespace Fairway.Web.Pages.Home;

/// <summary>Why a day is the day: the sentence with its arithmetic, the rule and its source.</summary>
public sealed record WhyDay(string Text, string Rule, string Source);

/// <summary>Something that waits, in the reader's words: what, by when, and the button that leads there.</summary>
/// <param name="Kind">late, due, or empty.</param>
/// <param name="Primary">Whether its button is the strong one: signatures and what is late.</param>
public sealed record WaitingCard(string Kind, string Title, IReadOnlyList<string> Text, string Href, string Act, bool Primary, WhyDay? Why)
{
    public static WaitingCard Of(WaitingItem item, Words t, Reader reader, PolicyLibrary policies, (int Filled, int All)? notes) =>
        item.Appraisal is { } waiting ? Of(waiting, t, reader, policies, notes)
        : item.Exercise is { } exercise ? Of(exercise, t, reader)
        : OfOffice(item, t);

    private static WaitingCard Of(ExerciseWaiting waiting, Words t, Reader reader)
    {
        t = t.As(ExerciseWords.VoiceOf(waiting.Exercise.Kind));
        var key = $"Exercise.Waits.{waiting.What}";
        var until = waiting.Until;
        return new WaitingCard(
            until is null ? "" : "due",
            waiting.Count is { } count ? t.Count(key, count) : t[key],
            [
                t["Exercise.Of", waiting.Exercise.Year.ToString(CultureInfo.InvariantCulture)],
                .. until is { } day ? [t["Home.Due", day, t.Distance(day, reader.Today)]] : Array.Empty<string>(),
            ],
            waiting.Link,
            t[key + ".Act"],
            false,
            null
        );
    }

    private static WaitingCard Of(AppraisalWaiting waiting, Words t, Reader reader, PolicyLibrary policies, (int Filled, int All)? notes)
    {
        var text = new List<string>();
        if (waiting.Due is { } due)
        {
            text.Add(t["Home.Due", due, t.Distance(due, reader.Today)]);
        }

        var line = waiting.Line;
        var own = line is { IsOwn: true };
        var home = line is null ? "" : $"/appraisals/{line.Appraisal.Id}";
        var official = line?.Official ?? "";
        var (title, href, act) = waiting.What switch
        {
            AppraisalWaits.SelfAssess => (t["Home.SelfAssess"], home, t["Home.SelfAssess.Act"]),
            AppraisalWaits.Assess => (t["Home.Assess", official], home, t["Home.Assess.Act"]),
            AppraisalWaits.Answer => (t["Home.Answer", official], home, t["Home.Answer.Act"]),
            AppraisalWaits.SecondLevel => (t["Home.SecondLevelWord", official], home, t["Home.SecondLevelWord.Act"]),
            AppraisalWaits.Prepare when line!.Working == AppraisalStep.MidTerm => (t["Home.Prepare.Review"], home, t["Home.Prepare.Act"]),
            AppraisalWaits.Prepare => (t["Home.Prepare"], home, t["Home.Prepare.Act"]),
            AppraisalWaits.Read => (t["Home.Read", line!.SharedBy], home, t["Home.Read.Act"]),
            AppraisalWaits.ShareDraft => (own ? t["Home.ShareDraft.Own"] : t["Home.ShareDraft", official], home, t["Home.ShareDraft.Act"]),
            AppraisalWaits.SignAsSupervisor => (t["Home.SignAsSupervisor", official], home, t["Home.Sign.Act"]),
            AppraisalWaits.SignAsOfficial => (t["Home.SignAsOfficial"], home, t["Home.Sign.Act"]),
            AppraisalWaits.OpenOwn => (t["Home.OpenOwn", waiting.Cycle!.Value.Label], "/appraisals", t["Home.OpenOwn.Act"]),
            AppraisalWaits.OpenTeam => (t.Count("Home.OpenTeam", waiting.People.Count), "/appraisals/open", t["Home.OpenTeam.Act"]),
            AppraisalWaits.HandOver => (
                t["Home.HandOver", waiting.Handover!.Official],
                $"/appraisals/{waiting.Handover.AppraisalId}/handover/{waiting.Handover.PartId}",
                t["Home.HandOver.Act"]
            ),
            _ when line is not null => (t["Home.BeginWith", official], home, t["Home.BeginWith.Act"]),
            _ => (t.Count("Home.BeginWithTeam", waiting.People.Count), "/team?turn=official", t["Home.BeginWithTeam.Act"]),
        };
        text.AddRange(Detail(waiting, t, notes));
        return new WaitingCard(
            waiting.Timeliness switch
            {
                Timeliness.Late => "late",
                Timeliness.Due => "due",
                _ => "",
            },
            title,
            text,
            href,
            act,
            waiting.Timeliness == Timeliness.Late
                || waiting.What
                    is AppraisalWaits.SignAsOfficial
                        or AppraisalWaits.SignAsSupervisor
                        or AppraisalWaits.Answer
                        or AppraisalWaits.SecondLevel,
            WhyOf(waiting, t, reader, policies)
        );
    }

    private static IEnumerable<string> Detail(AppraisalWaiting waiting, Words t, (int Filled, int All)? notes)
    {
        var line = waiting.Line;
        LocalDate? Day(Instant? at) => at is { } then ? t.DayOf(then) : null;
        switch (waiting.What)
        {
            case AppraisalWaits.Prepare:
                yield return line!.Signer is { } signer ? t["Home.Prepare.With", signer] : t["Home.Prepare.Alone"];
                if (notes is { } n)
                {
                    yield return n.Filled == 0 ? t["Home.Prepare.NoNotes"] : t["Home.Prepare.Notes", n.Filled, n.All];
                }

                break;
            case AppraisalWaits.Read:
                yield return line!.IsOwn
                    ? t["Home.Read.Own", line.Appraisal.SharedVersion, Day(line.SharedAt)]
                    : t["Home.Read.Other", line.Official, line.Appraisal.SharedVersion, Day(line.SharedAt)];
                break;
            case AppraisalWaits.ShareDraft:
                yield return t["Home.ShareDraft.Saved", line!.DraftSavedAt];
                if (line.DraftBehind)
                {
                    yield return t["Home.ShareDraft.Behind", line.SharedBy];
                }

                break;
            case AppraisalWaits.SignAsSupervisor:
                yield return line!.SharedByOfficial
                    ? t["Home.SignAsSupervisor.Shared", line.SharedBy, Day(line.SharedAt)]
                    : t["Home.SignAsSupervisor.Read", line.Official];
                break;
            case AppraisalWaits.SignAsOfficial:
                yield return t["Home.SignAsOfficial.Signed", line!.Signer, Day(line.SupervisorSignedAt)];
                break;
            case AppraisalWaits.SelfAssess or AppraisalWaits.Assess or AppraisalWaits.Answer or AppraisalWaits.SecondLevel:
                yield return t[waiting.What == AppraisalWaits.SecondLevel ? "Home.SecondLevelWord.Text" : $"Home.{waiting.What}.Text"];
                break;
            case AppraisalWaits.HandOver:
                yield return t["Home.HandOver.Text", waiting.Handover!.From, waiting.Handover.LastDay];
                break;
            case AppraisalWaits.OpenTeam:
                yield return People(waiting.People, t);
                break;
            case AppraisalWaits.BeginWithTeam:
                yield return line is null ? t["Home.BeginWithTeam.With", People(waiting.People, t)] : t["Home.BeginWith.Nothing"];
                break;
        }
    }

    /// <summary>The first three by name, and how many more.</summary>
    private static string People(IReadOnlyList<string> names, Words t) =>
        names.Count <= 4 ? t.List(names) : t.Count("Home.AndMore", names.Count - 3, string.Join(", ", names.Take(3)));

    private static WhyDay? WhyOf(AppraisalWaiting waiting, Words t, Reader reader, PolicyLibrary policies)
    {
        var start = waiting.Line?.Appraisal.CycleStart ?? waiting.Cycle?.Start;
        if (waiting.Due is not { } due || start is not { } cycleStart)
        {
            return null;
        }

        var set = policies.PolicyAt(waiting.Line?.Appraisal.OpenedOn ?? reader.Today);
        var policy = set.Appraisals;
        var end = waiting.Line?.Appraisal.Cycle.LastDay ?? waiting.Cycle!.Value.LastDay;
        var working = waiting.Line?.Working ?? AppraisalStep.Beginning;
        var dues = waiting.Line?.Appraisal.Dues(set) ?? AppraisalPlan.Dues(waiting.Kind, waiting.CountedFrom ?? cycleStart, end, set);
        var step = dues.FirstOrDefault(d => d.Step == working);
        var source = step?.Why.Citation ?? Citations.CY2;
        return new WhyDay(
            working switch
            {
                _ when step is { Why.Reason: not ("due-on-last-day" or "due-after-start") } => t[
                    "Appraisals.WhyDueOtherwise",
                    t["Reasons." + step.Why.Reason],
                    due
                ],
                AppraisalStep.EndOfCycle => t["Home.WhyDueEnd", end],
                AppraisalStep.MidTerm => t["Home.WhyDueReview", cycleStart, Whole(policy.MidTermDueAfterStart), due],
                _ when step is null => t["Home.WhyLastDay", cycleStart, end],
                _ => t["Home.WhyDue", cycleStart, Whole(policy.BeginningDueAfterStart), due],
            },
            source.Rule,
            $"{source.Instrument.Code}, {source.Provision}"
        );

        static int Whole(Period period) => period.Months + (period.Years * 12);
    }

    private static WaitingCard OfOffice(WaitingItem item, Words t)
    {
        var work = item.Work.ToString();
        return new WaitingCard(
            "",
            t.Count("Home." + work, item.Count),
            item.Oldest is { } oldest ? [t["Home.Oldest", t.DayOf(oldest)]] : [t[$"Home.{work}.Text"]],
            item.Work switch
            {
                OfficeWork.FactQuestions => "/people/questions",
                OfficeWork.VacantPlaces => "/units/vacant",
                OfficeWork.OfficesToConfirm => "/offices",
                OfficeWork.Cases => "/underperformance",
                OfficeWork.Training => "/training?show=waiting",
                OfficeWork.Reclassification => "/reclassification",
                OfficeWork.CoachingRequests => "/support/coaching",
                OfficeWork.MediatorMessages => "/support/mediator/room",
                OfficeWork.Survey => "/transparency/survey/answer",
                OfficeWork.Concerns => "/transparency/concerns?show=waiting",
                _ => "/board?show=unopened",
            },
            t[$"Home.{work}.Act"],
            false,
            null
        );
    }
}
