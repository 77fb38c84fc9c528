using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class AppraisalMapping
    : IEntityTypeConfiguration<Appraisal>,
        IEntityTypeConfiguration<AppraisalPart>,
        IEntityTypeConfiguration<FormDraft>,
        IEntityTypeConfiguration<FormVersion>,
        IEntityTypeConfiguration<AppraisalOutput>,
        IEntityTypeConfiguration<Signature>,
        IEntityTypeConfiguration<FormComment>,
        IEntityTypeConfiguration<PreparationSheet>,
        IEntityTypeConfiguration<FormReading>,
        IEntityTypeConfiguration<ReportStatement>,
        IEntityTypeConfiguration<LateStep>
{
    public void Configure(EntityTypeBuilder<Appraisal> builder)
    {
        builder.ToTable("appraisals_appraisals").HasKey(a => a.Id);
        builder.Ignore(a => a.Cycle).Ignore(a => a.Working).Ignore(a => a.DueNow).Ignore(a => a.PartStart);
        // Without a field behind it: EF reads and writes it as a property.
        builder.Property(a => a.Step).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(a => a.DueOn).UsePropertyAccessMode(PropertyAccessMode.Property);
        // Once an official, kind and day (decision 21): a double click, a second chief or another node opens no twin.
        builder
            .HasIndex(a => new
            {
                a.StaffId,
                a.Kind,
                a.DueOn,
            })
            .IsUnique();
        builder.HasIndex(a => a.SupervisorId);
        builder.HasIndex(a => a.SecondLevelId);
        builder.HasIndex(a => a.DelegateId);
        builder.HasIndex(a => a.UnitCode);
        builder.HasIndex(a => a.SharedWithId);
        builder.HasMany(a => a.Parts).WithOne().HasForeignKey(p => p.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppraisalPart> builder)
    {
        builder.ToTable("appraisals_parts").HasKey(p => p.Id);
        builder.Ignore(p => p.LastDay).Ignore(p => p.SignerId);
        builder.HasIndex(p => p.AppraisalId);
        builder.HasIndex(p => p.SupervisorId);
        builder.HasIndex(p => p.DelegateId);
    }

    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("appraisals_drafts").HasKey(d => d.Id);
        builder
            .HasIndex(d => new
            {
                d.AppraisalId,
                d.Step,
                d.AuthorId,
            })
            .IsUnique();
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(d => d.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FormVersion> builder)
    {
        builder.ToTable("appraisals_versions").HasKey(v => v.Id);
        builder
            .HasIndex(v => new
            {
                v.AppraisalId,
                v.Step,
                v.Number,
            })
            .IsUnique();
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(v => v.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppraisalOutput> builder)
    {
        builder.ToTable("appraisals_outputs").HasKey(o => new { o.AppraisalId, o.OutputId });
        builder.HasIndex(o => o.OutcomeKey);
        builder.HasIndex(o => o.WorkplanLineId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(o => o.AppraisalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("appraisals_signatures").HasKey(s => s.Id);
        builder.HasIndex(s => s.AppraisalId);
        // A check code is looked up by anybody.
        builder.HasIndex(s => s.Hash);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(s => s.AppraisalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperCopy>().WithMany().HasForeignKey(s => s.PaperId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FormComment> builder)
    {
        builder.ToTable("appraisals_comments").HasKey(c => c.Id);
        builder.HasIndex(c => c.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(c => c.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PreparationSheet> builder)
    {
        builder.ToTable("appraisals_preparations").HasKey(p => p.Id);
        builder
            .HasIndex(p => new
            {
                p.AppraisalId,
                p.Step,
                p.AuthorId,
            })
            .IsUnique();
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(p => p.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FormReading> builder)
    {
        builder.ToTable("appraisals_readings").HasKey(r => r.Id);
        builder
            .HasIndex(r => new
            {
                r.AppraisalId,
                r.ReaderId,
                r.Step,
                r.FormNumber,
                r.Day,
            })
            .IsUnique();
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(r => r.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportStatement> builder)
    {
        builder.ToTable("appraisals_statements").HasKey(s => s.Id);
        builder.HasIndex(s => s.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(s => s.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LateStep> builder)
    {
        builder.ToTable("appraisals_late").HasKey(l => l.Id);
        builder.HasIndex(l => l.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(l => l.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }
}
