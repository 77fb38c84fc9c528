using Fairway.App.Accounts;
using Fairway.App.Service;

namespace Fairway.App.Appraisals;

/// <summary>Whose cycle a reader can open, looked up once a request however many parts of a page ask.</summary>
public sealed class Openings(FairwayDb db, CycleOpening opening, AppraisalLines lines)
{
    private (Reader Reader, IReadOnlyList<OpeningLine> Lines)? unbegun;
    private (Reader Reader, OpeningLine? Line)? own;

    /// <summary>
    /// Those whom the reader appraises, as chief or delegate, but in whose running appraisal they have no part, and how each stands: none runs, or it
    /// still stands with an earlier supervisor. Of all the others the calendar need not be asked what could be opened.
    /// </summary>
    public async Task<IReadOnlyList<OpeningLine>> UnbegunAsync(Reader reader, CancellationToken stop = default)
    {
        if (unbegun is { } known && known.Reader == reader)
        {
            return known.Lines;
        }

        var found = await FindAsync(reader, stop);
        unbegun = (reader, found);
        return found;
    }

    /// <summary>The reader's own line; null for who is not in the staff file.</summary>
    public async Task<OpeningLine?> OwnAsync(Reader reader, CancellationToken stop = default)
    {
        if (own is not { } known || known.Reader != reader)
        {
            known = (reader, await opening.OwnAsync(reader, stop));
            own = known;
        }

        return known.Line;
    }

    private async Task<IReadOnlyList<OpeningLine>> FindAsync(Reader reader, CancellationToken stop)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        // An official can have two: one of the cycle that runs, and one of an earlier cycle that was never agreed.
        var with = (await lines.OfAsync(reader, stop)).Where(l => l.OnSupervisorsSide || l.IsSecondLevel).ToList();
        var begun = with.Where(l => l.Appraisal.RunsOn(reader.Today)).Select(l => l.Appraisal.StaffId).ToHashSet(StringComparer.Ordinal);
        var members = (await Team.MembersAsync(db, me, reader.Today, reader.StandsInFor, stop)).Where(m => !begun.Contains(m)).ToList();
        var known = with.Select(l => l.Appraisal.Id).ToHashSet();
        return [.. (await opening.LinesAsync(members, reader.Today, stop)).Where(m => m.AppraisalId is not { } id || !known.Contains(id))];
    }
}
