using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Feedback;

internal sealed class FeedbackMapping
    : IEntityTypeConfiguration<FeedbackRound>,
        IEntityTypeConfiguration<FeedbackGroup>,
        IEntityTypeConfiguration<FeedbackRespondent>,
        IEntityTypeConfiguration<FeedbackCode>
{
    public void Configure(EntityTypeBuilder<FeedbackRound> builder)
    {
        builder.ToTable("feedback_rounds").HasKey(r => r.Id);
        builder.Ignore(r => r.Epochs);
        builder.Ignore(r => r.LastDayOfTokens);
        builder.Ignore(r => r.LastDayOfAnswers);
        builder.Ignore(r => r.LastInstant);
        // Formed by two nodes at once it is one.
        builder
            .HasIndex(r => new
            {
                r.EndsOn,
                r.TokensOpen,
                r.AnswersOpen,
                r.AnswersClose,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<FeedbackGroup> builder)
    {
        builder.ToTable("feedback_groups").HasKey(g => g.Id);
        builder.HasIndex(g => g.RoundId);
        builder.HasIndex(g => g.KeyId).IsUnique();
        builder.HasOne<FeedbackRound>().WithMany().HasForeignKey(g => g.RoundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FeedbackRespondent> builder)
    {
        builder.ToTable("feedback_respondents").HasKey(r => new { r.GroupId, r.StaffId });
        builder.HasIndex(r => r.StaffId);
        builder.HasOne<FeedbackGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FeedbackCode> builder)
    {
        builder.ToTable("feedback_codes").HasKey(c => c.Id);
        builder.HasIndex(c => c.GroupId);
        builder.HasOne<FeedbackGroup>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
