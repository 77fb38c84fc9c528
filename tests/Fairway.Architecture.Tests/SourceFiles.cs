using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>What holds for every file, whatever it says.</summary>
public sealed partial class SourceFiles
{
    private const int LongestFile = 400;

    private static readonly string[] s_code = [".cs", ".cshtml", ".scss", ".js", ".mjs", ".sh", ".csproj", ".props"];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var wrong =
            from file in Repository.Files
            where s_code.Contains(Path.GetExtension(file)) || file is "fairway" or ".ci/run"
            where !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/wwwroot/", StringComparison.Ordinal)
            let lines = Repository.Lines(file).Length
            where lines > LongestFile
            select $"{file}: {lines} lines";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_names_the_machine_it_was_written_on_or_where_its_packages_came_from()
    {
        var wrong =
            from file in Repository.Files
            where !IsBinary(file) && !file.StartsWith("tests/Fairway.Architecture.Tests/", StringComparison.Ordinal)
            let text = Repository.Text(file)
            from Match match in Forbidden().Matches(text)
            select $"{file}: {match.Value}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_end_with_a_line_end_and_have_no_carriage_returns()
    {
        var wrong =
            from file in Repository.Files
            // The SDK ends lock files without a line end.
            where
                !IsBinary(file)
                && Path.GetFileName(file) is not "packages.lock.json"
                && Path.GetExtension(file) is not ".svg"
                && !file.Contains("/wwwroot/", StringComparison.Ordinal)
            let text = Repository.Text(file)
            where text.Length > 0 && (text.Contains('\r', StringComparison.Ordinal) || text[^1] != '\n')
            select file;
        // Files that show what other systems write.
        wrong
            .Where(f => !f.StartsWith("cases/", StringComparison.Ordinal) && !f.Contains("/Samples/", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Pages_carry_no_script_or_style_of_their_own()
    {
        // The content policy would refuse them; this says so before a browser does.
        var wrong =
            from file in Repository.Files
            where file.EndsWith(".cshtml", StringComparison.Ordinal)
            from line in Repository.Lines(file)
            where InlineCode().IsMatch(line)
            select $"{file}: {line.Trim()}";
        wrong.ShouldBeEmpty();
    }

    private static bool IsBinary(string file) =>
        Path.GetExtension(file) is ".png" or ".jpg" or ".ico" or ".pdf" or ".gz" or ".zip" or ".woff2" or ".db" or ".pfx" or ".bin";

    // Paths of a machine, hosts of package sources and the people who tend them.
    [GeneratedRegex(
        @"(?<![\w.}])/work/|(?<![\w.])/root/|(?<![\w.])/home/\w+|[\w.-]*(?:artifactory|nexus|jfrog)[\w.-]*\.\w+|registry\.(?:npmjs|yarnpkg)\.\w+|api\.nuget\.org|\bClaude\b|\bChatGPT\b|\bCopilot\b|\bLLM\b",
        RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"<style\b|<script(?![^>]*\bsrc=)|\sstyle=""|\son(?:click|load|change|submit|input)=""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineCode();
}
