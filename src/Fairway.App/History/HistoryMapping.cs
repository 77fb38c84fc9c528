using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.History;

internal sealed class HistoryMapping
    : IEntityTypeConfiguration<HistoryEntry>,
        IEntityTypeConfiguration<Setting>,
        IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("history_entries").HasKey(e => e.Id);
        builder.HasIndex(e => new { e.Capability, e.Subject });
        builder.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<Setting> builder) => builder.ToTable("history_settings").HasKey(s => s.Key);

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("accounts_protection_keys");
}
