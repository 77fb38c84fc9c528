using Fairway.Rules.Reclassification;
using static Fairway.Rules.Reclassification.WordChange;

namespace Fairway.Rules.Tests.Reclassification;

/// <summary>What stands in both texts is not shown as changed, and both texts can be read off what is shown.</summary>
[Trait("Rule", "RG-1")]
public sealed class Differences_of_descriptions
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("same words", "same words", "=same words")]
    [InlineData("", "all new", "+all new")]
    [InlineData("all gone", "", "-all gone")]
    [InlineData("drafts two reports", "drafts three reports", "=drafts |-two |+three |=reports")]
    [InlineData("a b c d", "a x c d y", "=a |-b |+x |=c |-d|+d |+y")]
    [InlineData("one\ntwo", "one\nnew\ntwo", "=one\n|+new\n|=two")]
    public void Words_that_stay_go_and_come(string before, string after, string shown)
    {
        var runs = WordDifferences.Between(before, after);
        // Runs of one kind are joined: the table writes them apart where that reads better.
        var expected = shown
            .Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                new List<WordRun>(),
                (all, part) =>
                {
                    var change = part[0] switch
                    {
                        '=' => Same,
                        '-' => Removed,
                        _ => Added,
                    };
                    if (all.Count > 0 && all[^1].Change == change)
                    {
                        all[^1] = new(change, all[^1].Text + part[1..]);
                    }
                    else
                    {
                        all.Add(new(change, part[1..]));
                    }
                    return all;
                }
            );
        Assert.Equal(expected, runs);
    }

    [Fact]
    public void Both_texts_can_be_read_off_the_runs_of_any_two()
    {
        var random = new Random(20_261_129);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var runs = WordDifferences.Between(before, after);
            Assert.Equal(before, string.Concat(runs.Where(r => r.Change != Added).Select(r => r.Text)));
            Assert.Equal(after, string.Concat(runs.Where(r => r.Change != Removed).Select(r => r.Text)));
            Assert.DoesNotContain(runs.Zip(runs.Skip(1)), pair => pair.First.Change == pair.Second.Change);
        }

        static string Text(Random random) =>
            string.Concat(
                Enumerable
                    .Range(0, random.Next(0, 30))
                    .Select(_ => (string[])["ab ", "c ", "d\n", "e  ", "ab"])
                    .Select(some => some[random.Next(some.Length)])
            );
    }

    [Fact]
    public void Texts_too_long_to_compare_are_shown_as_replaced()
    {
        var before = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"a{i} "));
        var after = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"b{i} "));
        Assert.Equal([new(Removed, before), new(Added, after)], WordDifferences.Between(before, after));
    }
}
