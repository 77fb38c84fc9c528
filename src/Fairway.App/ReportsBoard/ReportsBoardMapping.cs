using Fairway.App.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.ReportsBoard;

internal sealed class ReportsBoardMapping : IEntityTypeConfiguration<BoardItem>
{
    public void Configure(EntityTypeBuilder<BoardItem> builder)
    {
        builder.ToTable("reportsboard_items").HasKey(i => i.Id);
        builder
            .HasIndex(i => new
            {
                i.AppraisalId,
                i.Step,
                i.FormNumber,
            })
            .IsUnique();
        builder.HasIndex(i => i.ReceivedAt);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(i => i.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }
}
