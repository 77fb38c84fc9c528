using Fairway.App.Accounts;
using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A report that waits for the reader's word as second level.</summary>
/// <param name="Reasons">Why the second level is asked (CY-7).</param>
public sealed record SecondLevelLine(TeamRow Row, IReadOnlyList<Finding> Reasons)
{
    /// <summary>When the supervisor signed what is commented on.</summary>
    public Instant? SignedAt => Row.Line!.SupervisorSignedAt;
}

/// <summary>The second level's queue: reports on which they are asked for a word, those signed first on top, each with the reasons (CY-7).</summary>
public sealed class SecondLevelQueue(TeamList team, Settling settling)
{
    public async Task<IReadOnlyList<SecondLevelLine>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        var queue = new List<SecondLevelLine>();
        foreach (
            var row in (await team.SecondLevelAsync(reader, stop))
                .Where(Waits)
                .OrderBy(r => r.Line!.SupervisorSignedAt)
                .ThenBy(r => r.StaffId, StringComparer.Ordinal)
        )
        {
            queue.Add(new SecondLevelLine(row, await settling.SecondLevelReasonsAsync(row.Line!.Appraisal, stop)));
        }

        return queue;
    }

    public static bool Waits(TeamRow row) => row.Line is { Next: NextStep.SecondLevel, IsSecondLevel: true };
}
