using System.Linq.Expressions;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// Who reads the journal and its files (CY-10): the two sides and nobody else, what they were once to read included, a private note its author alone. A file that backs an output
/// goes with the form, one that hangs on an entry with the entry.
/// </summary>
public static class JournalAccess
{
    /// <summary>The entries of one appraisal that its reader may read: for who is on neither side, none.</summary>
    public static Expression<Func<JournalEntry, bool>> Readable(AppraisalCase of)
    {
        // Who handed over reads what stood in their part: they were on a side then.
        var (id, me, side) = (of.Appraisal.Id, of.Reader.StaffId, of.IsParty || of.Part is not null);
        var until = of.Until ?? Instant.MaxValue;
        return e => side && e.AppraisalId == id && (e.AuthorId == me || (!e.Private && e.At <= until));
    }

    /// <summary>The files of one appraisal that its reader may read, those removed included.</summary>
    public static IQueryable<Evidence> EvidenceReadable(FairwayDb db, AppraisalCase of)
    {
        var (id, form) = (of.Appraisal.Id, of.MayReadForm);
        var until = of.Until ?? Instant.MaxValue;
        var entries = db.JournalEntries.Where(Readable(of)).Select(e => (Guid?)e.Id);
        return db.Evidence.Where(e =>
            e.AppraisalId == id && e.AttachedAt <= until && ((e.EntryId == null && form) || entries.Contains(e.EntryId))
        );
    }

    /// <summary>
    /// The newest of the entries that both sides read: <see cref="Readable"/> without private notes, for the page of an appraisal, which asks each
    /// time and would otherwise spend more on the translation than on the answer. For who is on neither side it is not to be asked.
    /// </summary>
    internal static IAsyncEnumerable<NewestEntry> Newest(FairwayDb db, AppraisalCase of, int most) =>
        OncePerModel<Queries>.Of(db).Newest(db, of.Appraisal.Id, of.Reader.StaffId, of.Until ?? Instant.MaxValue, most);

    private sealed class Queries
    {
        public readonly Func<FairwayDb, Guid, string?, Instant, int, IAsyncEnumerable<NewestEntry>> Newest = EF.CompileAsyncQuery(
            (FairwayDb db, Guid id, string? me, Instant until, int most) =>
                (
                    from e in db.JournalEntries
                    where e.AppraisalId == id && !e.Private && (e.AuthorId == me || e.At <= until)
                    orderby e.At descending
                    from o in db.Officials.Where(o => o.StaffId == e.AuthorId).DefaultIfEmpty()
                    select new NewestEntry(
                        e.Kind,
                        e.At,
                        e.AuthorId,
                        e.Language,
                        o!.GivenNames,
                        o.FamilyName,
                        e.Text.Substring(0, JournalGlimpse.Longest + 1)
                    )
                ).Take(most)
        );
    }
}

/// <summary>The beginning of an entry, with its author's names: null of who is not in the staff file.</summary>
internal sealed record NewestEntry(
    JournalKind Kind,
    Instant At,
    string AuthorId,
    string Language,
    string? GivenNames,
    string? FamilyName,
    string Text
);
