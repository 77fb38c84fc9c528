using System.Collections.Immutable;
using Fairway.Rules.Service;

namespace Fairway.Rules.Titularization;

/// <summary>The published criteria of titularization (TI-1), as they stand on one day: policy data, since no source names them.</summary>
[Rule("TI-1")]
public sealed record TitularizationPolicy
{
    /// <summary>The categories that take part (<c>titularization.categories</c>).</summary>
    public required ImmutableArray<Category> Categories { get; init; }

    /// <summary>The contracts that can become without limit of time (<c>titularization.contracts</c>).</summary>
    public required ImmutableArray<ContractForm> Contracts { get; init; }

    /// <summary>What may finance the contract (<c>titularization.fundings</c>).</summary>
    public required ImmutableArray<Funding> Fundings { get; init; }

    /// <summary>Years of service on such contracts and funds (<c>titularization.serviceYears</c>).</summary>
    public required int ServiceYears { get; init; }

    /// <summary>How many of the newest overall ratings count (<c>titularization.ratedCycles</c>); 0: none.</summary>
    public required int RatedCycles { get; init; }

    /// <summary>The overall ratings that suffice (<c>titularization.ratings</c>).</summary>
    public required ImmutableArray<string> Ratings { get; init; }

    /// <summary>The age at which service ends (<c>titularization.retirementAge</c>).</summary>
    public required int RetirementAge { get; init; }

    /// <summary>Years that lie at least before it (<c>titularization.yearsBeforeRetirement</c>).</summary>
    public required int YearsBeforeRetirement { get; init; }
}
