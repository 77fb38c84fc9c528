using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class CycleExclusionMapping : IEntityTypeConfiguration<CycleExclusion>
{
    public void Configure(EntityTypeBuilder<CycleExclusion> builder)
    {
        builder.ToTable("appraisals_exclusions").HasKey(e => e.Id);
        // One that stands for an official and cycle: a double click leaves nobody out twice.
        builder.HasIndex(e => new { e.StaffId, e.CycleEnd }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(e => e.Batch);
        builder.HasOne<Official>().WithMany().HasForeignKey(e => e.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}
