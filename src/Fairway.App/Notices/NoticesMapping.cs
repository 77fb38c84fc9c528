using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Notices;

internal sealed class NoticesMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("notices_outbox").HasKey(m => m.Id);
        builder.HasIndex(m => m.SentAt);
        builder.HasIndex(m => m.AccountId);
        builder.HasIndex(m => m.SummaryId);
    }
}

internal sealed class RemindedMapping : IEntityTypeConfiguration<Reminded>
{
    public void Configure(EntityTypeBuilder<Reminded> builder) =>
        builder
            .ToTable("notices_reminders")
            .HasKey(r => new
            {
                r.StaffId,
                r.Matter,
                r.Moment,
                r.On,
            });
}

internal sealed class BroadcastMapping : IEntityTypeConfiguration<Broadcast>
{
    public void Configure(EntityTypeBuilder<Broadcast> builder)
    {
        builder.ToTable("notices_broadcasts").HasKey(b => b.Id);
        builder.HasIndex(b => b.PublishedAt);
    }
}
