using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>HR names who heads a unit, and who stands in for the head of the organization (SV-4, decision 12). Both count from today.</summary>
public sealed class Chiefs(FairwayDb db, IClock clock)
{
    /// <summary>Names the chief of a unit. An import leaves this alone while the person is in service.</summary>
    public async Task<ActResult> NameAsync(Reader reader, string unitCode, string? staffId, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHrOf(reader, unitCode) || !await db.Units.AnyAsync(u => u.Code == unitCode, stop))
        {
            return ActResult.Missing;
        }
        var (chief, refusal) = await InServiceAsync(db, staffId, reader.Today, stop);
        if (chief is null)
        {
            return new ActResult.Refused(refusal!);
        }
        var open = await OpenAsync(unitCode, stop);
        if (open?.StaffId == chief.StaffId)
        {
            return new ActResult.Refused(ServiceRefusals.ChiefAlready(chief.FullName));
        }
        return await Transactions.RunAsync(
            db,
            async () =>
            {
                if (open is not null)
                {
                    Chieftaincies.Close(db, open, reader.Today);
                }
                db.Chieftaincies.Add(
                    new Chieftaincy
                    {
                        UnitCode = unitCode,
                        StaffId = chief.StaffId,
                        From = reader.Today,
                        NamedByHr = true,
                    }
                );
                Tell(reader, unitCode, "chief-named", open?.StaffId, chief.StaffId);
                await Mail.ToOfficialAsync(db, clock, chief.StaffId, "ChiefNamed", $"/units/{unitCode}", stop, unitCode);
                await db.SaveChangesAsync(stop);
                await SupervisionBuilder.RebuildAsync(db, reader.Today, clock.GetCurrentInstant(), reader.Actor);
            }
        );
    }

    /// <summary>Leaves a unit without a chief: it falls to the unit above until somebody is named.</summary>
    public async Task<ActResult> VacateAsync(Reader reader, string unitCode, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHrOf(reader, unitCode) || !await db.Units.AnyAsync(u => u.Code == unitCode, stop))
        {
            return ActResult.Missing;
        }
        if (await OpenAsync(unitCode, stop) is not { } open)
        {
            return ActResult.Ok;
        }
        return await Transactions.RunAsync(
            db,
            async () =>
            {
                Chieftaincies.Close(db, open, reader.Today);
                Tell(reader, unitCode, "chief-ended", open.StaffId, null);
                await db.SaveChangesAsync(stop);
                await SupervisionBuilder.RebuildAsync(db, reader.Today, clock.GetCurrentInstant(), reader.Actor);
            }
        );
    }

    /// <summary>Names who takes the part of the head of the organization as second level.</summary>
    public async Task<ActResult> NameAlternateAsync(Reader reader, string? staffId, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHrOfAll(reader))
        {
            return ActResult.Missing;
        }
        var today = reader.Today;
        var (alternate, refusal) = await InServiceAsync(db, staffId, today, stop);
        if (alternate is null)
        {
            return new ActResult.Refused(refusal!);
        }
        var tree = await UnitStructure.OnAsync(db, today);
        if (await UnitStructure.HeadAsync(db, tree, today) == alternate.StaffId)
        {
            return new ActResult.Refused(ServiceRefusals.AlternateIsHead);
        }
        var open = await db.HeadAlternates.Where(a => a.Until == null || a.Until > today).ToListAsync(stop);
        return await Transactions.RunAsync(
            db,
            async () =>
            {
                foreach (var before in open)
                {
                    if (before.From >= today)
                    {
                        db.HeadAlternates.Remove(before);
                    }
                    else
                    {
                        before.Until = today;
                    }
                }
                db.HeadAlternates.Add(new HeadAlternate { StaffId = alternate.StaffId, From = today });
                Tell(reader, "head-alternate", "alternate-named", open.LastOrDefault()?.StaffId, alternate.StaffId);
                await db.SaveChangesAsync(stop);
                await SupervisionBuilder.RebuildAsync(db, today, clock.GetCurrentInstant(), reader.Actor);
            }
        );
    }

    /// <summary>An official by what was typed, if they are in service on a day; else why not.</summary>
    internal static async Task<(Official? Official, Refusal? Refusal)> InServiceAsync(
        FairwayDb db,
        string? typed,
        LocalDate day,
        CancellationToken stop
    )
    {
        var id = typed?.Trim() ?? "";
        if (id.Length == 0)
        {
            return (null, ServiceRefusals.PersonMissing);
        }
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == id, stop);
        return official is null ? (null, ServiceRefusals.PersonUnknown(id))
            : ServiceOn.On(official.Periods, day) is null ? (null, ServiceRefusals.PersonNotInService(official.FullName))
            : (official, null);
    }

    private Task<Chieftaincy?> OpenAsync(string unitCode, CancellationToken stop) =>
        db.Chieftaincies.SingleOrDefaultAsync(c => c.UnitCode == unitCode && c.Until == null, stop);

    private void Tell(Reader reader, string subject, string act, string? before, string? after)
    {
        var changes = new ChangeList();
        changes.Add("responsible_chief", before, after);
        db.History.Add(ServiceHistory.Entry(clock.GetCurrentInstant(), reader.Actor, subject, act, changes.AsDetail(), "SV-4"));
    }
}
