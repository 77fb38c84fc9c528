using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>A request for coaching with the name of who asks.</summary>
public sealed record CoachingLine(CoachingRequest Request, string Official);

/// <summary>
/// Requests for individual coaching (SU-1). The official reads and takes back their own; the staff development unit, which is HR of the whole organization,
/// reads and answers all but its own holder's. Nobody else knows of one: looking for a coach says nothing about performance.
/// </summary>
public sealed class Coaching(FairwayDb db, IClock clock)
{
    public const int LongestText = 4000;

    public static bool MayAnswer(Reader reader) => ServiceAccess.IsHrOfAll(reader);

    public async Task<IReadOnlyList<CoachingRequest>> OwnAsync(Reader reader, CancellationToken stop = default) =>
        reader.StaffId is not { } me
            ? []
            : await db.CoachingRequests.AsNoTracking().Where(c => c.StaffId == me).OrderByDescending(c => c.AskedAt).ToListAsync(stop);

    /// <summary>Those of others: what waits first.</summary>
    public async Task<IReadOnlyList<CoachingLine>> AllAsync(Reader reader, CancellationToken stop = default)
    {
        if (!MayAnswer(reader))
        {
            return [];
        }
        var all = await (
            from c in db.CoachingRequests.AsNoTracking()
            join o in db.Officials.AsNoTracking() on c.StaffId equals o.StaffId
            where c.StaffId != reader.StaffId && c.Stage != CoachingStage.Withdrawn
            select new { c, o }
        ).ToListAsync(stop);
        return
        [
            .. all.OrderBy(l => l.c.Stage == CoachingStage.Asked ? 0 : 1)
                .ThenBy(l => l.c.Stage == CoachingStage.Asked ? l.c.AskedAt : Instant.MinValue)
                .ThenByDescending(l => l.c.AskedAt)
                .Select(l => new CoachingLine(l.c, l.o.FullName)),
        ];
    }

    /// <summary>How many wait for the staff development unit, and since when the oldest does.</summary>
    public async Task<(int Count, Instant? Oldest)> WaitingAsync(Reader reader, CancellationToken stop = default)
    {
        if (!MayAnswer(reader))
        {
            return (0, null);
        }
        var asked = await db
            .CoachingRequests.Where(c => c.Stage == CoachingStage.Asked && c.StaffId != reader.StaffId)
            .Select(c => c.AskedAt)
            .ToListAsync(stop);
        return asked.Count == 0 ? (0, null) : (asked.Count, asked.Min());
    }

    /// <summary>Asks for coaching under the form's own id: sent twice it is asked once.</summary>
    public async Task<ActResult> AskAsync(Reader reader, Guid id, string about, string language, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return ActResult.Missing;
        }
        if (string.IsNullOrWhiteSpace(about))
        {
            return new ActResult.Refused(SupportRefusals.SupportTextMissing("About"));
        }
        if (await db.CoachingRequests.AnyAsync(c => c.Id == id, stop))
        {
            return await db.CoachingRequests.AnyAsync(c => c.Id == id && c.StaffId == me, stop) ? ActResult.Ok : ActResult.Missing;
        }
        var now = clock.GetCurrentInstant();
        db.CoachingRequests.Add(
            new CoachingRequest
            {
                Id = id,
                StaffId = me,
                About = about.Trim(),
                Language = language,
                AskedAt = now,
            }
        );
        db.History.Add(SupportHistory.Entry(now, reader, $"{id}", "coaching-asked"));
        foreach (var partner in (await HrPartners.LoadAsync(db, reader.Today, stop)).Of(null).Where(p => p.StaffId != me))
        {
            Mail.Write(db, clock, partner.Email, partner.AccountId, partner.Language, "CoachingAsked", "/support/coaching");
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes one's own request back while it waits.</summary>
    public Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        DecideAsync(reader, id, request => request.StaffId == reader.StaffId, CoachingStage.Withdrawn, null, stop);

    /// <summary>Says who coaches and how it begins, or why nobody can.</summary>
    public Task<ActResult> AnswerAsync(Reader reader, Guid id, bool arranged, string answer, CancellationToken stop = default) =>
        DecideAsync(
            reader,
            id,
            request => MayAnswer(reader) && request.StaffId != reader.StaffId && request.Stage != CoachingStage.Withdrawn,
            arranged ? CoachingStage.Arranged : CoachingStage.Declined,
            answer,
            stop
        );

    private async Task<ActResult> DecideAsync(
        Reader reader,
        Guid id,
        Func<CoachingRequest, bool> may,
        CoachingStage to,
        string? answer,
        CancellationToken stop
    )
    {
        if (await db.CoachingRequests.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } request || !may(request))
        {
            return ActResult.Missing;
        }
        if (answer is not null && string.IsNullOrWhiteSpace(answer))
        {
            return new ActResult.Refused(SupportRefusals.SupportTextMissing("Answer"));
        }
        if (request.Stage == to && request.Answer == answer?.Trim())
        {
            return ActResult.Ok;
        }
        if (request.Stage != CoachingStage.Asked)
        {
            return new ActResult.Refused(SupportRefusals.CoachingDecided);
        }
        var now = clock.GetCurrentInstant();
        request.Stage = to;
        request.Answer = answer?.Trim();
        request.AnsweredBy = answer is null ? null : reader.AccountId;
        request.AnsweredAt = now;
        if (answer is not null)
        {
            await Mail.ToOfficialAsync(db, clock, request.StaffId, "CoachingAnswered", "/support/coaching", stop);
        }
        db.History.Add(
            SupportHistory.Entry(
                now,
                reader,
                $"{id}",
                "coaching-"
                    + (
                        to is CoachingStage.Withdrawn ? "withdrawn"
                        : to is CoachingStage.Arranged ? "arranged"
                        : "declined"
                    )
            )
        );
        return await db.SaveOrStaleAsync(stop);
    }
}
