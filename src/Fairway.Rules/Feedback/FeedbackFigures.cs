using System.Collections.Immutable;

namespace Fairway.Rules.Feedback;

/// <summary>What one respondent said, without a word on who it was, when or in which order (UF-2).</summary>
/// <param name="Ratings">By question, from 1 to 6; a question that isn't there could not be judged.</param>
[Rule("UF-2")]
public sealed record FeedbackAnswer(ImmutableDictionary<string, int> Ratings)
{
    /// <summary>The scale's lowest step.</summary>
    public const int Lowest = 1;

    /// <summary>The scale's highest step.</summary>
    public const int Highest = 6;
}

/// <summary>Shares of the ratings of a question, each in fifths of them and rounded, halves up: 2 means about two fifths.</summary>
/// <param name="Low">Ratings 1 and 2.</param>
/// <param name="Middle">Ratings 3 and 4.</param>
/// <param name="High">Ratings 5 and 6.</param>
public sealed record FeedbackBands(int Low, int Middle, int High);

/// <summary>A mean, rounded to 0.5, halves up; a range where one value beside an earlier report would give somebody's rating away.</summary>
/// <param name="From">The lowest value that it can be.</param>
/// <param name="To">The highest; mostly the same.</param>
public sealed record FeedbackMean(decimal From, decimal To);

/// <summary>What is shown of a question.</summary>
/// <param name="Question">Its code.</param>
/// <param name="Ratings">How many rated it; null where too few did.</param>
/// <param name="Mean">Null where too few rated it, or where any value would give somebody's rating away.</param>
/// <param name="Bands">Null below the threshold, or where an earlier report of nearly as many ratings stands beside it.</param>
public sealed record QuestionFigures(string Question, int? Ratings, FeedbackMean? Mean, FeedbackBands? Bands);

/// <summary>What is shown of a group's answers (UF-5).</summary>
/// <param name="Answers">How many there were.</param>
/// <param name="Withheld">Too few for a report: nothing further is shown, and nothing is merged with another group's afterwards.</param>
/// <param name="Questions">In the order asked; empty where the report is withheld.</param>
/// <param name="ShowsComments">Whether there are enough answers for comments to be shown, shuffled.</param>
[Rule("UF-5")]
public sealed record FeedbackFigures(int Answers, bool Withheld, ImmutableArray<QuestionFigures> Questions, bool ShowsComments)
{
    /// <summary>Compiles a group's answers, once, after the close.</summary>
    /// <param name="answers">All of them, in any order.</param>
    /// <param name="questions">Their codes in the order asked.</param>
    /// <param name="thresholds">At least <see cref="FeedbackThresholds.Promised"/>.</param>
    /// <param name="earlier">What was shown in earlier cycles of the same chief or leadership: those who read both must not learn what somebody said.</param>
    public static FeedbackFigures Of(
        IReadOnlyCollection<FeedbackAnswer> answers,
        IEnumerable<string> questions,
        FeedbackThresholds thresholds,
        IReadOnlyCollection<FeedbackFigures> earlier
    )
    {
        ArgumentOutOfRangeException.ThrowIfEqual(thresholds.KeepThePromise, false);
        return answers.Count < thresholds.Report
            ? new FeedbackFigures(answers.Count, Withheld: true, [], ShowsComments: false)
            : new FeedbackFigures(
                answers.Count,
                Withheld: false,
                [.. questions.Select(question => Question(question, answers, thresholds, earlier))],
                answers.Count >= thresholds.Comments
            );
    }

    private static QuestionFigures Question(
        string question,
        IEnumerable<FeedbackAnswer> answers,
        FeedbackThresholds thresholds,
        IEnumerable<FeedbackFigures> earlier
    )
    {
        var ratings = answers.Where(answer => answer.Ratings.ContainsKey(question)).Select(answer => answer.Ratings[question]).ToList();
        if (ratings.Count < thresholds.Question)
        {
            return new QuestionFigures(question, null, null, null);
        }
        List<QuestionFigures> before =
        [
            .. earlier.SelectMany(report => report.Questions).Where(q => q.Question == question && q.Ratings is not null),
        ];
        return new QuestionFigures(
            question,
            ratings.Count,
            Differencing.MeanOf(ratings.Sum(), ratings.Count, before),
            ratings.Count >= thresholds.Distribution && Differencing.LeavesRoomForBands(ratings.Count, before)
                ? Differencing.BandsOf(ratings)
                : null
        );
    }
}
