using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Fairway.Architecture.Tests;

/// <summary>
/// Nodes are exchanged one after the other: the last version goes on working on tables that the next one has updated. So a migration adds; what takes something away
/// comes in a later version than the one that stopped using it (docs/operations.md), and stands here by name with the reason.
/// </summary>
public sealed partial class StepsThatTakeAway
{
    /// <summary>Migration, and why nobody misses what it takes.</summary>
    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal)
    {
        ["ReportsBoardItems"] = "before the first release",
        ["ReclassificationExercises"] = "the same",
    };

    [Fact]
    public void A_migration_takes_nothing_away_unless_it_is_named()
    {
        var migrations = Migrations().ToList();
        migrations.Count.ShouldBeGreaterThan(60, "of both databases");
        var wrong =
            from migration in migrations
            where !s_named.ContainsKey(migration.GetType().Name)
            from operation in migration.UpOperations
            let taken = Taken(operation)
            where taken is not null
            select $"{migration.GetType().FullName}: {taken}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Those_that_are_named_do()
    {
        var takes = Migrations().Where(m => m.UpOperations.Any(o => Taken(o) is not null)).Select(m => m.GetType().Name);
        takes.Distinct(StringComparer.Ordinal).ShouldBe(s_named.Keys, ignoreOrder: true);
    }

    /// <summary>What the last version would miss, or stumble over; null: nothing.</summary>
    private static string? Taken(MigrationOperation operation) =>
        operation switch
        {
            DropTableOperation drop => $"drops {drop.Name}",
            DropColumnOperation drop => $"drops {drop.Table}.{drop.Name}",
            RenameTableOperation rename => $"renames {rename.Name}",
            RenameColumnOperation rename => $"renames {rename.Table}.{rename.Name}",
            AlterColumnOperation alter when alter.OldColumn.IsNullable != alter.IsNullable =>
                $"{(alter.IsNullable ? "lets none stand, where the last version reads a value," : "wants a value")} in {alter.Table}.{alter.Name}",
            AlterColumnOperation alter when alter.OldColumn.ColumnType != alter.ColumnType =>
                $"changes the type of {alter.Table}.{alter.Name}",
            AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } add =>
                $"wants a value in {add.Table}.{add.Name}, which the last version doesn't write",
            SqlOperation sql when TakesAway().IsMatch(sql.Sql) => $"says {TakesAway().Match(sql.Sql).Value}",
            _ => null,
        };

    private static IEnumerable<Migration> Migrations()
    {
        foreach (
            var (assembly, provider) in new[]
            {
                (typeof(Sqlite.SqliteDatabase).Assembly, "Microsoft.EntityFrameworkCore.Sqlite"),
                (typeof(Postgres.PostgresDatabase).Assembly, "Npgsql.EntityFrameworkCore.PostgreSQL"),
            }
        )
        {
            foreach (var type in assembly.GetTypes().Where(t => t.GetCustomAttribute<MigrationAttribute>() is not null))
            {
                var migration = (Migration)Activator.CreateInstance(type)!;
                migration.ActiveProvider = provider;
                yield return migration;
            }
        }
    }

    [GeneratedRegex(@"\b(DROP|RENAME)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TakesAway();
}
