using System.Text.Json;
using Fairway.App.Policies;
using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>
/// Parameters of promotions that somebody tries: a file with the keys of policies/ilo/promotion.json, and single values over it. What neither
/// sets is as the policies in force have it.
/// </summary>
public sealed class PromotionSettings
{
    private const string UnpaidLeave = "service.countsUnpaidLeave";

    private readonly Dictionary<string, object> _changed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<PolicyMistake> _mistakes = [];

    /// <summary>Every key that can be set.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. PromotionKeys.All.Keys, UnpaidLeave];

    /// <summary>What was set, as it is written: of a list, its codes.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>What is wrong with what was set; empty: nothing.</summary>
    public IReadOnlyList<PolicyMistake> Mistakes => _mistakes;

    /// <summary>The parameters as of a day. Mistakes have to be looked at before.</summary>
    /// <param name="policies">The policies in force.</param>
    /// <param name="asOf">The day.</param>
    public PolicySet PolicyOn(PolicyLibrary policies, LocalDate asOf) => policies.PolicyWith(asOf, _changed);

    /// <summary>Every parameter as it is written in the policies in force on a day.</summary>
    /// <param name="policies">The policies in force.</param>
    /// <param name="asOf">The day; before the policies' first, that counts.</param>
    public static IReadOnlyDictionary<string, string> TextsOn(PolicyLibrary policies, LocalDate asOf) =>
        new SortedDictionary<string, string>(
            Keys.ToDictionary(key => key, key => policies.Find(key)!.On(asOf < policies.Since ? policies.Since : asOf)!.Text),
            StringComparer.Ordinal
        );

    /// <summary>Takes the values of a file: each key with its value, or with dated and sourced values as in policies/ilo.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asOf">The day whose values count where they are dated.</param>
    public void SetFrom(string path, LocalDate asOf)
    {
        if (!File.Exists(path))
        {
            _mistakes.Add(new(path, 1, "", "there is no such file"));
            return;
        }
        if (PolicyJson.Read(path, File.ReadAllBytes(path), _mistakes) is not { } json)
        {
            return;
        }
        var reader = new PolicyReader(path, _mistakes);
        if (json.Kind != JsonValueKind.Object)
        {
            reader.Mistake(json, "", "is not an object of parameters by their keys");
            return;
        }
        var members = json.Members is [("parameters", _, { Kind: JsonValueKind.Object } parameters)] ? parameters.Members : json.Members;
        foreach (var (key, line, value) in members)
        {
            if (Read(key) is not { } read)
            {
                reader.Mistake(line, key, Unknown);
            }
            else if (value.Kind != JsonValueKind.Object)
            {
                Take(key, read(reader, value, key));
            }
            else if (PolicyParameterReader.Read(reader, key, line, value, read) is { } parameter)
            {
                // Before the first day that knows it, the first value counts, as with the policies in force.
                var dated = parameter.On(asOf) ?? parameter.Values[0];
                Take(key, (dated.Value, dated.Text));
            }
        }
    }

    /// <summary>Takes <c>KEY=VALUE</c>: a number, true or false, a text, or a list with commas, with or without brackets.</summary>
    /// <param name="setting">As it was written.</param>
    public void Set(string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        var key = (at < 0 ? setting : setting[..at]).Trim();
        var reader = new PolicyReader("--set", _mistakes);
        if (Read(key) is not { } read)
        {
            reader.Mistake(1, key, Unknown);
        }
        else if (at < 0)
        {
            reader.Mistake(1, key, "has no value: --set KEY=VALUE");
        }
        else
        {
            Take(key, read(reader, Json(key, setting[(at + 1)..].Trim()), key));
        }
    }

    private static string Unknown => $"is no parameter of promotions; known are {string.Join(", ", Keys)}";

    private static ReadValue? Read(string key) => Keys.Contains(key) ? PolicyKeys.All[key] : null;

    private void Take(string key, (object Value, string Text)? read)
    {
        if (read is { } value)
        {
            (_changed[key], _texts[key]) = value;
        }
    }

    /// <summary>What is written on a command line, where marks and brackets are often eaten, as the JSON that the key asks for.</summary>
    private static PolicyJson Json(string key, string text)
    {
        if (!PromotionKeys.Lists.Contains(key))
        {
            return Scalar(text);
        }
        if (text is ['[', .. var inner, ']'])
        {
            text = inner;
        }
        var list = new PolicyJson(JsonValueKind.Array, 1, "");
        if (text.Trim().Length > 0)
        {
            list.Items.AddRange(text.Split(',').Select(item => key == PromotionKeys.AgesKey ? Scalar(item) : Quoted(item)));
        }
        return list;
    }

    private static PolicyJson Scalar(string text) =>
        text.Trim() switch
        {
            "true" => new(JsonValueKind.True, 1, "true"),
            "false" => new(JsonValueKind.False, 1, "false"),
            var number when number.Length > 0 && number.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E') => new(
                JsonValueKind.Number,
                1,
                number
            ),
            _ => Quoted(text),
        };

    private static PolicyJson Quoted(string text) =>
        new(JsonValueKind.String, 1, text.Trim() is ['"', .. var inner, '"'] ? inner : text.Trim());
}
