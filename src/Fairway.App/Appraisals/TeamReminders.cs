using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whether a reminder would go out now.</summary>
public enum ReminderStanding
{
    Goes = 1,

    /// <summary>They have been reminded of this appraisal today.</summary>
    RemindedToday,

    /// <summary>They have no account, or one without an address: nothing can be mailed.</summary>
    NoAddress,
}

/// <summary>Whom a reminder would go to, and what it would ask for.</summary>
/// <param name="Last">The day of the last reminder about this appraisal; null: there was none.</param>
public sealed record ReminderLine(TeamRow Row, ReminderKind Kind, ReminderStanding Standing, LocalDate? Last)
{
    public Guid AppraisalId => Row.Line!.Appraisal.Id;
}

/// <summary>What became of a confirmation.</summary>
/// <param name="Sent">To whom a reminder went, by this confirmation.</param>
/// <param name="LeftOut">How many of those ticked got none: reminded today already, without an address, or no longer their turn.</param>
public sealed record RemindersSent(int Sent, int LeftOut);

/// <summary>
/// Reminds officials of a team whose turn it is (NT-1): whoever is on the supervisor's side, several at once. A mail says what is waited for
/// and nothing of what anybody wrote.
/// </summary>
public sealed class TeamReminders(FairwayDb db, IClock clock, TeamList team)
{
    /// <summary>Those of the reader's team who could be reminded, in the selection's order.</summary>
    public async Task<IReadOnlyList<ReminderLine>> OfAsync(Reader reader, TeamSelection selection, CancellationToken stop = default)
    {
        var rows = selection.From(await team.TeamAsync(reader, stop)).Where(r => r.Turn == TeamTurn.Official).ToList();
        var ids = rows.Select(r => r.Line!.Appraisal.Id).ToList();
        var last = (
            await db
                .TeamReminders.Where(r => ids.Contains(r.AppraisalId))
                .GroupBy(r => r.AppraisalId)
                .Select(g => new { g.Key, On = g.Max(r => r.On) })
                .ToListAsync(stop)
        ).ToDictionary(r => r.Key, r => r.On);
        // A reminder that the calendar sent today counts as well: nobody gets two on a day.
        var since = reader.Today.AtStartOfDayInZone(reader.Zone).ToInstant();
        var byCalendar = (
            await db
                .Reminded.Where(r => r.At >= since && r.Matter.StartsWith("appraisal:"))
                .Select(r => new { r.StaffId, r.Matter })
                .ToListAsync(stop)
        ).ToLookup(r => r.StaffId, r => r.Matter, StringComparer.Ordinal);
        var people = rows.Select(r => r.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var reached = (
            await db
                .Users.Where(a =>
                    a.StaffId != null
                    && people.Contains(a.StaffId)
                    && a.Email != null
                    && (a.LockoutEnd == null || a.LockoutEnd != Account.Closed)
                )
                .Select(a => a.StaffId!)
                .ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
            {
                LocalDate? before = last.TryGetValue(row.Line!.Appraisal.Id, out var on) ? on : null;
                var matter = $"appraisal:{row.Line.Appraisal.Id}:";
                var standing =
                    before >= reader.Today || byCalendar[row.StaffId].Any(m => m.StartsWith(matter, StringComparison.Ordinal))
                        ? ReminderStanding.RemindedToday
                    : reached.Contains(row.StaffId) ? ReminderStanding.Goes
                    : ReminderStanding.NoAddress;
                return new ReminderLine(row, KindOf(row.Line), standing, before);
            }),
        ];
    }

    /// <summary>
    /// Sends the reminders that were confirmed. Who was reminded today, or whose turn it no longer is, gets none; the same confirmation sent again,
    /// or twice at once, is one act.
    /// </summary>
    /// <param name="batch">Names the confirmation.</param>
    public async Task<RemindersSent> SendAsync(
        Reader reader,
        IReadOnlyCollection<Guid> appraisals,
        Guid batch,
        CancellationToken stop = default
    )
    {
        var wanted = appraisals.ToHashSet();
        var going = (await OfAsync(reader, new TeamSelection(), stop)).Where(l => Goes(l, wanted)).ToList();
        // Asked after the list: the same confirmation, sent twice, is either known here or collides below.
        var before = await db.TeamReminders.CountAsync(r => r.Batch == batch && r.SentBy == reader.StaffId, stop);
        if (before > 0)
        {
            return new RemindersSent(before, wanted.Count - before);
        }

        var now = clock.GetCurrentInstant();
        foreach (var line in going)
        {
            var appraisal = line.Row.Line!.Appraisal;
            db.TeamReminders.Add(
                new TeamReminder
                {
                    AppraisalId = appraisal.Id,
                    On = reader.Today,
                    StaffId = line.Row.StaffId,
                    Kind = line.Kind,
                    SentBy = reader.StaffId!,
                    At = now,
                    Batch = batch,
                }
            );
            db.History.Add(Settling.Entry(appraisal, now, reader.Actor, "remind", "NT-1", $$"""{"of":"{{line.Kind}}"}"""));
            await Mail.ToOfficialAsync(
                db,
                clock,
                line.Row.StaffId,
                "Remind" + line.Kind,
                $"/appraisals/{appraisal.Id}",
                stop,
                reader.DisplayName
            );
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody reminded one of them in the same moment, or the same confirmation came twice. Nothing of ours was written: once more.
            db.ChangeTracker.Clear();
            if ((await OfAsync(reader, new TeamSelection(), stop)).Count(l => Goes(l, wanted)) == going.Count)
            {
                throw;
            }

            return await SendAsync(reader, appraisals, batch, stop);
        }

        return new RemindersSent(going.Count, wanted.Count - going.Count);
    }

    private static bool Goes(ReminderLine line, HashSet<Guid> wanted) =>
        line.Standing == ReminderStanding.Goes && wanted.Contains(line.AppraisalId);

    private static ReminderKind KindOf(AppraisalLine line) =>
        line.Next switch
        {
            NextStep.Read => ReminderKind.Read,
            NextStep.SignAsOfficial => ReminderKind.Sign,
            NextStep.SelfAssess => ReminderKind.SelfAssess,
            _ => line.Working == AppraisalStep.MidTerm ? ReminderKind.Review : ReminderKind.Begin,
        };
}
