using System.Collections.Immutable;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Feedback;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>A report in the reader's list.</summary>
/// <param name="AboutMe">It is about the reader, or the leadership that they head.</param>
/// <param name="Release">When the chief reads it, with the facts (UF-6).</param>
/// <param name="ReadAt">When the reader first opened it; null: not yet.</param>
/// <param name="Said">Whether the reader has said how it was taken into account.</param>
public sealed record ReportLine(
    FeedbackRound Round,
    FeedbackGroup Group,
    bool Withheld,
    bool AboutMe,
    Finding Release,
    Instant? ReadAt,
    bool Said
)
{
    public bool MayRead => !AboutMe || Release.Judgement == Judgement.Met;
}

/// <summary>What somebody who appraises the chief has said of a report (CY-7).</summary>
public sealed record ReportWord(string Name, Instant ReadAt, string? Word, Instant? SaidAt);

/// <summary>A report as it is shown.</summary>
/// <param name="Line">Whose it is, and when the chief reads it.</param>
/// <param name="Report">As the compiler signed it.</param>
/// <param name="Questions">The texts of what was asked, by code, as the signed list has them.</param>
/// <param name="Scale">The names of the ratings 1 to 6.</param>
/// <param name="Thresholds">From which number on what was shown.</param>
/// <param name="Earlier">Reports on the same chief or leadership from earlier cycles, the latest first: those that the reader may read by themselves.</param>
/// <param name="Words">What those who appraise the chief say of how it was taken into account.</param>
/// <param name="MayWord">Whether the reader is one of them.</param>
/// <param name="Own">The reader's own word so far.</param>
/// <param name="Signed">The signed document, whole.</param>
public sealed record ReportView(
    ReportLine Line,
    CompiledReport Report,
    IReadOnlyDictionary<string, Wording> Questions,
    ImmutableArray<Wording> Scale,
    FeedbackThresholds Thresholds,
    IReadOnlyList<(FeedbackRound Round, CompiledReport Report)> Earlier,
    IReadOnlyList<ReportWord> Words,
    bool MayWord,
    FeedbackReading? Own,
    string Signed
);

/// <summary>What a chief's appraisal says of upward feedback: that a report has come and who read it, never what is in it (CY-7).</summary>
public sealed record FeedbackOfAppraisal(Guid GroupId, bool Withheld, bool MayRead, IReadOnlyList<ReportWord> Read);

/// <summary>Reading reports of upward feedback. That somebody opened one is recorded once (decision 5, CY-7).</summary>
public sealed class FeedbackReportReading(FairwayDb db, IClock clock, PolicyLibrary policies, FeedbackReports reports)
{
    /// <summary>All reports that exist for the reader, the newest cycle first.</summary>
    public async Task<IReadOnlyList<ReportLine>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var lines = new List<ReportLine>();
        foreach (var (report, aboutMe) in await ExistingAsync(reader, r => true, stop))
        {
            lines.Add(await LineAsync(reader, report, aboutMe, stop));
        }
        return
        [
            .. lines
                .OrderByDescending(l => l.Round.EndsOn)
                .ThenByDescending(l => l.AboutMe)
                .ThenBy(l => l.Group.Label, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>One report; null where it doesn't exist for the reader. Of one that they may not read yet the line alone is given out by <see cref="ListAsync"/>.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="groupId">Of which group.</param>
    /// <param name="record">Whether this is a reading to be recorded.</param>
    /// <param name="stop">Heeded.</param>
    public async Task<ReportView?> LoadAsync(Reader reader, Guid groupId, bool record = true, CancellationToken stop = default)
    {
        var found = await ExistingAsync(reader, r => r.GroupId == groupId, stop);
        if (found.Count == 0)
        {
            return null;
        }
        var (report, aboutMe) = found[0];
        var line = await LineAsync(reader, report, aboutMe, stop);
        if (!line.MayRead)
        {
            return null;
        }
        if (record && line.ReadAt is null)
        {
            await RecordAsync(reader, line, stop);
            line = line with { ReadAt = clock.GetCurrentInstant() };
        }
        return await ViewAsync(reader, line, report, stop);
    }

    /// <summary>Says how a report was taken into account (CY-7). It can be said anew; the chief reads it with the report.</summary>
    public async Task<ActResult> SayAsync(Reader reader, Guid groupId, string word, int version, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, groupId, stop: stop) is not { MayWord: true } view)
        {
            return ActResult.Missing;
        }
        var most = policies.PolicyAt(view.Line.Round.FormedOn).Appraisals.TextMaximum;
        word = word.Trim();
        if (word.Length == 0 || word.Length > most)
        {
            return new ActResult.Refused(
                word.Length == 0 ? ReportRefusals.FeedbackWordMissing : ReportRefusals.FeedbackWordTooLong(word.Length, most)
            );
        }
        var reading = await db.FeedbackReadings.SingleAsync(r => r.GroupId == groupId && r.ReaderId == reader.StaffId, stop);
        if (reading.Version != version)
        {
            return ActResult.Stale;
        }
        var now = clock.GetCurrentInstant();
        (reading.Word, reading.SaidAt) = (word, now);
        db.History.Add(FeedbackReports.Entry(view.Line.Round, view.Line.Group, now, reader.Actor, "report-taken-into-account", "CY-7"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>
    /// What stands in the way of a signature under a chief's end of cycle: a report of upward feedback of the cycle that whoever signs has not read, or not said how
    /// it was taken into account (CY-7). One that was withheld, or has not come, asks for nothing: that counts against nobody.
    /// </summary>
    internal static async Task<IReadOnlyList<Refusal>> MissingForSigningAsync(
        FairwayDb db,
        Appraisal appraisal,
        string signer,
        CancellationToken stop
    ) =>
        appraisal.OfManager
        && await OfCycle(db, appraisal)
            .Where(r => !r.Withheld)
            .AnyAsync(r => !db.FeedbackReadings.Any(one => one.GroupId == r.GroupId && one.ReaderId == signer && one.Word != null), stop)
            ? [ReportRefusals.FeedbackNotRead]
            : [];

    /// <summary>The report that belongs to a chief's appraisal, and who of those who appraise has read it; null: none has come.</summary>
    public async Task<FeedbackOfAppraisal?> OfAppraisalAsync(Reader reader, Appraisal appraisal, CancellationToken stop = default)
    {
        // Whoever reads the appraisal learns that there is one and who has taken it into account; what it says is asked as the reader.
        using var isThere = db.Asking.OfEverybody();
        if (!appraisal.OfManager || await OfCycle(db, appraisal).AsNoTracking().FirstOrDefaultAsync(stop) is not { } report)
        {
            return null;
        }
        isThere.Dispose();
        var mine = await ExistingAsync(reader, r => r.GroupId == report.GroupId, stop);
        var may = mine.Count > 0 && (await LineAsync(reader, report, mine[0].AboutMe, stop)).MayRead;
        using var words = db.Asking.OfEverybody();
        return new FeedbackOfAppraisal(report.GroupId, report.Withheld, may, await WordsAsync(report.GroupId, report.AboutId, stop));
    }

    private static IQueryable<FeedbackReport> OfCycle(FairwayDb db, Appraisal appraisal)
    {
        var (staff, from, due) = (appraisal.StaffId, appraisal.CycleStart, appraisal.DueOn);
        return db.FeedbackReports.Where(r =>
            db.FeedbackGroups.Any(g =>
                g.Id == r.GroupId
                && g.ChiefId == staff
                && db.FeedbackRounds.Any(round => round.Id == g.RoundId && from <= round.TokensOpen && due >= round.AnswersClose)
            )
        );
    }

    private async Task<List<(FeedbackReport Report, bool AboutMe)>> ExistingAsync(
        Reader reader,
        System.Linq.Expressions.Expression<Func<FeedbackReport, bool>> which,
        CancellationToken stop
    )
    {
        var atOnce = await db.FeedbackReports.AsNoTracking().Where(which).Where(FeedbackReportAccess.AtOnce(db, reader)).ToListAsync(stop);
        var aboutMe = await db.FeedbackReports.AsNoTracking().Where(which).Where(FeedbackReportAccess.AboutMe(reader)).ToListAsync(stop);
        return [.. atOnce.Select(r => (r, false)), .. aboutMe.Select(r => (r, true))];
    }

    private async Task<ReportLine> LineAsync(Reader reader, FeedbackReport report, bool aboutMe, CancellationToken stop)
    {
        var group = await db.FeedbackGroups.AsNoTracking().SingleAsync(g => g.Id == report.GroupId, stop);
        var round = await db.FeedbackRounds.AsNoTracking().SingleAsync(r => r.Id == group.RoundId, stop);
        var read = await db
            .FeedbackReadings.AsNoTracking()
            .SingleOrDefaultAsync(r => r.GroupId == report.GroupId && r.ReaderId == reader.StaffId, stop);
        return new ReportLine(
            round,
            group,
            report.Withheld,
            aboutMe,
            await reports.ReleaseAsync(round, group, report, reader.Today, stop),
            read?.ReadAt,
            read?.Word is not null
        );
    }

    private async Task<ReportView> ViewAsync(Reader reader, ReportLine line, FeedbackReport report, CancellationToken stop)
    {
        var list = SignedDocument.Read(line.Round.CompilerList!)!.Document;
        var earlier = new List<(FeedbackRound, CompiledReport)>();
        var (chief, unit, endsOn) = (line.Group.ChiefId, line.Group.UnitCode, line.Round.EndsOn);
        foreach (
            var (before, aboutMe) in await ExistingAsync(
                reader,
                r =>
                    db.FeedbackGroups.Any(g =>
                        g.Id == r.GroupId
                        && g.ChiefId == chief
                        && g.UnitCode == unit
                        && db.FeedbackRounds.Any(o => o.Id == g.RoundId && o.EndsOn < endsOn)
                    ),
                stop
            )
        )
        {
            if (await LineAsync(reader, before, aboutMe, stop) is { MayRead: true, Withheld: false } other)
            {
                earlier.Add((other.Round, CompiledReport.Of(before)));
            }
        }
        return new ReportView(
            line,
            CompiledReport.Of(report),
            SignedTexts.Questions(list),
            SignedTexts.Scale(list),
            SignedTexts.Thresholds(list),
            [.. earlier.OrderByDescending(e => e.Item1.EndsOn)],
            await WordsAsync(line.Group.Id, report.AboutId, stop),
            !line.AboutMe,
            await db
                .FeedbackReadings.AsNoTracking()
                .SingleOrDefaultAsync(r => r.GroupId == line.Group.Id && r.ReaderId == reader.StaffId, stop),
            report.Text
        );
    }

    /// <summary>Those who read it and are not who it is about: none but who appraise can be among them.</summary>
    private async Task<IReadOnlyList<ReportWord>> WordsAsync(Guid groupId, string? aboutId, CancellationToken stop) =>
        await db
            .FeedbackReadings.AsNoTracking()
            .Where(r => r.GroupId == groupId && r.ReaderId != aboutId)
            .OrderBy(r => r.ReadAt)
            .Select(r => new ReportWord(
                db.Officials.Where(o => o.StaffId == r.ReaderId).Select(o => o.GivenNames + " " + o.FamilyName).FirstOrDefault()
                    ?? r.ReaderId,
                r.ReadAt,
                r.Word,
                r.SaidAt
            ))
            .ToListAsync(stop);

    private async Task RecordAsync(Reader reader, ReportLine line, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        db.FeedbackReadings.Add(
            new FeedbackReading
            {
                GroupId = line.Group.Id,
                ReaderId = reader.StaffId!,
                ReadAt = now,
            }
        );
        db.History.Add(FeedbackReports.Entry(line.Round, line.Group, now, reader.Actor, "report-read", "CY-7"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // Opened twice at once: it is recorded.
            db.ChangeTracker.Clear();
        }
    }
}
