using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.History;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fairway.App.Skills;

/// <summary>What is wanted of an opening, as JSON: read and written whole.</summary>
internal sealed class WantedAsJson<T>()
    : ValueConverter<List<T>, string>(
        list => JsonSerializer.Serialize(list, Wanted.Json),
        json => JsonSerializer.Deserialize<List<T>>(json, Wanted.Json) ?? new List<T>()
    );

internal static class Wanted
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static ValueComparer<List<T>> Compared<T>() =>
        new((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, (sum, one) => HashCode.Combine(sum, one)), list => list.ToList());
}

internal sealed class SkillsMapping
    : IEntityTypeConfiguration<SkillsProfile>,
        IEntityTypeConfiguration<DeclaredSkill>,
        IEntityTypeConfiguration<DeclaredLanguage>,
        IEntityTypeConfiguration<SkillsFile>,
        IEntityTypeConfiguration<SkillsFileBytes>,
        IEntityTypeConfiguration<SkillsDraft>,
        IEntityTypeConfiguration<SkillsConsent>,
        IEntityTypeConfiguration<SkillsOpening>,
        IEntityTypeConfiguration<SkillsSeen>,
        IEntityTypeConfiguration<CatalogueAddition>,
        IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<SkillsProfile> builder)
    {
        builder.ToTable("skills_profiles").HasKey(p => p.StaffId);
        builder.HasIndex(p => p.ConfirmedOn);
        builder.Property(p => p.Posts).HasConversion(new WantedAsJson<string>(), Wanted.Compared<string>());
        builder.Property(p => p.Stations).HasConversion(new WantedAsJson<string>(), Wanted.Compared<string>());
    }

    public void Configure(EntityTypeBuilder<DeclaredSkill> builder)
    {
        builder.ToTable("skills_declared").HasKey(s => s.Id);
        builder.HasIndex(s => s.StaffId);
        builder.HasIndex(s => s.Code);
        builder.HasIndex(s => s.Folded);
        builder.HasOne<SkillsProfile>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DeclaredLanguage> builder)
    {
        builder.ToTable("skills_languages").HasKey(l => new { l.StaffId, l.Code });
        builder.HasIndex(l => l.Code);
        builder.HasOne<SkillsProfile>().WithMany().HasForeignKey(l => l.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SkillsFile> builder)
    {
        builder.ToTable("skills_files").HasKey(f => f.Id);
        builder.HasIndex(f => f.StaffId);
        builder.HasOne<DeclaredSkill>().WithMany().HasForeignKey(f => f.SkillId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SkillsFileBytes> builder)
    {
        builder.ToTable("skills_file_bytes").HasKey(b => b.FileId);
        builder.HasOne<SkillsFile>().WithOne().HasForeignKey<SkillsFileBytes>(b => b.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SkillsDraft> builder) =>
        builder.ToTable("skills_drafts").HasKey(d => new { d.StaffId, d.Form });

    public void Configure(EntityTypeBuilder<SkillsConsent> builder)
    {
        builder.ToTable("skills_consents").HasKey(c => c.Id);
        // Given twice at the same moment, it holds once.
        builder.HasIndex(c => new { c.StaffId, c.Purpose }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<SkillsOpening> builder)
    {
        builder.ToTable("skills_openings").HasKey(o => o.Id);
        builder.HasIndex(o => o.UnitCode);
        builder.Property(o => o.Skills).HasConversion(new WantedAsJson<WantedSkill>(), Wanted.Compared<WantedSkill>());
        builder.Property(o => o.Languages).HasConversion(new WantedAsJson<WantedLanguage>(), Wanted.Compared<WantedLanguage>());
    }

    public void Configure(EntityTypeBuilder<SkillsSeen> builder)
    {
        builder
            .ToTable("skills_seen")
            .HasKey(s => new
            {
                s.OpeningId,
                s.StaffId,
                s.By,
                s.Day,
            });
        builder.HasIndex(s => s.StaffId);
        builder.HasOne<SkillsOpening>().WithMany().HasForeignKey(s => s.OpeningId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CatalogueAddition> builder) => builder.ToTable("skills_additions").HasKey(a => a.Code);

    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("skills_history").HasKey(e => e.Id);
        builder.HasIndex(e => e.Subject);
    }
}
