using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>One probation as one reader may act on it, loaded once a request with all that belongs to it.</summary>
public sealed record ProbationFile(
    Reader Reader,
    ProbationCase Case,
    Appraisal Appraisal,
    IReadOnlySet<ProbationParty> Parties,
    IReadOnlyList<Appraisal> Appraisals,
    IReadOnlyList<ProbationInput> Inputs,
    IReadOnlyList<ProbationWarning> Warnings,
    IReadOnlyList<GuardOverride> Overrides,
    PolicySet Policy
)
{
    /// <summary>Names by staff id, of everybody whom the file names.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The guards with their evidence, as the record has it today.</summary>
    public required IReadOnlyList<Finding> Guards { get; init; }

    /// <summary>What was done after its day, and whose that was (CY-8).</summary>
    public required IReadOnlyList<LateProbationStep> Late { get; init; }

    /// <summary>Null where it does not exist for the reader.</summary>
    public static async Task<ProbationFile?> LoadAsync(
        FairwayDb db,
        PolicyLibrary policies,
        Reader reader,
        Guid id,
        CancellationToken stop = default
    )
    {
        if (await db.Probations.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } probation)
        {
            return null;
        }

        // Who stands around it decides who reads it; the two who override have no part in the appraisal itself (PR-4).
        using var around = db.Asking.OfEverybody();
        var appraisals = await db
            .Appraisals.Include(a => a.Parts)
            .Where(a =>
                a.StaffId == probation.StaffId
                && (a.Kind == AppraisalKind.ProbationFirst || a.Kind == AppraisalKind.ProbationSecond || a.Id == probation.AppraisalId)
            )
            .OrderBy(a => a.CycleStart)
            .ThenBy(a => a.DueOn)
            .ToListAsync(stop);
        var appraisal = appraisals.Single(a => a.Id == probation.AppraisalId);
        var parties = ProbationAccess.PartiesOf(reader, probation, appraisal);
        if (!ProbationAccess.MayRead(probation, parties))
        {
            return null;
        }

        around.Dispose();
        var inputs = await db.ProbationInputs.Where(i => i.ProbationId == id).OrderBy(i => i.NamedAt).ThenBy(i => i.Id).ToListAsync(stop);
        var warnings = await db.ProbationWarnings.Where(w => w.ProbationId == id).OrderBy(w => w.At).ToListAsync(stop);
        var overrides = await db.GuardOverrides.AsNoTracking().Where(o => o.ProbationId == id).OrderBy(o => o.At).ToListAsync(stop);
        var policy = policies.PolicyOfLaunch(probation.EntryOnDuty);
        var file = new ProbationFile(reader, probation, appraisal, parties, appraisals, inputs, warnings, overrides, policy)
        {
            Names = await OfficialNames.OfAsync(
                db,
                [
                    .. new[]
                    {
                        probation.StaffId,
                        appraisal.SupervisorId,
                        appraisal.SecondLevelId,
                        appraisal.DelegateId,
                        probation.SupervisorSignedBy,
                        probation.DecidedBy,
                    }.OfType<string>(),
                    .. inputs.Select(i => i.StaffId),
                    .. inputs.Select(i => i.NamedById),
                    .. warnings.Select(w => w.By),
                    .. overrides.Select(o => o.By),
                ],
                stop
            ),
            Guards = [],
            Late = await db.LateProbationSteps.AsNoTracking().Where(l => l.ProbationId == id).OrderBy(l => l.At).ToListAsync(stop),
        };
        // Whether a guard is met, with days and sources and no text of a form.
        using var guards = db.Asking.OfEverybody();
        return file with { Guards = await GuardsAsync(db, file, stop) };
    }

    public string NameOf(string? staffId) => staffId is null ? "" : Names.GetValueOrDefault(staffId, staffId);

    public Appraisal? First => Appraisals.FirstOrDefault(a => a.Kind == AppraisalKind.ProbationFirst);

    public Appraisal? Second => Appraisals.LastOrDefault(a => a.Kind == AppraisalKind.ProbationSecond);

    /// <summary>Whether the assessment that the report builds on stands under the supervisor's signature.</summary>
    public bool IsAssessed => Second is { } second && second.State >= AppraisalState.EndSignedBySupervisor;

    public IEnumerable<ProbationInput> Designated => Inputs.Where(i => i.State is InputState.Designated or InputState.Given);

    public IEnumerable<ProbationInput> Given => Inputs.Where(i => i.State == InputState.Given);

    /// <summary>The day on which a step of probation is due.</summary>
    public LocalDate DueOn(ProbationStep step) => ProbationCalendar.DueOn(step, Case.EntryOnDuty, Policy.Probation);

    /// <summary>The first day on which input can be given.</summary>
    public LocalDate InputOpensOn => Rules.Time.Months.Add(Case.EntryOnDuty, Policy.Probation.InputOpensAfterEntry);

    /// <summary>What the reader may do now.</summary>
    public bool May(ProbationAct act) => ProbationWorkflow.Find(Case.State, act, Parties) is not null;

    public ProbationTransition? Transition(ProbationAct act) => ProbationWorkflow.Find(Case.State, act, Parties);

    /// <summary>As whom the reader names somebody; null: they don't.</summary>
    public NamedBy? NamesAs =>
        !May(ProbationAct.Designate) ? null
        : Parties.Contains(ProbationParty.Official) ? NamedBy.Official
        : Parties.Contains(ProbationParty.Supervisor) ? NamedBy.Supervisor
        : NamedBy.Hr;

    /// <summary>How many more the reader may name.</summary>
    public int NamesLeft =>
        NamesAs is { } by
            ? Designation.Left(
                Case.Mode,
                by,
                [.. Inputs.Where(i => i.Stands).Select(i => new StandingName(i.NamedBy, i.State != InputState.Proposed))],
                Policy.Probation
            )
            : 0;

    public bool MayReadRecommendation => ProbationAccess.MayReadRecommendation(Case, Parties);

    /// <summary>Whoever signs for the supervisor's side.</summary>
    public string? Signer => Appraisal.DelegateSigns ? Appraisal.DelegateId : Appraisal.SupervisorId;

    /// <summary>An act of the reader: missing where the file does not exist for them, refused where the table has no row for it.</summary>
    internal static async Task<ActResult> OnAsync(
        FairwayDb db,
        PolicyLibrary policies,
        IClock clock,
        Reader reader,
        Guid id,
        ProbationAct act,
        Func<ProbationFile, ProbationTransition, Instant, Task<ActResult>> then,
        CancellationToken stop
    ) =>
        await LoadAsync(db, policies, reader, id, stop) is not { } file ? ActResult.Missing
        : file.Transition(act) is { } row ? await then(file, row, clock.GetCurrentInstant())
        : new ActResult.Refused(ProbationRefusals.ProbationNotNow);

    internal HistoryEntry Entry(Instant at, string act, string rule, string? detail = null) =>
        Entry(Case, at, Reader.Actor, act, rule, detail);

    internal static HistoryEntry Entry(ProbationCase of, Instant at, string actor, string act, string rule, string? detail = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "probation",
            Subject = of.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = of.PolicyVersion,
            Detail = detail,
        };

    /// <summary>The facts of the guards, from what is on record.</summary>
    private static async Task<IReadOnlyList<Finding>> GuardsAsync(FairwayDb db, ProbationFile file, CancellationToken stop)
    {
        var today = file.Case.SupervisorSignedAt?.InUtc().Date ?? file.Reader.Today;
        var agreed = await db
            .Signatures.Where(s =>
                s.AppraisalId == (file.First ?? file.Appraisal).Id && s.Step == AppraisalStep.Beginning && s.EndedAt == null
            )
            .OrderBy(s => s.At)
            .Select(s => (Instant?)s.At)
            .FirstOrDefaultAsync(stop);
        var settled = file.Appraisals.Any(a => a.AgreedVersion > 0);
        var second = file.Second;
        var start = second?.CycleStart ?? file.DueOn(ProbationStep.Appraisal);
        return FairnessGuards.Of(
            new GuardFacts(
                file.Case.EntryOnDuty,
                today,
                settled ? agreed?.InUtc().Date : null,
                file.First is { State: >= AppraisalState.EndSignedBySupervisor } first ? (first.CycleStart, first.Cycle.LastDay) : null,
                (start, LocalDate.Max(start, LocalDate.Min(today, second?.Cycle.LastDay ?? file.DueOn(ProbationStep.Report)))),
                file.Warnings.Count > 0 ? file.Warnings.Min(w => w.On) : null
            ),
            file.Policy.Probation,
            file.Policy.Appraisals.CommentsWindow
        );
    }
}
