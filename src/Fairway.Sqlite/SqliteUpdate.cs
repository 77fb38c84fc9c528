using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Fairway.Sqlite;

/// <summary>
/// Brings a file to this version's tables in one transaction, all steps or none. The framework would commit in the middle of each step that puts a table together anew,
/// because foreign keys can only be turned off outside a transaction: a process that is killed there leaves tables that neither this version nor the last one can go on with.
/// Here they are off before the transaction begins, and looked at before it ends.
/// </summary>
public static class SqliteUpdate
{
    /// <summary>As <see cref="SqliteDatabase.Configure"/>, for <see cref="RunAsync"/> alone: its steps don't turn foreign keys off themselves.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connection)
    {
        SqliteDatabase.Configure(options, connection, create: true);
        options
            .ReplaceService<IMigrationsSqlGenerator, InOneTransaction>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning));
    }

    /// <param name="db">Configured here; nobody else updates the file meanwhile.</param>
    /// <param name="stop">Ends it, and leaves the file as it was.</param>
    public static async Task RunAsync(DbContext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", stop);
            await using var whole = await db.Database.BeginTransactionAsync(stop);
            await db.Database.MigrateAsync(stop);
            var broken = await db
                .Database.SqlQueryRaw<string>("SELECT DISTINCT \"table\" || ' → ' || parent AS \"Value\" FROM pragma_foreign_key_check")
                .ToListAsync(stop);
            if (broken.Count > 0)
            {
                throw new InvalidOperationException($"After the update rows would refer to none: {string.Join(", ", broken)}.");
            }
            await whole.CommitAsync(stop);
        }
        finally
        {
            // A connection that is opened anew begins with its settings.
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class InOneTransaction(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
        : SqliteMigrationsSqlGenerator(dependencies, annotations)
    {
        public override IReadOnlyList<MigrationCommand> Generate(
            IReadOnlyList<MigrationOperation> operations,
            IModel? model = null,
            MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default
        ) =>
            [
                .. base.Generate(operations, model, options)
                    .Where(command =>
                        !(command.TransactionSuppressed && command.CommandText.StartsWith("PRAGMA foreign_keys", StringComparison.Ordinal))
                    ),
            ];
    }
}
