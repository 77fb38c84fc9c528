using Fairway.App.Reclassification.Exercises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Reclassification;

internal sealed class ReclassificationMapping
    : IEntityTypeConfiguration<JobDescription>,
        IEntityTypeConfiguration<JobDutyRow>,
        IEntityTypeConfiguration<JobComment>,
        IEntityTypeConfiguration<ReclassificationCase>,
        IEntityTypeConfiguration<ReclassificationAnswer>,
        IEntityTypeConfiguration<ReclassificationLevel>,
        IEntityTypeConfiguration<ReclassificationStep>
{
    public void Configure(EntityTypeBuilder<JobDescription> builder)
    {
        builder.ToTable("reclassification_descriptions").HasKey(d => d.Id);
        builder.HasIndex(d => new
        {
            d.UnitCode,
            d.Post,
            d.State,
        });
        builder.Ignore(d => d.Text);
        builder.HasMany(d => d.Duties).WithOne().HasForeignKey(d => d.DescriptionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JobDutyRow> builder) =>
        builder.ToTable("reclassification_duties").HasKey(d => new { d.DescriptionId, d.Place });

    public void Configure(EntityTypeBuilder<JobComment> builder)
    {
        builder.ToTable("reclassification_comments").HasKey(c => c.Id);
        builder.HasIndex(c => c.DescriptionId);
        builder.HasOne<JobDescription>().WithMany().HasForeignKey(c => c.DescriptionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReclassificationCase> builder)
    {
        builder.ToTable("reclassification_cases").HasKey(c => c.Id);
        builder.HasIndex(c => c.StaffId);
        builder.HasIndex(c => c.RequestedBy);
        builder.HasIndex(c => new { c.UnitCode, c.State });
        // Whoever opens an exercise beside somebody else opens nobody's request twice.
        builder.HasIndex(c => new { c.ExerciseId, c.StaffId }).IsUnique();
        builder.HasOne<ReclassificationExercise>().WithMany().HasForeignKey(c => c.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.PolicyDay);
        builder.HasMany(c => c.Answers).WithOne().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Levels).WithOne().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JobDescription>().WithMany().HasForeignKey(c => c.DescriptionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JobDescription>().WithMany().HasForeignKey(c => c.PresentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReclassificationAnswer> builder) =>
        builder.ToTable("reclassification_answers").HasKey(a => new { a.CaseId, a.Question });

    public void Configure(EntityTypeBuilder<ReclassificationLevel> builder) =>
        builder.ToTable("reclassification_levels").HasKey(l => new { l.CaseId, l.Factor });

    public void Configure(EntityTypeBuilder<ReclassificationStep> builder)
    {
        builder.ToTable("reclassification_steps").HasKey(s => s.Id);
        builder.HasIndex(s => s.CaseId);
        builder.HasOne<ReclassificationCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
