using Fairway.App.History;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>That nothing of somebody's file is deleted, for a reason of the day: a proceeding elsewhere, an inquiry. It stays on record after it is lifted.</summary>
public sealed class RetentionHold : IVersioned
{
    /// <summary>Given by the form it was written in: the same form sent twice is one hold.</summary>
    public required Guid Id { get; init; }

    public required string StaffId { get; init; }
    public required string Reason { get; init; }
    public required LocalDate From { get; init; }
    public required string PutBy { get; init; }
    public required Instant PutAt { get; init; }
    public string? LiftedBy { get; set; }

    /// <summary>Null while it holds.</summary>
    public Instant? LiftedAt { get; set; }

    public string? LiftReason { get; set; }
    public int Version { get; set; }
}

/// <summary>
/// One kind of record that was deleted for one official, in one act. It names the staff id: a hash of so short a number hides nothing, and whether somebody's file
/// was deleted, by which rule, is asked by that number.
/// </summary>
public sealed class RetentionDeletion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Given by the form, or the command: all kinds that were deleted together.</summary>
    public required Guid Act { get; init; }

    public required string StaffId { get; init; }
    public required RetentionKind Kind { get; init; }
    public required RetentionStart Base { get; init; }

    /// <summary>The last day of service; of what is counted from its closing, the day up to which it was closed.</summary>
    public required LocalDate CountedFrom { get; init; }

    /// <summary>The last day on which it was to be kept.</summary>
    public required LocalDate KeptUntil { get; init; }

    public required string Rule { get; init; }

    /// <summary>The parameter, and its value as the policies wrote it on that day.</summary>
    public required string Parameter { get; init; }

    public required string Value { get; init; }
    public required string PolicyVersion { get; init; }
    public required int Rows { get; init; }

    /// <summary>How many of which table, as JSON.</summary>
    public required string Tables { get; init; }

    /// <summary>Staff id or account; "terminal" from the command line.</summary>
    public required string By { get; init; }

    public required Instant At { get; init; }
}

internal sealed class RetentionMapping : IEntityTypeConfiguration<RetentionHold>, IEntityTypeConfiguration<RetentionDeletion>
{
    public void Configure(EntityTypeBuilder<RetentionHold> builder)
    {
        builder.ToTable("privacy_holds").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => h.StaffId);
    }

    public void Configure(EntityTypeBuilder<RetentionDeletion> builder)
    {
        builder.ToTable("privacy_deletions").HasKey(d => d.Id);
        // Two who delete the same at one moment: one of them is told that it is done.
        builder.HasIndex(d => new { d.Act, d.Kind }).IsUnique();
        builder.HasIndex(d => d.StaffId);
    }
}

/// <summary>How acts on retention stand in the history.</summary>
internal static class RetentionLog
{
    /// <summary>Entries of it don't go with the file that they are about.</summary>
    public const string Capability = "privacy";

    public const string Rule = "CY-12";

    public static HistoryEntry Entry(Instant at, string actor, string staffId, string act, string? detail = null, string? policy = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = Capability,
            Subject = staffId,
            Act = act,
            Rule = Rule,
            PolicyVersion = policy,
            Detail = detail,
        };
}
