using System.Collections.Immutable;
using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Promotions.Exercise;

/// <summary>A panel with its candidates, members and scores, as its own people work with it.</summary>
/// <param name="Conflicts">A finding for each member and candidate.</param>
/// <param name="Scores">All scores of the panel; whose may be shown, <see cref="Shown"/> says.</param>
public sealed record PanelAtWork(
    ExerciseAtHand At,
    ExercisePanel Panel,
    PolicySet Policy,
    IReadOnlyList<PanelMember> Members,
    IReadOnlyList<Candidacy> Candidates,
    IReadOnlyDictionary<(string Member, string Candidate), Finding> Conflicts,
    IReadOnlyList<PanelScore> Scores,
    IReadOnlyDictionary<string, string> Names
)
{
    /// <summary>Null for who doesn't sit on it.</summary>
    public static async Task<PanelAtWork?> LoadAsync(
        FairwayDb db,
        PolicyLibrary policies,
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || at.Membership(group) is null
            || at.Panel(group) is not { } panel
        )
        {
            return null;
        }
        return await LoadAsync(db, policies, at, panel, stop);
    }

    /// <summary>As its minutes show it: for who sits on it, and once both panels have recommended for the Director-General; null for others.</summary>
    public static async Task<PanelAtWork?> OfMinutesAsync(
        FairwayDb db,
        PolicyLibrary policies,
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        CancellationToken stop = default
    ) =>
        await ExerciseAtHand.LoadAsync(db, reader, key, stop) is { } at
        && at.Panel(group) is { } panel
        && (
            at.Membership(group) is not null
            || (at.Is(ExerciseParty.DirectorGeneral) && at.Exercise.State is >= ExerciseState.Recommended and <= ExerciseState.Closed)
        )
            ? await LoadAsync(db, policies, at, panel, stop)
            : null;

    /// <summary>For whoever may see it; the caller has asked.</summary>
    private static async Task<PanelAtWork> LoadAsync(
        FairwayDb db,
        PolicyLibrary policies,
        ExerciseAtHand at,
        ExercisePanel panel,
        CancellationToken stop
    )
    {
        var (id, group, named) = (at.Exercise.Id, panel.Group, at.Exercise.Kind.NamesArePublic());
        var members = await db
            .PanelMembers.AsNoTracking()
            .Where(m => m.ExerciseId == id && m.Group == group && m.EndedAt == null)
            .OrderBy(m => m.IsSecretary)
            .ThenBy(m => m.NamedAt)
            .ToListAsync(stop);
        var candidates = await db
            .Candidacies.Where(c => c.ExerciseId == id && c.Group == group && c.RemovedFrom == null && c.WithdrawnAt == null)
            .OrderBy(c => c.StaffId)
            .ToListAsync(stop);
        var ids = candidates.Select(c => c.StaffId).ToList();
        var sitting = members.Select(m => m.StaffId).ToList();
        var conflicts = await PanelConflictsReading.OfAsync(db, policies, at.Exercise, sitting, ids, at.Reader.Today, stop);
        // That everybody has scored is what opening waits for; what they scored is shown once it is opened (PP-8).
        using var scored = db.Asking.OfEverybody();
        var scores = await db.PanelScores.Where(s => s.ExerciseId == id && ids.Contains(s.CandidateId)).ToListAsync(stop);
        scored.Dispose();
        return new(
            at,
            panel,
            policies.PolicyAt(at.Exercise.LaunchedOn),
            members,
            candidates,
            conflicts,
            scores,
            await OfficialNames.OfAsync(db, ids.Concat(sitting).Append(panel.ClosedBy), stop)
        );
    }

    public PanelMember? Me => At.Membership(Panel.Group);

    /// <summary>Members who score; the secretary doesn't.</summary>
    public IEnumerable<PanelMember> Judges => Members.Where(m => !m.IsSecretary);

    /// <summary>Whether nothing stands between a member and a candidate.</summary>
    public bool IsFree(string memberId, string candidateId) =>
        Conflicts.TryGetValue((memberId, candidateId), out var finding) && finding.Judgement == Judgement.Met;

    /// <summary>Candidates of a track, in the panel's order where it has one.</summary>
    public IEnumerable<Candidacy> On(PromotionTrack track) =>
        Candidates
            .Where(c => c.IsOn(track))
            .OrderBy(c => track == PromotionTrack.One ? c.Rank ?? int.MaxValue : 0)
            .ThenBy(c => Names[c.StaffId], StringComparer.CurrentCulture);

    /// <summary>Whether the panel judges a candidate: with their consent, where the kind asks for it.</summary>
    public bool IsJudged(Candidacy candidate) => candidate.ConsentedAt is not null || !At.Exercise.Kind.PanelNeedsConsent();

    /// <summary>Those whom the panel judges, so that they are scored.</summary>
    public IEnumerable<Candidacy> Scored(PromotionTrack track) => On(track).Where(IsJudged);

    /// <summary>Members without conflict who judge a candidate.</summary>
    public IEnumerable<PanelMember> Free(Candidacy candidate) => Judges.Where(m => IsFree(m.StaffId, candidate.StaffId));

    /// <summary>Scores of a candidate by members who sit and may judge.</summary>
    public IEnumerable<PanelScore> Counted(Candidacy candidate, PromotionTrack track) =>
        Free(candidate)
            .SelectMany(m => Scores.Where(s => s.MemberId == m.StaffId && s.CandidateId == candidate.StaffId && s.Track == track));

    /// <summary>Scores that the reader may see: their own, and all once they are open; nothing on somebody from whom they stepped aside.</summary>
    public IEnumerable<PanelScore> Shown(Candidacy candidate, PromotionTrack track) =>
        Me is not { } me ? []
        : !IsFree(me.StaffId, candidate.StaffId) ? []
        : Counted(candidate, track).Where(s => candidate.IsOpened(track) || s.MemberId == me.StaffId);

    /// <summary>How many sheets are still missing on a track.</summary>
    public int Missing(PromotionTrack track) => Scored(track).Sum(c => Free(c).Count() - Counted(c, track).Count());

    /// <summary>A candidate with their sheets, for the ranking.</summary>
    public ScoredCandidate Sheets(Candidacy candidate) =>
        new(
            candidate.StaffId,
            [.. Counted(candidate, PromotionTrack.One).Select(s => Points(s.Points))],
            candidate.CreditInGrade,
            candidate.DaysInAll
        );

    /// <summary>Points as they are kept, <c>4,5,3,4</c>.</summary>
    public static ImmutableArray<int> Points(string kept) =>
        kept.Length == 0 ? [] : [.. kept.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture))];

    public bool May(ExerciseAct act) => At.Transition(Panel, act) is not null;
}
