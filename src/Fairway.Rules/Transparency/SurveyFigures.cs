using System.Collections.Immutable;

namespace Fairway.Rules.Transparency;

/// <summary>How often an answer was given to a question, by those who serve in a region.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Region">As the list of duty stations has it.</param>
/// <param name="Answer">From 1 to <see cref="SurveyFigures.Most"/>.</param>
/// <param name="Count">How often.</param>
public sealed record SurveyTally(string Question, string Region, int Answer, int Count);

/// <summary>A region's mean on a question.</summary>
/// <param name="Region">Which.</param>
/// <param name="Mean">Rounded to a half; null: not shown.</param>
public sealed record SurveyRegion(string Region, decimal? Mean);

/// <summary>What is published of a question.</summary>
/// <param name="Question">Its code.</param>
/// <param name="Mean">Rounded to a half; null: too few answers.</param>
/// <param name="Bands">How many answered below, in and above the middle; empty: not shown.</param>
/// <param name="Regions">Means by region.</param>
public sealed record SurveyQuestionFigures(string Question, decimal? Mean, ImmutableArray<int> Bands, ImmutableArray<SurveyRegion> Regions);

/// <summary>What is published of a survey, once and for all.</summary>
/// <param name="Answers">How many took part; null: too few.</param>
/// <param name="Questions">In their order.</param>
public sealed record SurveyPublication(int? Answers, ImmutableArray<SurveyQuestionFigures> Questions);

/// <summary>
/// What a survey after a cycle may tell (FA-2), with the thresholds of upward feedback (UF-5): means from five answers, rounded to a half, halves up; three
/// bands from ten answers, and only where none of them is of a few. A region is left out below five, and so is the next smallest where it could be worked out.
/// </summary>
[Rule("FA-2"), Rule("UF-5")]
public static class SurveyFigures
{
    /// <summary>The highest answer.</summary>
    public const int Most = 5;

    /// <summary>The figures of all questions.</summary>
    /// <param name="questions">Their codes, in their order.</param>
    /// <param name="tallies">All answers, counted.</param>
    /// <param name="least">The fewest answers of which anything is told.</param>
    public static SurveyPublication Of(IReadOnlyList<string> questions, IReadOnlyCollection<SurveyTally> tallies, int least)
    {
        var figures = questions.Select(code => Question(code, [.. tallies.Where(t => t.Question == code)], least)).ToImmutableArray();
        // Every question is answered by everybody who takes part.
        var answers = questions.Count == 0 ? 0 : tallies.Where(t => t.Question == questions[0]).Sum(t => t.Count);
        return new SurveyPublication(answers >= least ? answers : null, figures);
    }

    private static SurveyQuestionFigures Question(string code, IReadOnlyCollection<SurveyTally> tallies, int least)
    {
        var all = tallies.Sum(t => t.Count);
        if (all < least)
        {
            return new(code, null, [], []);
        }
        int[] bands = [Between(1, 2), Between(3, 3), Between(4, Most)];
        var regions = tallies
            .GroupBy(t => t.Region, StringComparer.Ordinal)
            .Select(g => (Region: g.Key, Count: g.Sum(t => t.Count), Mean: Mean([.. g])))
            .OrderBy(r => r.Count)
            .ThenBy(r => r.Region, StringComparer.Ordinal)
            .ToList();
        var hidden = regions.Count(r => r.Count < least);
        // What all regions but one tell, together with the whole, tells of that one.
        var few = regions.Take(hidden).Sum(r => r.Count);
        while (hidden > 0 && hidden < regions.Count && few < least)
        {
            few += regions[hidden++].Count;
        }
        return new(
            code,
            Mean(tallies),
            all >= 2 * least && Array.TrueForAll(bands, b => b >= least) ? [.. bands] : [],
            [
                .. regions
                    .Select((r, index) => new SurveyRegion(r.Region, index < hidden ? null : r.Mean))
                    .OrderBy(r => r.Region, StringComparer.Ordinal),
            ]
        );

        int Between(int from, int to) => tallies.Where(t => t.Answer >= from && t.Answer <= to).Sum(t => t.Count);
    }

    /// <summary>Rounded to a half, halves up.</summary>
    private static decimal Mean(IReadOnlyCollection<SurveyTally> tallies) =>
        Math.Floor((tallies.Sum(t => (decimal)t.Answer * t.Count) / tallies.Sum(t => t.Count) * 2) + 0.5m) / 2;
}
