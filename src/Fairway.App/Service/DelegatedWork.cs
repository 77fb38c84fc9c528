using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A delegation as one of its two sides sees it.</summary>
public sealed record DelegationLine(Delegation Delegation, string UnitName, string ChiefName, string DelegateName);

/// <summary>A smaller unit whose officials' appraisals a chief could delegate to its head.</summary>
public sealed record DelegationChoice(string UnitCode, string UnitName, NamedPerson Delegate);

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

    /// <summary>The smaller units beneath those that the reader heads, each with the manager to whom its work can go.</summary>
    public async Task<IReadOnlyList<DelegationChoice>> ChoicesAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var tree = await UnitStructure.OnAsync(db, reader.Today);
        var beneath = tree
            .Units.Where(u => u.ChiefId == me)
            .SelectMany(u => tree.Within(u.Code).Skip(1))
            .Where(u => u.ChiefId is not null && u.ChiefId != me)
            .DistinctBy(u => u.Code)
            .ToList();
        var names = await OfficialNames.OfAsync(db, beneath.Select(u => u.ChiefId), stop);
        var codes = beneath.Select(u => u.Code).ToList();
        var units = await db
            .Units.Where(u => codes.Contains(u.Code))
            .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        return
        [
            .. beneath
                .Select(u => new DelegationChoice(u.Code, units[u.Code], new NamedPerson(u.ChiefId!, names[u.ChiefId!])))
                .OrderBy(c => c.UnitName, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>Whether the policy in force lets a delegate sign.</summary>
    public bool DelegateMaySign(Reader reader) => policies.PolicyAt(reader.Today).Service.DelegateMaySign;

    /// <param name="lastDay">Inclusive; null: until it is taken or handed back.</param>
    public async Task<ActResult> GiveAsync(
        Reader reader,
        string? unitCode,
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
        var head = unitCode is null ? null : tree.Find(unitCode)?.ChiefId;
        var until = lastDay?.PlusDays(1);
        // A last day before the first holds on no day: the rule says so, a span can't.
        var span = new Span(from, until < from ? from : until);
        var wished = new DelegationTerms(me, head ?? "", unitCode ?? "", span, delegateSigns);
        var standing = await db.Delegations.AsNoTracking().Where(d => d.Until == null || d.Until > reader.Today).ToListAsync(stop);
        var terms = standing
            .Where(d => d.Until is null || d.Until > d.From)
            .Select(d => new DelegationTerms(d.ChiefId, d.DelegateId, d.UnitCode, new Span(d.From, d.Until), d.DelegateSigns));
        var refusals = Delegations.Check(wished, tree, terms, policies.PolicyAt(reader.Today).Service, reader.Today);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var delegation = new Delegation
        {
            ChiefId = me,
            DelegateId = head!,
            UnitCode = unitCode!,
            DelegateSigns = delegateSigns,
            From = from,
            Until = until,
        };
        db.Delegations.Add(delegation);
        Tell(reader, delegation, "delegated");
        await Mail.ToOfficialAsync(db, clock, head!, "DelegationGiven", "/units/delegations", stop, reader.DisplayName);
        return await db.SaveOrStaleAsync(stop);
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
        return await db.SaveOrStaleAsync(stop);
    }

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
