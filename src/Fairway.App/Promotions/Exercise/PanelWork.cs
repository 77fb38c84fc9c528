using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>A sheet as a member fills it.</summary>
/// <param name="Points">Track 1: one number for each criterion.</param>
/// <param name="Satisfactory">Track 2: the judgement.</param>
public sealed record ScoreSheet(IReadOnlyList<int> Points, bool? Satisfactory, string Remark);

/// <summary>
/// A panel at work (PP-8): each member alone, then the scores open together, discussed, ranked by the published rule, recommended; track 1 first, then
/// track 2. Track 2 is judged of everybody who is on it, those recommended on track 1 too: whom the Director-General refuses there goes on to it.
/// </summary>
public sealed class PanelWork(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Begins to score: every candidate whose file is open has enough members who may judge them.</summary>
    public async Task<ActResult> BeginAsync(Reader reader, ExerciseKey key, PromotionGroup group, CancellationToken stop = default)
    {
        if (await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { } work)
        {
            return ActResult.Missing;
        }
        if (work.At.Transition(work.Panel, ExerciseAct.BeginScoring) is not { } row)
        {
            return work.At.NotNow(ExerciseAct.BeginScoring);
        }
        if (TooFew(work) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }
        return await MoveAsync(work, row, "begin-scoring", stop);
    }

    /// <summary>Keeps a member's sheet on a candidate; it can be changed until the scores are open.</summary>
    public async Task<ActResult> ScoreAsync(
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        string candidate,
        ScoreSheet sheet,
        CancellationToken stop = default
    )
    {
        if (await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { Me: { IsSecretary: false } me } work)
        {
            return ActResult.Missing;
        }
        var one = work.Candidates.FirstOrDefault(c => c.StaffId == candidate);
        if (one is null || !work.IsFree(me.StaffId, candidate))
        {
            return ActResult.Missing;
        }
        if (work.At.Transition(work.Panel, ExerciseAct.Score) is null || work.Panel.State.TrackOf() is not { } track)
        {
            return work.At.NotNow(ExerciseAct.Score);
        }
        if (!work.IsJudged(one) || !one.IsOn(track) || one.IsOpened(track))
        {
            return work.At.NotNow(ExerciseAct.Score);
        }
        var refusals = (
            track == PromotionTrack.One ? PanelRanking.Check(sheet.Points, work.Policy.Exercise)
            : sheet.Satisfactory is null ? [ExerciseRefusals.PanelJudgementMissing]
            : []
        ).ToList();
        if (sheet.Remark.Length > work.Policy.Appraisals.TextMaximum)
        {
            refusals.Add(ExerciseRefusals.TooLong("Remark", sheet.Remark.Length, work.Policy.Appraisals.TextMaximum));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var points =
            track == PromotionTrack.One
                ? string.Join(
                    ',',
                    sheet.Points.Take(work.Policy.Exercise.Criteria.Length).Select(p => p.ToString(CultureInfo.InvariantCulture))
                )
                : "";
        var kept = work.Scores.FirstOrDefault(s => s.MemberId == me.StaffId && s.CandidateId == candidate && s.Track == track);
        if (kept is null)
        {
            db.PanelScores.Add(
                kept = new PanelScore
                {
                    ExerciseId = work.Panel.ExerciseId,
                    MemberId = me.StaffId,
                    CandidateId = candidate,
                    Track = track,
                    Points = points,
                    At = now,
                }
            );
        }
        (kept.Points, kept.At, kept.Remark) = (points, now, sheet.Remark.Trim());
        kept.Satisfactory = track == PromotionTrack.Two ? sheet.Satisfactory : null;
        // That somebody scored is history; what, is theirs until it is opened.
        db.History.Add(work.At.Entry(now, "score", "PP-8", new { panel = group.Code(), track = (int)track }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Opens the scores of a track, all together, once everybody who takes part has scored; on track 1 the order follows from them.</summary>
    public async Task<ActResult> OpenScoresAsync(Reader reader, ExerciseKey key, PromotionGroup group, CancellationToken stop = default)
    {
        if (await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { } work)
        {
            return ActResult.Missing;
        }
        if (work.At.Transition(work.Panel, ExerciseAct.OpenScores) is not { } row || work.Panel.State.TrackOf() is not { } track)
        {
            return work.At.NotNow(ExerciseAct.OpenScores);
        }
        var refusals = TooFew(work);
        if (work.Missing(track) is > 0 and var missing)
        {
            refusals.Add(ExerciseRefusals.PanelScoresMissing(missing));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        foreach (var candidate in work.Scored(track))
        {
            _ = track == PromotionTrack.One ? candidate.OpenedOne = true : candidate.OpenedTwo = true;
        }
        if (track == PromotionTrack.One)
        {
            await RankAsync(work, stop);
        }
        var agreement = AgreementOf(work);
        (work.Panel.AgreementPairs, work.Panel.AgreementClose) = (agreement.Pairs, agreement.Close);
        foreach (var member in work.Members.Where(m => m.StaffId != reader.StaffId))
        {
            await ExerciseMails.ToAsync(
                db,
                clock.GetCurrentInstant(),
                member.StaffId,
                work.At.Exercise,
                "ExerciseScoresOpen",
                $"/panels/{group.Code()}",
                stop
            );
        }
        return await MoveAsync(work, row, "open-scores", stop);
    }

    /// <summary>Records the discussion and the recommendation on a candidate.</summary>
    public async Task<ActResult> RecommendAsync(
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        string candidate,
        bool? recommended,
        string reason,
        string discussion,
        CancellationToken stop = default
    )
    {
        if (
            await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { } work
            || work.Candidates.FirstOrDefault(c => c.StaffId == candidate) is not { } one
        )
        {
            return ActResult.Missing;
        }
        if (
            work.At.Transition(work.Panel, ExerciseAct.Recommend) is not { } row
            || work.Panel.State.TrackOf() is not { } track
            || !one.IsOn(track)
            || !work.IsJudged(one)
        )
        {
            return work.At.NotNow(ExerciseAct.Recommend);
        }
        var longest = work.Policy.Appraisals.TextMaximum;
        List<Refusal> refusals =
        [
            .. new[] { ("Reason", reason), ("Discussion", discussion) }
                .Where(t => t.Item2.Length > longest)
                .Select(t => ExerciseRefusals.TooLong(t.Item1, t.Item2.Length, longest)),
        ];
        if (recommended == false && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(Refusal.Of(RefusalCodes.PanelReasonMissing, "Reason", "PP-8", work.Names[candidate]));
        }
        if (recommended is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.PanelWordMissing, "Recommended", "PP-8", work.Names[candidate]));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        if (track == PromotionTrack.One)
        {
            (one.RecommendedOne, one.ReasonOne, one.DiscussionOne) = (recommended, reason.Trim(), discussion.Trim());
        }
        else
        {
            (one.RecommendedTwo, one.ReasonTwo, one.DiscussionTwo) = (recommended, reason.Trim(), discussion.Trim());
        }
        db.History.Add(work.At.Entry(clock.GetCurrentInstant(), "recommend", row.Rule, new { panel = group.Code(), track = (int)track }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Goes on from track 1 to track 2, once everything about it is said.</summary>
    public async Task<ActResult> GoOnAsync(Reader reader, ExerciseKey key, PromotionGroup group, CancellationToken stop = default)
    {
        if (await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { } work)
        {
            return ActResult.Missing;
        }
        if (work.At.Transition(work.Panel, ExerciseAct.GoOn) is not { } row)
        {
            return work.At.NotNow(ExerciseAct.GoOn);
        }
        return Unsaid(work, PromotionTrack.One) is { Count: > 0 } refusals
            ? new ActResult.Refused(refusals)
            : await MoveAsync(work, row, "go-on", stop);
    }

    /// <summary>Closes the minutes; with the last panel's the recommendations go to the Director-General.</summary>
    public async Task<ActResult> CloseAsync(
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        string remarks,
        CancellationToken stop = default
    )
    {
        if (await PanelAtWork.LoadAsync(db, policies, reader, key, group, stop) is not { } work)
        {
            return ActResult.Missing;
        }
        if (work.Panel.State == ExerciseState.PanelClosed)
        {
            return ActResult.Ok;
        }
        if (work.At.Transition(work.Panel, ExerciseAct.CloseMinutes) is not { } row)
        {
            return work.At.NotNow(ExerciseAct.CloseMinutes);
        }
        var refusals = Unsaid(work, PromotionTrack.One).Concat(Unsaid(work, PromotionTrack.Two)).ToList();
        if (remarks.Length > work.Policy.Appraisals.TextMaximum)
        {
            refusals.Add(ExerciseRefusals.TooLong("Remarks", remarks.Length, work.Policy.Appraisals.TextMaximum));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var (exercise, now) = (work.At.Exercise, clock.GetCurrentInstant());
        work.Panel.Remarks = remarks.Trim();
        (work.Panel.ClosedBy, work.Panel.ClosedAt) = (reader.Actor, now);
        if (work.At.Panels.All(p => p == work.Panel || p.State == ExerciseState.PanelClosed))
        {
            await PanelsDone.PassOnAsync(db, work.At, now, reader.Today, stop);
        }
        else
        {
            // The other panel may close at the same moment: the exercise's version token lets one of them be the last.
            db.Entry(exercise).Property(e => e.State).IsModified = true;
        }
        return await MoveAsync(work, row, "close-minutes", stop);
    }

    /// <summary>How far the members agree on what is open of both tracks.</summary>
    internal static PanelAgreement AgreementOf(PanelAtWork work) =>
        PanelRanking
            .Agreement(work.Scored(PromotionTrack.One).Where(c => c.OpenedOne).Select(work.Sheets), work.Policy.Exercise)
            .And(
                PanelRanking.Agreement(
                    work.Scored(PromotionTrack.Two)
                        .Where(c => c.OpenedTwo)
                        .Select(c => work.Counted(c, PromotionTrack.Two).Select(s => s.Satisfactory == true).ToList())
                )
            );

    private async Task RankAsync(PanelAtWork work, CancellationToken stop)
    {
        var hash = await ExerciseReading.FirstHashAsync(db, work.At.Exercise, stop);
        var scored = work.Scored(PromotionTrack.One).ToDictionary(c => c.StaffId);
        foreach (var ranked in PanelRanking.Rank([.. scored.Values.Select(work.Sheets)], work.Policy.Exercise, hash))
        {
            var candidate = scored[ranked.StaffId];
            (candidate.Rank, candidate.Points, candidate.TieBrokenBy) = (ranked.Rank, (int)(ranked.Points * 100), ranked.TieBrokenBy);
        }
    }

    private static List<Refusal> TooFew(PanelAtWork work) =>
        [
            .. work
                .Candidates.Where(c => work.IsJudged(c) && work.Free(c).Count() < work.Policy.Exercise.Quorum)
                .Select(c => ExerciseRefusals.PanelTooFewFree(work.Names[c.StaffId], work.Free(c).Count(), work.Policy.Exercise.Quorum)),
        ];

    private static IReadOnlyList<Refusal> Unsaid(PanelAtWork work, PromotionTrack track) =>
        PanelRecommendation.Check(
            track,
            [
                .. work.Scored(track)
                    .Select(c => new PanelWord(c.StaffId, work.Names[c.StaffId], c.Rank, c.Recommended(track), c.PanelReason(track))),
            ],
            work.At.Exercise.Quotas?.Of(work.Panel.Group) ?? 0
        );

    private async Task<ActResult> MoveAsync(PanelAtWork work, ExerciseTransition row, string act, CancellationToken stop)
    {
        work.Panel.State = row.To;
        db.History.Add(work.At.Entry(clock.GetCurrentInstant(), act, row.Rule, new { panel = work.Panel.Group.Code() }));
        return await db.SaveOrStaleAsync(stop);
    }
}
