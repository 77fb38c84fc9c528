using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Where one appraisal stands in the reader's round.</summary>
/// <param name="Number">From 1.</param>
/// <param name="List">The address of the list that it goes through.</param>
/// <param name="Next">Whose appraisal comes next; null: nobody of the round waits for the reader any more.</param>
/// <param name="Left">How many of the round wait for the reader still, this one not counted.</param>
/// <param name="Waits">Whether this one does.</param>
public sealed record RoundPlace(int Number, int Count, string List, Guid AppraisalId, string? Next, int Left, bool Waits);

/// <summary>
/// A round: from one person of a list to the next whose turn it is with the reader, without going back to the list. It keeps the order and the number
/// of the list from which it began, whatever is done on the way.
/// </summary>
public sealed class TeamRounds(FairwayDb db, IClock clock, AppraisalLines lines)
{
    /// <summary>Begins one with those of the rows whose turn is the reader's.</summary>
    /// <param name="list">The address of the list.</param>
    /// <returns>The first; null where nobody waits for the reader.</returns>
    public async Task<Guid?> BeginAsync(Reader reader, IEnumerable<TeamRow> rows, string list, CancellationToken stop = default)
    {
        var ids = rows.Where(r => r.Line is { WaitsForMe: true }).Select(r => r.Line!.Appraisal.Id).ToList();
        if (reader.StaffId is not { } me || ids.Count == 0)
        {
            return null;
        }

        await EndAsync(reader, stop);
        db.TeamRounds.Add(
            new TeamRound
            {
                ReaderId = me,
                List = list,
                Appraisals = string.Join(' ', ids),
                BegunAt = clock.GetCurrentInstant(),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one began it.
            db.ChangeTracker.Clear();
        }

        return ids[0];
    }

    public Task EndAsync(Reader reader, CancellationToken stop = default) =>
        db.TeamRounds.Where(r => r.ReaderId == reader.StaffId).ExecuteDeleteAsync(stop);

    /// <summary>Where an appraisal stands in the reader's round; null where they are on none, or it is not of it.</summary>
    public async Task<RoundPlace?> PlaceAsync(Reader reader, Guid appraisal, CancellationToken stop = default)
    {
        if (await RoundAsync(reader, stop) is not { } round)
        {
            return null;
        }

        var ids = round.Ids;
        var at = ids.ToList().IndexOf(appraisal);
        if (at < 0)
        {
            return null;
        }

        var waiting = await WaitingAsync(reader, stop);
        var next = Following(ids, at).Where(waiting.ContainsKey).ToList();
        return new RoundPlace(
            at + 1,
            ids.Count,
            round.List,
            appraisal,
            next.Count == 0 ? null : waiting[next[0]],
            next.Count,
            waiting.ContainsKey(appraisal)
        );
    }

    /// <summary>The next of the round who waits for the reader: after this one in its order, then those passed over before.</summary>
    /// <returns>The appraisal, or null where nobody waits any more, with the address of the list; all null: there is no round.</returns>
    public async Task<(Guid? Next, string? List)> NextAsync(Reader reader, Guid after, CancellationToken stop = default)
    {
        if (await RoundAsync(reader, stop) is not { } round)
        {
            return (null, null);
        }

        var ids = round.Ids;
        var waiting = await WaitingAsync(reader, stop);
        return (
            Following(ids, ids.ToList().IndexOf(after)).Where(waiting.ContainsKey).Select(id => (Guid?)id).FirstOrDefault(),
            round.List
        );
    }

    private static IEnumerable<Guid> Following(IReadOnlyList<Guid> ids, int at) => ids.Skip(at + 1).Concat(ids.Take(Math.Max(0, at)));

    private async Task<TeamRound?> RoundAsync(Reader reader, CancellationToken stop) =>
        reader.StaffId is { } me ? await db.TeamRounds.AsNoTracking().SingleOrDefaultAsync(r => r.ReaderId == me, stop) : null;

    /// <summary>Those whose turn is the reader's, with the official's name.</summary>
    private async Task<Dictionary<Guid, string>> WaitingAsync(Reader reader, CancellationToken stop) =>
        (await lines.OfAsync(reader, stop)).Where(l => l.WaitsForMe).ToDictionary(l => l.Appraisal.Id, l => l.Official);
}
