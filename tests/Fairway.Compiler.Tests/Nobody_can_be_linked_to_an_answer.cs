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

    /// <summary>The same attacks succeed on what would be wrong, and on what is gone with the close: what is tried afterwards could work.</summary>
    [Theory, BothDatabases]
    public async Task Afterwards_by_nothing_that_is_kept(Provider on)
    {
        await using var run = await Linkage.On(on, s_groups, Size);
        run.Answers.ShouldBe(s_groups * Size);
        var controls = await run.ControlsAsync();
        await Note("control", controls);
        controls.ShouldAllBe(control => control.Right > run.Answers * 9 / 10);

        (await run.CloseAsync()).ShouldBe(s_groups);

        var attacks = await run.AttacksAsync();
        await Note("attack", attacks);
        attacks.ShouldAllBe(attack => attack.Right <= s_most);
        (await run.TracesAsync()).ShouldBe((0, 0), "browsers in files, and respondents in what was said");
        if (on == Provider.Sqlite)
        {
            Directory
                .GetFiles(run.Compiler.Folder)
                .Count(file => file.EndsWith(".db", StringComparison.Ordinal))
                .ShouldBe(1, "the old one is gone");
        }

        async Task Note(string kind, IEnumerable<(string By, int Right)> all)
        {
            if (Environment.GetEnvironmentVariable("FAIRWAY_TEST_LINKAGE_NOTES") is { Length: > 0 } file)
            {
                await File.AppendAllLinesAsync(file, all.Select(a => $"{on, -8} {kind, -7} {a.By, -48} {a.Right, 5} of {run.Answers}"));
            }
        }
    }
}
