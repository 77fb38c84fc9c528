using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>One probation in a list of its reader's.</summary>
/// <param name="Parties">The reader's capacities.</param>
/// <param name="Next">The next step with a day that is not over: null once the report is signed.</param>
public sealed record ProbationLine(
    ProbationCase Case,
    string Official,
    IReadOnlySet<ProbationParty> Parties,
    ProbationStep? Next,
    LocalDate? Due
)
{
    public bool IsOwn => Parties.Contains(ProbationParty.Official);
}

/// <summary>The probations that exist for somebody: their own first, then those whose end is nearest.</summary>
public sealed class ProbationList(FairwayDb db, PolicyLibrary policies)
{
    public async Task<IReadOnlyList<ProbationLine>> ForAsync(Reader reader, CancellationToken stop = default)
    {
        // What exists around an appraisal is asked first; what the Board and its chair read stands in the probation itself.
        var around = db.Appraisals.Where(AppraisalAccess.Exists(reader)).Select(a => a.Id);
        var board = reader.Holds(Office.BoardChair) || reader.Holds(Office.BoardMember) || reader.Holds(Office.BoardSecretary);
        var rows = await (
            from c in db.Probations.AsNoTracking()
            join a in db.Appraisals.AsNoTracking().Include(a => a.Parts) on c.AppraisalId equals a.Id
            join o in db.Officials on c.StaffId equals o.StaffId
            where board || around.Contains(c.AppraisalId)
            select new
            {
                Case = c,
                Appraisal = a,
                o.GivenNames,
                o.FamilyName,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.Select(r => (Row: r, Parties: ProbationAccess.PartiesOf(reader, r.Case, r.Appraisal)))
                .Where(r => ProbationAccess.MayRead(r.Row.Case, r.Parties))
                .Select(r => Line(r.Row.Case, $"{r.Row.GivenNames} {r.Row.FamilyName}".Trim(), r.Parties, reader.Today))
                .OrderBy(l => !l.IsOwn)
                .ThenBy(l => l.Case.State == ProbationState.Decided)
                .ThenBy(l => l.Case.EndsOn)
                .ThenBy(l => l.Official, StringComparer.CurrentCulture),
        ];
    }

    private ProbationLine Line(ProbationCase probation, string official, IReadOnlySet<ProbationParty> parties, LocalDate today)
    {
        var policy = policies.PolicyOfLaunch(probation.EntryOnDuty).Probation;
        ProbationStep? next =
            probation.State >= ProbationState.SignedBySupervisor
                ? null
                : ProbationCalendar
                    .Steps.Cast<ProbationStep?>()
                    .FirstOrDefault(step => ProbationCalendar.DueOn(step!.Value, probation.EntryOnDuty, policy) >= today)
                    ?? ProbationStep.Report;
        return new(
            probation,
            official,
            parties,
            next,
            next is { } step ? ProbationCalendar.DueOn(step, probation.EntryOnDuty, policy) : null
        );
    }
}
