using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency.Report;

/// <summary>A report as it is read.</summary>
/// <param name="Editions">All that were published of the year, the newest first.</param>
public sealed record YearlyReportView(YearlyReport Report, ReportFacts Facts, IReadOnlyList<YearlyReport> Editions)
{
    /// <summary>Whether what it says has been corrected since.</summary>
    public bool IsOvertaken => Report.Edition is { } edition && edition < Editions[0].Edition;
}

/// <summary>The reports in a list.</summary>
/// <param name="Published">The newest edition of each year, the newest first.</param>
/// <param name="Drafts">Years of which a draft waits; empty for who doesn't read drafts.</param>
/// <param name="MayDrawUp">Whether the reader draws them up.</param>
public sealed record ReportList(IReadOnlyList<YearlyReport> Published, IReadOnlyList<YearlyReport> Drafts, bool MayDrawUp);

/// <summary>
/// The yearly transparency report (FA-1). HR of the whole organization draws it up once the year is over, the Union and the auditor see the draft, HR publishes,
/// everybody reads. What is published never changes: a correction is another edition with its reason, and both stay.
/// </summary>
public sealed class YearlyReports(FairwayDb db, IClock clock, PolicyLibrary policies, ReportDrawing drawing)
{
    private const string Rule = "FA-1";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new DayAsIso() },
    };

    /// <summary>HR of the whole organization.</summary>
    public static bool MayDrawUp(Reader reader) => reader.Holds(Office.HrPartner) && reader.HrUnits is null;

    /// <summary>Those who draw it up, the Union and the auditor.</summary>
    public static bool MayReadDraft(Reader reader) => MayDrawUp(reader) || Rooms.MayEnter(reader);

    public static ReportFacts Read(YearlyReport of) => JsonSerializer.Deserialize<ReportFacts>(of.Facts, s_json)!;

    public async Task<ReportList> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var all = await db.YearlyReports.AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.Number).ToListAsync(stop);
        return new ReportList(
            [.. all.Where(r => r.Edition is not null).DistinctBy(r => r.Year)],
            MayReadDraft(reader) ? [.. all.DistinctBy(r => r.Year).Where(r => r.Edition is null)] : [],
            MayDrawUp(reader)
        );
    }

    /// <summary>An edition; null where there is none.</summary>
    /// <param name="edition">Null: the newest.</param>
    public async Task<YearlyReportView?> ReadAsync(int year, int? edition, CancellationToken stop = default)
    {
        var editions = await EditionsAsync(year, stop);
        return (edition is null ? editions.FirstOrDefault() : editions.FirstOrDefault(r => r.Edition == edition)) is { } report
            ? new YearlyReportView(report, Read(report), editions)
            : null;
    }

    /// <summary>The draft that waits; null where there is none for the reader.</summary>
    public async Task<YearlyReportView?> DraftAsync(Reader reader, int year, CancellationToken stop = default) =>
        MayReadDraft(reader) && await NewestAsync(year, stop) is { Edition: null } draft
            ? new YearlyReportView(draft, Read(draft), await EditionsAsync(year, stop))
            : null;

    /// <summary>Draws the report up from what stands today.</summary>
    /// <param name="reader">Who draws it up.</param>
    /// <param name="year">A year that is over everywhere (decision 9).</param>
    /// <param name="reason">Why what was published is corrected.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ActResult> DrawUpAsync(Reader reader, int? year, string reason, CancellationToken stop = default)
    {
        if (!MayDrawUp(reader))
        {
            return ActResult.Missing;
        }
        var now = clock.GetCurrentInstant();
        var last = EndOfDay.LastDay(now).Year - 1;
        if (year is not { } of || of < policies.Since.Year || of > last)
        {
            return new ActResult.Refused([Refusal.Of(RefusalCodes.ReportYearWrong, "Year", Rule, Text(policies.Since.Year), Text(last))]);
        }
        if (reason.Trim().Length == 0 && await db.YearlyReports.AnyAsync(r => r.Year == of && r.Edition != null, stop))
        {
            return new ActResult.Refused([Refusal.Of(RefusalCodes.ReportReasonMissing, "Reason", Rule)]);
        }
        await DrawUpAsync(reader.Actor, of, reason.Trim(), reader.Language, stop);
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the other's draft is there.
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    /// <summary>The same without asking who; the caller saves.</summary>
    public async Task<YearlyReport> DrawUpAsync(string by, int year, string reason, string language, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var until = new LocalDate(year, 12, 31);
        var earlier = await db.YearlyReports.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Number).ToListAsync(stop);
        var (tables, counted) = await drawing.OfAsync(
            year,
            [.. earlier.SelectMany(r => JsonSerializer.Deserialize<List<List<string>>>(r.Counted, s_json)!)],
            stop
        );
        var version = policies.PolicyAt(until).Version;
        var facts = JsonSerializer.Serialize(new ReportFacts(year, until, version, tables), s_json);
        var report = new YearlyReport
        {
            Year = year,
            Number = earlier.Count + 1,
            DrawnUpAt = now,
            DrawnUpBy = by,
            PolicyVersion = version,
            Facts = facts,
            Hash = CanonicalJson.Sha256Hex(facts),
            Counted = JsonSerializer.Serialize(counted, s_json),
            Reason = reason,
            Language = language,
        };
        db.YearlyReports.Add(report);
        Write(report, by, "draw-up-report", now);
        return report;
    }

    /// <summary>Publishes the draft that was seen.</summary>
    /// <param name="seen">Its number.</param>
    public async Task<ActResult> PublishAsync(Reader reader, int year, int seen, CancellationToken stop = default)
    {
        if (!MayDrawUp(reader) || await NewestAsync(year, stop) is not { } newest)
        {
            return ActResult.Missing;
        }
        if (newest.Number != seen)
        {
            return ActResult.Stale;
        }
        if (newest.Edition is not null)
        {
            return ActResult.Ok;
        }
        db.Attach(newest);
        await PublishAsync(newest, reader.Actor, reader.Today, stop);
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    /// <summary>The same without asking who; the caller saves.</summary>
    public async Task PublishAsync(YearlyReport report, string by, LocalDate today, CancellationToken stop = default)
    {
        var year = report.Year;
        report.Edition = (await db.YearlyReports.Where(r => r.Year == year).MaxAsync(r => r.Edition, stop) ?? 0) + 1;
        (report.PublishedOn, report.PublishedBy) = (today, by);
        Write(report, by, "publish-report", clock.GetCurrentInstant());
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private Task<List<YearlyReport>> EditionsAsync(int year, CancellationToken stop) =>
        db.YearlyReports.AsNoTracking().Where(r => r.Year == year && r.Edition != null).OrderByDescending(r => r.Edition).ToListAsync(stop);

    private Task<YearlyReport?> NewestAsync(int year, CancellationToken stop) =>
        db.YearlyReports.AsNoTracking().Where(r => r.Year == year).OrderByDescending(r => r.Number).FirstOrDefaultAsync(stop);

    private void Write(YearlyReport of, string by, string act, Instant now) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = by,
                Capability = "transparency",
                Subject = of.Id.ToString(),
                Act = act,
                Rule = Rule,
                PolicyVersion = of.PolicyVersion,
            }
        );
}
