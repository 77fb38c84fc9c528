using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>For what somebody of the directory is there. Who holds an office of trust stands in it by that office.</summary>
public enum SupportKind
{
    /// <summary>Senior HR officer of a region.</summary>
    SeniorHrOfficer = 1,

    /// <summary>The management of human resources.</summary>
    HrManagement,

    /// <summary>Coaching, by the staff development unit.</summary>
    Coaching,

    /// <summary>Prevention and resolution of conflicts.</summary>
    ConflictResolution,
}

/// <summary>An entry of the directory of support, written by HR of the whole organization (SU-1).</summary>
public sealed class SupportContact : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required SupportKind Kind { get; set; }

    /// <summary>A person or a service.</summary>
    public required string Name { get; set; }

    /// <summary>The duty station served; null: see <see cref="Region"/>.</summary>
    public string? Station { get; set; }

    /// <summary>The region served; null with no station either: everywhere.</summary>
    public string? Region { get; set; }

    public string Telephone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>Hours, languages and what else is good to know.</summary>
    public string Note { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>How far a request for coaching is.</summary>
public enum CoachingStage
{
    Asked = 1,

    /// <summary>A coach is found.</summary>
    Arranged,

    Declined,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn,
}

/// <summary>A request for individual coaching (SU-1), between the official and the staff development unit: no chief and no panel reads it.</summary>
public sealed class CoachingRequest : IVersioned
{
    public required Guid Id { get; init; }
    public required string StaffId { get; init; }

    /// <summary>What it is to be about.</summary>
    public required string About { get; init; }

    /// <summary>The language wanted: en, fr or es.</summary>
    public required string Language { get; init; }

    public required Instant AskedAt { get; init; }
    public CoachingStage Stage { get; set; } = CoachingStage.Asked;

    /// <summary>Who coaches and how it begins, or why there is none.</summary>
    public string? Answer { get; set; }

    public Guid? AnsweredBy { get; set; }
    public Instant? AnsweredAt { get; set; }
    public int Version { get; set; }
}

internal sealed class SupportMapping : IEntityTypeConfiguration<SupportContact>, IEntityTypeConfiguration<CoachingRequest>
{
    public void Configure(EntityTypeBuilder<SupportContact> builder) => builder.ToTable("support_contacts").HasKey(c => c.Id);

    public void Configure(EntityTypeBuilder<CoachingRequest> builder)
    {
        builder.ToTable("support_coaching").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.StaffId);
        builder.HasIndex(c => c.Stage);
    }
}
