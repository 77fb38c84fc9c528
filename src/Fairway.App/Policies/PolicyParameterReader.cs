using System.Text.Json;
using Fairway.Rules.Sources;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>Whose policies these are: the file library.json.</summary>
internal sealed record PolicyLabel(string Name, Instrument Instrument, LocalDate Since, LocalDate Edition)
{
    public const string FileName = "library.json";

    public static PolicyLabel? Read(PolicyReader reader, PolicyJson json)
    {
        if (reader.Object(json, "", "name", "instrument", "since", "edition") is not { } members)
        {
            return null;
        }
        var name = reader.Text(members["name"], "name");
        var instrument = PolicyParameterReader.ReadInstrument(reader, members["instrument"], "instrument");
        var since = reader.Day(members["since"], "since");
        var edition = reader.Day(members["edition"], "edition");
        return name is not null && instrument is not null && since is { } first && edition is { } day
            ? new(name, instrument, first, day)
            : null;
    }
}

/// <summary>Reads a parameter: its rule, its name, its dated and sourced values.</summary>
internal static class PolicyParameterReader
{
    public static PolicyParameter? Read(PolicyReader reader, string key, int line, PolicyJson json, ReadValue readValue)
    {
        if (reader.Object(json, key, "rule", "name", "values") is not { } members)
        {
            return null;
        }
        var rule = Rule(reader, members["rule"], $"{key}.rule");
        var name = reader.Wording(members["name"], $"{key}.name");
        var values = Values(reader, members["values"], key, readValue);
        return rule is not null && name is not null && values is not null ? new(key, rule, name, values, reader.File, line) : null;
    }

    public static Instrument? ReadInstrument(PolicyReader reader, PolicyJson json, string key)
    {
        if (reader.Text(json, key) is not { } code)
        {
            return null;
        }
        if (Instruments.Find(code) is { Level: not AuthorityLevel.Assumption } instrument)
        {
            return instrument;
        }
        var known = Instruments.All.Where(i => i.Level != AuthorityLevel.Assumption).Select(i => i.Code);
        reader.Mistake(json, key, $"“{code}” is no known instrument; known are {string.Join(", ", known)}");
        return null;
    }

    private static Citation? Rule(PolicyReader reader, PolicyJson json, string key)
    {
        if (reader.Text(json, key) is not { } rule)
        {
            return null;
        }
        if (Citations.Find(rule) is { } citation)
        {
            return citation;
        }
        reader.Mistake(json, key, $"“{rule}” is no rule that is carried out here");
        return null;
    }

    private static List<PolicyValue>? Values(PolicyReader reader, PolicyJson json, string key, ReadValue readValue)
    {
        if (json.Kind != JsonValueKind.Array || json.Items.Count == 0)
        {
            reader.Mistake(json, $"{key}.values", "is not a list with at least one dated value");
            return null;
        }
        var values = new List<PolicyValue>();
        for (var i = 0; i < json.Items.Count; i++)
        {
            // One value is the rule: its mistakes are named by the key alone, as one would look for it.
            var at = json.Items.Count == 1 ? key : $"{key}.values[{i}]";
            if (Value(reader, json.Items[i], at, readValue) is not { } value)
            {
                continue;
            }
            if (values.Count > 0 && value.From <= values[^1].From)
            {
                reader.Mistake(json.Items[i], $"{at}.from", "is not later than the value before it");
                continue;
            }
            values.Add(value);
        }
        return values.Count == json.Items.Count ? values : null;
    }

    private static PolicyValue? Value(PolicyReader reader, PolicyJson json, string key, ReadValue readValue)
    {
        if (reader.Object(json, key, "from", "value", "source") is not { } members)
        {
            return null;
        }
        var from = reader.Day(members["from"], $"{key}.from");
        var value = readValue(reader, members["value"], key);
        var source = Source(reader, members["source"], $"{key}.source");
        return from is { } day && value is { } known && source is not null ? new(day, known.Value, known.Text, source) : null;
    }

    private static PolicySource? Source(PolicyReader reader, PolicyJson json, string key)
    {
        if (reader.Object(json, key, "instrument?", "provision?", "assumption?") is not { } members)
        {
            return null;
        }
        var cites = members.ContainsKey("instrument") || members.ContainsKey("provision");
        if (cites == members.ContainsKey("assumption"))
        {
            reader.Mistake(json, key, "names either an instrument with its provision, or an assumption with its reason");
            return null;
        }
        if (!cites)
        {
            return reader.Wording(members["assumption"], $"{key}.assumption") is { } note ? new(Instruments.Assumption, "", note) : null;
        }
        if (reader.Object(json, key, "instrument", "provision") is not { } cited)
        {
            return null;
        }
        var instrument = ReadInstrument(reader, cited["instrument"], $"{key}.instrument");
        var provision = reader.Text(cited["provision"], $"{key}.provision");
        return instrument is not null && provision is not null ? new(instrument, provision, null) : null;
    }
}
