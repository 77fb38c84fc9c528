using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Calendar;

/// <summary>
/// The secret address under which calendar programs fetch somebody's days. Found by the secret's hash; the secret itself is kept encrypted, so
/// that its owner can see the address again and nobody can read it from a copy of the database.
/// </summary>
public sealed class CalendarFeed
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the secret, 64 hex digits.</summary>
    public required string Hash { get; init; }

    public required byte[] Cipher { get; init; }
    public required Instant MadeAt { get; init; }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds").HasKey(f => f.AccountId);
        builder.HasIndex(f => f.Hash).IsUnique();
    }
}
