using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Accounts;

internal sealed class AccountMapping
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>,
        IEntityTypeConfiguration<OfficeGrant>,
        IEntityTypeConfiguration<KeptText>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts_accounts");
        builder.HasIndex(a => a.StaffId).IsUnique();
        // The framework only looks first; two who take the same address at the same moment are kept apart here.
        builder.HasIndex(a => a.NormalizedEmail).IsUnique();
        builder.Ignore(a => a.IsClosed);
        // The framework's property; nothing of ours reads it as a time, only Identity does, as text in UTC.
        builder
            .Property(a => a.LockoutEnd)
            .HasConversion(
                end => end == null ? (long?)null : end.Value.UtcTicks,
                ticks => ticks == null ? null : new DateTimeOffset(ticks.Value, TimeSpan.Zero)
            );
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("accounts_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("accounts_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("accounts_tokens");

    public void Configure(EntityTypeBuilder<OfficeGrant> builder)
    {
        builder.ToTable("accounts_offices").HasKey(g => g.Id);
        builder.HasIndex(g => g.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KeptText> builder)
    {
        builder.ToTable("accounts_kept_texts").HasKey(k => k.Id);
        builder.HasIndex(k => k.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
