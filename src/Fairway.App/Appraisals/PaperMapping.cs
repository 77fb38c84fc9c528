using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class PaperMapping : IEntityTypeConfiguration<PaperCopy>, IEntityTypeConfiguration<PaperBytes>
{
    public void Configure(EntityTypeBuilder<PaperCopy> builder)
    {
        builder.ToTable("appraisals_papers").HasKey(p => p.Id);
        builder.HasIndex(p => p.AppraisalId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(p => p.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaperBytes> builder)
    {
        builder.ToTable("appraisals_paper_bytes").HasKey(b => b.PaperId);
        builder.HasOne<PaperCopy>().WithOne().HasForeignKey<PaperBytes>(b => b.PaperId).OnDelete(DeleteBehavior.Restrict);
    }
}
