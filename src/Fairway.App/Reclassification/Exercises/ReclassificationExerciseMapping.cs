using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Reclassification.Exercises;

internal sealed class ReclassificationExerciseMapping
    : IEntityTypeConfiguration<ReclassificationExercise>,
        IEntityTypeConfiguration<ReclassificationExerciseRegion>,
        IEntityTypeConfiguration<ReclassificationLeftOut>
{
    public void Configure(EntityTypeBuilder<ReclassificationExercise> builder)
    {
        builder.ToTable("reclassification_exercises").HasKey(e => e.Id);
        builder.Ignore(e => e.RegionCodes);
        builder.Ignore(e => e.IsPublic);
        builder.HasMany(e => e.Regions).WithOne().HasForeignKey(r => r.ExerciseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReclassificationExerciseRegion> builder) =>
        builder.ToTable("reclassification_exercise_regions").HasKey(r => new { r.ExerciseId, r.Region });

    public void Configure(EntityTypeBuilder<ReclassificationLeftOut> builder)
    {
        builder.ToTable("reclassification_left_out").HasKey(l => new { l.ExerciseId, l.StaffId });
        builder.HasOne<ReclassificationExercise>().WithMany().HasForeignKey(l => l.ExerciseId).OnDelete(DeleteBehavior.Restrict);
    }
}
