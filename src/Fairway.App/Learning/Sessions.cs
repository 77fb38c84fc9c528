using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Learning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Learning;

/// <summary>
/// Information sessions and workshops (LE-1). Everybody signed in reads them and signs up or steps back for themselves; HR announces them. Who takes part
/// is read by whoever organizes the session and by HR of the whole organization.
/// </summary>
public sealed class Sessions(FairwayDb db, IClock clock, DutyStationZones zones, PolicyLibrary policies)
{
    private const string Rule = "LE-1";
    private const int MostAttempts = 6;

    public static bool MayOrganize(Reader reader) => ServiceAccess.IsHr(reader);

    public static bool MayManage(Reader reader, LearningSession session) =>
        MayOrganize(reader) && (session.OrganizerId == reader.AccountId || ServiceAccess.IsHrOfAll(reader));

    /// <summary>Those that are not over, and those that the reader was signed up for; by their day.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var all = await db
            .LearningSessions.AsNoTracking()
            .Include(s => s.Signups)
            .Where(s => s.EndsAt > now || s.Signups.Any(signup => signup.AccountId == reader.AccountId))
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        return [.. all.Select(session => View(reader, session))];
    }

    public async Task<SessionView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        await db.LearningSessions.AsNoTracking().Include(s => s.Signups).SingleOrDefaultAsync(s => s.Id == id, stop) is { } session
            ? View(reader, session)
            : null;

    /// <summary>Those that the reader has a place in and that are not cancelled: for their calendar.</summary>
    public async Task<IReadOnlyList<LearningSession>> OwnAsync(Reader reader, CancellationToken stop = default) =>
        await db
            .LearningSessions.AsNoTracking()
            .Where(s => s.CancelledAt == null && s.Signups.Any(signup => signup.AccountId == reader.AccountId && signup.HasPlace))
            .OrderBy(s => s.StartsAt)
            .ToListAsync(stop);

    /// <summary>Announces a session under the form's own id, once however often it is sent; or changes one that there is.</summary>
    public async Task<ActResult> WriteAsync(Reader reader, Guid id, SessionText text, int version, CancellationToken stop = default)
    {
        if (!MayOrganize(reader))
        {
            return ActResult.Missing;
        }

        var session = await db.LearningSessions.Include(s => s.Signups).SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is not null && !MayManage(reader, session))
        {
            return ActResult.Missing;
        }

        var now = clock.GetCurrentInstant();
        var refusals = Check(text, now, session);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var zone = zones.Of(text.DutyStation);
        var (starts, ends) = (InstantOf(text.On!.Value, text.From!.Value, zone), InstantOf(text.On!.Value, text.Until!.Value, zone));
        if (session is null)
        {
            session = new LearningSession
            {
                Id = id,
                Kind = text.Kind,
                Title = text.Title.Trim(),
                Text = text.Text.Trim(),
                Language = text.Language,
                DutyStation = text.DutyStation,
                Place = text.Place.Trim(),
                StartsAt = starts,
                EndsAt = ends,
                Places = text.Places!.Value,
                OrganizerId = reader.AccountId,
                OrganizerName = reader.DisplayName,
            };
            db.LearningSessions.Add(session);
            Write(reader, session, "session-announced", now);
            return await db.SaveOrStaleAsync(stop);
        }

        if (session.Version != version)
        {
            return session.Title == text.Title.Trim() && session.StartsAt == starts && version == 0 ? ActResult.Ok : ActResult.Stale;
        }

        var moved = session.StartsAt != starts || session.EndsAt != ends || session.Place != text.Place.Trim();
        session.Kind = text.Kind;
        session.Title = text.Title.Trim();
        session.Text = text.Text.Trim();
        session.Language = text.Language;
        session.DutyStation = text.DutyStation;
        session.Place = text.Place.Trim();
        session.StartsAt = starts;
        session.EndsAt = ends;
        session.Places = text.Places!.Value;
        db.Entry(session).State = EntityState.Modified;
        if (moved)
        {
            await TellAsync(session, session.Signups, "SessionMoved", stop);
        }

        await MoveUpAsync(session, stop);
        Write(reader, session, "session-changed", now);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Signs the reader up: for a place, or into the line for one. Twice is once.</summary>
    public Task<ActResult> SignUpAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        TryAsync(
            id,
            session =>
            {
                var now = clock.GetCurrentInstant();
                if (session.Signups.Any(signup => signup.AccountId == reader.AccountId))
                {
                    return Task.FromResult<ActResult?>(ActResult.Ok);
                }

                if (session.StartsAt <= now || session.CancelledAt is not null)
                {
                    return Task.FromResult<ActResult?>(new ActResult.Refused(LearningRefusals.SessionClosed));
                }

                var taken = session.Signups.Count(signup => signup.HasPlace);
                db.SessionSignups.Add(
                    new SessionSignup
                    {
                        SessionId = session.Id,
                        AccountId = reader.AccountId,
                        Name = reader.DisplayName,
                        At = now,
                        HasPlace = SessionPlaces.IsFree(session.Places, taken, session.Signups.Count - taken),
                    }
                );
                Write(reader, session, "signed-up", now);
                return Task.FromResult<ActResult?>(null);
            },
            stop
        );

    /// <summary>Takes the reader off the list; the next in line moves up and is told.</summary>
    public Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        TryAsync(
            id,
            async session =>
            {
                var now = clock.GetCurrentInstant();
                if (session.Signups.FirstOrDefault(signup => signup.AccountId == reader.AccountId) is not { } own)
                {
                    return ActResult.Ok;
                }

                if (session.StartsAt <= now || session.CancelledAt is not null)
                {
                    return new ActResult.Refused(LearningRefusals.SessionClosed);
                }

                session.Signups.Remove(own);
                db.SessionSignups.Remove(own);
                await MoveUpAsync(session, stop);
                Write(reader, session, "stepped-back", now);
                return null;
            },
            stop
        );

    /// <summary>Cancels a session; all who signed up are told.</summary>
    public Task<ActResult> CancelAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        TryAsync(
            id,
            async session =>
            {
                if (!MayManage(reader, session))
                {
                    return ActResult.Missing;
                }

                var now = clock.GetCurrentInstant();
                if (session.CancelledAt is not null)
                {
                    return ActResult.Ok;
                }

                if (session.StartsAt <= now)
                {
                    return new ActResult.Refused(LearningRefusals.SessionClosed);
                }

                session.CancelledAt = now;
                await TellAsync(session, session.Signups, "SessionCancelled", stop);
                Write(reader, session, "session-cancelled", now);
                return null;
            },
            stop
        );

    /// <summary>Enters who was there, of those who had a place; the others were not.</summary>
    public Task<ActResult> AttendedAsync(Reader reader, Guid id, IReadOnlyCollection<Guid> signups, CancellationToken stop = default) =>
        TryAsync(
            id,
            session =>
            {
                if (!MayManage(reader, session))
                {
                    return Task.FromResult<ActResult?>(ActResult.Missing);
                }

                var now = clock.GetCurrentInstant();
                if (session.StartsAt > now || session.CancelledAt is not null)
                {
                    return Task.FromResult<ActResult?>(new ActResult.Refused(LearningRefusals.SessionNotBegun));
                }

                foreach (var signup in session.Signups.Where(signup => signup.HasPlace))
                {
                    signup.Attended = signups.Contains(signup.Id);
                }

                Write(reader, session, "attendance", now);
                return Task.FromResult<ActResult?>(null);
            },
            stop
        );

    /// <summary>Does an act on a session, and again on its newest state where somebody else was first: two who want the last place don't both get it.</summary>
    private async Task<ActResult> TryAsync(Guid id, Func<LearningSession, Task<ActResult?>> act, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await db.LearningSessions.Include(s => s.Signups).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } session)
            {
                return ActResult.Missing;
            }

            // The list is part of the session: who changes it changes the session's version.
            db.Entry(session).State = EntityState.Modified;
            if (await act(session) is { } answer)
            {
                db.ChangeTracker.Clear();
                return answer;
            }

            try
            {
                if (await db.SaveOrStaleAsync(stop) is var result && (result is not ActResult.Overtaken || attempt == MostAttempts))
                {
                    return result;
                }
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // Two clicks at the same moment: the other one has signed up.
            }
        }
    }

    private async Task MoveUpAsync(LearningSession session, CancellationToken stop)
    {
        var line = session.Signups.Where(signup => !signup.HasPlace).OrderBy(signup => signup.At).ThenBy(signup => signup.Id).ToList();
        var moved = line.Take(SessionPlaces.MoveUp(session.Places, session.Signups.Count - line.Count, line.Count)).ToList();
        foreach (var signup in moved)
        {
            signup.HasPlace = true;
        }

        await TellAsync(session, moved, "SessionPlaceFree", stop);
    }

    private async Task TellAsync(LearningSession session, IReadOnlyCollection<SessionSignup> signups, string kind, CancellationToken stop)
    {
        var ids = signups.Select(signup => signup.AccountId).ToList();
        var accounts = await db.Users.AsNoTracking().Where(a => ids.Contains(a.Id) && a.Email != null).ToListAsync(stop);
        foreach (var account in accounts.Where(a => !a.IsClosed))
        {
            Mail.Write(
                db,
                clock,
                account,
                kind,
                $"/learning/sessions/{session.Id}",
                session.StartsAt.InZone(zones.Of(session.DutyStation)).Date
            );
        }
    }

    private List<Refusal> Check(SessionText text, Instant now, LearningSession? session)
    {
        var refusals = new List<Refusal>();
        (string Field, string Value)[] texts =
        [
            (nameof(text.Title), text.Title),
            (nameof(text.Text), text.Text),
            (nameof(text.Place), text.Place),
        ];
        refusals.AddRange(texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => LearningRefusals.SessionTextMissing(t.Field)));
        if (policies.PolicyAt(now.InUtc().Date).Service.DutyStations.All(station => station.Name != text.DutyStation))
        {
            refusals.Add(LearningRefusals.SessionStationUnknown);
        }

        if (text.On is not { } on || text.From is not { } from || InstantOf(on, from, zones.Of(text.DutyStation)) <= now)
        {
            refusals.Add(LearningRefusals.SessionBeginsWrong);
        }

        if (text.Until is not { } until || until <= text.From)
        {
            refusals.Add(LearningRefusals.SessionEndsWrong);
        }

        var taken = session?.Signups.Count(signup => signup.HasPlace) ?? 0;
        if (text.Places is not (>= 1 and <= SessionText.MostPlaces))
        {
            refusals.Add(LearningRefusals.SessionPlacesOut);
        }
        else if (text.Places < taken)
        {
            refusals.Add(LearningRefusals.SessionPlacesTaken(taken));
        }

        if (session is not null && (session.StartsAt <= now || session.CancelledAt is not null))
        {
            refusals.Add(LearningRefusals.SessionClosed);
        }

        return refusals;
    }

    private SessionView View(Reader reader, LearningSession session)
    {
        var line = session.Signups.Where(signup => !signup.HasPlace).OrderBy(signup => signup.At).ThenBy(signup => signup.Id).ToList();
        var own = session.Signups.FirstOrDefault(signup => signup.AccountId == reader.AccountId);
        var (taken, place) = (session.Signups.Count - line.Count, own is { HasPlace: false } ? line.IndexOf(own) + 1 : (int?)null);
        var manages = MayManage(reader, session);
        if (!manages)
        {
            session.Signups.Clear();
        }

        return new(session, zones.Of(session.DutyStation), taken, line.Count, own, place, manages);
    }

    private static Instant InstantOf(LocalDate day, LocalTime time, DateTimeZone zone) => day.At(time).InZoneLeniently(zone).ToInstant();

    private void Write(Reader reader, LearningSession session, string act, Instant now) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "learning",
                Subject = session.Id.ToString(),
                Act = act,
                Rule = Rule,
                Detail = JsonSerializer.Serialize(new { places = session.Places, starts = session.StartsAt.ToString() }),
            }
        );
}
