using System.CommandLine;
using Fairway.App.Learning;
using Fairway.Rules.Learning;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway scenario check</c>: whether simulated discussions can be played to their ends, in all languages. It needs no database.</summary>
internal static class ScenarioCommand
{
    private static readonly Argument<string[]> s_files = new("FILE")
    {
        Description =
            "Scenario files (code.en.md …); those of the other languages beside them are checked along. A folder stands for all in it.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Command()
    {
        var check = new Command(
            "check",
            "Check scenarios: no dead ends, no turn that nobody reaches, each end reached, the languages alike."
        )
        {
            s_files,
        };
        check.SetAction(result => Check(result.GetValue(s_files)!));
        return new Command("scenario", "Work on the scenarios of simulated performance discussions.") { check };
    }

    private static int Check(string[] named)
    {
        var files = named.SelectMany(name =>
            Directory.Exists(name) ? Directory.GetFiles(name, "*.md").Order(StringComparer.Ordinal) : Enumerable.Repeat(name, 1)
        );
        var mistakes = new List<LearningMistake>();
        var scenarios = ScenarioFiles.Check(files, mistakes);
        foreach (var scenario in scenarios)
        {
            var figures = scenario.Figures;
            Console.Out.WriteLine(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{scenario.Code}: {figures.Turns} turns, {figures.Endings} ends, {figures.Situations} situations, {figures.Shortest} to {figures.Longest} turns on a way; {string.Join(", ", scenario.Languages.Keys)}"
                )
            );
        }

        foreach (var mistake in mistakes)
        {
            Screen.Say(mistake.ToString());
        }

        if (mistakes.Count > 0)
        {
            throw Stop.Usage(mistakes.Count == 1 ? "1 mistake." : $"{mistakes.Count} mistakes.");
        }

        if (scenarios.Count == 0)
        {
            throw Stop.Usage("there is no scenario file in what was named.");
        }

        return 0;
    }
}
