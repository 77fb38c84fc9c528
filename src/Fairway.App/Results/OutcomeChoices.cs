using Fairway.Rules;
using Fairway.Rules.Results;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>A result that an output can be linked to.</summary>
/// <param name="Key">What the output keeps.</param>
/// <param name="Label">Code and title.</param>
/// <param name="Group">Code and title of the outcome at the top of its branch; null where it is that outcome.</param>
/// <param name="UnitCode">The unit whose expected outcome it is; null where it is the whole organization's.</param>
public sealed record OutcomeChoice(string Key, string Label, string? Group, string? UnitCode);

/// <summary>The results of a biennium that outputs and workplan lines can name (RB-2): everything but indicators, which only measure.</summary>
[Rule("RB-2")]
public static class OutcomeChoices
{
    /// <param name="biennium">The biennium's first year.</param>
    /// <param name="units">Only these units' own expected outcomes, beside those of the whole organization; null = everybody's.</param>
    public static async Task<IReadOnlyList<OutcomeChoice>> InAsync(
        FairwayDb db,
        int biennium,
        IReadOnlyCollection<string>? units = null,
        CancellationToken stop = default
    )
    {
        var tree = await OutcomeTree.LoadAsync(db, biennium, stop);
        return
        [
            .. tree.Top.SelectMany(top =>
                top.Within()
                    .Where(line => line.Kind.CanBeServed() && (units is null || line.UnitCode is null || units.Contains(line.UnitCode)))
                    .Select(line => new OutcomeChoice(line.Key, Label(line), line == top ? null : Label(top), line.UnitCode))
            ),
        ];
    }

    /// <summary>Code and title of one result; null where there is none with this key.</summary>
    public static Task<string?> LabelAsync(FairwayDb db, string key, CancellationToken stop = default) =>
        db.Outcomes.Where(outcome => outcome.Key == key).Select(outcome => outcome.Code + " " + outcome.Title).FirstOrDefaultAsync(stop);

    private static string Label(OutcomeBranch line) => $"{line.Code} {line.Title}";
}
