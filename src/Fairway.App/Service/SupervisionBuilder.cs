using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Service.Import;
using Fairway.App.Underperformance;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// Writes who supervises whom from the tree of units (SV-4) as dated rows: where somebody's supervisor is another than before, the
/// old row is closed and a new one opened. Rows that HR named stay until HR changes them.
/// </summary>
public sealed class SupervisionBuilder
{
    /// <summary>Key of the setting that says for which day supervision was built last.</summary>
    public const string BuiltOn = "supervision-built-on";

    private readonly FairwayDb _db;
    private readonly ImportOptions _options;
    private readonly ImportCounts _counts;
    private readonly Action<string> _say;
    private UnitTree _tree = null!;
    private string? _head;
    private string? _alternate;
    private Dictionary<string, List<ServicePeriod>> _periods = null!;
    private Dictionary<string, LocalDate> _headsSince = null!;

    private SupervisionBuilder(FairwayDb db, ImportOptions options, ImportCounts counts, Action<string> say)
    {
        _db = db;
        _options = options;
        _counts = counts;
        _say = say;
    }

    private LocalDate Today => _options.Today;

    /// <summary>Brings supervision, chieftaincies of chiefs who left and delegations in line with the day. The caller's transaction holds it.</summary>
    /// <returns>How many rows of supervision were opened, changed and closed.</returns>
    public static async Task<ImportCounts> RebuildAsync(FairwayDb db, LocalDate today, Instant at, string actor)
    {
        var counts = new ImportCounts();
        var options = new ImportOptions
        {
            Today = today,
            At = at,
            Actor = actor,
        };
        await new SupervisionBuilder(db, options, counts, _ => { }).RunAsync();
        return counts;
    }

    internal static Task RebuildAsync(FairwayDb db, ImportOptions options, ImportReport report) =>
        new SupervisionBuilder(db, options, report.Supervision, report.Say).RunAsync();

    private async Task RunAsync()
    {
        _periods = (await _db.ServicePeriods.AsNoTracking().Where(p => p.From <= Today).ToListAsync())
            .GroupBy(p => p.StaffId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        await CloseChieftainciesAsync();
        _tree = await UnitStructure.OnAsync(_db, Today);
        _head = await UnitStructure.HeadAsync(_db, _tree, Today);
        _alternate = await UnitStructure.AlternateAsync(_db, Today);
        _headsSince = await HeadsSinceAsync();
        await EndDelegationsAsync();

        var rows = (await _db.Supervisions.AsNoTracking().ToListAsync()).ToLookup(s => s.StaffId, StringComparer.Ordinal);
        var changed = 0;
        foreach (var (staffId, periods) in _periods.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (Settle(staffId, periods, [.. rows[staffId]]) && ++changed % 2_000 == 0)
            {
                await StaffImport.SaveAndForgetAsync(_db);
            }
        }
        await StaffImport.SaveAndForgetAsync(_db);
        await RememberAsync();
        var handedOver = await Succession.FollowAsync(_db, Today, _options.At, _options.Actor);
        if (handedOver > 0)
        {
            _say($"{handedOver} appraisals follow the change of supervisor, unit or service");
        }
        _db.ChangeTracker.Clear();
        await CaseSuccession.FollowAsync(_db, Today, _options.At, _options.Actor);
        _db.ChangeTracker.Clear();
    }

    private async Task RememberAsync()
    {
        var day = IsoDay.Text(Today);
        var built = await _db.Settings.SingleOrDefaultAsync(s => s.Key == BuiltOn);
        if (built is null)
        {
            _db.Settings.Add(new Setting { Key = BuiltOn, Value = day });
        }
        else if (string.CompareOrdinal(built.Value, day) < 0)
        {
            built.Value = day;
        }
        await StaffImport.SaveAndForgetAsync(_db);
    }

    /// <summary>True where something was written.</summary>
    private bool Settle(string staffId, List<ServicePeriod> periods, List<Supervision> rows)
    {
        var open = rows.Find(r => r.Until is null);
        var current = periods.Find(p => ServiceOn.Counts(p.Organization, p.Status) && (p.Until is null || p.Until > Today));
        if (current is null)
        {
            if (open is null)
            {
                return false;
            }
            Chieftaincies.Close(_db, open, LeftOn(periods) ?? Today);
            _counts.Ended++;
            return true;
        }
        if (open is { NamedByHr: true })
        {
            _counts.Unchanged++;
            return false;
        }
        var first = Supervisors.Of(staffId, current.UnitCode, _tree, _head).StaffId;
        var second = first is null ? null : Supervisors.SecondLevelOf(staffId, current.UnitCode, _tree, _head, _alternate).StaffId;
        if (open?.SupervisorId == first && open?.SecondLevelId == second)
        {
            _counts.Unchanged += open is null ? 0 : 1;
            return false;
        }
        Replace(staffId, periods, rows, open, first, second);
        return true;
    }

    private void Replace(
        string staffId,
        List<ServicePeriod> periods,
        List<Supervision> rows,
        Supervision? open,
        string? first,
        string? second
    )
    {
        var from = open is null ? Begin(periods, rows, first) : ChangeDay(periods, open);
        if (open is not null)
        {
            Chieftaincies.Close(_db, open, from);
        }
        if (first is not null)
        {
            // A day that a closed row has already begun with can't begin another.
            var taken = rows.Where(r => r.Until is not null && r.From >= from).Select(r => r.From).DefaultIfEmpty(from.PlusDays(-1)).Max();
            _db.Supervisions.Add(
                new Supervision
                {
                    StaffId = staffId,
                    SupervisorId = first,
                    SecondLevelId = second,
                    From = taken >= from ? taken.PlusDays(1) : from,
                }
            );
        }
        if (rows.Count == 0)
        {
            _counts.Added++;
            return;
        }
        var changes = new ChangeList();
        changes.Add("supervisor", open?.SupervisorId, first);
        changes.Add("second level", open?.SecondLevelId, second);
        _db.History.Add(ServiceHistory.Entry(_options, staffId, "supervisor-changed", changes.AsDetail()));
        _ = first is null ? _counts.Ended++ : _counts.Changed++;
        _say($"changed {staffId}: {changes}");
    }

    /// <summary>The first supervisor known counts since both are in their places; after a time without one, the next from today.</summary>
    private LocalDate Begin(List<ServicePeriod> periods, List<Supervision> rows, string? supervisor)
    {
        if (rows.Count > 0 || supervisor is null)
        {
            return Today;
        }
        var since = ServiceRuns.StartOfRun(periods, Today) ?? Today;
        return _headsSince.TryGetValue(supervisor, out var headsSince) && headsSince > since ? headsSince : since;
    }

    /// <summary>A move to another unit counts from its day, a chief's leaving from theirs, anything else from today.</summary>
    private LocalDate ChangeDay(List<ServicePeriod> periods, Supervision open)
    {
        if (ServiceRuns.StartOfRun(periods, Today) is { } moved && moved > open.From)
        {
            return moved;
        }
        var left = _periods.TryGetValue(open.SupervisorId, out var theirs) ? LeftOn(theirs) : null;
        return left > open.From ? left.Value : Today;
    }

    /// <summary>The first day out of service; null for who is in service, or never was.</summary>
    private LocalDate? LeftOn(List<ServicePeriod> periods)
    {
        var last = periods.Where(p => ServiceOn.Counts(p.Organization, p.Status)).MaxBy(p => p.From);
        return last?.Until <= Today ? last.Until : null;
    }

    private async Task CloseChieftainciesAsync()
    {
        foreach (var open in await _db.Chieftaincies.AsNoTracking().Where(c => c.Until == null).ToListAsync())
        {
            if (_periods.TryGetValue(open.StaffId, out var periods) && LeftOn(periods) is { } left)
            {
                Chieftaincies.Close(_db, open, left);
                var changes = new ChangeList();
                changes.Add("responsible_chief", open.StaffId, null);
                _db.History.Add(ServiceHistory.Entry(_options, open.UnitCode, "chief-left", changes.AsDetail()));
                _say($"unit {open.UnitCode} has no chief any more: {open.StaffId} left");
            }
        }
        await StaffImport.SaveAndForgetAsync(_db);
    }

    private async Task<Dictionary<string, LocalDate>> HeadsSinceAsync()
    {
        var open = await _db.Chieftaincies.AsNoTracking().Where(c => c.Until == null).Select(c => new { c.StaffId, c.From }).ToListAsync();
        return open.GroupBy(c => c.StaffId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(c => c.From), StringComparer.Ordinal);
    }

    /// <summary>A delegation ends when its unit is another's to answer for, or the delegate works elsewhere (SV-5).</summary>
    private async Task EndDelegationsAsync()
    {
        foreach (var delegation in await _db.Delegations.Where(d => d.Until == null || d.Until > Today).ToListAsync())
        {
            var unit = _periods
                .GetValueOrDefault(delegation.DelegateId)
                ?.Find(p => ServiceOn.Counts(p.Organization, p.Status) && (p.Until is null || p.Until > Today))
                ?.UnitCode;
            var terms = new DelegationTerms(
                delegation.ChiefId,
                delegation.DelegateId,
                delegation.UnitCode,
                new(delegation.From, delegation.Until),
                delegation.DelegateSigns
            );
            var stands = Delegations.CheckPlaces(terms, unit, _tree).Count == 0;
            if (!stands)
            {
                delegation.Until = delegation.From > Today ? delegation.From : Today;
                delegation.EndedBy = _options.Actor;
                _db.History.Add(
                    ServiceHistory.Entry(_options, delegation.DelegateId, "delegation-lapsed", new { unit = delegation.UnitCode })
                );
                _say($"the delegation of {delegation.UnitCode} to {delegation.DelegateId} ended");
            }
        }
        await StaffImport.SaveAndForgetAsync(_db);
    }
}
