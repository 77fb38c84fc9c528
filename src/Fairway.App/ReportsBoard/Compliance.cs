using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>Due, done and late of one step in one unit with those beneath it.</summary>
public sealed record ComplianceRow(string Code, string Name, IReadOnlyDictionary<StepOutcome, int> Counts)
{
    public int Due => Counts.Values.Sum();
    public int Done => Due - Counts.GetValueOrDefault(StepOutcome.Awaited);
    public int Late => Done - Counts.GetValueOrDefault(StepOutcome.InTime);
}

/// <summary>One step of one cycle: the chosen unit, and those directly beneath it.</summary>
public sealed record ComplianceStep(Cycle Cycle, StepKind Step, ComplianceRow Whole, IReadOnlyList<ComplianceRow> Units);

/// <summary>A step that is late or awaited, with the official's name.</summary>
public sealed record ComplianceLine(StepLine Step, string Official, string Unit);

/// <summary>Somebody whose probation is about to end.</summary>
/// <param name="ReportDue">When the report is due (PR-1).</param>
/// <param name="Received">Whether the Board has received a report of it.</param>
public sealed record EndingProbation(string StaffId, string Official, string Unit, LocalDate Ends, LocalDate ReportDue, bool Received);

/// <summary>The compliance view of a day.</summary>
/// <param name="Path">The chosen unit and those above it within the reader's reach, the top first.</param>
public sealed record ComplianceView(
    LocalDate AsOf,
    IReadOnlyList<LocalDate> Days,
    IReadOnlyList<ComplianceStep> Steps,
    IReadOnlyList<ComplianceLine> Open,
    IReadOnlyList<(string Code, string Name)> Path,
    IReadOnlyList<EndingProbation> Probations
);

/// <summary>Somebody who would be reminded of steps that are awaited from them.</summary>
public sealed record ComplianceReminder(string StaffId, string Name, int Steps, bool Today);

/// <summary>
/// HR's view of what is due, done and late (CY-8, BD-3), as dated snapshots, of the units that a partner serves: they can open each record beneath, so
/// nothing is hidden from them.
/// </summary>
public sealed class Compliance(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The mail that reminds.</summary>
    private const string Mailed = "ComplianceReminder";

    /// <summary>Null for who is no HR partner, where there is no snapshot of the day, or for a unit that they don't serve.</summary>
    /// <param name="asOf">Null: the newest.</param>
    /// <param name="unit">Null: all that they serve.</param>
    public async Task<ComplianceView?> LoadAsync(Reader reader, LocalDate? asOf, string? unit, CancellationToken stop = default)
    {
        if (!reader.Holds(Office.HrPartner))
        {
            return null;
        }

        var days = await Figures.DaysAsync(db, stop);
        var units = await db.Units.AsNoTracking().ToListAsync(stop);
        var tree = new UnitTree([.. units.Select(u => new UnitNode(u.Code, u.ParentCode, null))]);
        var names = units.ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal);
        var served = reader.HrUnits;
        if (
            (asOf is not null && !days.Contains(asOf.Value))
            || (unit is not null && (tree.Find(unit) is null || served?.Contains(unit) == false))
        )
        {
            return null;
        }

        var probations = await ProbationsAsync(reader, names, unit is null ? null : Within(unit), stop);
        if (days.Count == 0)
        {
            return new ComplianceView(reader.Today, days, [], [], [], probations);
        }

        var day = asOf ?? days[0];
        var lines = await LinesAsync(reader, day, unit is null ? null : Within(unit), stop);
        var below = unit is not null ? tree.ChildrenOf(unit).ToList() : Tops(tree, served);
        var cycles = policies.PolicyAt(day).Appraisals;
        var steps = lines
            .GroupBy(l => (Cycle: RegularCycle.Of(l.CycleEnd, cycles), l.Step))
            .OrderByDescending(g => g.Key.Cycle.Start)
            .ThenBy(g => g.Key.Step)
            .Select(g => new ComplianceStep(
                g.Key.Cycle,
                g.Key.Step,
                Row("", "", g),
                [
                    .. below
                        .Select(u => (u, Codes: Within(u.Code)))
                        .Select(u => Row(u.u.Code, names[u.u.Code], g.Where(l => u.Codes.Contains(l.Unit))))
                        .Where(r => r.Due > 0)
                        .OrderBy(r => r.Name, StringComparer.CurrentCulture),
                ]
            ))
            .ToList();
        var open = lines.Where(l => l.Outcome != StepOutcome.InTime).OrderBy(l => l.SignedOn is not null).ThenBy(l => l.DueOn).ToList();
        var officials = await OfficialNames.OfAsync(db, open.Take(200).Select(l => l.StaffId), stop);
        return new ComplianceView(
            day,
            days,
            steps,
            [.. open.Take(200).Select(l => new ComplianceLine(l, officials[l.StaffId], names.GetValueOrDefault(l.Unit, l.Unit)))],
            unit is null
                ? []
                :
                [
                    .. tree.PathUp(unit)
                        .Reverse()
                        .Where(u => served is null || served.Contains(u.Code))
                        .Select(u => (u.Code, names[u.Code])),
                ],
            probations
        );

        HashSet<string> Within(string code) => tree.Within(code).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The rows of an export: heading, then every step of the selection, whatever became of it.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>?> ExportAsync(
        Reader reader,
        LocalDate? asOf,
        string? unit,
        CancellationToken stop = default
    )
    {
        if (await LoadAsync(reader, asOf, unit, stop) is not { Days.Count: > 0 } view)
        {
            return null;
        }

        var lines = await LinesAsync(reader, view.AsOf, await InsideAsync(unit, stop), stop);
        return
        [
            ["as_of", "staff_id", "unit", "cycle_start", "cycle_end", "step", "due_on", "signed_on", "days_late", "outcome"],
            .. lines
                .OrderBy(l => l.Unit, StringComparer.Ordinal)
                .ThenBy(l => l.StaffId, StringComparer.Ordinal)
                .ThenBy(l => l.DueOn)
                .Select(l =>
                    (IReadOnlyList<object?>)
                        [
                            Iso(view.AsOf),
                            l.StaffId,
                            l.Unit,
                            Iso(l.CycleStart),
                            Iso(l.CycleEnd),
                            l.Step.Code(),
                            Iso(l.DueOn),
                            l.SignedOn is { } signed ? Iso(signed) : null,
                            Math.Max(0, Period.DaysBetween(l.DueOn, l.SignedOn ?? view.AsOf)),
                            l.Outcome.ToString(),
                        ]
                ),
        ];

        static string Iso(LocalDate day) => IsoDay.Text(day);
    }

    /// <summary>
    /// Who would be reminded of the steps that the snapshot has as awaited and that are still so: whoever signs, one mail each, at most one a day; null for who
    /// may not.
    /// </summary>
    public async Task<IReadOnlyList<ComplianceReminder>?> PreviewAsync(
        Reader reader,
        LocalDate? asOf,
        string? unit,
        CancellationToken stop = default
    )
    {
        if (await LoadAsync(reader, asOf, unit, stop) is not { Days.Count: > 0 } view)
        {
            return null;
        }

        var awaited = (await LinesAsync(reader, view.AsOf, await InsideAsync(unit, stop), stop))
            .Where(l => l.Outcome == StepOutcome.Awaited)
            .ToLookup(l => l.Step.IsOfAppraisal(), l => l.SubjectId);
        var open = new List<Appraisals.Appraisal>();
        foreach (var some in awaited[true].Distinct().Chunk(1_000))
        {
            open.AddRange(await db.Appraisals.AsNoTracking().Where(a => some.Contains(a.Id) && a.ExcludedAt == null).ToListAsync(stop));
        }

        var others = awaited[false].ToHashSet();
        IEnumerable<OpenStep> steps =
            others.Count == 0
                ? []
                :
                [
                    .. await ProbationDays.OpenAsync(db, policies, reader.Today, stop),
                    .. await CasesDue.OpenAsync(db, policies, reader.Today, stop),
                ];
        var waiting = open.Where(a => a.DueNow < reader.Today && !a.State.IsDelivered() && a.State != AppraisalState.EndComplete)
            .Select(a => a.DelegateSigns ? a.DelegateId : a.SupervisorId)
            .OfType<string>()
            .Concat(
                steps.Where(s => s.Due < reader.Today && s.Subject is { } subject && others.Contains(subject)).SelectMany(s => s.Awaited)
            )
            .GroupBy(who => who, StringComparer.Ordinal)
            .Select(g => (StaffId: g.Key, Steps: g.Count()))
            .ToList();
        var midnight = reader.Today.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var ids = waiting.ConvertAll(w => w.StaffId);
        // Whether one was reminded today, whoever did it; nothing of the mail is read.
        using var mails = db.Asking.OfEverybody();
        var today = (
            await (
                from m in db.Outbox
                join u in db.Users on m.AccountId equals u.Id
                where m.Kind == Mailed && m.WrittenAt >= midnight && u.StaffId != null
                select u.StaffId
            ).ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        var names = await OfficialNames.OfAsync(db, ids, stop);
        return
        [
            .. waiting
                .OrderBy(w => names[w.StaffId], StringComparer.CurrentCulture)
                .Select(w => new ComplianceReminder(w.StaffId, names[w.StaffId], w.Steps, today.Contains(w.StaffId))),
        ];
    }

    /// <summary>Sends to those chosen who are still to be reminded; how many. Null for who may not.</summary>
    public async Task<int?> RemindAsync(
        Reader reader,
        LocalDate? asOf,
        string? unit,
        IReadOnlyCollection<string> chosen,
        CancellationToken stop = default
    )
    {
        if (await PreviewAsync(reader, asOf, unit, stop) is not { } preview)
        {
            return null;
        }

        var sent = 0;
        var now = clock.GetCurrentInstant();
        foreach (var one in preview.Where(p => !p.Today && chosen.Contains(p.StaffId)))
        {
            sent += await Mail.ToOfficialAsync(db, now, one.StaffId, Mailed, "/team", stop, reader.DisplayName, one.Steps) ? 1 : 0;
        }

        db.History.Add(
            new History.HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "reportsboard",
                Subject = unit ?? "",
                Act = "remind",
                Rule = "NT-1",
                Detail = $$"""{"sent":{{sent}}}""",
            }
        );
        await db.SaveChangesAsync(stop);
        return sent;
    }

    /// <summary>
    /// The lines of a day's snapshot that the reader may open each: of the units that they serve, and of cases those that exist for them.
    /// </summary>
    private async Task<List<StepLine>> LinesAsync(Reader reader, LocalDate day, HashSet<string>? inside, CancellationToken stop)
    {
        var json = await db.FigureSnapshots.Where(s => s.AsOf == day).Select(s => s.Steps).SingleAsync(stop);
        var lines = Figures
            .Read<List<StepLine>>(json)
            .Where(l => (reader.HrUnits is null || reader.HrUnits.Contains(l.Unit)) && (inside is null || inside.Contains(l.Unit)))
            .ToList();
        var cases = lines.Where(l => l.Step.IsOfCase()).Select(l => l.SubjectId).ToHashSet();
        var readable = await CaseLateness.ReadableAsync(db, reader, cases, stop);
        return lines.FindAll(l => !l.Step.IsOfCase() || readable.Contains(l.SubjectId));
    }

    /// <summary>A unit with those beneath it; null: no unit is chosen.</summary>
    private async Task<HashSet<string>?> InsideAsync(string? unit, CancellationToken stop)
    {
        if (unit is null)
        {
            return null;
        }

        var codes = await db.Units.AsNoTracking().Select(u => new UnitNode(u.Code, u.ParentCode, null)).ToListAsync(stop);
        return new UnitTree(codes).Within(unit).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<EndingProbation>> ProbationsAsync(
        Reader reader,
        IReadOnlyDictionary<string, string> names,
        HashSet<string>? inside,
        CancellationToken stop
    )
    {
        var today = reader.Today;
        var policy = policies.PolicyAt(today).Probation;
        var earliest = Months.Subtract(today, policy.Length).PlusMonths(-1);
        var extended = await ProbationExtensions.RunningAsync(db, today, stop);
        var longer = extended.Keys.ToList();
        var rows = await (
            from o in db.Officials.AsNoTracking()
            join p in db.ServicePeriods.Where(ServiceOn.Day(today)) on o.StaffId equals p.StaffId
            where o.Probation && (o.EntryOnDuty >= earliest || longer.Contains(o.StaffId))
            select new
            {
                Official = o,
                p.UnitCode,
                Received = db.BoardItems.Any(i => i.Kind == BoardReportKind.Probation && i.StaffId == o.StaffId),
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.Where(r =>
                    r.UnitCode is not null
                    && (reader.HrUnits is null || reader.HrUnits.Contains(r.UnitCode))
                    && inside?.Contains(r.UnitCode) != false
                )
                .Select(r => new EndingProbation(
                    r.Official.StaffId,
                    r.Official.FullName,
                    names.GetValueOrDefault(r.UnitCode!, r.UnitCode!),
                    extended.TryGetValue(r.Official.StaffId, out var until)
                        ? until
                        : Months.Add(r.Official.EntryOnDuty, policy.Length).PlusDays(-1),
                    Months.Add(r.Official.EntryOnDuty, policy.ReportDueAfterEntry),
                    r.Received
                ))
                .Where(p => p.Ends >= today && p.Ends <= today.PlusMonths(6))
                .OrderBy(p => p.Ends),
        ];
    }

    private static List<UnitNode> Tops(UnitTree tree, IReadOnlySet<string>? served)
    {
        if (served is null)
        {
            var roots = tree.ChildrenOf(null).ToList();
            return roots is [var one] ? [.. tree.ChildrenOf(one.Code)] : roots;
        }

        return [.. served.Select(tree.Find).OfType<UnitNode>().Where(u => u.Parent is null || !served.Contains(u.Parent))];
    }

    private static ComplianceRow Row(string code, string name, IEnumerable<StepLine> lines) =>
        new(code, name, lines.GroupBy(l => l.Outcome).ToDictionary(g => g.Key, g => g.Count()));
}
