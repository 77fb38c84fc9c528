using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Promotions.Exercise;
using Fairway.Demo.Scenes;
using Fairway.Rules.Promotions;

namespace Fairway.Demo.Promotions;

/// <summary>From the panels' first sheet of points to the last official who was told.</summary>
internal sealed partial class ExerciseYears
{
    private static readonly string[] s_remarks =
    [
        "",
        "",
        "The chief’s form bears it out.",
        "More in the last years than in the first.",
        "I would have liked an example.",
    ];

    private static string Id(string code) => DemoPeople.Of(code).StaffId!;

    private static Reader Hr(ExerciseTale tale) => tale.As(s_hr, Office.HrPartner);

    private static Reader Union(ExerciseTale tale) => tale.As(s_union, Office.Union);

    /// <summary>The members' sheets on everybody on the track, each member alone.</summary>
    /// <param name="all">Whether all are there; else the member of the scene has still to judge every second one.</param>
    private async Task ScoreAsync(ExerciseTale tale, int ago, PromotionGroup group, PromotionTrack track, bool all, CancellationToken stop)
    {
        tale.To(ago);
        var panel = await tale.PanelAsync(s_secretary, group);
        var criteria = panel.Policy.Exercise.Criteria.Length;
        var number = 0;
        foreach (var candidate in panel.Scored(track))
        {
            // What the candidate is worth, and what each member makes of it.
            var worth = candidate.StaffId == s_refused ? 2.9 : 2.2 + (chance.Share() * 2.6);
            var satisfactory = !chance.Yes(0.05) || candidate.StaffId == s_listed;
            number++;
            foreach (var member in panel.Free(candidate))
            {
                if (!all && member.StaffId == s_member && number % 2 == 0)
                {
                    continue;
                }
                db.PanelScores.Add(
                    new PanelScore
                    {
                        ExerciseId = panel.Panel.ExerciseId,
                        MemberId = member.StaffId,
                        CandidateId = candidate.StaffId,
                        Track = track,
                        Points =
                            track == PromotionTrack.Two
                                ? ""
                                : string.Join(
                                    ',',
                                    Enumerable
                                        .Range(0, criteria)
                                        .Select(_ => (int)Math.Clamp(Math.Round(worth + ((chance.Share() - 0.5) * 1.8)), 1, 5))
                                        .Select(p => p.ToString(CultureInfo.InvariantCulture))
                                ),
                        Satisfactory = track == PromotionTrack.Two ? satisfactory || chance.Yes(0.3) : null,
                        Remark = chance.Of(s_remarks),
                        At = tale.GetCurrentInstant(),
                    }
                );
                tale.Remember(panel.At.Exercise, member.StaffId, "score", "PP-8", new { panel = group.Code(), track = (int)track });
            }
        }
        await db.SaveChangesAsync(stop);
    }

    private static async Task OpenScoresAsync(ExerciseTale tale, int ago, PromotionGroup group, CancellationToken stop)
    {
        tale.To(ago);
        await tale.DoneAsync(() => tale.Work.OpenScoresAsync(tale.As(s_secretary), tale.Key, group, stop));
    }

    /// <summary>
    /// The panel's words, in its order: on track 1 the first ones up to the quota, on track 2 those whom most members call satisfactory.
    /// </summary>
    /// <param name="most">How many words there are already.</param>
    private async Task RecommendAsync(
        ExerciseTale tale,
        int ago,
        PromotionGroup group,
        PromotionTrack track,
        int most,
        CancellationToken stop
    )
    {
        tale.To(ago);
        var panel = await tale.PanelAsync(s_secretary, group);
        var quota = panel.At.Exercise.Quotas!.Value.Of(group);
        foreach (var candidate in panel.Scored(track).Take(most))
        {
            var sheets = panel.Counted(candidate, track).ToList();
            var yes =
                track == PromotionTrack.One
                    ? candidate.Rank <= quota && candidate.StaffId != s_refused
                    : sheets.Count(s => s.Satisfactory == true) * 2 > sheets.Count;
            var reason =
                yes ? ""
                : track == PromotionTrack.One ? ExerciseWords.Refusal(chance)
                : "Service in the last years was not satisfactory throughout, as both forms say.";
            _ =
                track == PromotionTrack.One
                    ? (candidate.RecommendedOne, candidate.ReasonOne, candidate.DiscussionOne) = (
                        yes,
                        reason,
                        ExerciseWords.Discussion(chance)
                    )
                    : (candidate.RecommendedTwo, candidate.ReasonTwo, candidate.DiscussionTwo) = (
                        yes,
                        reason,
                        ExerciseWords.Discussion(chance)
                    );
            tale.Remember(panel.At.Exercise, s_secretary, "recommend", "PP-8", new { panel = group.Code(), track = (int)track });
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// The Director-General agrees with the panels, but for one place: somebody whom the panel recommends is refused, and the next in its order has it.
    /// </summary>
    private async Task DecideAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var exercise = await tale.ExerciseAsync();
        var standing = await tale.StandingAsync();
        var ranked = standing.Where(c => c.Group == Professionals && c.Rank is not null).OrderBy(c => c.Rank).ToList();
        var last = ranked.FindLast(c => c.RecommendedOne == true && !c.Tracks.Two);
        var next = ranked.Find(c => c.RecommendedOne == false && c.StaffId != s_refused);
        foreach (var one in standing.Where(c => c.StaffId != last?.StaffId && c.StaffId != next?.StaffId))
        {
            while (one.Next is { } track)
            {
                var yes = one.Recommended(track) == true;
                var decision = yes ? TrackDecision.Promoted : TrackDecision.Refused;
                var reason =
                    yes ? ""
                    : one.PanelReason(track).Length > 0 ? one.PanelReason(track)
                    : "The panel did not have your form before it closed its minutes.";
                _ =
                    track == PromotionTrack.One
                        ? (one.DecisionOne, one.DecisionReasonOne) = (decision, reason)
                        : (one.DecisionTwo, one.DecisionReasonTwo) = (decision, reason);
                tale.Remember(
                    exercise,
                    s_head,
                    "decide",
                    "PP-7",
                    new
                    {
                        candidate = one.StaffId,
                        track = (int)track,
                        decision = decision.ToString(),
                        departs = false,
                    }
                );
            }
        }
        await db.SaveChangesAsync(stop);
        if (last is null || next is null)
        {
            return;
        }
        await SayAsync(
            last,
            TrackDecision.Refused,
            "The panel recommended you, and its points were close to those of the next. What decided for me is the work in the two crises of these years, in which you had no part. I thank you for yours."
        );
        await SayAsync(
            next,
            TrackDecision.Promoted,
            "Next in the panel’s order, and close to the one before. The work in the two crises of these years weighs more with me than with the panel."
        );

        async Task SayAsync(Candidacy who, TrackDecision decision, string why) =>
            await tale.DoneAsync(() =>
                tale.Decisions.DecideAsync(
                    tale.As(s_head, Office.DirectorGeneral),
                    tale.Key,
                    who.StaffId,
                    PromotionTrack.One,
                    decision,
                    why,
                    stop
                )
            );
    }

    /// <summary>Everybody is told by their chief, who has none by HR; the one who was refused in the scene by the act itself.</summary>
    private async Task InformAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var exercise = await tale.ExerciseAsync();
        var standing = await tale.StandingAsync();
        var chiefs = await tale.ChiefsAsync([.. standing.Select(c => c.StaffId)]);
        foreach (var one in standing.Where(c => c.StaffId != s_refused))
        {
            one.InformedAt = tale.GetCurrentInstant();
            one.InformedBy = chiefs.GetValueOrDefault(one.StaffId) ?? s_hr;
            tale.Remember(exercise, one.InformedBy, "inform", "PP-7", null, one.StaffId);
        }
        await db.SaveChangesAsync(stop);
        if (standing.Exists(c => c.StaffId == s_refused))
        {
            var by = chiefs.TryGetValue(s_refused, out var chief) ? tale.As(chief) : Hr(tale);
            await tale.DoneAsync(() => tale.Decisions.InformAsync(by, tale.Key, s_refused, stop));
        }
    }
}
