using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>An entry of the journal as its reader sees it.</summary>
/// <param name="Mine">Whether the reader wrote it.</param>
/// <param name="Files">What is attached to it; nothing that was removed.</param>
/// <param name="Behalf">The name of whom the author stood in for; null: nobody.</param>
public sealed record JournalLine(
    Guid Id,
    string AuthorId,
    string Author,
    AppraisalParty Party,
    JournalKind Kind,
    string? About,
    LocalDate? Day,
    string Text,
    string Language,
    Instant At,
    bool Private,
    bool Mine,
    int Version,
    IReadOnlyList<EvidenceLine> Files,
    string? Behalf = null
);

/// <summary>An entry in a line or two.</summary>
public sealed record JournalGlimpse(JournalKind Kind, Instant At, string Author, string Beginning, string Language)
{
    public const int Longest = 80;

    /// <summary>The first words of a text, on one line.</summary>
    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd() + "…";
    }
}

/// <summary>By whom the entries are that somebody wants to see.</summary>
public enum JournalBy
{
    Anybody = 0,
    Official,
    SupervisorsSide,

    /// <summary>The reader's own that nobody else sees.</summary>
    Private,
}

/// <summary>The journal of one appraisal as a page shows it.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Total">How many there are, over all pages.</param>
/// <param name="Policy">Names the competencies, as when the cycle was opened.</param>
/// <param name="Abouts">What any entry that the reader sees is about: null among them is the whole.</param>
/// <param name="Other">The name of whom the reader works with; null while there is nobody.</param>
public sealed record JournalView(
    AppraisalCase Case,
    string Official,
    string? Other,
    AppraisalPolicy Policy,
    IReadOnlyList<FormPart> Parts,
    IReadOnlyList<JournalLine> Lines,
    int Total,
    IReadOnlySet<string> Abouts
);

/// <summary>Reads the journal for the two sides (CY-10); for everybody else there is none.</summary>
public sealed class JournalReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>In a filter, the entries that are about no part but the whole.</summary>
    public const string Whole = "whole";

    public const int PageSize = 20;

    /// <summary>Null where the appraisal does not exist for the reader or they are on neither side.</summary>
    /// <param name="about">A part of the form, or <see cref="Whole"/>; null = all.</param>
    /// <param name="number">The page, from 1.</param>
    public async Task<JournalView?> LoadAsync(
        Reader reader,
        Guid id,
        string? about = null,
        JournalBy by = JournalBy.Anybody,
        int number = 1,
        CancellationToken stop = default
    )
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { } found || (!found.IsParty && found.Part is null))
        {
            return null;
        }

        var readable = db.JournalEntries.AsNoTracking().Where(JournalAccess.Readable(found));
        var abouts = await readable.Select(e => e.About ?? Whole).Distinct().ToListAsync(stop);
        var chosen = readable.Where(By(by));
        if (about is not null)
        {
            chosen = about == Whole ? chosen.Where(e => e.About == null) : chosen.Where(e => e.About == about);
        }

        var appraisal = found.Appraisal;
        var other = found.OtherSide.FirstOrDefault();
        var names = await OfficialNames.OfAsync(db, [appraisal.StaffId, other], stop);
        return new JournalView(
            found,
            names[appraisal.StaffId],
            other is null ? null : names[other],
            policies.PolicyAt(appraisal.OpenedOn).Appraisals,
            await JournalParts.OfAsync(db, found, stop),
            await LinesAsync(found, chosen.OrderByDescending(e => e.At).Skip((number - 1) * PageSize).Take(PageSize), stop),
            await chosen.CountAsync(stop),
            abouts.ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>One entry of the reader's own that is still private; null where it isn't theirs or isn't private any more.</summary>
    public async Task<JournalLine?> PrivateAsync(AppraisalCase of, Guid entryId, CancellationToken stop = default)
    {
        var entry = db.JournalEntries.AsNoTracking().Where(JournalAccess.Readable(of)).Where(e => e.Id == entryId && e.Private);
        return await LinesAsync(of, entry, stop) is [var line] ? line : null;
    }

    /// <summary>The newest that both sides see; none for who is on neither.</summary>
    public async Task<IReadOnlyList<JournalGlimpse>> NewestAsync(AppraisalCase of, int most, CancellationToken stop = default)
    {
        if (!of.IsParty && of.Part is null)
        {
            return [];
        }

        var rows = await JournalAccess.Newest(db, of, most).ToListAsync(stop);
        return
        [
            .. rows.Select(e => new JournalGlimpse(
                e.Kind,
                e.At,
                e.FamilyName is null ? e.AuthorId : $"{e.GivenNames} {e.FamilyName}".Trim(),
                JournalGlimpse.Of(e.Text),
                e.Language
            )),
        ];
    }

    /// <summary>All that both sides see, by the part it is about, the oldest first: what stands beside an assessment.</summary>
    public async Task<ILookup<string, JournalLine>> SaidAlongAsync(AppraisalCase of, CancellationToken stop = default)
    {
        var shared = db.JournalEntries.AsNoTracking().Where(JournalAccess.Readable(of)).Where(e => !e.Private && e.About != null);
        return (await LinesAsync(of, shared.OrderBy(e => e.At), stop)).ToLookup(line => line.About!, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<JournalLine>> LinesAsync(AppraisalCase of, IQueryable<JournalEntry> entries, CancellationToken stop)
    {
        var rows = await entries.ToListAsync(stop);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(e => (Guid?)e.Id).ToList();
        var files = await JournalAccess
            .EvidenceReadable(db, of)
            .AsNoTracking()
            .Where(e => e.RemovedAt == null && ids.Contains(e.EntryId))
            .OrderBy(e => e.AttachedAt)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, rows.SelectMany(e => new[] { e.AuthorId, e.OnBehalfOf }), stop);
        return
        [
            .. rows.Select(e => new JournalLine(
                e.Id,
                e.AuthorId,
                names[e.AuthorId],
                e.Party,
                e.Kind,
                e.About,
                e.Day,
                e.Text,
                e.Language,
                e.At,
                e.Private,
                e.AuthorId == of.Reader.StaffId,
                e.Version,
                [.. files.Where(f => f.EntryId == e.Id).Select(f => EvidenceLine.Of(f, names))],
                e.OnBehalfOf is { } absent ? names[absent] : null
            )),
        ];
    }

    private static Expression<Func<JournalEntry, bool>> By(JournalBy by) =>
        by switch
        {
            JournalBy.Official => e => !e.Private && e.Party == AppraisalParty.Official,
            JournalBy.SupervisorsSide => e => !e.Private && e.Party != AppraisalParty.Official,
            JournalBy.Private => e => e.Private,
            _ => _ => true,
        };
}
