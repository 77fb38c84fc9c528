using System.Linq.Expressions;
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
}
