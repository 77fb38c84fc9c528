using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Training.Council;

/// <summary>What the Joint Training Council wants training to serve first; it shows where requests are asked for and decided (LE-2).</summary>
public sealed class CouncilPriority : IVersioned
{
    /// <summary>Given by the form: sent twice it is one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The area that it gives precedence to, as the policy codes it; null: none in particular.</summary>
    public required string? Area { get; init; }

    public required string Text { get; init; }
    public required string Language { get; init; }
    public required LocalDate SetOn { get; init; }
    public required string SetBy { get; init; }

    /// <summary>From when it no longer counts; null: it counts.</summary>
    public LocalDate? EndedOn { get; set; }

    public string? EndedBy { get; set; }
    public int Version { get; set; }
}

/// <summary>The minutes of a meeting in one version: appended, never edited; the newest counts and the older stay readable.</summary>
public sealed class CouncilMinutes
{
    /// <summary>The meeting's, given by the form in which the first version was written.</summary>
    public required Guid MeetingId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required LocalDate MetOn { get; init; }
    public required string Text { get; init; }

    /// <summary>What the Council recommends; empty: nothing.</summary>
    public required string Recommendations { get; init; }

    public required string Language { get; init; }

    /// <summary>Staff id or account of who wrote it.</summary>
    public required string By { get; init; }

    public required Instant At { get; init; }
}

/// <summary>Figures of training in a half-year as they were published once it was over; never computed anew.</summary>
public sealed class CouncilFigures
{
    /// <summary>The half-year's last day.</summary>
    public required LocalDate Until { get; init; }

    public required Instant TakenAt { get; init; }
    public required string PolicyVersion { get; init; }

    /// <summary><see cref="CouncilTable"/>s as JSON.</summary>
    public required string Published { get; init; }
}

internal sealed class CouncilMapping
    : IEntityTypeConfiguration<CouncilPriority>,
        IEntityTypeConfiguration<CouncilMinutes>,
        IEntityTypeConfiguration<CouncilFigures>
{
    public void Configure(EntityTypeBuilder<CouncilPriority> builder) => builder.ToTable("training_priorities").HasKey(p => p.Id);

    public void Configure(EntityTypeBuilder<CouncilMinutes> builder) =>
        builder.ToTable("training_minutes").HasKey(m => new { m.MeetingId, m.Number });

    public void Configure(EntityTypeBuilder<CouncilFigures> builder) => builder.ToTable("training_figures").HasKey(f => f.Until);
}
