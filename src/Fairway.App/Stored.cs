using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace Fairway.App;

/// <summary>What all databases of the product do alike: how days, instants and names of states are stored, and how lost updates are refused.</summary>
internal static class Stored
{
    public static void Alike(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<LocalDate>().HaveConversion<LocalDateAsDate>();
        configuration.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    public static void Guarded(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }
        }
    }

    public static void CountVersions(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries<IVersioned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                entry.Entity.Version++;
            }
        }
    }
}
