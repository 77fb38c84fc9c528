using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training.Council;

/// <summary>A meeting in a list, by its newest minutes.</summary>
public sealed record CouncilMeeting(CouncilMinutes Newest, string By);

/// <summary>The Council's room.</summary>
public sealed record CouncilView(
    bool MayWrite,
    IReadOnlyList<string> Members,
    IReadOnlyList<CouncilFund> Funds,
    IReadOnlyList<LocalDate> Days,
    CouncilFigures? Figures,
    IReadOnlyList<CouncilPriority> Priorities,
    IReadOnlyList<CouncilMeeting> Meetings,
    int Least
);

/// <summary>
/// The room of the Joint Training Council (LE-2): use of funds, what training changed and which needs it served, its minutes and its priorities. Nothing in it
/// names an official or says what one request asked for; who holds the office reads no request by it (FA-1).
/// </summary>
public sealed class CouncilRoom(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Members, and HR, who carries out what the Council recommends.</summary>
    public static bool MayRead(Reader reader) => MayWrite(reader) || reader.Holds(Office.HrPartner);

    /// <summary>Members alone.</summary>
    public static bool MayWrite(Reader reader) => reader.Holds(Office.TrainingCouncil);

    /// <summary>Null where the room does not exist for the reader, or nothing was published as of that day.</summary>
    public async Task<CouncilView?> ReadAsync(Reader reader, LocalDate? asOf, CancellationToken stop = default)
    {
        if (!MayRead(reader))
        {
            return null;
        }
        var days = await db.CouncilFigures.OrderByDescending(f => f.Until).Select(f => f.Until).ToListAsync(stop);
        var day = asOf ?? (days.Count > 0 ? days[0] : null);
        if (asOf is { } wanted && !days.Contains(wanted))
        {
            return null;
        }
        var minutes = await db.CouncilMinutes.AsNoTracking().ToListAsync(stop);
        var newest = minutes.GroupBy(m => m.MeetingId).Select(g => g.MaxBy(m => m.Number)!).OrderByDescending(m => m.MetOn).ToList();
        var names = await OfficialNames.OfActorsAsync(db, [.. newest.Select(m => m.By)], stop);
        var least = policies.PolicyAt(reader.Today).Board.SmallestGroup;
        return new CouncilView(
            MayWrite(reader),
            await OfficesHeld.HoldersOf(db, Office.TrainingCouncil, reader.Today).Select(a => a.DisplayName).Order().ToListAsync(stop),
            await CouncilFunds.OnAsync(db, reader.Today, least, null, stop),
            days,
            await db.CouncilFigures.AsNoTracking().SingleOrDefaultAsync(f => f.Until == day, stop),
            await PrioritiesAsync(db, reader.Today, stop),
            [.. newest.Select(m => new CouncilMeeting(m, names.GetValueOrDefault(m.By, m.By)))],
            least
        );
    }

    /// <summary>The priorities that count on a day; everybody who asks or decides reads them.</summary>
    public static async Task<IReadOnlyList<CouncilPriority>> PrioritiesAsync(
        FairwayDb db,
        LocalDate day,
        CancellationToken stop = default
    ) =>
        await db
            .CouncilPriorities.AsNoTracking()
            .Where(p => p.SetOn <= day && (p.EndedOn == null || day < p.EndedOn))
            .OrderBy(p => p.SetOn)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);

    /// <summary>All versions of a meeting's minutes, the newest first, with who wrote them; none where it does not exist for the reader.</summary>
    public async Task<IReadOnlyList<CouncilMeeting>> MinutesAsync(Reader reader, Guid meeting, CancellationToken stop = default)
    {
        if (!MayRead(reader))
        {
            return [];
        }
        var versions = await db
            .CouncilMinutes.AsNoTracking()
            .Where(m => m.MeetingId == meeting)
            .OrderByDescending(m => m.Number)
            .ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(db, [.. versions.Select(m => m.By)], stop);
        return [.. versions.Select(m => new CouncilMeeting(m, names.GetValueOrDefault(m.By, m.By)))];
    }

    /// <summary>Writes minutes, or a newer version of them.</summary>
    /// <param name="reader">A member.</param>
    /// <param name="meeting">Of the form, or of the meeting that stands.</param>
    /// <param name="seen">The version that was shown; 0: none stands yet.</param>
    /// <param name="metOn">The day of the meeting.</param>
    /// <param name="text">What was discussed.</param>
    /// <param name="recommendations">What the Council recommends; empty: nothing.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ActResult> WriteMinutesAsync(
        Reader reader,
        Guid meeting,
        int seen,
        LocalDate? metOn,
        string text,
        string recommendations,
        CancellationToken stop = default
    )
    {
        if (!MayWrite(reader))
        {
            return ActResult.Missing;
        }
        var refusals = new List<Refusal>();
        if (metOn is null || metOn > reader.Today)
        {
            refusals.Add(TrainingRefusals.CouncilDayWrong);
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TrainingTextMissing, "Text", "LE-2"));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var last = await db
            .CouncilMinutes.AsNoTracking()
            .Where(m => m.MeetingId == meeting)
            .OrderByDescending(m => m.Number)
            .FirstOrDefaultAsync(stop);
        if (last is { } same && same.Text == text.Trim() && same.Recommendations == recommendations.Trim() && same.MetOn == metOn)
        {
            return ActResult.Ok;
        }
        if ((last?.Number ?? 0) != seen)
        {
            return ActResult.Stale;
        }
        var now = clock.GetCurrentInstant();
        db.CouncilMinutes.Add(
            new CouncilMinutes
            {
                MeetingId = meeting,
                Number = seen + 1,
                MetOn = metOn!.Value,
                Text = text.Trim(),
                Recommendations = recommendations.Trim(),
                Language = reader.Language,
                By = reader.Actor,
                At = now,
            }
        );
        Write(reader, meeting, seen == 0 ? "council-minutes" : "council-minutes-corrected", now);
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody wrote the same version at the same moment.
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    public async Task<ActResult> SetPriorityAsync(Reader reader, Guid form, string? area, string text, CancellationToken stop = default)
    {
        if (!MayWrite(reader))
        {
            return ActResult.Missing;
        }
        if (await db.CouncilPriorities.AnyAsync(p => p.Id == form, stop))
        {
            return ActResult.Ok;
        }
        var about = string.IsNullOrEmpty(area) ? null : area;
        var refusals = new List<Refusal>();
        if (about is not null && policies.PolicyAt(reader.Today).Training.Areas.All(a => a.Code != about))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TrainingAreaMissing, "Area", "LE-2"));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TrainingTextMissing, "Priority", "LE-2"));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        db.CouncilPriorities.Add(
            new CouncilPriority
            {
                Id = form,
                Area = about,
                Text = text.Trim(),
                Language = reader.Language,
                SetOn = reader.Today,
                SetBy = reader.Actor,
            }
        );
        Write(reader, form, "council-priority-set", clock.GetCurrentInstant());
        return await db.SaveOrStaleAsync(stop);
    }

    public async Task<ActResult> EndPriorityAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!MayWrite(reader) || await db.CouncilPriorities.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } priority)
        {
            return ActResult.Missing;
        }
        if (priority.EndedOn is null)
        {
            priority.EndedOn = reader.Today;
            priority.EndedBy = reader.Actor;
            Write(reader, id, "council-priority-ended", clock.GetCurrentInstant());
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private void Write(Reader reader, Guid subject, string act, Instant now) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "training",
                Subject = subject.ToString(),
                Act = act,
                Rule = "LE-2",
                PolicyVersion = policies.PolicyAt(reader.Today).Version,
            }
        );
}
