using Fairway.App.History;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Skills;

/// <summary>
/// The database of the room of skills (LE-3), apart from that of appraisals: neither connection reaches the other's tables, and no type of one
/// side knows the other's.
/// </summary>
public class SkillsDb(DbContextOptions<SkillsDb> options) : DbContext(options)
{
    public DbSet<SkillsProfile> Profiles => Set<SkillsProfile>();
    public DbSet<DeclaredSkill> Declared => Set<DeclaredSkill>();
    public DbSet<DeclaredLanguage> Languages => Set<DeclaredLanguage>();
    public DbSet<SkillsFile> Files => Set<SkillsFile>();
    public DbSet<SkillsFileBytes> FileBytes => Set<SkillsFileBytes>();
    public DbSet<SkillsDraft> Drafts => Set<SkillsDraft>();
    public DbSet<SkillsConsent> Consents => Set<SkillsConsent>();
    public DbSet<SkillsOpening> Openings => Set<SkillsOpening>();
    public DbSet<SkillsSeen> Seen => Set<SkillsSeen>();
    public DbSet<CatalogueAddition> Additions => Set<CatalogueAddition>();

    /// <summary>What was done in the room: here, so that erasing leaves nothing of it elsewhere.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Stored.Alike(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SkillsDb).Assembly, mapping => mapping.Namespace == typeof(SkillsDb).Namespace);
        Stored.Guarded(modelBuilder);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stored.CountVersions(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Saves; once begun it is not broken off, as in the other database.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Stored.CountVersions(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None);
    }
}
