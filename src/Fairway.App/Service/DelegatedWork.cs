using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A delegation as one of its two sides sees it.</summary>
public sealed record DelegationLine(Delegation Delegation, string UnitName, string ChiefName, string DelegateName);

/// <summary>A smaller unit whose officials' appraisals a chief could delegate to its manager.</summary>
public sealed record DelegationChoice(string UnitCode, string UnitName);

/// <summary>A chief hands appraisal work to the manager of a smaller unit, takes it back, or gets it back (SV-5).</summary>
public sealed class DelegatedWork(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Delegations that the reader gave or received, those that hold or are to come first, the latest first.</summary>
    public async Task<IReadOnlyList<DelegationLine>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var rows = await db.Delegations.AsNoTracking().Where(d => d.ChiefId == me || d.DelegateId == me).ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, rows.SelectMany(d => new[] { d.ChiefId, d.DelegateId }), stop);
        var codes = rows.Select(d => d.UnitCode).ToList();
        var units = await db
            .Units.Where(u => codes.Contains(u.Code))
            .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        return
        [
            .. rows.OrderByDescending(d => d.Until is null || d.Until > reader.Today)
                .ThenByDescending(d => d.From)
                .Select(d => new DelegationLine(d, units.GetValueOrDefault(d.UnitCode, d.UnitCode), names[d.ChiefId], names[d.DelegateId])),
        ];
    }

    /// <summary>
    /// The smaller units beneath those that the reader heads, for whose officials they answer themselves: what has a chief of its own needs
    /// no delegation.
    /// </summary>
    public async Task<IReadOnlyList<DelegationChoice>> ChoicesAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var codes = Smaller(await UnitStructure.OnAsync(db, reader.Today), me);
        var units = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToListAsync(stop);
        return
        [
            .. units.Select(u => new DelegationChoice(u.Code, u.Name)).OrderBy(c => c.UnitName, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>Who works in a smaller unit and reports to the reader: one of them can be the delegate. Nobody where it is not the reader's to delegate.</summary>
    public async Task<IReadOnlyList<NamedPerson>> CandidatesAsync(Reader reader, string unitCode, CancellationToken stop = default)
    {
        var tree = await UnitStructure.OnAsync(db, reader.Today);
        if (reader.StaffId is not { } me || !Smaller(tree, me).Contains(unitCode))
        {
            return [];
        }
        var within = tree.Within(unitCode).Select(u => u.Code).ToList();
        var serving = await (
            from period in db.ServicePeriods.Where(ServiceOn.Day(reader.Today))
            join official in db.Officials on period.StaffId equals official.StaffId
            where within.Contains(period.UnitCode!) && period.StaffId != me
            orderby official.SearchName, official.StaffId
            select new
            {
                official.StaffId,
                official.FamilyName,
                official.GivenNames,
                period.UnitCode,
            }
        ).ToListAsync(stop);
        return
        [
            .. serving
                .Where(o => Supervisors.Of(o.StaffId, o.UnitCode, tree, null).StaffId == me)
                .Select(o => new NamedPerson(o.StaffId, PeopleSearch.NameOf(o.StaffId, o.FamilyName, o.GivenNames))),
        ];
    }

    /// <summary>Whether the policy in force lets a delegate sign.</summary>
    public bool DelegateMaySign(Reader reader) => policies.PolicyAt(reader.Today).Service.DelegateMaySign;

    /// <param name="lastDay">Inclusive; null: until it is taken or handed back.</param>
    public async Task<ActResult> GiveAsync(
        Reader reader,
        string? unitCode,
        string? delegateId,
        bool delegateSigns,
        LocalDate from,
        LocalDate? lastDay,
        CancellationToken stop = default
    )
    {
        if (reader.StaffId is not { } me)
        {
            return ActResult.Missing;
        }
        var tree = await UnitStructure.OnAsync(db, reader.Today);
        var (to, unknown) = await Chiefs.InServiceAsync(db, delegateId, reader.Today, stop);
        if (to is null)
        {
            return new ActResult.Refused(unknown! with { Field = "DelegateId", Rule = "SV-5" });
        }
        var until = lastDay?.PlusDays(1);
        // A last day before the first holds on no day: the rule says so, a span can't.
        var span = new Span(from, until < from ? from : until);
        var wished = new DelegationTerms(me, to.StaffId, unitCode ?? "", span, delegateSigns);
        var standing = await db.Delegations.AsNoTracking().Where(d => d.Until == null || d.Until > reader.Today).ToListAsync(stop);
        var terms = standing
            .Where(d => d.Until is null || d.Until > d.From)
            .Select(d => new DelegationTerms(d.ChiefId, d.DelegateId, d.UnitCode, new Span(d.From, d.Until), d.DelegateSigns));
        var refusals = Delegations.Check(
            wished,
            ServiceOn.On(to.Periods, reader.Today)!.UnitCode,
            tree,
            terms,
            policies.PolicyAt(reader.Today).Service,
            reader.Today
        );
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var delegation = new Delegation
        {
            ChiefId = me,
            DelegateId = to.StaffId,
            UnitCode = unitCode!,
            DelegateSigns = delegateSigns,
            From = from,
            Until = until,
        };
        db.Delegations.Add(delegation);
        Tell(reader, delegation, "delegated");
        await Mail.ToOfficialAsync(db, clock, to.StaffId, "DelegationGiven", "/units/delegations", stop, reader.DisplayName);
        return await SaveAsync(reader, me, stop);
    }

    /// <summary>The chief takes it back, or the delegate hands it back: from today.</summary>
    public async Task<ActResult> EndAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (delegation is null || reader.StaffId is not { } me || (delegation.ChiefId != me && delegation.DelegateId != me))
        {
            return ActResult.Missing;
        }
        if (delegation.Until <= reader.Today || delegation.Until == delegation.From)
        {
            return new ActResult.Refused(ServiceRefusals.DelegationOver(delegation.Until!.Value.PlusDays(-1)));
        }
        db.Entry(delegation).Property(d => d.Version).OriginalValue = version;
        // One that hasn't begun ends without a day.
        delegation.Until = delegation.From > reader.Today ? delegation.From : reader.Today;
        delegation.EndedBy = me;
        Tell(reader, delegation, me == delegation.ChiefId ? "delegation-taken-back" : "delegation-handed-back");
        var other = me == delegation.ChiefId ? delegation.DelegateId : delegation.ChiefId;
        await Mail.ToOfficialAsync(db, clock, other, "DelegationEnded", "/units/delegations", stop, reader.DisplayName);
        return await SaveAsync(reader, delegation.ChiefId, stop);
    }

    /// <summary>Saves, and appraisals that run follow at once (CY-9): whoever no longer is a delegate no longer signs.</summary>
    private Task<ActResult> SaveAsync(Reader reader, string chiefId, CancellationToken stop) =>
        Transactions.RunAsync(
            db,
            async () =>
            {
                await db.SaveChangesAsync(stop);
                var day = reader.Today;
                var officials = await db
                    .Supervisions.Where(s => s.SupervisorId == chiefId && s.From <= day && (s.Until == null || s.Until > day))
                    .Select(s => s.StaffId)
                    .ToListAsync(stop);
                await Succession.FollowAsync(db, day, clock.GetCurrentInstant(), reader.Actor, officials, stop);
            }
        );

    private static HashSet<string> Smaller(UnitTree tree, string chief) =>
        tree
            .Units.Where(u => u.ChiefId == chief)
            .SelectMany(u => tree.Within(u.Code).Skip(1))
            .Select(u => u.Code)
            .Where(code => Supervisors.Of("", code, tree, null).StaffId == chief)
            .ToHashSet(StringComparer.Ordinal);

    private void Tell(Reader reader, Delegation delegation, string act) =>
        db.History.Add(
            ServiceHistory.Entry(
                clock.GetCurrentInstant(),
                reader.Actor,
                delegation.ChiefId,
                act,
                new
                {
                    to = delegation.DelegateId,
                    unit = delegation.UnitCode,
                    signs = delegation.DelegateSigns,
                    from = IsoDay.Text(delegation.From),
                },
                "SV-5"
            )
        );
}
