using System.Collections.Immutable;

namespace Fairway.Rules.Reclassification;

/// <summary>How a run of words stands between two texts.</summary>
[Rule("RG-1")]
public enum WordChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the former.</summary>
    Removed,

    /// <summary>Only in the later.</summary>
    Added,
}

/// <summary>A run of words with the spaces between them.</summary>
/// <param name="Change">How it stands.</param>
/// <param name="Text">The words as written.</param>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>
/// What two texts have in common and what not, word by word: a longest common sequence of words, so that nothing is shown as changed that stands in both in
/// the same order. Both texts can be read off the runs exactly.
/// </summary>
[Rule("RG-1")]
public static class WordDifferences
{
    /// <summary>Beyond this many pairs of differing words the middle is shown as replaced: a page is not worth more memory.</summary>
    private const long MostPairs = 16_000_000;

    /// <summary>The runs, in the order of reading; what was removed stands before what was added in its place.</summary>
    public static ImmutableArray<WordRun> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head])
        {
            head++;
        }
        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }
        var made = new Runs();
        made.Add(WordChange.Same, old.Take(head));
        Middle(old[head..(old.Count - tail)], now[head..(now.Count - tail)], made);
        made.Add(WordChange.Same, old.Skip(old.Count - tail));
        return made.Made;
    }

    private static void Middle(List<string> old, List<string> now, Runs made)
    {
        if ((long)old.Count * now.Count > MostPairs)
        {
            made.Add(WordChange.Removed, old);
            made.Add(WordChange.Added, now);
            return;
        }
        // common[i, j]: how many words the rests from i and from j have in common.
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var (a, b) = (0, 0);
        while (a < old.Count || b < now.Count)
        {
            if (a < old.Count && b < now.Count && old[a] == now[b])
            {
                made.Add(WordChange.Same, [old[a]]);
                (a, b) = (a + 1, b + 1);
            }
            else if (b == now.Count || (a < old.Count && common[a + 1, b] >= common[a, b + 1]))
            {
                made.Add(WordChange.Removed, [old[a++]]);
            }
            else
            {
                made.Add(WordChange.Added, [now[b++]]);
            }
        }
    }

    /// <summary>Each word with the space after it: together they are the text.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[from..i]);
                from = i;
            }
        }
        return words;
    }

    /// <summary>Joins neighbours of one kind, so that a page has few elements.</summary>
    private sealed class Runs
    {
        private readonly List<(WordChange Change, System.Text.StringBuilder Text)> runs = [];

        public ImmutableArray<WordRun> Made => [.. runs.Select(run => new WordRun(run.Change, run.Text.ToString()))];

        public void Add(WordChange change, IEnumerable<string> words)
        {
            foreach (var word in words)
            {
                if (runs.Count == 0 || runs[^1].Change != change)
                {
                    runs.Add((change, new()));
                }
                runs[^1].Text.Append(word);
            }
        }
    }
}
