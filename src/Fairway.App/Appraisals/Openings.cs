using Fairway.App.Accounts;

namespace Fairway.App.Appraisals;

/// <summary>Whose cycle a reader can open, looked up once a request however many parts of a page ask.</summary>
public sealed class Openings(CycleOpening opening)
{
    private (Reader Reader, IReadOnlyList<OpeningLine> Lines)? team;
    private (Reader Reader, OpeningLine? Line)? own;

    /// <summary>Those whom the reader appraises, as chief or delegate, and how each stands.</summary>
    public async Task<IReadOnlyList<OpeningLine>> TeamAsync(Reader reader, CancellationToken stop = default)
    {
        if (team is not { } known || known.Reader != reader)
        {
            known = (reader, await opening.TeamAsync(reader, stop));
            team = known;
        }

        return known.Lines;
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
}
