using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>How many stand in a group, by their tracks.</summary>
public sealed record GroupCount(PromotionGroup Group, int Both, int OneOnly, int TwoOnly);

/// <summary>An exercise as its page shows it.</summary>
/// <param name="Counts">Candidates by group and tracks; empty before the list is computed.</param>
/// <param name="OpenContests">Contests without an answer.</param>
/// <param name="OpenFacts">Late facts that wait; for HR.</param>
/// <param name="Reports">Candidates whose chief the reader is.</param>
public sealed record ExerciseView(
    ExerciseAtHand At,
    PolicySet Policy,
    IReadOnlyList<GroupCount> Counts,
    int OpenContests,
    IReadOnlyList<LateFactLine> OpenFacts,
    IReadOnlyList<ReportLine> Reports,
    bool HasForm
);

/// <summary>A late fact with the name of whom it is about.</summary>
public sealed record LateFactLine(LateFact Fact, string Name);

/// <summary>A candidate as their chief sees them.</summary>
/// <param name="FormSubmitted">Whether the chief's form is there.</param>
public sealed record ReportLine(Candidacy Candidacy, string Name, bool FormSubmitted);

/// <summary>Somebody on the list: name, grade and tracks, and nothing of age or leave (PP-7).</summary>
public sealed record ListLine(Candidacy Candidacy, string Name);

/// <summary>A version of the list.</summary>
public sealed record ListVersionLine(int Number, Instant At, Instant? PublishedAt, string Hash, string Because);

/// <summary>The list, with its versions.</summary>
public sealed record ListView(ExerciseAtHand At, IReadOnlyList<ListLine> Lines, IReadOnlyList<ListVersionLine> Versions);

/// <summary>A condition of a track for one official.</summary>
public sealed record ConditionLine(string Condition, bool Met, string Rule, IReadOnlyList<KeyValuePair<string, string>> Facts);

/// <summary>What came out for one official on a track.</summary>
public sealed record TrackResult(PromotionTrack Track, bool Eligible, IReadOnlyList<ConditionLine> Conditions);

/// <summary>The reader's own result.</summary>
/// <param name="Frozen">Whether it is what the list froze; else it is computed from the record as it stands.</param>
/// <param name="Policy">The rules of the exercise's launch.</param>
public sealed record OwnResult(ExerciseAtHand At, bool Frozen, IReadOnlyList<TrackResult> Tracks, PolicySet Policy);

/// <summary>Reads exercises for their pages.</summary>
public sealed class ExerciseReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>All exercises of a kind, the newest first: what they are and where they stand is everybody's.</summary>
    public Task<List<CareerExercise>> AllAsync(ExerciseKind kind, CancellationToken stop = default) =>
        db.CareerExercises.AsNoTracking().Where(e => e.Kind == kind).OrderByDescending(e => e.Year).ToListAsync(stop);

    /// <summary>The page of an exercise; null where there is none.</summary>
    public async Task<ExerciseView?> LoadAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at)
        {
            return null;
        }
        var id = at.Exercise.Id;
        var standing = await db
            .Candidacies.AsNoTracking()
            .Where(c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .ToListAsync(stop);
        var hr = at.Is(ExerciseParty.HumanResources);
        var facts = hr
            ? await db
                .LateFacts.AsNoTracking()
                .Where(f => f.ExerciseId == id && f.HandledAt == null)
                .OrderBy(f => f.FoundAt)
                .ToListAsync(stop)
            : [];
        var names = await OfficialNames.OfAsync(db, facts.Select(f => f.StaffId).Concat(at.Reports), stop);
        var me = reader.StaffId;
        var forms = await db
            .CandidateForms.AsNoTracking()
            .Where(f => f.ExerciseId == id && f.SubmittedAt != null && (f.StaffId == me || f.Of == FormOf.Chief))
            .Select(f => new { f.StaffId, f.Of })
            .ToListAsync(stop);
        // How many contests wait is published with the exercise (decision 16).
        using var counted = db.Asking.OfEverybody();
        return new(
            at,
            policies.PolicyAt(at.Exercise.LaunchedOn),
            [
                .. standing
                    .GroupBy(c => c.Group)
                    .OrderBy(g => g.Key)
                    .Select(g => new GroupCount(
                        g.Key,
                        g.Count(c => c.Tracks is (true, true)),
                        g.Count(c => c.Tracks is (true, false)),
                        g.Count(c => c.Tracks is (false, true))
                    )),
            ],
            await db.ExerciseContests.CountAsync(c => c.ExerciseId == id && c.AnsweredAt == null, stop),
            [.. facts.Select(f => new LateFactLine(f, names[f.StaffId]))],
            ExerciseAccess.SeesList(at)
                ?
                [
                    .. standing
                        .Where(c => at.Reports.Contains(c.StaffId))
                        .Select(c => new ReportLine(c, names[c.StaffId], forms.Exists(f => f.StaffId == c.StaffId && f.Of == FormOf.Chief)))
                        .OrderBy(l => l.Name, StringComparer.CurrentCulture),
                ]
                : [],
            forms.Exists(f => f.StaffId == me && f.Of == FormOf.Candidate)
        );
    }

    /// <summary>The list; null where the reader may not see it yet.</summary>
    public async Task<ListView?> ListAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !ExerciseAccess.SeesNames(at))
        {
            return null;
        }
        var id = at.Exercise.Id;
        var listed = await db.Candidacies.AsNoTracking().Where(c => c.ExerciseId == id && c.RemovedFrom == null).ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, listed.Select(c => c.StaffId), stop);
        var all = at.Is(ExerciseParty.HumanResources) || at.Is(ExerciseParty.DirectorGeneral);
        var versions = await db
            .ExerciseLists.AsNoTracking()
            .Where(l => l.ExerciseId == id && (all || l.PublishedAt != null))
            .OrderByDescending(l => l.Number)
            .Select(l => new ListVersionLine(l.Number, l.At, l.PublishedAt, l.Hash, l.Because))
            .ToListAsync(stop);
        return new(
            at,
            [
                .. listed
                    .Select(c => new ListLine(c, names[c.StaffId]))
                    .OrderBy(l => l.Candidacy.Group)
                    .ThenBy(l => l.Name, StringComparer.CurrentCulture),
            ],
            versions
        );
    }

    /// <summary>What came out for the reader themselves: as it was frozen where they are on the list, else as their record stands.</summary>
    public async Task<OwnResult?> OwnAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (
            reader.StaffId is not { } me
            || await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || !at.Exercise.State.ListIsPublished()
        )
        {
            return null;
        }
        var policy = policies.PolicyAt(at.Exercise.LaunchedOn);
        if (await FrozenAsync(db, at.Exercise, me, stop) is { Count: > 0 } listed)
        {
            return new(at, true, listed, policy);
        }
        return await ExercisePopulation.JudgeAsync(db, me, at.Exercise.Kind, at.Exercise.AsOf, policy, stop) is { } judged
            ? new(at, false, [.. judged.Reasons.Tracks.Select(Track)], policy)
            : null;
    }

    /// <summary>The hash of the first version that was published, from which lots are drawn: it stood before anybody was scored.</summary>
    internal static Task<string> FirstHashAsync(FairwayDb db, CareerExercise exercise, CancellationToken stop) =>
        db
            .ExerciseLists.Where(l => l.ExerciseId == exercise.Id && l.PublishedAt != null)
            .OrderBy(l => l.Number)
            .Select(l => l.Hash)
            .FirstAsync(stop);

    /// <summary>How somebody's record stands now, for HR who answers a contest: of a condition that tells a rating, whether it is met and no more.</summary>
    public async Task<OwnResult?> JudgedAsync(ExerciseAtHand at, string staffId, CancellationToken stop = default)
    {
        var policy = policies.PolicyAt(at.Exercise.LaunchedOn);
        return await ExercisePopulation.JudgeAsync(db, staffId, at.Exercise.Kind, at.Exercise.AsOf, policy, stop) is { } judged
            ? new(at, false, [.. judged.Reasons.Tracks.Select(Track).Select(WithoutRatings)], policy)
            : null;
    }

    private static TrackResult WithoutRatings(TrackResult of) =>
        of with
        {
            Conditions = [.. of.Conditions.Select(c => ExerciseKinds.TellsRating(c.Condition) ? c with { Facts = [] } : c)],
        };

    /// <summary>What a list froze for somebody; empty where they are not on it.</summary>
    internal static async Task<IReadOnlyList<TrackResult>> FrozenAsync(
        FairwayDb db,
        CareerExercise exercise,
        string staffId,
        CancellationToken stop
    )
    {
        var (id, number) = (exercise.Id, exercise.ListVersion);
        var frozen = await db.ExerciseLists.AsNoTracking().SingleAsync(l => l.ExerciseId == id && l.Number == number, stop);
        return ListContent.Find(frozen.Content, staffId) is { } listed
            ? [.. listed["tracks"]!.AsArray().OfType<JsonObject>().Select(Track)]
            : [];
    }

    internal static TrackResult Track(JudgedTrack of) =>
        new(
            of.Track,
            of.IsEligible,
            [
                .. of.Conditions.Select(f => new ConditionLine(
                    f.Code,
                    f.Finding.Judgement == Judgement.Met,
                    f.Finding.Citation.Rule,
                    [.. f.Finding.Facts]
                )),
            ]
        );

    private static TrackResult Track(JsonObject of) =>
        new(
            (PromotionTrack)(int)of["track"]!,
            (bool)of["eligible"]!,
            [
                .. of["findings"]!
                    .AsArray()
                    .OfType<JsonObject>()
                    .Select(f => new ConditionLine(
                        (string)f["condition"]!,
                        (bool)f["met"]!,
                        (string)f["rule"]!,
                        [.. f["facts"]!.AsObject().Select(fact => KeyValuePair.Create(fact.Key, (string)fact.Value!))]
                    )),
            ]
        );
}
