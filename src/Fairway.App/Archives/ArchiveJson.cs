using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace Fairway.App.Archives;

/// <summary>
/// A column in which the framework keeps an object as JSON. Each database has its own texts for bytes and times in it (one writes bytes in hexadecimal, the other in
/// base64); an archive has one.
/// </summary>
internal sealed class ArchiveJson(IReadOnlyDictionary<string, (Type Type, JsonValueReaderWriter Stored)> members)
{
    public static ArchiveJson Of(ITable table, IColumn column)
    {
        var kept = table
            .Model.Model.GetEntityTypes()
            .Single(e => e.GetContainerColumnName() == column.Name && e.GetTableName() == table.Name);
        return kept.GetNavigations().Any(n => n.TargetEntityType.IsOwned() && n.ForeignKey.PrincipalEntityType == kept)
            ? throw new InvalidOperationException($"{table.Name}.{column.Name} holds objects within an object, which no archive does.")
            : new(
                kept.GetProperties()
                    .Where(property => property.GetJsonPropertyName() is { Length: > 0 } && IsOwnText(property.ClrType))
                    .ToDictionary(
                        property => property.GetJsonPropertyName()!,
                        property =>
                            (
                                Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType,
                                property.GetTypeMapping().JsonValueReaderWriter!
                            ),
                        StringComparer.Ordinal
                    )
            );
    }

    /// <summary>From what is stored to what an archive has.</summary>
    public string Open(string stored)
    {
        using var json = JsonDocument.Parse(stored);
        return Changed(
            json.RootElement,
            (member, value) =>
                member.Stored.FromJsonString(value.GetRawText()) switch
                {
                    byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
                    DateTimeOffset time => JsonValue.Create(time.ToString("O", CultureInfo.InvariantCulture)),
                    var other => throw new InvalidOperationException($"{other.GetType()} has no text in an archive."),
                }
        );
    }

    /// <summary>From what an archive has to what is stored.</summary>
    /// <exception cref="FormatException">It isn't what the column holds.</exception>
    public string Stored(JsonElement open) =>
        Changed(
            open,
            (member, value) =>
            {
                var text = value.GetString() ?? "";
                object meant =
                    member.Type == typeof(byte[])
                        ? Convert.FromBase64String(text)
                        : DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None);
                return JsonNode.Parse(member.Stored.ToJsonString(meant));
            }
        );

    private string Changed(JsonElement json, Func<(Type Type, JsonValueReaderWriter Stored), JsonElement, JsonNode?> change)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return CanonicalJson.Text(json);
        }
        var changed = new JsonObject();
        foreach (var member in json.EnumerateObject())
        {
            changed[member.Name] =
                members.TryGetValue(member.Name, out var known) && member.Value.ValueKind == JsonValueKind.String
                    ? change(known, member.Value)
                    : JsonNode.Parse(member.Value.GetRawText());
        }
        return CanonicalJson.Text(changed.ToJsonString());
    }

    private static bool IsOwnText(Type type) =>
        type == typeof(byte[]) || (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset);
}
