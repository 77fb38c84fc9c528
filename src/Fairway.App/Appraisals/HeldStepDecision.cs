using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What HR decided about a step that falls due while the official is on leave without pay or on loan (decision 11). Appended; the newest counts.
/// </summary>
public sealed class HeldStepDecision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>The day to which the step is put off; null: it falls due as it does, and people are reminded.</summary>
    public LocalDate? PostponedTo { get; init; }

    public required string Reason { get; init; }
    public required string DecidedBy { get; init; }
    public required Instant DecidedAt { get; init; }
}

internal sealed class HeldStepMapping : IEntityTypeConfiguration<HeldStepDecision>
{
    public void Configure(EntityTypeBuilder<HeldStepDecision> builder)
    {
        builder.ToTable("appraisals_held_steps").HasKey(d => d.Id);
        builder.HasIndex(d => d.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(d => d.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }
}
