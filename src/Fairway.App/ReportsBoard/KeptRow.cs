using Fairway.Rules.ReportsBoard;

namespace Fairway.App.ReportsBoard;

/// <summary>A row of figures as it was published and is kept: a number that is not shown is null, the last is the total.</summary>
public sealed record KeptRow(string Key, string? Parent, IReadOnlyList<int?> Counts)
{
    public static KeptRow Of(ShownRow row) => new(row.Key, row.Parent, [.. row.Counts]);

    /// <summary>Whether any number is shown: of other rows not even their being there is told.</summary>
    internal bool IsTold => Counts.Any(count => count is not null);
}
