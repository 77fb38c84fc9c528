using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Results;

internal sealed class ResultsMapping
    : IEntityTypeConfiguration<Outcome>,
        IEntityTypeConfiguration<Workplan>,
        IEntityTypeConfiguration<WorkplanLine>,
        IEntityTypeConfiguration<WorkplanDraft>
{
    public void Configure(EntityTypeBuilder<Outcome> builder)
    {
        builder.ToTable("results_outcomes").HasKey(o => o.Key);
        builder.HasIndex(o => new { o.Biennium, o.ParentKey });
        builder.HasIndex(o => o.UnitCode);
    }

    public void Configure(EntityTypeBuilder<Workplan> builder)
    {
        builder.ToTable("results_workplans").HasKey(w => w.Id);
        builder.HasIndex(w => new { w.UnitCode, w.Biennium }).IsUnique();
        builder.HasMany(w => w.Lines).WithOne().HasForeignKey(l => l.WorkplanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkplanLine> builder)
    {
        builder.ToTable("results_workplan_lines").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.OutcomeKey);
    }

    public void Configure(EntityTypeBuilder<WorkplanDraft> builder)
    {
        builder.ToTable("results_workplan_drafts").HasKey(d => d.WorkplanId);
        builder.Property(d => d.WorkplanId).ValueGeneratedNever();
        builder.HasOne<Workplan>().WithOne().HasForeignKey<WorkplanDraft>(d => d.WorkplanId).OnDelete(DeleteBehavior.Cascade);
    }
}
