using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fairway.App.Training;

/// <summary>Money as whole hundredths: exact on both databases. Amounts are added up from the rows, in decimals.</summary>
internal sealed class MoneyAsHundredths()
    : ValueConverter<decimal, long>(amount => (long)decimal.Round(amount * 100m), hundredths => hundredths / 100m);

internal sealed class TrainingMapping
    : IEntityTypeConfiguration<TrainingFund>,
        IEntityTypeConfiguration<FundMovement>,
        IEntityTypeConfiguration<TrainingRequest>,
        IEntityTypeConfiguration<TrainingDraft>,
        IEntityTypeConfiguration<TrainingStep>,
        IEntityTypeConfiguration<TrainingEvaluation>
{
    public void Configure(EntityTypeBuilder<TrainingFund> builder)
    {
        builder.ToTable("training_funds").HasKey(f => f.Id);
        builder.HasIndex(f => new { f.UnitCode, f.Biennium }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FundMovement> builder)
    {
        builder.ToTable("training_movements").HasKey(m => m.Id);
        builder.HasIndex(m => new { m.FundId, m.Number }).IsUnique();
        builder.Property(m => m.Amount).HasConversion<MoneyAsHundredths>();
        builder.HasOne<TrainingFund>().WithMany().HasForeignKey(m => m.FundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingRequest> builder)
    {
        builder.ToTable("training_requests").HasKey(r => r.Id);
        builder.HasIndex(r => r.StaffId);
        builder.HasIndex(r => new { r.FundUnit, r.State });
        builder.HasIndex(r => r.UnitCode);
        builder.Property(r => r.Cost).HasConversion<MoneyAsHundredths>();
        builder.Property(r => r.Actual).HasConversion<MoneyAsHundredths>();
        builder.HasOne<TrainingFund>().WithMany().HasForeignKey(r => r.FundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingDraft> builder) => builder.ToTable("training_drafts").HasKey(d => d.StaffId);

    public void Configure(EntityTypeBuilder<TrainingStep> builder)
    {
        builder.ToTable("training_steps").HasKey(s => s.Id);
        builder.HasIndex(s => s.RequestId);
        builder.HasOne<TrainingRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingEvaluation> builder)
    {
        // Once for each of the two at each moment: a double click says nothing twice.
        builder
            .ToTable("training_evaluations")
            .HasKey(e => new
            {
                e.RequestId,
                e.Moment,
                e.Party,
            });
        builder.HasOne<TrainingRequest>().WithMany().HasForeignKey(e => e.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
