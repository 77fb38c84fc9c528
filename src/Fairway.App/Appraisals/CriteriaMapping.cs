using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class CriteriaMapping : IEntityTypeConfiguration<ExtraCriterion>, IEntityTypeConfiguration<AppraisalCriterion>
{
    public void Configure(EntityTypeBuilder<ExtraCriterion> builder) => builder.ToTable("appraisals_criteria").HasKey(c => c.Id);

    public void Configure(EntityTypeBuilder<AppraisalCriterion> builder)
    {
        builder.ToTable("appraisals_criteria_of").HasKey(c => new { c.AppraisalId, c.CriterionId });
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(c => c.AppraisalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ExtraCriterion>().WithMany().HasForeignKey(c => c.CriterionId).OnDelete(DeleteBehavior.Restrict);
    }
}
