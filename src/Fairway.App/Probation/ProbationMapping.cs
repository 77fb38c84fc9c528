using Fairway.App.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Probation;

internal sealed class ProbationMapping
    : IEntityTypeConfiguration<ProbationCase>,
        IEntityTypeConfiguration<ProbationInput>,
        IEntityTypeConfiguration<ProbationWarning>,
        IEntityTypeConfiguration<GuardOverride>,
        IEntityTypeConfiguration<LateProbationStep>
{
    public void Configure(EntityTypeBuilder<ProbationCase> builder)
    {
        builder.ToTable("probation_cases").HasKey(c => c.Id);
        // One probation an official and entry on duty, whichever node opens it.
        builder.HasIndex(c => new { c.StaffId, c.EntryOnDuty }).IsUnique();
        builder.HasIndex(c => c.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(c => c.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProbationInput> builder)
    {
        builder.ToTable("probation_inputs").HasKey(i => i.Id);
        builder.Ignore(i => i.Stands);
        builder.HasIndex(i => i.ProbationId);
        builder.HasIndex(i => i.StaffId);
        builder.HasOne<ProbationCase>().WithMany().HasForeignKey(i => i.ProbationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProbationWarning> builder)
    {
        builder.ToTable("probation_warnings").HasKey(w => w.Id);
        builder.HasIndex(w => w.ProbationId);
        builder.HasOne<ProbationCase>().WithMany().HasForeignKey(w => w.ProbationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GuardOverride> builder)
    {
        builder.ToTable("probation_overrides").HasKey(o => o.Id);
        // Each office says its word once for each asking.
        builder
            .HasIndex(o => new
            {
                o.ProbationId,
                o.Round,
                o.Office,
            })
            .IsUnique();
        builder.HasOne<ProbationCase>().WithMany().HasForeignKey(o => o.ProbationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LateProbationStep> builder)
    {
        builder.ToTable("probation_late").HasKey(l => l.Id);
        builder.HasIndex(l => l.ProbationId);
        builder.HasOne<ProbationCase>().WithMany().HasForeignKey(l => l.ProbationId).OnDelete(DeleteBehavior.Restrict);
    }
}
