using System.CommandLine;
using Fairway.App;
using Fairway.App.Feedback;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.Cli.Commands;

/// <summary>
/// <c>fairway feedback take FILE</c>: the compiler's answer to a list of keys, with its signature and the codes for those without JavaScript, where Fairway does not
/// reach the compiler's administration and the two operators carry files.
/// </summary>
internal static class FeedbackCommand
{
    private static readonly Argument<FileInfo> s_file = new("FILE")
    {
        Description = "What the compiler's administration answered to POST /lists, as its operator saved it.",
    };

    private static readonly Option<string> s_compiler = new("--compiler")
    {
        Description = "Where respondents reach the compiler, as fairway run names it.",
        HelpName = "URL",
        Required = true,
    };

    private static readonly Option<string> s_compilerKey = new("--compiler-key")
    {
        Description = "The compiler's public key, as fairway run names it.",
        HelpName = "KEY",
        Required = true,
    };

    public static Command Command()
    {
        var take = new Command("take", "Take the compiler's signature and codes from a file.")
        {
            s_file,
            s_compiler,
            s_compilerKey,
            Options.ContentFolder,
        };
        take.SetAction(TakeAsync);
        return new Command("feedback", "Upward feedback, where its two operators carry lists as files.") { take };
    }

    private static async Task<int> TakeAsync(ParseResult result, CancellationToken stop)
    {
        var file = result.GetValue(s_file)!;
        if (!file.Exists)
        {
            throw Stop.Usage($"{file.FullName} is not there.");
        }
        var database = Options.Database(result);
        if (await Versions.StateOf(database, stop) != Versions.State.Current)
        {
            throw Stop.Failure($"{database.Place} is not there, or of another version: start Fairway once, or ./fairway migrate.");
        }
        if (HandedOver.Read(await File.ReadAllTextAsync(file.FullName, stop)) is not { } answer)
        {
            throw Stop.Failure($"{file.Name} is no answer of the compiler's administration to a list.");
        }
        if (answer.Refused is { } refused)
        {
            throw Stop.Failure($"The compiler refused the list: {refused}");
        }
        // Put together as it is served, and not started: codes are encrypted with the keys that it opens them with.
        await using var app = Composition.Build(
            new Parts
            {
                Database = database,
                Policies = Options.Policies(result),
                Learning = Options.Learning(result),
                PublicUrl = new Uri("http://localhost"),
                Host = "127.0.0.1",
                Port = 0,
                Compiler = CompilerOptions.Of(result.GetValue(s_compiler), result.GetValue(s_compilerKey), administration: null),
            }
        );
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<FairwayDb>().Asking.AsProduct();
        if (await scope.ServiceProvider.GetRequiredService<HandingOver>().TakeAsync(answer, stop) is { } wrong)
        {
            throw Stop.Failure($"{wrong} Nothing was changed.");
        }
        Console.WriteLine($"The list is signed by both, and {answer.Codes.Sum(group => group.Value.Length)} codes can be drawn.");
        Console.WriteLine($"{file.Name} holds these codes in the clear: delete it now, here and wherever else it went.");
        return 0;
    }
}
