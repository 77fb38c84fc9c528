using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>
/// A rule that was tried on the staff (PP-11), with everything that explains it later: the day, the parameters, the policies' version, which data. It is
/// never changed or taken away: what is shown later is shown in view of what was shown before.
/// </summary>
public sealed class WhatIfRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What whoever tried it calls it.</summary>
    public required string Name { get; init; }

    public required Instant RanAt { get; init; }

    /// <summary>Who tried it.</summary>
    public required string RanBy { get; init; }

    /// <summary>Their name on that day.</summary>
    public required string RanByName { get; init; }

    /// <summary>The day of the population.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>How many exercises were looked at.</summary>
    public required int Exercises { get; init; }

    /// <summary>Established posts; null: as many as staff served on.</summary>
    public int? Posts { get; init; }

    /// <summary>The SHA-256 of the data that were judged.</summary>
    public required string Population { get; init; }

    /// <summary>Its place among the runs on the same data, from 1: two at one moment can't both be shown without a view of each other.</summary>
    public required int Ordinal { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>Every parameter in force on that day, as JSON: its key and how it is written.</summary>
    public required string Before { get; init; }

    /// <summary>The parameters tried otherwise, in the same way.</summary>
    public required string Changed { get; init; }

    /// <summary>What is published of it, as JSON.</summary>
    public required string Figures { get; init; }

    /// <summary>Who gains and who loses, as JSON: for HR alone.</summary>
    public required string Movers { get; init; }
}

internal sealed class WhatIfMapping : IEntityTypeConfiguration<WhatIfRun>
{
    public void Configure(EntityTypeBuilder<WhatIfRun> builder)
    {
        builder.ToTable("promotions_whatif").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Population, r.Ordinal }).IsUnique();
        builder.HasIndex(r => r.RanAt);
    }
}
