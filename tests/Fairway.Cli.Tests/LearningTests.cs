namespace Fairway.Cli.Tests;

/// <summary>Content is checked and bundled on the command line (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class LearningTests
{
    private static readonly string s_scenarios = Path.Combine(App.Learning.LearningLibrary.Shipped, "scenarios");

    [Fact]
    public async Task Scenarios_in_order_are_told_with_their_figures()
    {
        var (status, output, errors) = await TheCommandLine.Run("scenario", "check", Path.Combine(s_scenarios, "first-talk.fr.md"));
        (status, errors).ShouldBe((0, ""));
        output.ShouldStartWith("first-talk: 14 turns, 3 ends, ");
        output.ShouldEndWith(" 13 to 13 turns on a way; en, fr, es\n");
    }

    [Fact]
    public async Task Mistakes_are_bad_input_and_told_by_line()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-scenario");
        try
        {
            foreach (var file in Directory.GetFiles(s_scenarios, "first-talk.*.md"))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            var french = Path.Combine(folder.FullName, "first-talk.fr.md");
            var lines = await File.ReadAllLinesAsync(french, TestContext.Current.CancellationToken);
            var at = Array.FindIndex(lines, line => line.Trim() == "then: invite");
            lines[at] = "  then: nowhere";
            await File.WriteAllLinesAsync(french, lines, TestContext.Current.CancellationToken);
            var (status, output, errors) = await TheCommandLine.Run("scenario", "check", folder.FullName);
            (status, output).ShouldBe((2, ""));
            errors.ShouldBe($"{french}:{at + 1}: before: there is no turn 'nowhere': write it, or lead to another\nfairway: 1 mistake.\n");
            (await TheCommandLine.Run("scenario", "check", Path.Combine(folder.FullName, "none.en.md"))).Status.ShouldBe(2);
            (await TheCommandLine.Run("scenario", "check")).Status.ShouldBe(2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_bundle_is_the_same_each_time()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-bundle");
        try
        {
            var (one, two) = (Path.Combine(folder.FullName, "one.zip"), Path.Combine(folder.FullName, "two.zip"));
            (await TheCommandLine.Run("learning", "bundle", "--out", one)).Status.ShouldBe(0);
            (await TheCommandLine.Run("learning", "bundle", "--out", two)).Status.ShouldBe(0);
            (await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken)).ShouldBe(
                await File.ReadAllBytesAsync(two, TestContext.Current.CancellationToken)
            );
            (await TheCommandLine.Run("learning", "bundle", "--out", Path.Combine(folder.FullName, "none", "x.zip"))).Status.ShouldBe(1);
            (await TheCommandLine.Run("learning", "check", "--content", folder.FullName)).Status.ShouldBe(2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
