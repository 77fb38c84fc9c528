using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class TeamMapping : IEntityTypeConfiguration<TeamReminder>, IEntityTypeConfiguration<TeamRound>
{
    public void Configure(EntityTypeBuilder<TeamReminder> builder)
    {
        // One a day: whoever comes second in the same moment finds the row there.
        builder.ToTable("appraisals_reminders").HasKey(r => new { r.AppraisalId, r.On });
        builder.HasIndex(r => r.Batch);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(r => r.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamRound> builder)
    {
        builder.ToTable("appraisals_rounds").HasKey(r => r.ReaderId);
        builder.Ignore(r => r.Ids);
    }
}
