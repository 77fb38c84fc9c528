using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>A concern in the register.</summary>
/// <param name="RaisedBy">By name; null: the register does not say, or the Union raised it.</param>
/// <param name="Waits">Whether its next step is the reader's.</param>
public sealed record ConcernLine(Concern Concern, string? RaisedBy, bool Waits);

/// <summary>A step with who took it; null: the register does not say, or it was the calendar.</summary>
public sealed record ConcernStepLine(ConcernStep Step, string? Author);

/// <summary>A concern in full.</summary>
/// <param name="At">What the reader may do.</param>
/// <param name="OpenUntil">The last day on which an answer can be asked about; null: it is not answered, or closed.</param>
public sealed record ConcernView(ConcernAtHand At, ConcernLine Line, IReadOnlyList<ConcernStepLine> Steps, LocalDate? OpenUntil)
{
    /// <summary>Whether the reader sees what the Union received.</summary>
    public bool SeesReceived =>
        At.Concern.Received is not null && (At.Parties.Contains(ConcernParty.Raiser) || At.Parties.Contains(ConcernParty.Union));
}

/// <summary>The register of concerns: its list, one in full, and which wait for somebody (FA-2).</summary>
public sealed class ConcernReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>The most lines of a list.</summary>
    public const int Most = 500;

    /// <summary>What exists for the reader, the newest first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="text">Words that stand in title, text or what it is about; null or empty: all.</param>
    /// <param name="process">Only about this; null: all.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<IReadOnlyList<ConcernLine>> ListAsync(
        Reader reader,
        string? text = null,
        ProcessKind? process = null,
        CancellationToken stop = default
    )
    {
        var rows = db.Concerns.AsNoTracking().Where(ConcernAccess.Exists(reader));
        if (process is { } kind)
        {
            rows = rows.Where(c => c.Process == kind);
        }
        var words = SearchText.Words(text ?? "");
        var found = (await rows.OrderByDescending(c => c.RaisedAt).ToListAsync(stop)).Where(Holds).Take(Most).ToList();
        var names = await OfficialNames.OfActorsAsync(
            db,
            found.Where(c => ConcernAccess.SeesRaiser(reader, c)).Select(c => c.RaisedBy),
            stop
        );
        return [.. found.Select(c => Line(reader, c, names))];

        // Without accents and case, as people are searched.
        bool Holds(Concern of)
        {
            var all = SearchText.Fold($"{of.Title} {of.Text} {of.Which} {of.Rule}");
            return words.All(word => all.Contains(word, StringComparison.Ordinal));
        }
    }

    /// <summary>Null where the concern does not exist for the reader.</summary>
    public async Task<ConcernView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await ConcernAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return null;
        }
        var of = at.Concern;
        var seesRaiser = ConcernAccess.SeesRaiser(reader, of);
        var steps = await db
            .ConcernSteps.AsNoTracking()
            .Where(s => s.ConcernId == id)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(db, [of.RaisedBy, .. steps.Select(s => s.AuthorId)], stop);
        return new ConcernView(
            at,
            Line(reader, of, names),
            [
                .. steps.Select(s => new ConcernStepLine(
                    s,
                    s.AuthorId is { } author && (s.Party == ConcernParty.Body || (s.Party == ConcernParty.Raiser && seesRaiser))
                        ? names.GetValueOrDefault(author, author)
                        : null
                )),
            ],
            of.State.IsAnswered() && of.AnsweredOn is { } answered
                ? ConcernCheck.OpenUntil(answered, policies.PolicyAt(of.RaisedOn).Transparency)
                : null
        );
    }

    /// <summary>Which wait for the reader: to be shown, to be answered, or, answered, to be read by who raised them.</summary>
    public async Task<int> WaitingAsync(Reader reader, CancellationToken stop = default)
    {
        var me = reader.Actor;
        if (reader.Offices.Count == 0)
        {
            // Everybody's home page asks this; who holds no office answers nothing, and reads the answer to what they have raised.
            return await OncePerModel<Queries>.Of(db).AnsweredTo(db, me, stop);
        }
        var (union, bodies) = (reader.Holds(Office.Union), ConcernAccess.Bodies(reader));
        return await db.Concerns.CountAsync(
            c =>
                (union && c.State == ConcernState.WithUnion)
                || (
                    (c.State == ConcernState.Open || c.State == ConcernState.AskedAgain)
                    && bodies.Contains(c.Body)
                    && c.RaisedBy != me
                    && !(union && c.Naming != ConcernNaming.ByName)
                )
                || (
                    (c.State == ConcernState.Answered || c.State == ConcernState.AnsweredAgain)
                    && (c.RaisedBy == me || (union && c.Naming == ConcernNaming.ByUnion))
                ),
            stop
        );
    }

    /// <summary>Translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, CancellationToken, Task<int>> AnsweredTo = EF.CompileAsyncQuery(
            (FairwayDb db, string me, CancellationToken stop) =>
                db.Concerns.Count(c => c.RaisedBy == me && (c.State == ConcernState.Answered || c.State == ConcernState.AnsweredAgain))
        );
    }

    private static ConcernLine Line(Reader reader, Concern of, IReadOnlyDictionary<string, string> names) =>
        new(of, ConcernAccess.SeesRaiser(reader, of) ? names.GetValueOrDefault(of.RaisedBy, of.RaisedBy) : null, Waits(reader, of));

    private static bool Waits(Reader reader, Concern of)
    {
        var parties = ConcernAccess.Parties(reader, of);
        return (of.State == ConcernState.WithUnion && parties.Contains(ConcernParty.Union))
            || (of.State.AwaitsAnswer() && parties.Contains(ConcernParty.Body))
            || (
                of.State.IsAnswered()
                && (of.RaisedBy == reader.Actor || (parties.Contains(ConcernParty.Union) && of.Naming == ConcernNaming.ByUnion))
            );
    }
}
