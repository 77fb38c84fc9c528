using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Learning;

/// <summary>
/// One way through a simulated discussion, for who plays it alone: no page, figure, export or history entry tells anybody else of it.
/// </summary>
public sealed class SimulationPlay
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required string Scenario { get; init; }

    /// <summary>The choices made, one letter each.</summary>
    public required string Path { get; set; }

    /// <summary>The end that was reached; null: it goes on.</summary>
    public string? Ending { get; set; }

    public required Instant ChangedAt { get; set; }
}

/// <summary>How far somebody is in a course, for themselves alone.</summary>
public sealed class CourseProgress
{
    public required Guid AccountId { get; init; }
    public required string Course { get; init; }

    /// <summary>The chapters that are read, a bit each, the first the lowest.</summary>
    public required long ChaptersRead { get; set; }

    /// <summary>How many questions of the check were answered rightly the last time; null: not yet tried.</summary>
    public int? Right { get; set; }

    public required Instant ChangedAt { get; set; }
}

/// <summary>What kind of event it is.</summary>
public enum SessionKind
{
    /// <summary>An information session.</summary>
    Information = 1,

    Workshop,
}

/// <summary>An information session or a workshop that people sign up for.</summary>
public sealed class LearningSession : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required SessionKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }

    /// <summary>The language in which it is held.</summary>
    public required string Language { get; set; }

    /// <summary>A duty station or a region, for whoever looks for one near.</summary>
    public required string DutyStation { get; set; }

    /// <summary>The room, or the address of a call.</summary>
    public required string Place { get; set; }

    public required Instant StartsAt { get; set; }
    public required Instant EndsAt { get; set; }

    /// <summary>How many can take part.</summary>
    public required int Places { get; set; }

    /// <summary>The account that organizes it.</summary>
    public required Guid OrganizerId { get; init; }

    public required string OrganizerName { get; init; }
    public Instant? CancelledAt { get; set; }
    public int Version { get; set; }
    public List<SessionSignup> Signups { get; } = [];
}

/// <summary>Somebody's place in a session, or their place in the line for one.</summary>
public sealed class SessionSignup
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SessionId { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary>Since when: who came first is first in the line.</summary>
    public required Instant At { get; init; }

    public required bool HasPlace { get; set; }

    /// <summary>Whether they were there; null: not said yet.</summary>
    public bool? Attended { get; set; }
}

internal sealed class LearningMapping
    : IEntityTypeConfiguration<SimulationPlay>,
        IEntityTypeConfiguration<CourseProgress>,
        IEntityTypeConfiguration<LearningSession>,
        IEntityTypeConfiguration<SessionSignup>
{
    public void Configure(EntityTypeBuilder<SimulationPlay> builder)
    {
        builder.ToTable("learning_plays").HasKey(p => p.Id);
        builder.HasIndex(p => new { p.AccountId, p.Scenario });
    }

    public void Configure(EntityTypeBuilder<CourseProgress> builder) =>
        builder.ToTable("learning_courses").HasKey(p => new { p.AccountId, p.Course });

    public void Configure(EntityTypeBuilder<LearningSession> builder)
    {
        builder.ToTable("learning_sessions").HasKey(s => s.Id);
        builder.HasIndex(s => s.StartsAt);
        builder.HasMany(s => s.Signups).WithOne().HasForeignKey(s => s.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionSignup> builder)
    {
        builder.ToTable("learning_signups").HasKey(s => s.Id);
        builder.HasIndex(s => new { s.SessionId, s.AccountId }).IsUnique();
        builder.HasIndex(s => s.AccountId);
    }
}
