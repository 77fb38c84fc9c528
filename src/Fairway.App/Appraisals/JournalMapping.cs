using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Appraisals;

internal sealed class JournalMapping
    : IEntityTypeConfiguration<JournalEntry>,
        IEntityTypeConfiguration<Evidence>,
        IEntityTypeConfiguration<EvidenceBytes>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("appraisals_journal").HasKey(e => e.Id);
        builder.HasIndex(e => new { e.AppraisalId, e.At });
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(e => e.AppraisalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("appraisals_evidence").HasKey(e => e.Id);
        builder.HasIndex(e => e.AppraisalId);
        builder.HasIndex(e => e.EntryId);
        builder.HasOne<Appraisal>().WithMany().HasForeignKey(e => e.AppraisalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JournalEntry>().WithMany().HasForeignKey(e => e.EntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EvidenceBytes> builder)
    {
        builder.ToTable("appraisals_evidence_bytes").HasKey(b => b.EvidenceId);
        builder.HasOne<Evidence>().WithOne().HasForeignKey<EvidenceBytes>(b => b.EvidenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
