using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// The appraisals that somebody has to do with personally: as official, on the supervisor's side, as second level, or standing in for one. One query for home, the
/// team's page and the count beside "Home"; asked once a request. What an office shows (HR, the Board) is not among them.
/// </summary>
public sealed class AppraisalLines(FairwayDb db, PolicyLibrary policies)
{
    private (Reader Reader, IReadOnlyList<AppraisalLine> Lines)? known;

    /// <summary>Those of cycles that run today, and earlier ones that are not complete.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        if (known is { } before && before.Reader == reader)
        {
            return before.Lines;
        }

        var today = reader.Today;
        var lines = await ReadAsync(
            reader,
            db.Appraisals.Where(a => (a.CycleStart <= today && a.DueOn >= today) || a.State != AppraisalState.EndComplete),
            stop
        );
        known = (reader, lines);
        return lines;
    }

    /// <summary>The reader's own appraisals of all cycles, the newest first.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> OwnAsync(Reader reader, CancellationToken stop = default)
    {
        var lines = await ReadAsync(reader, db.Appraisals.Where(a => a.StaffId == reader.StaffId), stop);
        return [.. lines.OrderByDescending(l => l.Appraisal.CycleStart)];
    }

    /// <summary>
    /// Appraisals in which somebody takes part as a person, whatever offices they hold: a part of what exists for them (<see cref="AppraisalAccess.Exists"/>),
    /// so that it need not be asked beside it.
    /// </summary>
    private static Expression<Func<Appraisal, bool>> Personal(string me, IReadOnlySet<string> standsInFor)
    {
        if (standsInFor.Count == 0)
        {
            return a => a.StaffId == me || a.SupervisorId == me || a.DelegateId == me || (a.SecondLevelId == me && !a.DelegateSigns);
        }

        var absent = standsInFor.ToList();
        return a =>
            a.StaffId == me
            || a.SupervisorId == me
            || a.DelegateId == me
            || (a.SecondLevelId == me && !a.DelegateSigns)
            || absent.Contains(a.SupervisorId!)
            || (absent.Contains(a.SecondLevelId!) && !a.DelegateSigns);
    }

    private async Task<IReadOnlyList<AppraisalLine>> ReadAsync(Reader reader, IQueryable<Appraisal> appraisals, CancellationToken stop)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        var rows = await (
            from a in appraisals.AsNoTracking().Where(Personal(me, reader.StandsInFor))
            join o in db.Officials on a.StaffId equals o.StaffId
            join signer in db.Officials on (a.DelegateSigns ? a.DelegateId : a.SupervisorId) equals signer.StaffId into signers
            from s in signers.DefaultIfEmpty()
            join version in db.FormVersions
                on new
                {
                    a.Id,
                    a.Step,
                    Number = a.SharedVersion,
                } equals new
                {
                    Id = version.AppraisalId,
                    version.Step,
                    version.Number,
                }
                into versions
            from v in versions.DefaultIfEmpty()
            join sharing in db.Officials on v!.SharedBy equals sharing.StaffId into sharers
            from sharer in sharers.DefaultIfEmpty()
            select new
            {
                Appraisal = a,
                o.GivenNames,
                o.FamilyName,
                SignerGiven = s!.GivenNames,
                SignerFamily = s.FamilyName,
                v!.SharedBy,
                SharedAt = (Instant?)v.SharedAt,
                ByGiven = sharer!.GivenNames,
                ByFamily = sharer.FamilyName,
                ReadByMe = db.FormReadings.Any(r =>
                    r.AppraisalId == a.Id && r.ReaderId == me && r.Step == a.Step && r.FormNumber == a.SharedVersion
                ),
                ReadByOfficial = db.FormReadings.Any(r =>
                    r.AppraisalId == a.Id && r.ReaderId == a.StaffId && r.Step == a.Step && r.FormNumber == a.SharedVersion
                ),
            }
        ).ToListAsync(stop);

        var ids = rows.Select(r => r.Appraisal.Id).ToList();
        var drafts = (
            await db
                .FormDrafts.Where(d => d.AuthorId == me && ids.Contains(d.AppraisalId))
                .Select(d => new
                {
                    d.AppraisalId,
                    d.Step,
                    d.SavedAt,
                    d.BasedOn,
                })
                .ToListAsync(stop)
        ).ToLookup(d => d.AppraisalId);
        var policy = policies.PolicyAt(reader.Today).Appraisals;

        return
        [
            .. rows.Select(r =>
            {
                var working = WorkingOn(r.Appraisal, reader.Today, policy);
                var draft = drafts[r.Appraisal.Id].FirstOrDefault(d => d.Step == working);
                var parties = AppraisalAccess.PartiesOf(reader, r.Appraisal);
                // The second level sees how far it is, not who shared or read what before a signature stands (CY-7).
                var inside = AppraisalAccess.MayReadForm(r.Appraisal, parties);
                return new AppraisalLine(
                    r.Appraisal,
                    parties,
                    Name(r.GivenNames, r.FamilyName)!,
                    Name(r.SignerGiven, r.SignerFamily),
                    inside ? r.SharedBy : null,
                    inside ? Name(r.ByGiven, r.ByFamily) : null,
                    inside ? r.SharedAt : null,
                    r.ReadByMe,
                    inside && r.ReadByOfficial,
                    draft?.SavedAt,
                    draft?.BasedOn < r.Appraisal.VersionOf(working),
                    working,
                    IsOpen(r.Appraisal, working, reader.Today, policy)
                );
            }),
        ];
    }

    /// <summary>The step that the two work on: once the end can be written it no longer waits for a mid-term review that was not held (CY-8).</summary>
    public static AppraisalStep WorkingOn(Appraisal appraisal, LocalDate today, AppraisalPolicy policy) =>
        appraisal.State == AppraisalState.BeginningAgreed && today >= EndOpening.FirstDay(appraisal.Cycle, policy)
            ? AppraisalStep.EndOfCycle
            : appraisal.Working;

    /// <summary>Whether the time of a step has come: the mid-term's when its day is near, the end's when it opens.</summary>
    private static bool IsOpen(Appraisal appraisal, AppraisalStep working, LocalDate today, AppraisalPolicy policy) =>
        working == AppraisalStep.EndOfCycle
            ? today >= EndOpening.FirstDay(appraisal.Cycle, policy)
            : appraisal.DueOf(working) is { } due && Rules.Time.Months.Add(today, policy.DueSoon) >= due;

    private static string? Name(string? given, string? family) => family is null ? null : $"{given} {family}".Trim();
}
