using System.CommandLine;
using Fairway.App.Learning;
using Fairway.Web.Components;
using Fairway.Web.Pages.Learning;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway learning</c>: whether all content can be read, and the offline bundle. It needs no database.</summary>
internal static class LearningCommand
{
    private static readonly Option<FileInfo?> s_out = new("--out")
    {
        Description = "The file to write; one that is there is replaced when the whole bundle is ready.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Command()
    {
        var check = new Command("check", "Check all learning content: guidance, questions, forms, courses, scenarios, in all languages.")
        {
            Options.ContentFolder,
        };
        check.SetAction(result => Check(Options.Learning(result)));
        var bundle = new Command("bundle", "Write one zip of all content that opens from a disk in a browser, without a network.")
        {
            Options.ContentFolder,
            s_out,
        };
        bundle.SetAction(result => Bundle(Options.Learning(result), result.GetValue(s_out)!));
        return new Command("learning", "Guidance, courses and simulated discussions.") { check, bundle };
    }

    private static int Check(LearningLibrary library)
    {
        foreach (var language in Words.Languages)
        {
            Console.Out.WriteLine(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{language}: {library.Guidance(language).Count} texts of guidance, {library.Answers(language).Count} questions, {library.Forms(language).Count} forms, {library.Courses(language).Count} courses, {library.Scenarios.Count} scenarios"
                )
            );
        }

        return 0;
    }

    private static int Bundle(LearningLibrary library, FileInfo file)
    {
        var bundle = new LearningBundle(library);
        var beside = file.FullName + ".part";
        try
        {
            File.WriteAllBytes(beside, bundle.Bytes);
            File.Move(beside, file.FullName, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure($"{file.FullName} can't be written: {wrong.Message}");
        }

        Screen.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bundle.Bytes.Length} bytes, SHA-256 {bundle.Sum}."));
        return 0;
    }
}
