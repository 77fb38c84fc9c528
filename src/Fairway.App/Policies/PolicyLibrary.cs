using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>
/// The policies in force and their history, read once at start from a folder of JSON files: <c>library.json</c> says whose they are, every
/// other <c>*.json</c> sets parameters. Immutable; a mistake stops the start.
/// </summary>
public sealed class PolicyLibrary
{
    /// <summary>What a page asks for a dozen times a request: put together once for each day.</summary>
    private readonly ConcurrentDictionary<LocalDate, PolicySet> composed = new();

    private readonly Dictionary<string, PolicyParameter> byKey;
    private readonly LocalDate[] changes;
    private readonly PolicySet[] between;

    private PolicyLibrary(PolicyLabel label, string sha256, IReadOnlyList<PolicyParameter> parameters)
    {
        Name = label.Name;
        Instrument = label.Instrument;
        Since = label.Since;
        Edition = label.Edition;
        Sha256 = sha256;
        Parameters = parameters;
        byKey = parameters.ToDictionary(parameter => parameter.Key, StringComparer.Ordinal);
        changes =
        [
            .. parameters
                .SelectMany(parameter => parameter.Values)
                .Select(value => value.From)
                .Where(day => day > Since)
                .Distinct()
                .Order(),
        ];
        between = [.. changes.Prepend(Since).Select(PolicyAt)];
    }

    /// <summary>The folder that travels beside the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "policies", "ilo");

    /// <summary>What the framework is called: <c>ILO PMF</c>.</summary>
    public string Name { get; }

    /// <summary>The instrument that sets up the framework.</summary>
    public Instrument Instrument { get; }

    /// <summary>The first day for which every parameter has a value.</summary>
    public LocalDate Since { get; }

    /// <summary>The day of this edition of the files.</summary>
    public LocalDate Edition { get; }

    /// <summary>The SHA-256 of all files in canonical JSON, as 64 hex digits: another layout of the same text is the same policy.</summary>
    public string Sha256 { get; }

    /// <summary>What forms, signatures and cycles say they were made under: <c>ILO PMF 2009-07-22 · 2026-01-01 · 0f3a9c21d4be</c>.</summary>
    public string Version => $"{Name} {Instrument.Date} · {IsoDay.Text(Edition)} · {Sha256[..12]}";

    /// <summary>Every parameter with its history, in the files' order: the page "policies in force".</summary>
    public IReadOnlyList<PolicyParameter> Parameters { get; }

    /// <summary>The parameter with a key; null if there is none.</summary>
    public PolicyParameter? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>All parameters as they stand on a day; a day before <see cref="Since"/> is a mistake of the caller: no policy is known for it.</summary>
    public PolicySet PolicyAt(LocalDate day) =>
        day < Since
            ? throw new ArgumentOutOfRangeException(nameof(day), day, "No policy is known for a day before the framework.")
            : composed.GetOrAdd(day, day => PolicyKeys.Compose(Version, day, key => byKey[key].On(day)!.Value));

    /// <summary>All parameters as they stand on a day, or on the first day that knows them, but for those that are set otherwise.</summary>
    /// <param name="day">The day; before <see cref="Since"/>, the first parameters count.</param>
    /// <param name="changed">Values by their keys, as <see cref="PolicyKeys"/> reads them.</param>
    internal PolicySet PolicyWith(LocalDate day, IReadOnlyDictionary<string, object> changed)
    {
        var at = day < Since ? Since : day;
        return PolicyKeys.Compose(Version, at, key => changed.GetValueOrDefault(key) ?? byKey[key].On(at)!.Value);
    }

    /// <summary>
    /// The parameters for a cycle that begins on a day, whenever that is looked at (J3251). A cycle that began before the framework is counted
    /// under its first parameters.
    /// </summary>
    public PolicySet PolicyOfLaunch(LocalDate day)
    {
        var at = Array.BinarySearch(changes, day);
        return between[at >= 0 ? at + 1 : ~at];
    }

    /// <summary>Reads a folder. Throws <see cref="PolicyMistakesException"/> with every mistake found.</summary>
    public static PolicyLibrary Load(string directory)
    {
        var mistakes = new List<PolicyMistake>();
        if (!Directory.Exists(directory))
        {
            throw new PolicyMistakesException([new(directory, 1, "", "there is no such folder")]);
        }
        var files = Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal).ToList();
        var read = new List<(string File, PolicyJson Json)>();
        var hashed = new StringBuilder();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var before = mistakes.Count;
            if (PolicyJson.Read(file, bytes, mistakes) is { } json)
            {
                read.Add((file, json));
            }
            if (mistakes.Count == before)
            {
                Hash(hashed, file, bytes, mistakes);
            }
        }
        var label = Label(directory, files, read, mistakes);
        var parameters = ReadParameters(read, mistakes);
        Complete(directory, label, parameters, files, mistakes);
        if (mistakes.Count == 0)
        {
            Ordered(parameters, mistakes);
        }
        if (mistakes.Count > 0)
        {
            throw new PolicyMistakesException([.. mistakes.OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line)]);
        }
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed.ToString())));
        return new(label!, sha256, parameters);
    }

    private static void Hash(StringBuilder hashed, string file, byte[] bytes, List<PolicyMistake> mistakes)
    {
        try
        {
            var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
            hashed.Append(Path.GetFileName(file)).Append('\n').Append(CanonicalJson.Text(text)).Append('\n');
        }
        catch (FormatException mistake)
        {
            mistakes.Add(new(file, 1, "", mistake.Message.TrimEnd('.')));
        }
    }

    private static PolicyLabel? Label(
        string directory,
        List<string> files,
        List<(string File, PolicyJson Json)> read,
        List<PolicyMistake> mistakes
    )
    {
        var path = Path.Combine(directory, PolicyLabel.FileName);
        if (!files.Contains(path))
        {
            mistakes.Add(new(path, 1, "", "the file is missing: it says whose policies these are"));
            return null;
        }
        var json = read.Find(file => file.File == path).Json;
        return json is null ? null : PolicyLabel.Read(new(path, mistakes), json);
    }

    private static List<PolicyParameter> ReadParameters(List<(string File, PolicyJson Json)> read, List<PolicyMistake> mistakes)
    {
        var found = new Dictionary<string, PolicyParameter>(StringComparer.Ordinal);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, json) in read.Where(file => Path.GetFileName(file.File) != PolicyLabel.FileName))
        {
            var reader = new PolicyReader(file, mistakes);
            if (reader.Object(json, "", "parameters") is not { } members)
            {
                continue;
            }
            if (members["parameters"].Kind != JsonValueKind.Object)
            {
                reader.Mistake(members["parameters"], "parameters", "is not an object of parameters by their keys");
            }
            foreach (var (key, line, value) in members["parameters"].Members)
            {
                if (!PolicyKeys.All.TryGetValue(key, out var readValue))
                {
                    reader.Mistake(line, key, "is no parameter of this version");
                }
                else if (!places.TryAdd(key, $"{Path.GetFileName(file)}:{line}"))
                {
                    reader.Mistake(line, key, $"stands already in {places[key]}");
                }
                else if (PolicyParameterReader.Read(reader, key, line, value, readValue) is { } parameter)
                {
                    found.Add(key, parameter);
                }
            }
        }
        return [.. found.Values];
    }

    private static void Complete(
        string directory,
        PolicyLabel? label,
        List<PolicyParameter> parameters,
        List<string> files,
        List<PolicyMistake> mistakes
    )
    {
        var keyed = parameters.ToDictionary(parameter => parameter.Key, StringComparer.Ordinal);
        var unread = mistakes.Any(mistake => mistake.Key.Length == 0 && files.Contains(mistake.File));
        foreach (var key in PolicyKeys.All.Keys)
        {
            if (keyed.TryGetValue(key, out var parameter))
            {
                if (label is not null && parameter.Values[0].From > label.Since)
                {
                    mistakes.Add(
                        new(
                            parameter.File,
                            parameter.Line,
                            key,
                            $"has no value from {IsoDay.Text(label.Since)} on, when the policies begin"
                        )
                    );
                }
            }
            else if (!unread && !mistakes.Exists(mistake => IsAbout(mistake, key)))
            {
                // A file that can't be read may hold it: then its own mistake says enough.
                mistakes.Add(new(Path.Combine(directory, PolicyLabel.FileName), 1, key, "is missing in every file of the folder"));
            }
        }

        static bool IsAbout(PolicyMistake mistake, string key) =>
            mistake.Key.StartsWith(key, StringComparison.Ordinal)
            && (mistake.Key.Length == key.Length || mistake.Key[key.Length] is '.' or '[');
    }

    private static void Ordered(List<PolicyParameter> parameters, List<PolicyMistake> mistakes)
    {
        var keyed = parameters.ToDictionary(parameter => parameter.Key, StringComparer.Ordinal);
        foreach (var (smaller, larger) in PolicyKeys.Ordered)
        {
            var (low, high) = (keyed[smaller], keyed[larger]);
            foreach (var day in low.Values.Concat(high.Values).Select(value => value.From).Distinct().Order())
            {
                if (low.On(day) is { } first && high.On(day) is { } second && Size(first.Value) > Size(second.Value))
                {
                    mistakes.Add(
                        new(low.File, low.Line, smaller, $"from {IsoDay.Text(day)} on, {first.Text} is more than {larger}, {second.Text}")
                    );
                    break;
                }
            }
        }

        static int Size(object value) => value is Period period ? (period.Years * 12) + period.Months : (int)value;
    }
}
