using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Sends scans of signed copies on paper, to whoever may read the form they are of; reading is recorded.</summary>
public sealed class PaperReading(FairwayDb db, IClock clock)
{
    /// <summary>A scan with its bytes; null where it is not there for the reader.</summary>
    public async Task<EvidenceFile?> OpenAsync(Reader reader, Guid id, Guid paperId, CancellationToken stop = default)
    {
        if (
            await AppraisalCase.LoadAsync(db, reader, id, stop) is not { } found
            || await db.PaperCopies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paperId && p.AppraisalId == id, stop) is not { } paper
            || !found.MayRead(paper.Step)
            // Who handed over reads what stood then.
            || paper.EnteredAt > found.Until
        )
        {
            return null;
        }

        var content = await db.PaperBytes.Where(b => b.PaperId == paperId).Select(b => b.Content).SingleAsync(stop);
        db.History.Add(found.Entry(clock.GetCurrentInstant(), "read-paper", "CY-12", $$"""{"paper":"{{paper.Id}}"}"""));
        await db.SaveChangesAsync(stop);
        return new EvidenceFile(paper.Name, paper.Type, content);
    }

    /// <summary>The papers of the steps that the reader may read, the oldest first.</summary>
    internal static async Task<IReadOnlyList<PaperLine>> LinesAsync(
        FairwayDb db,
        Guid id,
        IReadOnlyCollection<AppraisalStep> readable,
        CancellationToken stop
    ) =>
        await db
            .PaperCopies.AsNoTracking()
            .Where(p => p.AppraisalId == id && readable.Contains(p.Step))
            .OrderBy(p => p.EnteredAt)
            .Select(p => new PaperLine(p.Id, p.Step, p.FormNumber, p.Reason, p.EnteredBy, "", p.EnteredAt))
            .ToListAsync(stop);
}
