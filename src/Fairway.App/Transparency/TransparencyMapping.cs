using Fairway.App.Transparency.Report;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Transparency;

internal sealed class TransparencyMapping
    : IEntityTypeConfiguration<Concern>,
        IEntityTypeConfiguration<ConcernStep>,
        IEntityTypeConfiguration<IntegrityRun>,
        IEntityTypeConfiguration<SurveyParticipation>,
        IEntityTypeConfiguration<SurveyCount>,
        IEntityTypeConfiguration<SurveyResult>,
        IEntityTypeConfiguration<YearlyReport>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("transparency_concerns").HasKey(c => c.Id);
        builder.HasIndex(c => c.ShownOn);
        builder.HasIndex(c => c.RaisedBy);
        builder.HasIndex(c => c.State);
    }

    public void Configure(EntityTypeBuilder<ConcernStep> builder)
    {
        builder.ToTable("transparency_concern_steps").HasKey(s => s.Id);
        builder.HasIndex(s => s.ConcernId);
        builder.HasOne<Concern>().WithMany().HasForeignKey(s => s.ConcernId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IntegrityRun> builder) => builder.ToTable("transparency_integrity_runs").HasKey(r => r.Id);

    public void Configure(EntityTypeBuilder<SurveyParticipation> builder) =>
        builder.ToTable("transparency_survey_participation").HasKey(p => new { p.CycleEnd, p.StaffId });

    public void Configure(EntityTypeBuilder<SurveyCount> builder) =>
        builder
            .ToTable("transparency_survey_counts")
            .HasKey(c => new
            {
                c.CycleEnd,
                c.Question,
                c.Region,
                c.Answer,
            });

    public void Configure(EntityTypeBuilder<SurveyResult> builder) =>
        builder.ToTable("transparency_survey_results").HasKey(r => r.CycleEnd);

    public void Configure(EntityTypeBuilder<YearlyReport> builder)
    {
        builder.ToTable("transparency_reports").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Year, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.Year, r.Edition }).IsUnique();
    }
}
