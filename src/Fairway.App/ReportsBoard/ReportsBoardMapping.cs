using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.ReportsBoard;

internal sealed class ReportsBoardMapping : IEntityTypeConfiguration<BoardItem>, IEntityTypeConfiguration<BoardItemAuthor>
{
    public void Configure(EntityTypeBuilder<BoardItem> builder)
    {
        builder.ToTable("reportsboard_items").HasKey(i => i.Id);
        builder.Ignore(i => i.DaysLate);
        builder
            .HasIndex(i => new
            {
                i.SubjectId,
                i.Kind,
                i.Part,
                i.FormNumber,
            })
            .IsUnique();
        builder.HasIndex(i => i.ReceivedAt);
        builder.HasIndex(i => i.StaffId);
        builder.HasIndex(i => i.UnitCode);
        builder.HasMany(i => i.Authors).WithOne().HasForeignKey(a => a.ItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BoardItemAuthor> builder) =>
        builder.ToTable("reportsboard_authors").HasKey(a => new { a.ItemId, a.StaffId });
}
