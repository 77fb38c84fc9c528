using Fairway.App.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Fairway.App.Archives;

/// <summary>
/// Which tables an archive has: those of the model, all of them, so that a new one can't be forgotten. What is left out stands in <see cref="Credential"/> by name, with
/// its reason. The framework's list of migrations is no table of the model; an archive names the newest instead.
/// </summary>
public static class ArchiveModel
{
    /// <summary>The tables of a model, by name.</summary>
    /// <param name="model">Of either database.</param>
    /// <param name="credentials">Whether credentials are in it.</param>
    public static IReadOnlyList<ArchiveTable> Of(IModel model, bool credentials)
    {
        var words = new ModelWords();
        return
        [
            .. model
                .GetRelationalModel()
                .Tables.Where(table => credentials || !Credential.All.Any(c => c.Table == table.Name && c is { Column: null, Kept: null }))
                .Select(table => Table(table, credentials, words))
                .OrderBy(table => table.Name, Utf8Order.Instance),
        ];
    }

    /// <summary>Tables that are left out whole with the credentials.</summary>
    public static IReadOnlyList<string> LeftOut(IModel model, bool credentials) =>
        credentials
            ? []
            :
            [
                .. model
                    .GetRelationalModel()
                    .Tables.Select(table => table.Name)
                    .Where(name => Credential.All.Any(c => c.Table == name && c is { Column: null, Kept: null }))
                    .Order(Utf8Order.Instance),
            ];

    /// <summary>In an order in which each row finds those that it refers to.</summary>
    /// <param name="tables">Of one archive.</param>
    /// <param name="leftOut">Tables that stay empty.</param>
    internal static IReadOnlyList<ArchiveTable> InOrderOfNeed(IReadOnlyList<ArchiveTable> tables, IReadOnlyList<string> leftOut)
    {
        var waiting = tables.ToList();
        var ordered = new List<ArchiveTable>();
        var there = leftOut.ToHashSet(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(table => table.Needs.All(there.Contains)).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException(
                    $"Tables that refer to each other can't be filled: {string.Join(", ", waiting.Select(t => t.Name))}."
                );
            }
            ordered.AddRange(ready);
            there.UnionWith(ready.Select(table => table.Name));
            waiting.RemoveAll(ready.Contains);
        }
        return ordered;
    }

    private static ArchiveTable Table(ITable table, bool credentials, ModelWords words)
    {
        var key = table.PrimaryKey!.Columns.Select(column => column.Name).ToList();
        var rules = credentials ? [] : Credential.All.Where(c => c.Table == table.Name).ToList();
        var columns = key.Concat(table.Columns.Select(c => c.Name).Except(key, StringComparer.Ordinal).Order(Utf8Order.Instance))
            .Select(name => Column(table, table.FindColumn(name)!, rules.Find(r => r.Column == name), key, words))
            .ToList();
        return new()
        {
            Name = table.Name,
            Columns = [.. columns.Where(column => column.Refill == Refill.None)],
            Withheld = [.. columns.Where(column => column.Refill != Refill.None)],
            KeyLength = key.Count,
            Meaning = words.Of(table.EntityTypeMappings.First().TypeBase.ClrType),
            Needs =
            [
                .. table
                    .ForeignKeyConstraints.Select(f => f.PrincipalTable.Name)
                    .Where(name => name != table.Name)
                    .Distinct(StringComparer.Ordinal),
            ],
            Rows = rules.Find(r => r.Column is null)?.Kept,
        };
    }

    private static ArchiveColumn Column(ITable table, IColumn column, Credential? rule, List<string> key, ModelWords words)
    {
        var property = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0].Property : null;
        var reference = table.ForeignKeyConstraints.FirstOrDefault(f => f.Columns.Count == 1 && f.Columns[0] == column);
        var meant = property is null ? null : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var converter = property?.GetTypeMapping().Converter;
        return new()
        {
            Name = column.Name,
            Type = TypeOf(meant, converter?.ProviderClrType ?? meant, column),
            Nullable = column.IsNullable,
            StoreType = column.StoreType,
            Converter = meant == typeof(decimal) ? converter : null,
            Json = property is null ? ArchiveJson.Of(table, column) : null,
            IsNumbered =
                property is { ValueGenerated: ValueGenerated.OnAdd }
                && key is [var only]
                && only == column.Name
                && (meant == typeof(int) || meant == typeof(long)),
            RefersTo = reference is null ? null : $"{reference.PrincipalTable.Name}.{reference.PrincipalColumns[0].Name}",
            RefersToOwn = reference?.PrincipalTable == table,
            Values = meant?.IsEnum == true ? Enum.GetNames(meant) : [],
            Meaning = property?.PropertyInfo is { } said ? words.Of(said) : null,
            Refill = rule?.Refill ?? Refill.None,
        };
    }

    /// <summary>A type that is not listed stops the archive, and the test that builds one: nothing is written that couldn't be read.</summary>
    private static ArchiveType TypeOf(Type? meant, Type? stored, IColumn column)
    {
        var type = stored is null ? null : Nullable.GetUnderlyingType(stored) ?? stored;
        return type switch
        {
            // Only what the framework keeps as one JSON value has no property of its own.
            null => ArchiveType.Json,
            _ when type == typeof(string) => ArchiveType.Text,
            _ when type == typeof(bool) => ArchiveType.Boolean,
            _ when type == typeof(Guid) => ArchiveType.Id,
            _ when type == typeof(DateOnly) => ArchiveType.Day,
            _ when type == typeof(byte[]) => column.Name == "Content" ? ArchiveType.Content : ArchiveType.Bytes,
            _ when meant == typeof(Instant) => ArchiveType.Instant,
            _ when meant == typeof(DateTimeOffset) => ArchiveType.FineInstant,
            _ when meant == typeof(decimal) => ArchiveType.Amount,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => ArchiveType.Integer,
            _ => throw new InvalidOperationException($"{column.Table.Name}.{column.Name} is stored as {type}, which no archive holds."),
        };
    }
}
