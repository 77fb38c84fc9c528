using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>A leave as it stands beside the clock.</summary>
public sealed record CaseLeaveLine(Guid? Id, LocalDate From, LocalDate? LastDay, bool FromStaffFile);

/// <summary>A confidential note with its author, for HR.</summary>
public sealed record ConfidentialLine(string Author, CaseParty Party, Instant At, string Text);

/// <summary>A case as one reader reads it.</summary>
public sealed record CaseView(CaseAtHand At, PolicySet Policy, IReadOnlyDictionary<string, string> Names)
{
    public UnderperformanceCase Case => At.Case;
    public UnderperformancePolicy Rules => Policy.Underperformance;

    public CaseOpening? Opening { get; init; }
    public IReadOnlyList<(CaseForm Form, DiscussionRecord Record)> Discussions { get; init; } = [];

    /// <summary>The plan that was shared last; null while none is.</summary>
    public (CaseForm Form, ImprovementPlan Plan)? Plan { get; init; }

    /// <summary>The signed reviews, the latest first; the one whose signature was withdrawn isn't among them.</summary>
    public IReadOnlyList<(CaseForm Form, ProgressReview Review)> Reviews { get; init; } = [];

    public IReadOnlyList<CaseStatement> Statements { get; init; } = [];
    public IReadOnlyList<CaseSignature> Signatures { get; init; } = [];

    /// <summary>What was done after its day, and whose that was (CY-8).</summary>
    public IReadOnlyList<LateCaseStep> Late { get; init; } = [];

    public IReadOnlyList<CaseLeaveLine> Leaves { get; init; } = [];
    public ClockReading? Clock { get; init; }
    public CaseGuards? Guards { get; init; }

    /// <summary>The last day on which the official can still be heard before a decision; null: they were, or none is proposed.</summary>
    public LocalDate? HearingEnds { get; init; }

    /// <summary>Whether the supervisor has begun a plan or review that nobody else sees; null for everybody else.</summary>
    public Instant? DraftSavedAt { get; init; }

    /// <summary>How many confidential notes there are, for HR; of others, when they left one themselves.</summary>
    public int NotesCount { get; init; }

    /// <summary>Who has read it and when, for the official (CY-12).</summary>
    public IReadOnlyList<(string Name, CaseParty Party, LocalDate Day)> Readings { get; init; } = [];

    public string NameOf(string? id) => id is null ? "" : Names.GetValueOrDefault(id, id);

    public IEnumerable<CaseStatement> Said(params CaseWord[] words) => Statements.Where(s => words.Contains(s.Word));

    /// <summary>The signatures that stand under a version.</summary>
    public IEnumerable<CaseSignature> Standing(CaseFormKind kind, int number) =>
        Signatures.Where(s => s.Kind == kind && s.Number == number && s.EndedAt is null).OrderBy(s => s.At);
}

/// <summary>Cases as they are read: everything that its readers share, in a handful of queries.</summary>
public sealed class CaseReader(FairwayDb db, IClock clock, PolicyLibrary policies, CaseOutcomes outcomes)
{
    /// <summary>Null where it does not exist for the reader. Reading it is recorded once a reader and day (decision 5).</summary>
    public async Task<CaseView?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return null;
        }

        var policy = policies.PolicyAt(at.Case.LaunchedOn);
        var forms = await db
            .CaseForms.AsNoTracking()
            .Where(f => f.CaseId == id)
            .OrderBy(f => f.Kind)
            .ThenBy(f => f.Number)
            .ToListAsync(stop);
        var statements = await db
            .CaseStatements.AsNoTracking()
            .Where(s => s.CaseId == id)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        var signatures = await db.CaseSignatures.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.At).ToListAsync(stop);
        var readings = at.IsOfficial
            ? await db.CaseReadings.AsNoTracking().Where(r => r.CaseId == id).OrderByDescending(r => r.Day).ToListAsync(stop)
            : [];
        var names = await OfficialNames.OfActorsAsync(
            db,
            [
                at.Case.StaffId,
                at.Case.SupervisorId,
                at.Case.SecondLevelId,
                .. forms.Select(f => f.AuthorId),
                .. statements.Select(s => s.AuthorId),
                .. signatures.Select(s => s.SignerId),
                .. readings.Select(r => r.ReaderId),
            ],
            stop
        );
        var me = reader.StaffId;
        var signedReviews = signatures.Where(s => s.Kind == CaseFormKind.Review && s.EndedAt is null).Select(s => s.Number).ToHashSet();
        var plan = forms.LastOrDefault(f => f.Kind == CaseFormKind.Plan);
        return new CaseView(at, policy, names)
        {
            Opening = forms.FirstOrDefault(f => f.Kind == CaseFormKind.Opening) is { } opening
                ? FormText.Read<CaseOpening>(opening.Content)
                : null,
            Discussions =
            [
                .. forms.Where(f => f.Kind == CaseFormKind.Discussion).Select(f => (f, FormText.Read<DiscussionRecord>(f.Content))),
            ],
            Plan = plan is null ? null : (plan, FormText.Read<ImprovementPlan>(plan.Content)),
            Reviews =
            [
                .. forms
                    .Where(f => f.Kind == CaseFormKind.Review && signedReviews.Contains(f.Number))
                    .Reverse()
                    .Select(f => (f, FormText.Read<ProgressReview>(f.Content))),
            ],
            Statements = statements,
            Signatures = signatures,
            Late = await db.LateCaseSteps.AsNoTracking().Where(l => l.CaseId == id).OrderBy(l => l.At).ToListAsync(stop),
            Leaves = await LeavesAsync(at.Case, stop),
            Clock = await CaseClock.OfAsync(db, at.Case, policy.Underperformance, stop),
            Guards = await outcomes.GuardsAsync(at.Case, stop),
            HearingEnds =
                at.Case.State == CaseState.DecisionProposed
                    ? await outcomes.HearingEndsAsync(at.Case, clock.GetCurrentInstant(), stop)
                    : null,
            DraftSavedAt = at.IsSupervisor
                ? await db
                    .CaseDrafts.Where(d => d.CaseId == id && d.AuthorId == me)
                    .Select(d => (Instant?)d.SavedAt)
                    .OrderByDescending(savedAt => savedAt)
                    .FirstOrDefaultAsync(stop)
                : null,
            NotesCount = at.IsHr ? await db.ConfidentialNotes.CountAsync(CaseAccess.NotesReadable(at), stop) : 0,
            Readings =
            [
                .. readings.Where(r => r.ReaderId != me).Select(r => (names.GetValueOrDefault(r.ReaderId, r.ReaderId), r.Party, r.Day)),
            ],
        };
    }

    /// <summary>Records that the reader has read it: once a day.</summary>
    /// <param name="notes">Whether the confidential notes were read too.</param>
    public async Task RecordAsync(CaseAtHand at, bool notes, CancellationToken stop = default)
    {
        var (id, who, day) = (at.Case.Id, at.Reader.Actor, at.Reader.Today);
        var known = await db.CaseReadings.SingleOrDefaultAsync(r => r.CaseId == id && r.ReaderId == who && r.Day == day, stop);
        if (known is not null && (known.Notes || !notes))
        {
            return;
        }
        if (known is null)
        {
            db.CaseReadings.Add(
                new CaseReading
                {
                    CaseId = id,
                    ReaderId = who,
                    Day = day,
                    Party = at.Parties.Order().First(),
                    Notes = notes,
                    At = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            known.Notes = true;
        }
        if (at.IsBoard)
        {
            foreach (
                var item in await db
                    .BoardItems.Where(i => i.Kind == BoardReportKind.ImprovementPlan && i.SubjectId == id && i.OpenedAt == null)
                    .ToListAsync(stop)
            )
            {
                item.OpenedAt = clock.GetCurrentInstant();
            }
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two pages opened at once: one of them has recorded it.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What HR holds in confidence; null for everybody else, for whom there is no such page.</summary>
    public async Task<(CaseAtHand At, IReadOnlyList<ConfidentialLine> Notes)?> NotesAsync(
        Reader reader,
        Guid id,
        CancellationToken stop = default
    )
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at || !CaseAccess.MayReadNotes(at.Parties))
        {
            return null;
        }
        var notes = await db.ConfidentialNotes.AsNoTracking().Where(CaseAccess.NotesReadable(at)).OrderBy(n => n.At).ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(db, notes.Select(n => n.AuthorId), stop);
        return (at, [.. notes.Select(n => new ConfidentialLine(names.GetValueOrDefault(n.AuthorId, n.AuthorId), n.Party, n.At, n.Text))]);
    }

    private async Task<IReadOnlyList<CaseLeaveLine>> LeavesAsync(UnderperformanceCase of, CancellationToken stop)
    {
        if (of.RunsFrom is not { } from)
        {
            return [];
        }
        var (id, who) = (of.Id, of.StaffId);
        var recorded = await db.CaseLeaves.AsNoTracking().Where(l => l.CaseId == id && l.RemovedAt == null).ToListAsync(stop);
        var unpaid = await db
            .ServicePeriods.AsNoTracking()
            .Where(p => p.StaffId == who && p.Status == "unpaid-leave" && (p.Until == null || p.Until > from))
            .ToListAsync(stop);
        return
        [
            .. recorded
                .Select(l => new CaseLeaveLine(l.Id, l.From, l.Until?.PlusDays(-1), false))
                .Concat(unpaid.Select(p => new CaseLeaveLine(null, p.From, p.Until?.PlusDays(-1), true)))
                .OrderBy(l => l.From),
        ];
    }
}
