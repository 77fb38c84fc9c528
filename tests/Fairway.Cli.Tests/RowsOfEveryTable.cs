using System.Data.Common;
using System.Globalization;
using System.Text;
using Fairway.App;
using Fairway.App.Archives;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Fairway.Cli.Tests;

/// <summary>Fills every table of a database with rows at the edges of what a column holds, so that a new table is moved in a test before anybody thinks of it.</summary>
internal static class RowsOfEveryTable
{
    public const int Each = 3;

    /// <summary>Stands in everything that lets somebody in.</summary>
    public const string Secret = "SECRETSECRETSECRETSECRET";

    /// <summary>Everything that a text can have, and what a reader of lines could stumble over.</summary>
    private const string Odd = "é ﬁ 😀 \u2028 \u0085 \u007f \"q\" \\ \n\r\t\b\f\u0001 </script> ' % , ;";

    private static readonly long[] s_amounts = [0, -1, 123_456_789_012];
    private static readonly DateOnly[] s_days = [DateOnly.MinValue, new(2026, 2, 28), DateOnly.MaxValue];
    private static readonly long[] s_instants = [-1, 0, 1_790_000_000_123_456];
    private static readonly long[] s_ticks = [DateTimeOffset.MaxValue.UtcTicks, 1, 639_000_000_000_000_001];

    /// <summary>A database that holds them.</summary>
    public static Task<TheDatabase> In(Provider on) =>
        TheDatabase.From(
            on,
            "rows of every table",
            async db =>
            {
                await FillAsync(db);
                await AddAsync(db);
            }
        );

    public static Task FillAsync(DbContext db) => FillAsync(db, db.Model);

    /// <summary>The same with the tables of an earlier version.</summary>
    public static async Task FillAsync(DbContext db, IModel model)
    {
        var waiting = ArchiveModel.Of(model, credentials: true).ToList();
        var open = ArchiveModel.Of(model, credentials: false).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var there = new HashSet<string>(StringComparer.Ordinal);
        var written = new Dictionary<string, object?>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        while (waiting.Count > 0)
        {
            var ready = waiting
                .Where(t => t.Columns.All(c => c.RefersTo is null || TableOf(c) == t.Name || there.Contains(TableOf(c))))
                .ToList();
            ready.ShouldNotBeEmpty();
            foreach (var table in ready)
            {
                // The last first: whoever refers to another row of its table refers to one that sorts after it.
                for (var k = Each - 1; k >= 0; k--)
                {
                    await InsertAsync(db, table, k, open.GetValueOrDefault(table.Name), written);
                }
                there.Add(table.Name);
            }
            waiting.RemoveAll(ready.Contains);
        }
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>What only some rows of a table hide, and what the framework keeps as JSON in its own way.</summary>
    private static async Task AddAsync(FairwayDb db)
    {
        var account = await db.Users.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync();
        db.AddRange(
            new Setting { Key = "feedback-signing-key", Value = Secret },
            new Setting { Key = "demonstration.feedback", Value = Secret },
            new OutboxMessage
            {
                To = "a@example.org",
                Kind = "Reset",
                Language = "en",
                Subject = "s",
                Body = "b",
                Link = "/account/reset/1?code=" + Secret,
                WrittenAt = Instant.FromUtc(2026, 1, 1, 0, 0),
            },
            new IdentityUserPasskey<Guid>
            {
                CredentialId = [9, 8, 7],
                UserId = account,
                Data = new()
                {
                    PublicKey = [1, 2, 3],
                    Name = "key “é”",
                    CreatedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                    SignCount = 4_000_000_000,
                    Transports = ["usb", "nfc"],
                    IsUserVerified = true,
                    AttestationObject = [4],
                    ClientDataJson = [5],
                },
            }
        );
        await db.SaveChangesAsync();
    }

    private static string TableOf(ArchiveColumn column) => column.RefersTo!.Split('.')[0];

    private static async Task InsertAsync(DbContext db, ArchiveTable table, int k, ArchiveTable? open, Dictionary<string, object?> written)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var places = new List<string>();
        foreach (var column in table.Columns)
        {
            var secret = open is null || open.Columns.All(c => c.Name != column.Name);
            var value = Value(table, column, k, secret, written);
            written[$"{table.Name}.{column.Name} {k}"] = value;
            var place = Place(command, value);
            places.Add(column.Type == ArchiveType.Json && !IsFile(db) ? $"CAST({place} AS jsonb)" : place);
        }
        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", places)})";
        await command.ExecuteNonQueryAsync();
    }

    private static bool IsFile(DbContext db) => db.Database.GetDbConnection().GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal);

    private static string Place(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    private static object? Value(ArchiveTable table, ArchiveColumn column, int k, bool secret, Dictionary<string, object?> written)
    {
        if (column.RefersTo is { } to)
        {
            return TableOf(column) != table.Name ? written[$"{to} {k}"]
                : k == Each - 1 ? null
                : written[$"{to} {k + 1}"];
        }
        return column.Nullable && k == 2 ? null
            : column.Values.Count > 0 ? column.Values[k % column.Values.Count]
            : Plain(table.Name, column.Name, column.Type, k, secret);
    }

    private static object Plain(string table, string column, ArchiveType type, int k, bool secret) =>
        type switch
        {
            ArchiveType.Text => string.Create(CultureInfo.InvariantCulture, $"{(secret ? Secret : "")}{column}{k} {Odd}"),
            ArchiveType.Boolean => k % 2 == 0,
            ArchiveType.Integer => k + 1L,
            ArchiveType.Amount => s_amounts[k],
            ArchiveType.Id => new Guid(
                0x0198,
                (short)(table.Length << 8 | column.Length),
                (short)(0x7000 + k),
                [0xff, 0xee, 1, 2, 3, 4, 5, (byte)k]
            ),
            ArchiveType.Day => s_days[k],
            ArchiveType.Instant => s_instants[k],
            ArchiveType.FineInstant => s_ticks[k],
            ArchiveType.Bytes => Encoding.UTF8.GetBytes((secret ? Secret : "\0ÿ" + column) + k),
            // Two rows with the same file.
            ArchiveType.Content => Encoding.UTF8.GetBytes("\0ÿ" + table + k / 2),
            _ => """{"b": [1, 2.50], "a": "é\n"}""",
        };
}
