using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Promotions.Exercise;

internal sealed class ExerciseMapping
    : IEntityTypeConfiguration<CareerExercise>,
        IEntityTypeConfiguration<ExerciseList>,
        IEntityTypeConfiguration<Candidacy>,
        IEntityTypeConfiguration<ExerciseContest>,
        IEntityTypeConfiguration<CandidateForm>,
        IEntityTypeConfiguration<ExercisePanel>,
        IEntityTypeConfiguration<PanelMember>,
        IEntityTypeConfiguration<PanelConflict>,
        IEntityTypeConfiguration<PanelScore>,
        IEntityTypeConfiguration<CandidateReading>,
        IEntityTypeConfiguration<LateFact>
{
    public void Configure(EntityTypeBuilder<CareerExercise> builder)
    {
        builder.ToTable("promotions_exercises").HasKey(e => e.Id);
        builder.HasIndex(e => new { e.Kind, e.Year }).IsUnique();
        // Those that were there before there were other kinds.
        builder.Property(e => e.Kind).HasDefaultValue(ExerciseKind.PersonalPromotion).HasSentinel((ExerciseKind)0);
    }

    public void Configure(EntityTypeBuilder<ExerciseList> builder)
    {
        builder.ToTable("promotions_lists").HasKey(l => l.Id);
        builder.HasIndex(l => new { l.ExerciseId, l.Number }).IsUnique();
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(l => l.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<Candidacy> builder)
    {
        builder.ToTable("promotions_candidacies").HasKey(c => new { c.ExerciseId, c.StaffId });
        builder.HasIndex(c => c.StaffId);
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(c => c.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<ExerciseContest> builder)
    {
        builder.ToTable("promotions_contests").HasKey(c => c.Id);
        builder.HasIndex(c => c.ExerciseId);
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(c => c.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<CandidateForm> builder)
    {
        builder
            .ToTable("promotions_forms")
            .HasKey(f => new
            {
                f.ExerciseId,
                f.StaffId,
                f.Of,
                f.AuthorId,
            });
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(f => f.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<ExercisePanel> builder)
    {
        builder.ToTable("promotions_panels").HasKey(p => new { p.ExerciseId, p.Group });
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(p => p.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<PanelMember> builder)
    {
        builder.ToTable("promotions_members").HasKey(m => m.Id);
        builder.HasIndex(m => m.StaffId);
        builder
            .HasIndex(
                m => new
                {
                    m.ExerciseId,
                    m.Group,
                    m.StaffId,
                },
                "IX_promotions_members_sitting"
            )
            .IsUnique()
            .HasFilter("\"EndedAt\" IS NULL");
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(m => m.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<PanelConflict> builder)
    {
        builder
            .ToTable("promotions_conflicts")
            .HasKey(c => new
            {
                c.ExerciseId,
                c.MemberId,
                c.CandidateId,
            });
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(c => c.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<PanelScore> builder)
    {
        builder
            .ToTable("promotions_scores")
            .HasKey(s => new
            {
                s.ExerciseId,
                s.MemberId,
                s.CandidateId,
                s.Track,
            });
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(s => s.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<CandidateReading> builder)
    {
        builder
            .ToTable("promotions_readings")
            .HasKey(r => new
            {
                r.ExerciseId,
                r.CandidateId,
                r.ReaderId,
                r.Day,
            });
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(r => r.ExerciseId));
    }

    public void Configure(EntityTypeBuilder<LateFact> builder)
    {
        builder.ToTable("promotions_late_facts").HasKey(f => f.Id);
        builder.HasIndex(f => f.ExerciseId);
        // Found by two nodes at once it is one.
        builder
            .HasIndex(
                f => new
                {
                    f.ExerciseId,
                    f.StaffId,
                    f.Kind,
                },
                "IX_promotions_late_facts_open"
            )
            .IsUnique()
            .HasFilter("\"HandledAt\" IS NULL");
        Within(builder.HasOne<CareerExercise>().WithMany().HasForeignKey(f => f.ExerciseId));
    }

    private static void Within<T>(ReferenceCollectionBuilder<CareerExercise, T> part)
        where T : class => part.OnDelete(DeleteBehavior.Restrict);
}
