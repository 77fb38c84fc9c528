using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Something that another did in an appraisal of the reader's.</summary>
/// <param name="Act">open, share, comment, sign, withdraw, share-preparation, journal or attach-evidence, as the history has it.</param>
/// <param name="ById">Who did it.</param>
/// <param name="By">Their name; their id where the staff file no longer has them.</param>
public sealed record AppraisalNews(Instant At, string Act, string ById, string By, AppraisalLine Line);

/// <summary>What others did in somebody's appraisals since they were last here.</summary>
public static class AppraisalsNews
{
    private static readonly string[] s_told =
    [
        "open",
        "share",
        "comment",
        "sign",
        "withdraw",
        "share-preparation",
        "journal",
        "attach-evidence",
        "hand-over",
    ];

    /// <summary>
    /// The newest first, at most so many. A party is told of every act; the second level, of signatures alone: what two people still write
    /// is theirs (CY-7).
    /// </summary>
    public static async Task<IReadOnlyList<AppraisalNews>> SinceAsync(
        FairwayDb db,
        Reader reader,
        IReadOnlyList<AppraisalLine> lines,
        Instant since,
        int most,
        CancellationToken stop = default
    )
    {
        var bySubject = lines.ToDictionary(l => l.Appraisal.Id.ToString(), StringComparer.Ordinal);
        if (bySubject.Count == 0)
        {
            return [];
        }

        var parties = lines.Where(l => AppraisalAccess.IsParty(l.Parties)).Select(l => l.Appraisal.Id.ToString()).ToList();
        var read = lines
            .Where(l => !AppraisalAccess.IsParty(l.Parties) && AppraisalAccess.MayReadForm(l.Appraisal, l.Parties))
            .Select(l => l.Appraisal.Id.ToString())
            .ToList();
        var rows = await (
            from e in db.History
            where
                e.Capability == "appraisals"
                && e.At > since
                && e.Actor != reader.Actor
                && ((parties.Contains(e.Subject) && s_told.Contains(e.Act)) || (read.Contains(e.Subject) && e.Act == "sign"))
            from o in db.Officials.Where(o => o.StaffId == e.Actor).DefaultIfEmpty()
            orderby e.At descending
            select new
            {
                e.At,
                e.Act,
                e.Actor,
                e.Subject,
                o!.GivenNames,
                o.FamilyName,
            }
        )
            .Take(most)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new AppraisalNews(
                r.At,
                r.Act,
                r.Actor,
                r.FamilyName is null ? r.Actor : $"{r.GivenNames} {r.FamilyName}".Trim(),
                bySubject[r.Subject]
            )),
        ];
    }
}
