using System.Globalization;
using Fairway.Testing;

namespace Fairway.Compiler.Tests;

public sealed class Nobody_can_be_linked_to_an_answer
{
    private const int Size = 8;

    /// <summary>FAIRWAY_TEST_LINKAGE=200 is the full size, of `./fairway bench linkage`.</summary>
    private static readonly int s_groups = int.Parse(
        Environment.GetEnvironmentVariable("FAIRWAY_TEST_LINKAGE") ?? "16",
        CultureInfo.InvariantCulture
    );

    /// <summary>
    /// Right guesses by chance: one a group, and as much in variance. In a run of the tests no attack that knows nothing gets beyond five deviations; in the full
    /// one, which people look at, four are allowed: 256 of 1,600.
    /// </summary>
    private static readonly int s_most = (int)(s_groups + ((s_groups < 100 ? 5 : 4) * Math.Sqrt(s_groups)));

    /// <summary>With times the attack succeeds, and so it does by the files before the close: what is tried afterwards could work.</summary>
    [Theory, BothDatabases]
    public async Task Afterwards_by_nothing_that_is_kept(Provider on)
    {
        await using var run = await Linkage.On(on, s_groups, Size);
        run.Answers.ShouldBe(s_groups * Size);
        await Links("with times left in", run.ByTime());
        await Links("place in files, before the close", await run.ByPlaceInFiles());

        (await run.Compiler.CloseAsync()).ShouldBe(s_groups);

        await Chance("id", await run.ById());
        await Chance("order of rows", await run.ByOrderOfRows());
        await Chance("length", await run.ByLength());
        await Chance("first place in files", await run.ByPlaceInFiles());
        await Chance("last place in files", await run.ByPlaceInFiles(last: true));
        (await run.BrowsersInFiles()).ShouldBe(0);
        if (on == Provider.Postgres)
        {
            await Chance("row numbers", await run.ByOrderOfRows("ORDER BY ctid"));
            await Chance("transaction", await run.ByOrderOfRows("ORDER BY xmin::text::bigint, ctid"));
        }
        else
        {
            Directory
                .GetFiles(run.Compiler.Folder)
                .Count(file => file.EndsWith(".db", StringComparison.Ordinal))
                .ShouldBe(1, "the old one is gone");
        }

        async Task Links(string by, int right)
        {
            await Note(by, right);
            right.ShouldBeGreaterThan(run.Answers * 9 / 10, by);
        }

        async Task Chance(string by, int right)
        {
            await Note(by, right);
            right.ShouldBeLessThanOrEqualTo(s_most, by);
        }

        async Task Note(string by, int right)
        {
            if (Environment.GetEnvironmentVariable("FAIRWAY_TEST_LINKAGE_NOTES") is { Length: > 0 } file)
            {
                await File.AppendAllTextAsync(file, $"{on, -9} {by, -33} {right, 5} of {run.Answers}\n");
            }
        }
    }
}
