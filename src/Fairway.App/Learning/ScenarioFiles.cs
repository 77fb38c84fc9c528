using Fairway.Rules.Learning;

namespace Fairway.App.Learning;

/// <summary>A scenario in its languages, and what it comes to.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Languages">By language.</param>
/// <param name="Figures">The same in each: they have been compared.</param>
public sealed record CheckedScenario(string Code, IReadOnlyDictionary<string, Scenario> Languages, ScenarioFigures Figures)
{
    /// <summary>In the reader's language.</summary>
    public Scenario In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];
}

/// <summary>Reads and checks scenario files (LE-1): each alone, and those of one name against each other.</summary>
public static class ScenarioFiles
{
    /// <summary>The languages that content comes in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr", "es"];

    /// <summary>
    /// Checks the files named and those of the same scenario beside them; what is wrong goes to <paramref name="mistakes"/>, by file and line.
    /// </summary>
    public static IReadOnlyList<CheckedScenario> Check(IEnumerable<string> files, List<LearningMistake> mistakes)
    {
        var good = new List<CheckedScenario>();
        foreach (var group in WithTheirLanguages(files, mistakes).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var before = mistakes.Count;
            var read = new List<Scenario>();
            foreach (var file in group.Value)
            {
                if (TextOf(file, mistakes) is { } text && ScenarioReader.Read(file, text, mistakes) is { } scenario)
                {
                    read.Add(scenario);
                }
            }

            if (mistakes.Count > before)
            {
                continue;
            }

            // Languages that are alike have the same ways: one is walked for all. Where they differ each tells its own mistakes first.
            var differences = new List<LearningMistake>();
            ScenarioCheck.Compare(read, Languages, differences);
            ScenarioFigures? figures = null;
            foreach (var scenario in differences.Count == 0 ? read.Take(1) : read)
            {
                figures = ScenarioCheck.Of(scenario, mistakes) ?? figures;
            }

            if (mistakes.Count == before)
            {
                mistakes.AddRange(differences);
            }

            if (mistakes.Count == before)
            {
                good.Add(new(read[0].Code, read.ToDictionary(scenario => scenario.Language, StringComparer.Ordinal), figures!));
            }
        }

        return good;
    }

    /// <summary>The text of a file; null, with what is wrong, where it can't be read.</summary>
    internal static string? TextOf(string file, List<LearningMistake> mistakes)
    {
        try
        {
            return File.ReadAllText(file, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (System.Text.DecoderFallbackException)
        {
            mistakes.Add(new(file, 1, "", "it is not UTF-8 text: save it anew as UTF-8"));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new(file, 1, "", $"it can't be read: {wrong.Message}"));
        }

        return null;
    }

    private static Dictionary<string, List<string>> WithTheirLanguages(IEnumerable<string> files, List<LearningMistake> mistakes)
    {
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                mistakes.Add(new(file, 1, "", "there is no such file"));
                continue;
            }

            var name = ScenarioReader.NameOf(file);
            var folder = Path.GetDirectoryName(file) ?? "";
            var group = Path.Combine(folder, name?.Code ?? Path.GetFileName(file));
            if (!groups.TryGetValue(group, out var list))
            {
                groups[group] = list = name is null
                    ? []
                    : [.. Languages.Select(language => Path.Combine(folder, $"{name.Value.Code}.{language}.md")).Where(File.Exists)];
            }

            if (name is null)
            {
                list.Add(file);
            }
        }

        return groups;
    }
}
