using Fairway.Proof;
using Fairway.Rules.Feedback;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>A group in the public counts.</summary>
/// <param name="KeyId">Of its key, under which the compiler lists what it counted.</param>
/// <param name="HasReport">Whether its report has come.</param>
public sealed record CountedGroup(string Label, string? KeyId, FeedbackTally Tally, bool HasReport);

/// <summary>A round in the public counts.</summary>
/// <param name="ListsAt">Where the compiler that signed this round's list publishes what it counted; null: it is not the one that is named to Fairway.</param>
/// <param name="KeysAgree">Whether both services have signed the same list of keys; null while the compiler has not signed.</param>
public sealed record CountedRound(
    FeedbackRound Round,
    Uri? ListsAt,
    bool? KeysAgree,
    bool HasIssued,
    bool HasClosed,
    IReadOnlyList<CountedGroup> Groups
);

/// <summary>
/// What everybody can check of upward feedback, the Union and an auditor among them (UF-4): that keys agree, and that no more was counted than given out. Nobody can
/// open the records beneath, so small numbers are hidden from all alike (decision 15).
/// </summary>
public sealed class FeedbackCounts(FairwayDb db, IClock clock, CompilerSite compiler)
{
    /// <summary>Where the compiler publishes what it counted; null: none is named.</summary>
    public Uri? Compiler => compiler.Address;

    public async Task<IReadOnlyList<CountedRound>> AllAsync(CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var rounds = new List<CountedRound>();
        foreach (var round in await db.FeedbackRounds.AsNoTracking().OrderByDescending(r => r.EndsOn).ToListAsync(stop))
        {
            var (hasIssued, hasClosed) = (round.Epochs.HasIssued(now), round.Epochs.HasClosed(now));
            var list = SignedDocument.Read(round.CompilerList ?? "");
            // How many fetched is said once nobody can fetch any more: until then it would move with each of them.
            var smallest = list is null ? FeedbackThresholds.Promised.Report : SignedTexts.Thresholds(list.Document).Report;
            // That a report has come, and whether it was withheld; nothing of it.
            using var came = db.Asking.OfEverybody();
            var groups = await db
                .FeedbackGroups.AsNoTracking()
                .Where(g => g.RoundId == round.Id)
                .Select(g => new
                {
                    g.Label,
                    g.KeyId,
                    g.Size,
                    Issued = db.FeedbackRespondents.Count(r => r.GroupId == g.Id && r.IssuedOn != null),
                    Report = db.FeedbackReports.SingleOrDefault(r => r.GroupId == g.Id),
                })
                .ToListAsync(stop);
            rounds.Add(
                new CountedRound(
                    round,
                    list is not null && compiler.Signed(list) ? compiler.Address : null,
                    Agree(round, list),
                    hasIssued,
                    hasClosed,
                    [
                        .. groups
                            .OrderBy(g => g.Label, StringComparer.CurrentCulture)
                            .Select(g => new CountedGroup(
                                g.Label,
                                g.KeyId,
                                FeedbackTally.Of(
                                    g.Size,
                                    hasIssued ? g.Issued : null,
                                    g.Report is null ? null : CompiledReport.Of(g.Report).Figures.Answers,
                                    smallest
                                ),
                                g.Report is not null
                            )),
                    ]
                )
            );
        }
        return rounds;
    }

    private static bool? Agree(FeedbackRound round, SignedDocument? theirs) =>
        theirs is null || round.SignedList is not { } ours ? null : SignedDocument.Read(ours) is { } list && list.SaysTheSameAs(theirs);
}
