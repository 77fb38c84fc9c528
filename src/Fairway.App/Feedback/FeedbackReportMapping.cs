using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Feedback;

internal sealed class FeedbackReportMapping : IEntityTypeConfiguration<FeedbackReport>, IEntityTypeConfiguration<FeedbackReading>
{
    public void Configure(EntityTypeBuilder<FeedbackReport> builder)
    {
        // One report a group: a second one, whoever brings it, is refused by the database.
        builder.ToTable("feedback_reports").HasKey(r => r.GroupId);
        builder.HasIndex(r => r.AboutId);
        builder.HasOne<FeedbackGroup>().WithOne().HasForeignKey<FeedbackReport>(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FeedbackReading> builder)
    {
        builder.ToTable("feedback_readings").HasKey(r => new { r.GroupId, r.ReaderId });
        builder.HasOne<FeedbackReport>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
