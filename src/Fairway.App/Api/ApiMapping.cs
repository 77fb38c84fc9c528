using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Api;

internal sealed class ApiMapping : IEntityTypeConfiguration<PersonalToken>, IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<PersonalToken> builder)
    {
        builder.ToTable("api_tokens").HasKey(t => t.Id);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("api_answers").HasKey(a => new { a.Holder, a.Key });
        builder.HasIndex(a => a.Until);
    }
}
