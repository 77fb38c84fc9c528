using System.CommandLine;
using System.Globalization;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.App.Service.Files;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.Cli.Commands;

/// <summary>
/// <c>fairway what-if</c>: the staff of a folder under the policies in force and under others; who gains and who loses, with small groups left out, or by
/// name. It needs no database.
/// </summary>
internal static class WhatIf
{
    private static readonly Option<int> s_years = new("--years")
    {
        Description = $"How many exercises to look at, from 1 to {WhatIfExercises.Most}.",
        HelpName = "YEARS",
        DefaultValueFactory = _ => WhatIfQuestion.UsualExercises,
    };

    private static readonly Option<int?> s_posts = new("--posts")
    {
        Description = "Established regular-budget posts (default: as many as staff serve on in the categories that take part).",
        HelpName = "POSTS",
    };

    private static readonly Option<bool> s_names = new("--names")
    {
        Description = "List who gains and who loses, by staff id, instead of figures; in JSON beside them.",
    };

    public static Command Command()
    {
        var command = new Command(
            "what-if",
            "Try other parameters of personal promotions on a staff folder: who gains, who loses, what it costs in places."
        )
        {
            StaffLists.Staff,
            PromotionOptions.AsOf,
            PromotionOptions.Policy,
            PromotionOptions.Set,
            s_years,
            s_posts,
            PromotionOptions.Format("csv, or json with the parameters and everything that explains the figures."),
            s_names,
            StaffLists.Out,
            StaffLists.SkipInvalid,
        };
        command.SetAction(Try);
        return command;
    }

    private static async Task<int> Try(ParseResult result, CancellationToken stop)
    {
        var asOf = StaffLists.Day(result, PromotionOptions.AsOf);
        var years = result.GetValue(s_years);
        if (years is < 1 or > WhatIfExercises.Most)
        {
            throw Stop.Usage($"--years: {years} is out of bounds; from 1 to {WhatIfExercises.Most}.");
        }
        if (result.GetValue(s_posts) is < 0)
        {
            throw Stop.Usage("--posts: there can't be fewer than none.");
        }
        var policies = Options.Policies(result);
        var settings = PromotionOptions.Settings(result, asOf);
        var folder = await Read(result, policies, asOf, stop);
        var (before, after) = (new PromotionSettings().PolicyOn(policies, asOf), settings.PolicyOn(policies, asOf));
        var exercises = new WhatIfExercises(asOf, years);
        var question = new WhatIfQuestion(exercises, before, after, result.GetValue(s_posts));
        var rows = await StaffLists.Write(
            result,
            "Judging under both policies",
            "The figures",
            async (into, progress) =>
            {
                var count = Math.Max(1, folder.Officials.Count);
                var answer = question.Ask(folder.Officials.Select(WhatIfOfficial.Of), judged => progress((double)judged / count));
                var figures = answer.Publish(years, before.Board.SmallestGroup, []);
                var names = result.GetValue(s_names);
                await using var text = new StreamWriter(into, Csv.Encoding, leaveOpen: true) { NewLine = "\n" };
                if (PromotionOptions.IsJson(result))
                {
                    var document = new WhatIfDocument(
                        asOf,
                        exercises.ReferenceDates,
                        answer.Population,
                        before.Version,
                        PromotionSettings.TextsOn(policies, asOf),
                        settings.Texts,
                        figures,
                        names ? answer.Movers : null
                    );
                    await text.WriteLineAsync(WhatIfFiles.Json(document));
                    return 1;
                }
                var written = 0;
                foreach (var row in names ? WhatIfFiles.Rows(answer.Movers) : WhatIfFiles.Rows(figures, exercises.ReferenceDates))
                {
                    Csv.WriteRow(text, [.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))]);
                    written++;
                }
                return written;
            }
        );
        Screen.Say($"{folder.Officials.Count} officials, {rows} rows.");
        return 0;
    }

    /// <summary>The folder with the facts that figures are counted by; its mistakes end the command.</summary>
    private static async Task<StaffFolder> Read(ParseResult result, PolicyLibrary policies, LocalDate asOf, CancellationToken stop)
    {
        var options = new StaffFolderOptions
        {
            Grades = new PromotionSettings().PolicyOn(policies, asOf).Service.Grades,
            SkipInvalid = result.GetValue(StaffLists.SkipInvalid),
            Structure = false,
        };
        var path = result.GetValue(StaffLists.Staff)!.FullName;
        var reading = await Screen.WithProgress("Reading the staff folder", _ => Task.Run(() => StaffFolder.Read(path, options), stop));
        if (reading.Folder is not { } folder)
        {
            throw StaffMistakes.Stop(reading.Mistakes, reading.MistakeCount, "nothing was written");
        }
        StaffMistakes.SayLeftOut(reading.LeftOut);
        return folder;
    }
}
