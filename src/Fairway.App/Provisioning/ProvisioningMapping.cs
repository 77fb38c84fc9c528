using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Provisioning;

internal sealed class ProvisioningMapping
    : IEntityTypeConfiguration<ServiceToken>,
        IEntityTypeConfiguration<DirectoryEntry>,
        IEntityTypeConfiguration<DirectoryGroup>,
        IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<ServiceToken> builder)
    {
        builder.ToTable("provisioning_tokens").HasKey(t => t.Id);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.Ignore(t => t.Actor);
        builder.Ignore(t => t.Waits);
    }

    public void Configure(EntityTypeBuilder<DirectoryEntry> builder)
    {
        builder.ToTable("provisioning_entries").HasKey(e => e.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        // Who was removed keeps nobody else from the name.
        builder.HasIndex(e => e.NormalizedUserName).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
        builder.HasIndex(e => e.NormalizedUserName, "IX_provisioning_entries_names");
        builder.HasIndex(e => e.ExternalId);
        builder.HasIndex(e => e.StaffId);
    }

    public void Configure(EntityTypeBuilder<DirectoryGroup> builder)
    {
        builder.ToTable("provisioning_groups").HasKey(g => g.Id);
        builder.HasIndex(g => g.DisplayName);
        builder.HasIndex(g => g.ExternalId);
    }

    public void Configure(EntityTypeBuilder<GroupMember> builder)
    {
        builder.ToTable("provisioning_members").HasKey(m => new { m.GroupId, m.AccountId });
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<DirectoryGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
