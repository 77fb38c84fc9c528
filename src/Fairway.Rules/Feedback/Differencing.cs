namespace Fairway.Rules.Feedback;

/// <summary>
/// What of a question can be published beside earlier reports, so that nobody's rating follows from both (UF-5, decision 17).
/// <para>
/// Who reads two yearly reports may know who joined and who left, and suppose that all others answered alike. Rounding alone does not prevent that: a mean of
/// 5.0 over five ratings and of 5.5 over six means that the sixth is a 6. So a mean is published as a range where its value would leave only one rating
/// possible for somebody. Which values are put together depends on what has been published and on how many rated, never on the ratings: that a range was
/// published says nothing.
/// </para>
/// </summary>
[Rule("UF-5")]
internal static class Differencing
{
    /// <summary>So many more or fewer ratings than in any earlier report there must be for shares.</summary>
    internal const int RoomForBands = 5;

    private const int LowestHalfStep = 2 * FeedbackAnswer.Lowest;
    private const int HighestHalfStep = 2 * FeedbackAnswer.Highest;

    /// <summary>The mean, or the range that contains it; null where even the widest would say too much.</summary>
    /// <param name="sum">Of the ratings.</param>
    /// <param name="count">How many, at least one.</param>
    /// <param name="earlier">Earlier publications of the same question, each with its number of ratings.</param>
    public static FeedbackMean? MeanOf(int sum, int count, IReadOnlyCollection<QuestionFigures> earlier)
    {
        var cells = Enumerable.Range(LowestHalfStep, HighestHalfStep - LowestHalfStep + 1).Select(step => (From: step, To: step)).ToList();
        foreach (var before in earlier.Where(e => e.Mean is not null))
        {
            var known = SumsOf(before);
            for (var i = 0; i < cells.Count; )
            {
                if (!GivesAway(known, before.Ratings!.Value, SumsOf(cells[i].From, cells[i].To, count), count))
                {
                    i++;
                    continue;
                }
                if (cells.Count == 1)
                {
                    return null;
                }
                // Together with its neighbour on the side of what was published before: there more is possible.
                var up = i == 0 || (i < cells.Count - 1 && cells[i].To < (int)((before.Mean!.From + before.Mean.To)));
                var first = up ? i : i - 1;
                cells[first] = (cells[first].From, cells[first + 1].To);
                cells.RemoveAt(first + 1);
                i = 0;
            }
        }
        var shown = cells.Single(cell => cell.From <= HalfSteps(sum, count) && HalfSteps(sum, count) <= cell.To);
        return cells.Count == 1 ? null : new FeedbackMean(shown.From / 2m, shown.To / 2m);
    }

    /// <summary>Whether shares may be published: where no earlier report has nearly as many ratings. It depends on numbers of ratings alone.</summary>
    public static bool LeavesRoomForBands(int count, IEnumerable<QuestionFigures> earlier) =>
        earlier.All(before => Math.Abs(before.Ratings!.Value - count) >= RoomForBands);

    /// <summary>Shares in three bands, in fifths, halves up.</summary>
    public static FeedbackBands BandsOf(IReadOnlyCollection<int> ratings)
    {
        int In(int band) => ratings.Count(rating => (rating - 1) / 2 == band);
        return Bands(In(0), In(1), In(2));
    }

    private static FeedbackBands Bands(int low, int middle, int high)
    {
        var total = low + middle + high;
        int Fifths(int count) => ((10 * count) + total) / (2 * total);
        return new FeedbackBands(Fifths(low), Fifths(middle), Fifths(high));
    }

    private static int HalfSteps(int sum, int count) => ((4 * sum) + count) / (2 * count);

    /// <summary>The sums of so many ratings whose mean rounds into a range of half steps.</summary>
    private static (int Least, int Most) SumsOf(int from, int to, int count)
    {
        static int Up(int number, int by) => (number + by - 1) / by;
        return (
            Math.Max(FeedbackAnswer.Lowest * count, Up(count * ((2 * from) - 1), 4)),
            Math.Min(FeedbackAnswer.Highest * count, Up(count * ((2 * to) + 1), 4) - 1)
        );
    }

    /// <summary>The same by all that was published of a question: its shares narrow it.</summary>
    private static (int Least, int Most) SumsOf(QuestionFigures published)
    {
        var count = published.Ratings!.Value;
        var (least, most) = SumsOf((int)(published.Mean!.From * 2), (int)(published.Mean.To * 2), count);
        if (published.Bands is null)
        {
            return (least, most);
        }
        var (leastByBands, mostByBands) = (int.MaxValue, 0);
        for (var low = 0; low <= count; low++)
        {
            for (var middle = 0; middle <= count - low; middle++)
            {
                var high = count - low - middle;
                if (Bands(low, middle, high) == published.Bands)
                {
                    leastByBands = Math.Min(leastByBands, low + (3 * middle) + (5 * high));
                    mostByBands = Math.Max(mostByBands, (2 * low) + (4 * middle) + (6 * high));
                }
            }
        }
        return (Math.Max(least, leastByBands), Math.Min(most, mostByBands));
    }

    /// <summary>
    /// Whether, with as few comings and goings as explain the two numbers of ratings, only one rating is left for somebody who came or went. More comings and
    /// goings leave more; where as many rated as before, one came and one went. False too where the two can't be explained so: then others changed their minds.
    /// </summary>
    private static bool GivesAway((int Least, int Most) before, int countBefore, (int Least, int Most) after, int countAfter)
    {
        var came = Math.Max(countAfter - countBefore, 0);
        var went = Math.Max(countBefore - countAfter, 0);
        if (came + went == 0)
        {
            (came, went) = (1, 1);
        }
        // By how much the sum has grown: all others' ratings cancel out.
        var (least, most) = (after.Least - before.Most, after.Most - before.Least);
        return (came > 0 && Possible(came - 1, went, least, most) == 1) || (went > 0 && Possible(went - 1, came, -most, -least) == 1);
    }

    /// <summary>How many ratings one person can have given, who with so many others on their side and so many on the other makes the difference.</summary>
    private static int Possible(int others, int against, int least, int most)
    {
        var possible = 0;
        for (var rating = FeedbackAnswer.Lowest; rating <= FeedbackAnswer.Highest; rating++)
        {
            var lowest = rating + (FeedbackAnswer.Lowest * others) - (FeedbackAnswer.Highest * against);
            var highest = rating + (FeedbackAnswer.Highest * others) - (FeedbackAnswer.Lowest * against);
            possible += lowest <= most && least <= highest ? 1 : 0;
        }
        return possible;
    }
}
