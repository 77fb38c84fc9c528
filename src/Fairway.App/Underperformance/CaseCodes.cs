using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>
/// What anybody may learn about a signed text of a case whose check code they hold: that it was signed here, when, and whether that still counts. Not
/// even what kind of text it is: whoever holds it knows.
/// </summary>
/// <param name="SignedAt">When the signatures were given.</param>
/// <param name="EndedAt">When the last of them ended; null while one stands.</param>
/// <param name="Because">Why, as <see cref="CaseSignature.EndedBecause"/>.</param>
public sealed record CheckedText(IReadOnlyList<Instant> SignedAt, Instant? EndedAt, string? Because);

/// <summary>Confirms the check codes of cases, as those of appraisals are confirmed (CY-12).</summary>
public sealed class CaseCodes(FairwayDb db)
{
    /// <summary>Null where nothing with this code was signed in a case.</summary>
    public async Task<CheckedText?> ConfirmAsync(string code, CancellationToken stop = default)
    {
        var signatures = await db.CaseSignatures.AsNoTracking().Where(s => s.Hash == code).OrderBy(s => s.At).ToListAsync(stop);
        if (signatures.Count == 0)
        {
            return null;
        }
        var standing = signatures.Where(s => s.EndedAt is null).ToList();
        var last = signatures.MaxBy(s => s.EndedAt)!;
        return standing.Count > 0
            ? new CheckedText([.. standing.Select(s => s.At)], null, null)
            : new CheckedText([.. signatures.Select(s => s.At)], last.EndedAt, last.EndedBecause);
    }
}
