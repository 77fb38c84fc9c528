using Fairway.Testing;

namespace Fairway.Compiler.Tests;

public sealed class Nobody_can_be_linked_to_an_answer
{
    private const int Groups = 16;
    private const int Size = 8;

    /// <summary>Right guesses by chance: one a group, and as much in variance. Beyond this, once in two hundred thousand runs of an attack that knows nothing.</summary>
    private static readonly int s_most = Groups + (int)Math.Ceiling(5 * Math.Sqrt(Groups));

    /// <summary>With times the attack succeeds, and so it does by the files before the close: what is tried afterwards could work.</summary>
    [Theory, BothDatabases]
    public async Task Afterwards_by_nothing_that_is_kept(Provider on)
    {
        await using var run = await Linkage.On(on, Groups, Size);
        run.Answers.ShouldBe(Groups * Size);
        run.ByTime().ShouldBeGreaterThan(run.Answers * 9 / 10, "the positive control");
        (await run.ByPlaceInFiles()).ShouldBeGreaterThan(run.Answers * 9 / 10, "before the close files keep the order of arrival");

        (await run.Compiler.CloseAsync()).ShouldBe(Groups);

        (await run.ById()).ShouldBeLessThanOrEqualTo(s_most, "by id");
        (await run.ByOrderOfRows()).ShouldBeLessThanOrEqualTo(s_most, "by order of rows");
        (await run.ByLength()).ShouldBeLessThanOrEqualTo(s_most, "by length");
        (await run.ByPlaceInFiles()).ShouldBeLessThanOrEqualTo(s_most, "by first place in files");
        (await run.ByPlaceInFiles(last: true)).ShouldBeLessThanOrEqualTo(s_most, "by last place in files");
        (await run.BrowsersInFiles()).ShouldBe(0);
        if (on == Provider.Postgres)
        {
            (await run.ByOrderOfRows("ORDER BY ctid")).ShouldBeLessThanOrEqualTo(s_most, "by row numbers");
            (await run.ByOrderOfRows("ORDER BY xmin::text::bigint, ctid")).ShouldBeLessThanOrEqualTo(s_most, "by transaction");
        }
        else
        {
            Directory
                .GetFiles(run.Compiler.Folder)
                .Count(file => file.EndsWith(".db", StringComparison.Ordinal))
                .ShouldBe(1, "the old one is gone");
        }
    }
}
