using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fairway.App.History;
using Fairway.App.Service.Import;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Entries of the history about people and units.</summary>
internal static class ServiceHistory
{
    // Names are read by people: letters stay letters.
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static HistoryEntry Entry(ImportOptions options, string subject, string act, object? detail = null) =>
        Entry(options.At, options.Actor, subject, act, detail);

    public static HistoryEntry Entry(Instant at, string actor, string subject, string act, object? detail = null, string? rule = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "service",
            Subject = subject,
            Act = act,
            Rule = rule,
            Detail = detail is null ? null : JsonSerializer.Serialize(detail, _json),
        };
}

/// <summary>What changed of one thing: each fact with what it was and what it is.</summary>
internal sealed class ChangeList
{
    private readonly List<(string What, string? Before, string? After)> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    public void Add(string what, string? before, string? after) => _changes.Add((what, before, after));

    public object AsDetail() =>
        _changes.Select(c => new
        {
            what = c.What,
            before = c.Before,
            after = c.After,
        });

    public override string ToString() =>
        string.Join("; ", _changes.Select(c => $"{c.What} {c.Before ?? "(none)"} → {c.After ?? "(none)"}"));
}
