using System.Collections.Immutable;
using Fairway.Rules.Service;

namespace Fairway.Rules.Increments;

/// <summary>The published rules of merit increments (MI-1), as they stand on one day: policy data, since no source names them.</summary>
[Rule("MI-1")]
public sealed record IncrementPolicy
{
    /// <summary>The categories that take part (<c>increments.categories</c>).</summary>
    public required ImmutableArray<Category> Categories { get; init; }

    /// <summary>The contracts that take part (<c>increments.contracts</c>).</summary>
    public required ImmutableArray<ContractForm> Contracts { get; init; }

    /// <summary>Whether staff on technical cooperation funds take part too (<c>increments.technicalCooperation</c>): the switch that is tried (PP-11).</summary>
    public required bool TechnicalCooperation { get; init; }

    /// <summary>The overall ratings of the last cycle that qualify (<c>increments.ratings</c>).</summary>
    public required ImmutableArray<string> Ratings { get; init; }

    /// <summary>What counts where the Office gave no report at all (<c>increments.withoutReport</c>, UP-4).</summary>
    public required string WithoutReport { get; init; }

    /// <summary>Whole years between two increments (<c>increments.interval</c>).</summary>
    public required int IntervalYears { get; init; }

    /// <summary>After so many years in a grade its last step is reached (<c>increments.yearsToTop</c>).</summary>
    public required int YearsToTop { get; init; }

    /// <summary>Whether those at the top of their grade take part all the same (<c>increments.atTop</c>).</summary>
    public required bool AtTop { get; init; }
}
