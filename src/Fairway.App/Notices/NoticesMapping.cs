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
    }
}
