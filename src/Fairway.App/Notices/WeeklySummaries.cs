using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// Who would rather have one mail a week gets it on Monday: what could wait, each with its link. What has a day that must not be missed is
/// never held back (<see cref="NoticeKinds"/>).
/// </summary>
public static class WeeklySummaries
{
    /// <summary>Gathers what was held back before the week that has begun.</summary>
    /// <returns>How many summaries were written.</returns>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var monday = now.InUtc().Date.Previous(IsoDayOfWeek.Sunday).PlusDays(1).AtMidnight().InUtc().ToInstant();
        var accounts = await db
            .Outbox.Where(m => m.Weekly && m.SentAt == null && m.WrittenAt < monday && m.AccountId != null)
            .Select(m => m.AccountId!.Value)
            .Distinct()
            .ToListAsync(stop);
        var written = 0;
        foreach (var account in accounts)
        {
            db.ChangeTracker.Clear();
            written += await GatherAsync(db, clock, account, monday, stop) ? 1 : 0;
        }
        return written;
    }

    private static async Task<bool> GatherAsync(FairwayDb db, IClock clock, Guid accountId, Instant monday, CancellationToken stop)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, stop);
        var (now, id) = (clock.GetCurrentInstant(), Guid.CreateVersion7());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Whoever marks them first gathers them: a second node finds none left.
        var held = db.Outbox.Where(m => m.AccountId == accountId && m.Weekly && m.SentAt == null && m.WrittenAt < monday);
        var marked = await held.ExecuteUpdateAsync(m => m.SetProperty(x => x.SentAt, now).SetProperty(x => x.SummaryId, id), stop);
        if (marked == 0 || account?.Email is null || account.IsClosed)
        {
            await transaction.CommitAsync(CancellationToken.None);
            return false;
        }

        var gathered = await db.Outbox.AsNoTracking().Where(m => m.SummaryId == id).ToListAsync(stop);
        var lines = gathered
            .OrderBy(m => m.WrittenAt)
            .ThenBy(m => m.Subject, StringComparer.Ordinal)
            .Select(m => new SummaryLine(m.Subject, m.Link))
            .ToList();
        Mail.WriteSummary(db, clock, account, id, lines);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}

/// <summary>A line of a weekly summary.</summary>
public sealed record SummaryLine(string Subject, string? Link);

/// <summary>What kinds of notices there are, as far as that matters for when they go.</summary>
public static class NoticeKinds
{
    private static readonly HashSet<string> s_canWait = new(StringComparer.Ordinal)
    {
        "AppraisalOpened",
        "OpenedByCalendar",
        "TeamOpenedByCalendar",
        "DatesCorrected",
        "AppraisalShared",
        "AppraisalCommented",
        "AppraisalAgreed",
        "JournalEntry",
        "ReviewSettled",
        "SecondLevelSaid",
        "AppraisalComplete",
        "FactAnswered",
        "FactCorrected",
        "OfficialsAssigned",
        "HandoverWritten",
        "SupervisorChanged",
        "AppraisalsTakenOver",
        "CycleShared",
        "CycleRunsOn",
        "ReminderBeforeOne",
        "ReminderBeforeMany",
        "Broadcast",
    };

    /// <summary>
    /// Whether a notice can wait for the week's summary: nothing that opens a window, such as the one for comments, or that is due or late.
    /// </summary>
    public static bool CanWait(string kind) => s_canWait.Contains(kind);
}
