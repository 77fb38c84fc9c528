using System.CommandLine;
using Fairway.App.Promotions;
using NodaTime;

namespace Fairway.Cli;

/// <summary>What the commands share that judge personal promotions under parameters to try.</summary>
internal static class PromotionOptions
{
    public static Option<string> AsOf { get; } =
        new("--as-of")
        {
            Description = "The reference date, as 2025-12-31.",
            HelpName = "DATE",
            Required = true,
        };

    public static Option<FileInfo?> Policy { get; } =
        new("--policy")
        {
            Description = "Parameters to try: JSON with keys of policies/ilo/promotion.json, each with its value.",
            HelpName = "FILE",
        };

    public static Option<string[]> Set { get; } =
        new("--set")
        {
            Description =
                "One parameter, over --policy; may be given several times, a later one counts. Lists with commas: promotion.fundings=RB,TC.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };

    /// <summary>How the answer is written.</summary>
    public static Option<string> Format(string description)
    {
        var format = new Option<string>("--format")
        {
            Description = description,
            HelpName = "csv|json",
            DefaultValueFactory = _ => "csv",
        };
        format.AcceptOnlyFromAmong("csv", "json");
        return format;
    }

    public static bool IsJson(ParseResult result) => result.GetValue<string>("--format") == "json";

    /// <summary>The parameters that the command line sets; a mistake in them ends the command.</summary>
    public static PromotionSettings Settings(ParseResult result, LocalDate asOf)
    {
        var settings = new PromotionSettings();
        if (result.GetValue(Policy) is { } policy)
        {
            settings.SetFrom(policy.FullName, asOf);
        }
        foreach (var setting in result.GetValue(Set)!)
        {
            settings.Set(setting);
        }
        return settings.Mistakes.Count > 0
            ? throw Stop.Usage($"the parameters can't be used:{Environment.NewLine}{string.Join(Environment.NewLine, settings.Mistakes)}")
            : settings;
    }
}
