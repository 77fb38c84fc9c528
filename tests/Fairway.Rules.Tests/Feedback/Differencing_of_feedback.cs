using System.Collections.Immutable;
using Fairway.Rules.Feedback;

namespace Fairway.Rules.Tests.Feedback;

/// <summary>Two reports side by side, some more or fewer in the second, all others supposed to have answered alike: whose rating follows?</summary>
public sealed class Differencing_of_feedback
{
    private static readonly FeedbackThresholds s_thresholds = FeedbackThresholds.Promised;

    /// <summary>Why rounding alone does not do: the rule's own example, with nothing known of an earlier report.</summary>
    [Fact]
    public void A_mean_beside_an_earlier_one_becomes_a_range_where_it_would_give_somebody_away()
    {
        var first = Report([5, 5, 5, 5, 6], []);
        first.Questions[0].Mean.ShouldBe(new FeedbackMean(5, 5));
        Report([5, 5, 5, 5, 6, 6], []).Questions[0].Mean.ShouldBe(new FeedbackMean(5.5m, 5.5m));
        Report([5, 5, 5, 5, 6, 6], [first]).Questions[0].Mean.ShouldBe(new FeedbackMean(5, 5.5m));
        // The same range whatever the sixth said: that there is one says nothing.
        Report([5, 5, 5, 5, 6, 4], [first]).Questions[0].Mean.ShouldBe(new FeedbackMean(5, 5.5m));
    }

    /// <summary>Every sum of five to twelve ratings and everybody who comes or goes: what is possible is listed, without the rule's arithmetic.</summary>
    [Fact]
    public void Two_means_leave_at_least_two_ratings_possible()
    {
        for (var count = 5; count <= 12; count++)
        {
            foreach (var came in (bool[])[true, false])
            {
                var next = came ? count + 1 : count - 1;
                if (next < s_thresholds.Question)
                {
                    continue;
                }
                // What a reader of both sees, and all the ratings of the one person that could be behind it.
                var behind = new Dictionary<(FeedbackMean?, FeedbackMean?), HashSet<int>>();
                foreach (var sum in Enumerable.Range(count, (5 * count) + 1))
                {
                    var before = Report(WithSum(sum, count), []);
                    for (var rating = 1; rating <= 6; rating++)
                    {
                        var after = came ? sum + rating : sum - rating;
                        if (after >= next && after <= 6 * next)
                        {
                            var seen = (before.Questions[0].Mean, Report(WithSum(after, next), [before]).Questions[0].Mean);
                            (behind.TryGetValue(seen, out var ratings) ? ratings : behind[seen] = []).Add(rating);
                        }
                    }
                }
                behind.ShouldAllBe(seen => seen.Value.Count > 1);
            }
        }
    }

    [Fact]
    public void Over_five_cycles_with_joiners_and_leavers_nobodys_rating_follows()
    {
        var random = new Random(17);
        var (pairs, ranges, hidden, shares) = (0, 0, 0, 0);
        for (var team = 0; team < 400; team++)
        {
            var next = random.Next(5, 26);
            var people = Enumerable.Range(0, next).ToDictionary(i => i, _ => Rating(random));
            var cycles = new List<(Dictionary<int, int> People, FeedbackFigures Report)>();
            for (var cycle = 0; cycle < 5; cycle++)
            {
                cycles.Add((new(people), Report([.. people.Values], [.. cycles.Select(c => c.Report)])));
                // The worst case: nobody who stays changes their mind.
                for (var changes = random.Next(3); changes >= 0; changes--)
                {
                    if (people.Count == 0 || random.Next(2) == 0)
                    {
                        people.Add(next++, Rating(random));
                    }
                    else
                    {
                        people.Remove(people.Keys.ElementAt(random.Next(people.Count)));
                    }
                }
            }
            foreach (var (before, i) in cycles.Select((cycle, i) => (cycle, i)))
            {
                foreach (var after in cycles.Skip(i + 1))
                {
                    if (before.Report.Withheld || after.Report.Withheld)
                    {
                        continue;
                    }
                    var (first, second) = (before.Report.Questions[0], after.Report.Questions[0]);
                    pairs++;
                    shares += first.Bands is null ? 0 : 1;
                    if (first.Mean is null || second.Mean is null)
                    {
                        hidden++;
                        continue;
                    }
                    ranges += second.Mean.From == second.Mean.To ? 0 : 1;
                    var came = after.People.Keys.Except(before.People.Keys).ToList();
                    var went = before.People.Keys.Except(after.People.Keys).ToList();
                    foreach (var person in came)
                    {
                        var possible = Possible(first, second, came.Count - 1, went.Count);
                        possible.ShouldContain(after.People[person], "the truth is among them");
                        possible.Count.ShouldBeGreaterThan(1);
                    }
                    foreach (var person in went)
                    {
                        var possible = Possible(second, first, went.Count - 1, came.Count);
                        possible.ShouldContain(before.People[person], "the truth is among them");
                        possible.Count.ShouldBeGreaterThan(1);
                    }
                }
            }
        }
        pairs.ShouldBeGreaterThan(3000);
        shares.ShouldBeGreaterThan(20);
        ranges.ShouldBeInRange(pairs / 20, pairs * 2 / 3, "most means stay values");
        hidden.ShouldBeLessThan(pairs / 50);
    }

    /// <summary>Which ratings somebody can have given who is in the second report and not in the first.</summary>
    private static List<int> Possible(QuestionFigures without, QuestionFigures with, int others, int against)
    {
        var possible = new SortedSet<int>();
        foreach (var before in Sums(without))
        {
            foreach (var after in Sums(with))
            {
                for (var rating = 1; rating <= 6; rating++)
                {
                    var rest = after - before - rating;
                    if (rest >= others - (6 * against) && rest <= (6 * others) - against)
                    {
                        possible.Add(rating);
                    }
                }
            }
        }
        return [.. possible];
    }

    private static List<int> Sums(QuestionFigures question)
    {
        var count = question.Ratings!.Value;
        var byMean = Enumerable
            .Range(count, (5 * count) + 1)
            .Where(sum => Math.Floor((sum * 2m / count) + 0.5m) / 2 is var mean && mean >= question.Mean!.From && mean <= question.Mean.To);
        if (question.Bands is not { } bands)
        {
            return [.. byMean];
        }
        var byBands =
            from low in Enumerable.Range(0, count + 1)
            from middle in Enumerable.Range(0, count - low + 1)
            let high = count - low - middle
            where (Fifths(low, count), Fifths(middle, count), Fifths(high, count)) == (bands.Low, bands.Middle, bands.High)
            from more in Enumerable.Range(0, count + 1)
            select low + (3 * middle) + (5 * high) + more;
        return [.. byMean.Intersect(byBands)];
    }

    private static int Fifths(int part, int of) => (int)Math.Floor((5m * part / of) + 0.5m);

    private static FeedbackFigures Report(IEnumerable<int> ratings, IReadOnlyCollection<FeedbackFigures> earlier) =>
        FeedbackFigures.Of(
            [.. ratings.Select(rating => new FeedbackAnswer(ImmutableDictionary<string, int>.Empty.Add("q", rating)))],
            ["q"],
            s_thresholds,
            earlier
        );

    private static IEnumerable<int> WithSum(int sum, int count) => Enumerable.Range(0, count).Select(i => (sum + i) / count);

    private static int Rating(Random random) =>
        Math.Clamp((int)Math.Round(4.2 + ((random.NextDouble() + random.NextDouble() - 1) * 4)), 1, 6);
}
