using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Feedback;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// Reports come from the compiler once answers are closed: fetched by each day's round, or brought as a file by HR where operators carry files. Each is verified
/// before anything of it is kept.
/// </summary>
public sealed class FeedbackReports(
    FairwayDb db,
    IClock clock,
    PolicyLibrary policies,
    CompilerSite compiler,
    CompilerConnection? connection = null
)
{
    /// <summary>After so many questions without a report the compiler hasn't closed yet, or is down: the next round asks again.</summary>
    private const int SilentBefore = 3;

    /// <summary>What the round of a day does: fetches what is due, and tells chiefs whose report can be read from now on.</summary>
    /// <returns>How many reports came.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var came = await FetchAsync(stop);
        await TellChiefsAsync(stop);
        return came;
    }

    /// <summary>Takes a report that HR brings as a file.</summary>
    public async Task<ActResult> BringAsync(Reader reader, string text, CancellationToken stop = default) =>
        FeedbackReportAccess.MayBring(reader) ? await ReceiveAsync(text, reader.Actor, stop) : ActResult.Missing;

    /// <summary>Whether a chief reads the report now, with the facts (UF-6).</summary>
    public async Task<Finding> ReleaseAsync(
        FeedbackRound round,
        FeedbackGroup group,
        FeedbackReport report,
        LocalDate today,
        CancellationToken stop
    )
    {
        var (about, chief) = (report.AboutId, group.ChiefId);
        var appraisals = await db
            .Appraisals.AsNoTracking()
            .Where(a =>
                a.StaffId != about
                && a.ExcludedAt == null
                && a.CycleStart <= round.EndsOn
                && a.DueOn >= round.TokensOpen
                && (
                    db.FeedbackRespondents.Any(r => r.GroupId == group.Id && r.StaffId == a.StaffId)
                    || (chief != null && (a.SupervisorId == chief || (a.DelegateSigns && a.DelegateId == chief)))
                )
            )
            .ToListAsync(stop);
        var ends = appraisals
            .Select(a => new TeamEnd(
                a.ClosesOn ?? a.EndPostponedTo ?? a.DueOn,
                a.EndReceivedByBoardAt is not null || a.State == Rules.Appraisals.AppraisalState.EndComplete
            ))
            // What ends in another year can't be held against anybody by this report, and would hold it up as long.
            .Where(end => end.DueOn >= round.TokensOpen && end.DueOn <= round.EndsOn)
            .ToList();
        return FeedbackRelease.ToChief(ends, round.EndsOn, today, policies.PolicyAt(round.FormedOn).Feedback.ChiefWaits);
    }

    /// <summary>Verifies a report and keeps it, with the mail to who reads it at once.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="from">"compiler", or who brought it.</param>
    /// <param name="stop">Heeded until it is kept.</param>
    internal async Task<ActResult> ReceiveAsync(string text, string from, CancellationToken stop)
    {
        // Who brings a report does not read it for that.
        using var brought = db.Asking.OfEverybody();
        var key = CompiledReport.GroupOf(text);
        if (key is null || await db.FeedbackGroups.AsNoTracking().SingleOrDefaultAsync(g => g.KeyId == key, stop) is not { } group)
        {
            return new ActResult.Refused([key is null ? ReportRefusals.FeedbackReportSignature : ReportRefusals.FeedbackReportOther]);
        }
        var round = await db.FeedbackRounds.AsNoTracking().SingleAsync(r => r.Id == group.RoundId, stop);
        if (await db.FeedbackReports.AnyAsync(r => r.GroupId == group.Id, stop))
        {
            return new ActResult.Refused([ReportRefusals.FeedbackReportTwice]);
        }
        var now = clock.GetCurrentInstant();
        if (!round.Epochs.HasClosed(now))
        {
            return new ActResult.Refused([ReportRefusals.FeedbackReportEarly]);
        }
        var issued = await db.FeedbackRespondents.CountAsync(r => r.GroupId == group.Id && r.IssuedOn != null, stop);
        var (report, wrong) = CompiledReport.Verify(text, round, group, issued, connection);
        if (report is null)
        {
            return new ActResult.Refused([wrong!]);
        }

        var kept = new FeedbackReport
        {
            GroupId = group.Id,
            AboutId = group.ChiefId ?? await HeadOfAsync(group.UnitCode!, round.LastDayOfAnswers, stop),
            Text = text,
            Withheld = report.Figures.Withheld,
            ReceivedAt = now,
            ReceivedFrom = from,
        };
        db.FeedbackReports.Add(kept);
        db.History.Add(Entry(round, group, now, from, "report-received", "UF-6"));
        foreach (var supervisor in await AppraisersAsync(round, kept, stop))
        {
            await Mail.ToOfficialAsync(
                db,
                now,
                supervisor,
                kept.Withheld ? "FeedbackReportWithheld" : "FeedbackReportCame",
                $"/feedback/reports/{group.Id}",
                stop
            );
        }
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // Another node has taken the same one in between; any other trouble shows itself at the next question.
            db.ChangeTracker.Clear();
            return await db.FeedbackReports.AnyAsync(r => r.GroupId == group.Id, stop) ? ActResult.Ok : ActResult.Stale;
        }
    }

    internal static HistoryEntry Entry(FeedbackRound round, FeedbackGroup group, Instant at, string actor, string act, string rule) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "feedback",
            Subject = group.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = round.PolicyVersion,
        };

    private async Task<int> FetchAsync(CancellationToken stop)
    {
        if (!compiler.HasAdministration)
        {
            return 0;
        }
        var now = clock.GetCurrentInstant();
        var came = 0;
        var rounds = await db
            .FeedbackRounds.AsNoTracking()
            .Where(r =>
                r.CompilerList != null
                && db.FeedbackGroups.Any(g =>
                    g.RoundId == r.Id && g.KeyId != null && !db.FeedbackReports.Any(report => report.GroupId == g.Id)
                )
            )
            .ToListAsync(stop);
        foreach (var round in rounds.Where(r => r.Epochs.HasClosed(now)))
        {
            var keys = await db
                .FeedbackGroups.Where(g => g.RoundId == round.Id && g.KeyId != null && !db.FeedbackReports.Any(r => r.GroupId == g.Id))
                .Select(g => g.KeyId!)
                .ToListAsync(stop);
            var silent = 0;
            foreach (var key in keys.TakeWhile(_ => silent < SilentBefore))
            {
                if (await compiler.ReportAsync(key, stop) is not { } text)
                {
                    silent++;
                    continue;
                }
                db.ChangeTracker.Clear();
                came += await ReceiveAsync(text, "compiler", stop) is ActResult.Done ? 1 : 0;
            }
        }
        db.ChangeTracker.Clear();
        return came;
    }

    private async Task TellChiefsAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        foreach (
            var one in await db
                .FeedbackReports.AsNoTracking()
                .Where(r => r.AboutId != null && r.ChiefToldAt == null)
                .Select(r => r.GroupId)
                .ToListAsync(stop)
        )
        {
            db.ChangeTracker.Clear();
            var report = await db.FeedbackReports.SingleAsync(r => r.GroupId == one, stop);
            var group = await db.FeedbackGroups.SingleAsync(g => g.Id == one, stop);
            var round = await db.FeedbackRounds.SingleAsync(r => r.Id == group.RoundId, stop);
            if ((await ReleaseAsync(round, group, report, now.InUtc().Date, stop)).Judgement != Judgement.Met)
            {
                continue;
            }
            report.ChiefToldAt = now;
            await Mail.ToOfficialAsync(
                db,
                now,
                report.AboutId!,
                report.Withheld ? "FeedbackReportWithheld" : "FeedbackReportReleased",
                $"/feedback/reports/{group.Id}",
                stop
            );
            db.History.Add(Entry(round, group, now, "calendar", "report-released", "UF-6"));
            await db.SaveOrStaleAsync(stop);
        }
        db.ChangeTracker.Clear();
    }

    private Task<string?> HeadOfAsync(string unit, LocalDate day, CancellationToken stop) =>
        db
            .Chieftaincies.Where(c => c.UnitCode == unit && c.From <= day && (c.Until == null || day < c.Until))
            .Select(c => (string?)c.StaffId)
            .FirstOrDefaultAsync(stop);

    private async Task<IReadOnlyCollection<string>> AppraisersAsync(FeedbackRound round, FeedbackReport report, CancellationToken stop) =>
        [.. (
                await db
                    .Appraisals.AsNoTracking()
                    .Where(a =>
                        a.StaffId == report.AboutId
                        && a.CycleStart <= round.TokensOpen
                        && a.DueOn >= round.AnswersClose
                        && a.ExcludedAt == null
                    )
                    .Select(a => new
                    {
                        a.SupervisorId,
                        a.DelegateId,
                        a.DelegateSigns,
                    })
                    .ToListAsync(stop)
            ).SelectMany(a => new[] { a.SupervisorId, a.DelegateSigns ? a.DelegateId : null }).OfType<string>().Distinct(StringComparer.Ordinal)];
}
