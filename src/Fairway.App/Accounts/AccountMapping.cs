using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Accounts;

internal sealed class AccountMapping
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>,
        IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
        IEntityTypeConfiguration<OfficeGrant>,
        IEntityTypeConfiguration<KeptText>,
        IEntityTypeConfiguration<AuthenticatorKey>,
        IEntityTypeConfiguration<RecoveryCode>,
        IEntityTypeConfiguration<EndedSignOn>,
        IEntityTypeConfiguration<AttemptCount>,
        IEntityTypeConfiguration<SentForm>
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

    /// <summary>As the framework maps it from its third version on: the other tables stay as they are.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("accounts_passkeys").HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data, data => data.ToJson());
        builder.HasIndex(p => p.UserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

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

    public void Configure(EntityTypeBuilder<AuthenticatorKey> builder)
    {
        builder.ToTable("accounts_authenticator_keys").HasKey(k => k.Id);
        builder.HasIndex(k => k.AccountId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("accounts_recovery_codes").HasKey(c => c.Id);
        builder.HasIndex(c => c.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AttemptCount> builder)
    {
        builder.ToTable("accounts_attempts").HasKey(a => new { a.Kind, a.Origin });
        builder.HasIndex(a => a.Since);
    }

    public void Configure(EntityTypeBuilder<SentForm> builder)
    {
        builder.ToTable("accounts_sent_forms").HasKey(f => f.Form);
        builder.HasIndex(f => f.At);
        builder.HasIndex(f => f.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EndedSignOn> builder)
    {
        builder.ToTable("accounts_ended_sign_ons").HasKey(e => new { e.Provider, e.TokenId });
        builder.HasIndex(e => e.Session);
        builder.HasIndex(e => e.AccountId);
        builder.HasIndex(e => e.At);
    }
}
