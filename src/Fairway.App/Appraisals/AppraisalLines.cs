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

        var lines = await ReadAsync(reader, everyOwn: false, stop);
        known = (reader, lines);
        return lines;
    }

    /// <summary>The reader's own appraisals of all cycles, the newest first.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> OwnAsync(Reader reader, CancellationToken stop = default)
    {
        var lines = await ReadAsync(reader, everyOwn: true, stop);
        return [.. lines.Where(l => l.IsOwn).OrderByDescending(l => l.Appraisal.CycleStart)];
    }

    private async Task<IReadOnlyList<AppraisalLine>> ReadAsync(Reader reader, bool everyOwn, CancellationToken stop)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        var queries = OncePerModel<Queries>.Of(db);
        var rows = await queries.Rows(db, me, [.. reader.StandsInFor], reader.Today, everyOwn).ToListAsync(stop);
        var drafts = (await queries.Drafts(db, me, [.. rows.Select(r => r.Appraisal.Id)]).ToListAsync(stop)).ToLookup(d => d.AppraisalId);
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

    /// <summary>Asked by home, lists and the count beside "Home": translated once.</summary>
    private sealed class Queries
    {
        /// <summary>
        /// Appraisals in which somebody takes part as a person, whatever offices they hold: a part of what exists for them
        /// (<see cref="AppraisalAccess.Exists"/>), so that it need not be asked beside it. Those of cycles that run on a day, earlier ones that are
        /// not complete, and where asked every one of their own.
        /// </summary>
        public readonly Func<FairwayDb, string, List<string>, LocalDate, bool, IAsyncEnumerable<Row>> Rows = EF.CompileAsyncQuery(
            (FairwayDb db, string me, List<string> absent, LocalDate today, bool everyOwn) =>
                from a in db.Appraisals.AsNoTracking()
                where
                    a.StaffId == me
                    || a.SupervisorId == me
                    || a.DelegateId == me
                    || (a.SecondLevelId == me && !a.DelegateSigns)
                    || absent.Contains(a.SupervisorId!)
                    || (absent.Contains(a.SecondLevelId!) && !a.DelegateSigns)
                where (a.CycleStart <= today && a.DueOn >= today) || a.State != AppraisalState.EndComplete || (everyOwn && a.StaffId == me)
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
                select new Row(
                    a,
                    o.GivenNames,
                    o.FamilyName,
                    s!.GivenNames,
                    s.FamilyName,
                    v!.SharedBy,
                    (Instant?)v.SharedAt,
                    sharer!.GivenNames,
                    sharer.FamilyName,
                    db.FormReadings.Any(r =>
                        r.AppraisalId == a.Id && r.ReaderId == me && r.Step == a.Step && r.FormNumber == a.SharedVersion
                    ),
                    db.FormReadings.Any(r =>
                        r.AppraisalId == a.Id && r.ReaderId == a.StaffId && r.Step == a.Step && r.FormNumber == a.SharedVersion
                    )
                )
        );

        public readonly Func<FairwayDb, string, List<Guid>, IAsyncEnumerable<Draft>> Drafts = EF.CompileAsyncQuery(
            (FairwayDb db, string me, List<Guid> appraisals) =>
                db
                    .FormDrafts.Where(d => d.AuthorId == me && appraisals.Contains(d.AppraisalId))
                    .Select(d => new Draft(d.AppraisalId, d.Step, d.SavedAt, d.BasedOn))
        );
    }

    private sealed record Row(
        Appraisal Appraisal,
        string GivenNames,
        string FamilyName,
        string? SignerGiven,
        string? SignerFamily,
        string? SharedBy,
        Instant? SharedAt,
        string? ByGiven,
        string? ByFamily,
        bool ReadByMe,
        bool ReadByOfficial
    );

    private sealed record Draft(Guid AppraisalId, AppraisalStep Step, Instant SavedAt, int BasedOn);
}
