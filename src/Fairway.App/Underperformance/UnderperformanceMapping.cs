using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Underperformance;

internal sealed class UnderperformanceMapping
    : IEntityTypeConfiguration<UnderperformanceCase>,
        IEntityTypeConfiguration<CaseFormer>,
        IEntityTypeConfiguration<CaseForm>,
        IEntityTypeConfiguration<CaseDraft>,
        IEntityTypeConfiguration<CaseSignature>,
        IEntityTypeConfiguration<CaseStatement>,
        IEntityTypeConfiguration<CaseLeave>,
        IEntityTypeConfiguration<ConfidentialNote>,
        IEntityTypeConfiguration<CaseReading>,
        IEntityTypeConfiguration<LateCaseStep>
{
    public void Configure(EntityTypeBuilder<UnderperformanceCase> builder)
    {
        builder.ToTable("underperformance_cases").HasKey(c => c.Id);
        builder.HasIndex(c => c.StaffId);
        builder.HasIndex(c => c.SupervisorId);
        builder.HasIndex(c => c.SecondLevelId);
        builder.HasIndex(c => c.UnitCode);
        builder.HasMany(c => c.Formers).WithOne().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Restrict);
        // One case of an official at a time: a double click or a second proposal opens no twin.
        builder.HasIndex(c => c.StaffId, "IX_underperformance_cases_open").IsUnique().HasFilter("\"ClosedOn\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<CaseFormer> builder) =>
        builder.ToTable("underperformance_formers").HasKey(f => new { f.CaseId, f.StaffId });

    public void Configure(EntityTypeBuilder<CaseForm> builder)
    {
        builder.ToTable("underperformance_forms").HasKey(f => f.Id);
        builder
            .HasIndex(f => new
            {
                f.CaseId,
                f.Kind,
                f.Number,
            })
            .IsUnique();
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(f => f.CaseId));
    }

    public void Configure(EntityTypeBuilder<CaseDraft> builder)
    {
        builder
            .ToTable("underperformance_drafts")
            .HasKey(d => new
            {
                d.CaseId,
                d.Kind,
                d.AuthorId,
            });
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(d => d.CaseId));
    }

    public void Configure(EntityTypeBuilder<CaseSignature> builder)
    {
        builder.ToTable("underperformance_signatures").HasKey(s => s.Id);
        builder.HasIndex(s => s.CaseId);
        // A check code is looked up by anybody.
        builder.HasIndex(s => s.Hash);
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(s => s.CaseId));
    }

    public void Configure(EntityTypeBuilder<CaseStatement> builder)
    {
        builder.ToTable("underperformance_statements").HasKey(s => s.Id);
        builder.HasIndex(s => s.CaseId);
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(s => s.CaseId));
    }

    public void Configure(EntityTypeBuilder<CaseLeave> builder)
    {
        builder.ToTable("underperformance_leaves").HasKey(l => l.Id);
        builder.HasIndex(l => l.CaseId);
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(l => l.CaseId));
    }

    public void Configure(EntityTypeBuilder<ConfidentialNote> builder)
    {
        builder.ToTable("underperformance_notes").HasKey(n => n.Id);
        builder.HasIndex(n => n.CaseId);
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(n => n.CaseId));
    }

    public void Configure(EntityTypeBuilder<CaseReading> builder)
    {
        builder
            .ToTable("underperformance_readings")
            .HasKey(r => new
            {
                r.CaseId,
                r.ReaderId,
                r.Day,
            });
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(r => r.CaseId));
    }

    public void Configure(EntityTypeBuilder<LateCaseStep> builder)
    {
        builder.ToTable("underperformance_late").HasKey(l => l.Id);
        builder.HasIndex(l => l.CaseId);
        Within(builder.HasOne<UnderperformanceCase>().WithMany().HasForeignKey(l => l.CaseId));
    }

    private static void Within<T>(ReferenceCollectionBuilder<UnderperformanceCase, T> part)
        where T : class => part.OnDelete(DeleteBehavior.Restrict);
}
