using System.CommandLine;
using Fairway.App.Learning;
using Fairway.App.Policies;

namespace Fairway.Cli;

/// <summary>Options that several commands take, and where things stand.</summary>
internal static class Options
{
    /// <summary>The folder of the repository or of the published product: <c>./fairway</c> says it, else the program's own.</summary>
    public static string Home { get; } =
        Environment.GetEnvironmentVariable("FAIRWAY_HOME") is { Length: > 0 } home ? home : AppContext.BaseDirectory;

    public static Option<string?> Db { get; } =
        new("--db")
        {
            Description =
                "PostgreSQL as \"Host=…;Database=…;Username=…;Password=…\", or an SQLite file. Also FAIRWAY_DB (better for passwords).",
            HelpName = "DATABASE",
            Recursive = true,
        };

    public static Option<string?> SkillsDb { get; } =
        new("--skills-db")
        {
            Description =
                "Where skills stand, apart from appraisals (default: beside --db, called like it with \"skills\" at the end). Also FAIRWAY_SKILLS_DB.",
            HelpName = "DATABASE",
            Recursive = true,
        };

    public static Option<string?> DbOwner { get; } =
        new("--db-owner")
        {
            Description =
                "On PostgreSQL, the user who owns the tables and updates them, as \"Host=…;Username=…;Password=…\"; --db is then a user without such rights, against whom the server guards every row. Also FAIRWAY_DB_OWNER.",
            HelpName = "DATABASE",
            Recursive = true,
        };

    public static Option<DirectoryInfo?> Data { get; } =
        new("--data")
        {
            Description = "Folder of the SQLite database when no --db is given (default: data, beside ./fairway).",
            HelpName = "DIR",
            Recursive = true,
        };

    public static Option<DirectoryInfo?> PolicyFolder { get; } =
        new("--policies")
        {
            Description = "Folder of the organization's policies (default: policies/ilo).",
            HelpName = "DIR",
            Recursive = true,
        };

    public static Option<DirectoryInfo?> ContentFolder { get; } =
        new("--content")
        {
            Description = "Folder of the learning content: guidance, questions, forms, courses, scenarios (default: content/learning).",
            HelpName = "DIR",
        };

    /// <summary>The database that the command line and the environment choose.</summary>
    public static Database Database(ParseResult result) =>
        Cli.Database.Choose(
            result.GetValue(Db) ?? FromEnvironment.Secret("FAIRWAY_DB"),
            DataFolder(result),
            result.GetValue(SkillsDb) ?? FromEnvironment.Secret("FAIRWAY_SKILLS_DB"),
            result.GetValue(DbOwner) ?? FromEnvironment.Secret("FAIRWAY_DB_OWNER")
        );

    /// <summary>Where files stand for which nothing else is said.</summary>
    public static string DataFolder(ParseResult result) => result.GetValue(Data)?.FullName ?? Path.Combine(Home, "data");

    /// <summary>The policies, read while the command does something else; whoever asks for them first waits, and is told of a mistake.</summary>
    public static Lazy<PolicyLibrary> PoliciesMeanwhile(ParseResult result)
    {
        var policies = new Lazy<PolicyLibrary>(() => Policies(result));
        _ = Task.Run(() => policies.Value);
        return policies;
    }

    /// <summary>The policies, checked; a mistake in them stops the command, each named by file, line and key.</summary>
    public static PolicyLibrary Policies(ParseResult result)
    {
        var folder = result.GetValue(PolicyFolder)?.FullName ?? Path.Combine(Home, "policies", "ilo");
        try
        {
            return PolicyLibrary.Load(
                Directory.Exists(folder) || result.GetValue(PolicyFolder) is not null ? folder : PolicyLibrary.Shipped
            );
        }
        catch (PolicyMistakesException wrong)
        {
            throw Stop.Usage($"the policies in {folder} can't be used:{Environment.NewLine}{wrong.Message}");
        }
    }

    /// <summary>The learning content, checked; a mistake in it stops the command, each named by file and line.</summary>
    public static LearningLibrary Learning(ParseResult result)
    {
        var folder = result.GetValue(ContentFolder)?.FullName ?? Path.Combine(Home, "content", "learning");
        try
        {
            return LearningLibrary.Load(
                Directory.Exists(folder) || result.GetValue(ContentFolder) is not null ? folder : LearningLibrary.Shipped
            );
        }
        catch (LearningMistakesException wrong)
        {
            throw Stop.Usage($"the learning content in {folder} can't be used:{Environment.NewLine}{wrong.Message}");
        }
    }
}
