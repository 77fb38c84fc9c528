using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>A form as a reader has it.</summary>
public sealed record FormView(CandidateForm Form, FormAnswers Answers, string Author);

/// <summary>A candidate's file as a reader has it (decision 16, FA-4).</summary>
/// <param name="As">In which capacity it is read.</param>
/// <param name="Appraisals">The candidate's overall ratings that the Board has received; for the panel and the Director-General, with consent.</param>
public sealed record CandidateFile(
    ExerciseAtHand At,
    PolicySet Policy,
    Candidacy Candidacy,
    string Name,
    ExerciseParty As,
    IReadOnlyList<FormView> Forms,
    IReadOnlyList<OverallResult> Appraisals
)
{
    /// <summary>Where there are no forms: the conditions that the list froze, a rating in them with the candidate's consent alone; else empty.</summary>
    public IReadOnlyList<ConditionLine> Conditions { get; init; } = [];
}

/// <summary>A candidate on the sheet of decisions.</summary>
public sealed record DecisionLine(Candidacy Candidacy, string Name, bool HasLateFact);

/// <summary>The Director-General's sheet of decisions.</summary>
/// <param name="Used">Places given on track 1 so far, by group.</param>
public sealed record DecisionSheet(
    ExerciseAtHand At,
    PolicySet Policy,
    IReadOnlyList<DecisionLine> Lines,
    IReadOnlyDictionary<PromotionGroup, int> Used
);

/// <summary>Somebody who was promoted, as it is published.</summary>
public sealed record PromotedLine(string Name, PromotionGroup Group, string GradeBefore, string? GradeAfter, PromotionTrack Track);

/// <summary>The result of an exercise, as it is published.</summary>
public sealed record ExerciseResult(
    ExerciseAtHand At,
    IReadOnlyList<PromotedLine> Promoted,
    PublishedExerciseFigures Figures,
    PolicySet Policy
);

/// <summary>An official's own case: all that is held about them in the exercise and that they may read (FA-3).</summary>
public sealed record OwnCase(
    ExerciseAtHand At,
    PolicySet Policy,
    Candidacy Candidacy,
    string Name,
    OwnResult Result,
    IReadOnlyList<ContestLine> Contests,
    IReadOnlyList<FormView> Forms,
    IReadOnlyList<(string Name, PanelMember Member)> Panel
)
{
    /// <summary>Whether the decision can be read by the official.</summary>
    public bool IsInformed => Candidacy.InformedAt is not null;
}

/// <summary>Reads candidates' files, decisions and results.</summary>
public sealed class CandidateFiles(FairwayDb db, IClock clock, PolicyLibrary policies, ExerciseContests contests, ExerciseReading exercises)
{
    /// <summary>A candidate's file; null where the reader may read none of it. That it was read is recorded (decision 5).</summary>
    public async Task<CandidateFile?> LoadAsync(Reader reader, ExerciseKey key, string staffId, CancellationToken stop = default)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || await FoundAsync(at, staffId, stop) is not var (candidacy, party)
        )
        {
            return null;
        }
        var forms = await FormsAsync(at, staffId, party, stop);
        var names = await OfficialNames.OfAsync(db, forms.Select(f => f.AuthorId).Append(staffId), stop);
        if (party is ExerciseParty.PanelMember or ExerciseParty.PanelSecretary or ExerciseParty.DirectorGeneral)
        {
            await RememberAsync(at, staffId, party, stop);
        }
        var opened = party is not (ExerciseParty.Candidate or ExerciseParty.Chief) && candidacy.ConsentedAt is not null;
        return new(
            at,
            policies.PolicyAt(at.Exercise.LaunchedOn),
            candidacy,
            names[staffId],
            party,
            [.. forms.Select(f => new FormView(f, FormAnswers.Read(f.Content), names[f.AuthorId]))],
            opened ? await OverallResults.OfAsync(db, staffId, at.Exercise.AsOf, stop) : []
        )
        {
            Conditions = at.Exercise.Kind.Compares() ? [] : await ConditionsAsync(at, staffId, opened || reader.StaffId == staffId, stop),
        };
    }

    /// <summary>In which capacity a reader reads a candidate's file, without reading it; null: not at all.</summary>
    public async Task<ExerciseParty?> PartyAsync(Reader reader, Guid exerciseId, string staffId, CancellationToken stop = default)
    {
        var exercise = await db.CareerExercises.AsNoTracking().SingleAsync(e => e.Id == exerciseId, stop);
        return await ExerciseAtHand.LoadAsync(db, reader, new ExerciseKey(exercise.Kind, exercise.Year), stop) is { } at
            ? (await FoundAsync(at, staffId, stop))?.Party
            : null;
    }

    private async Task<(Candidacy Candidacy, ExerciseParty Party)?> FoundAsync(ExerciseAtHand at, string staffId, CancellationToken stop)
    {
        if (
            !ExerciseAccess.SeesList(at)
            || await db.Candidacies.AsNoTracking().SingleOrDefaultAsync(c => c.ExerciseId == at.Exercise.Id && c.StaffId == staffId, stop)
                is not { } candidacy
        )
        {
            return null;
        }
        var free = at.Membership(candidacy.Group) is not null && await IsFreeAsync(at, staffId, stop);
        return ExerciseAccess.ReadsFile(at, candidacy, at.Reports.Contains(staffId), free) is { } party ? (candidacy, party) : null;
    }

    /// <summary>What the list froze for a candidate; without their consent no fact of a condition that tells a rating.</summary>
    private async Task<IReadOnlyList<ConditionLine>> ConditionsAsync(
        ExerciseAtHand at,
        string staffId,
        bool withRatings,
        CancellationToken stop
    ) =>
        [
            .. (await ExerciseReading.FrozenAsync(db, at.Exercise, staffId, stop))
                .SelectMany(t => t.Conditions)
                .Select(c => withRatings || !ExerciseKinds.TellsRating(c.Condition) ? c : c with { Facts = [] }),
        ];

    /// <summary>The sheet of decisions; the Director-General's.</summary>
    public async Task<DecisionSheet?> DecisionsAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || at.Exercise.State is not (ExerciseState.Recommended or ExerciseState.Decided)
            || !(
                at.Is(ExerciseParty.DirectorGeneral) || (at.Is(ExerciseParty.HumanResources) && at.Exercise.State == ExerciseState.Decided)
            )
        )
        {
            return null;
        }
        var id = at.Exercise.Id;
        var standing = await db
            .Candidacies.AsNoTracking()
            .Where(c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .ToListAsync(stop);
        var late = (
            await db.LateFacts.Where(f => f.ExerciseId == id && f.HandledAt == null).Select(f => f.StaffId).ToListAsync(stop)
        ).ToHashSet();
        var names = await OfficialNames.OfAsync(db, standing.Select(c => c.StaffId), stop);
        return new(
            at,
            policies.PolicyAt(at.Exercise.LaunchedOn),
            [
                .. standing
                    .OrderBy(c => c.Group)
                    .ThenBy(c => c.Rank ?? int.MaxValue)
                    .ThenBy(c => names[c.StaffId], StringComparer.CurrentCulture)
                    .Select(c => new DecisionLine(c, names[c.StaffId], late.Contains(c.StaffId))),
            ],
            standing.Where(c => c.DecisionOne == TrackDecision.Promoted).CountBy(c => c.Group).ToDictionary()
        );
    }

    /// <summary>The published result; null before it is published.</summary>
    public async Task<ExerciseResult?> ResultAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { Exercise.State: ExerciseState.Closed } at
            || ExerciseFigures.Read(at.Exercise) is not { } figures
        )
        {
            return null;
        }
        // Where a name would tell a rating, figures are published and no names (NT-1).
        var (id, named) = (at.Exercise.Id, at.Exercise.Kind.NamesArePublic());
        var promoted = await db
            .Candidacies.AsNoTracking()
            .Where(c => c.ExerciseId == id && named && c.RemovedFrom == null && c.WithdrawnAt == null)
            .Where(c => c.DecisionOne == TrackDecision.Promoted || c.DecisionTwo == TrackDecision.Promoted)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, promoted.Select(c => c.StaffId), stop);
        return new(
            at,
            [
                .. promoted
                    .Select(c => new PromotedLine(names[c.StaffId], c.Group, c.Grade, c.GradeAfter, c.PromotedOn!.Value))
                    .OrderBy(l => l.Group)
                    .ThenBy(l => l.Name, StringComparer.CurrentCulture),
            ],
            figures,
            policies.PolicyAt(at.Exercise.LaunchedOn)
        );
    }

    /// <summary>The reader's own case; null for who was never on the list.</summary>
    public async Task<OwnCase?> OwnCaseAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await exercises.OwnAsync(reader, key, stop) is not { At.Own: { } own } result)
        {
            return null;
        }
        var at = result.At;
        var forms = await FormsAsync(at, own.StaffId, ExerciseParty.Candidate, stop);
        var members = await db
            .PanelMembers.AsNoTracking()
            .Where(m => m.ExerciseId == at.Exercise.Id && m.Group == own.Group && m.EndedAt == null)
            .OrderBy(m => m.NamedAt)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(
            db,
            members.Select(m => m.StaffId).Concat(forms.Select(f => f.AuthorId)).Append(own.StaffId),
            stop
        );
        return new(
            at,
            policies.PolicyAt(at.Exercise.LaunchedOn),
            own,
            names[own.StaffId],
            result,
            [.. (await contests.ListAsync(at, stop)).Where(c => c.Contest.ById == own.StaffId || c.Contest.AboutId == own.StaffId)],
            [.. forms.Select(f => new FormView(f, FormAnswers.Read(f.Content), names[f.AuthorId]))],
            [.. members.Select(m => (names[m.StaffId], m))]
        );
    }

    private async Task<bool> IsFreeAsync(ExerciseAtHand at, string staffId, CancellationToken stop)
    {
        var me = at.Reader.StaffId!;
        var conflicts = await PanelConflictsReading.OfAsync(db, policies, at.Exercise, [me], [staffId], at.Reader.Today, stop);
        return conflicts[(me, staffId)].Judgement == Judgement.Met;
    }

    private async Task<IReadOnlyList<CandidateForm>> FormsAsync(
        ExerciseAtHand at,
        string staffId,
        ExerciseParty party,
        CancellationToken stop
    )
    {
        var (id, me) = (at.Exercise.Id, at.Reader.StaffId);
        var forms = await db.CandidateForms.AsNoTracking().Where(f => f.ExerciseId == id && f.StaffId == staffId).ToListAsync(stop);
        return [.. forms.Where(f => ExerciseAccess.Reads(party, f, me)).OrderBy(f => f.Of).ThenBy(f => f.SavedAt)];
    }

    private async Task RememberAsync(ExerciseAtHand at, string staffId, ExerciseParty party, CancellationToken stop)
    {
        var (id, me, day) = (at.Exercise.Id, at.Reader.Actor, at.Reader.Today);
        if (
            await db.CandidateReadings.AnyAsync(
                r => r.ExerciseId == id && r.CandidateId == staffId && r.ReaderId == me && r.Day == day,
                stop
            )
        )
        {
            return;
        }
        db.CandidateReadings.Add(
            new CandidateReading
            {
                ExerciseId = id,
                CandidateId = staffId,
                ReaderId = me,
                Day = day,
                Party = party,
                At = clock.GetCurrentInstant(),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two windows at once: it is recorded.
            db.ChangeTracker.Clear();
        }
    }
}
