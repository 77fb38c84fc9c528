using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Recognition;

internal sealed class RecognitionMapping
    : IEntityTypeConfiguration<RecognitionGiven>,
        IEntityTypeConfiguration<RecognitionReceiver>,
        IEntityTypeConfiguration<Reward>
{
    public void Configure(EntityTypeBuilder<RecognitionGiven> builder)
    {
        builder.ToTable("recognition_given").HasKey(r => r.Id);
        builder.HasIndex(r => r.GivenOn);
        builder.HasIndex(r => r.AuthorId);
        builder.HasMany(r => r.Receivers).WithOne().HasForeignKey(r => r.RecognitionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecognitionReceiver> builder)
    {
        builder.ToTable("recognition_receivers").HasKey(r => new { r.RecognitionId, r.StaffId });
        builder.HasIndex(r => r.StaffId);
        builder.HasIndex(r => r.AppraisalId);
    }

    public void Configure(EntityTypeBuilder<Reward> builder)
    {
        builder.ToTable("recognition_rewards").HasKey(r => r.Id);
        // One of a kind for a recognition: a double click proposes nothing twice.
        builder.HasIndex(r => new { r.RecognitionId, r.Type }).IsUnique();
        builder.HasOne<RecognitionGiven>().WithMany().HasForeignKey(r => r.RecognitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
