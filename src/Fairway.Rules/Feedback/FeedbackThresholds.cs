namespace Fairway.Rules.Feedback;

/// <summary>How many answers to upward feedback there must be before something of them is shown (UF-5).</summary>
/// <param name="Report">Answers for there to be a report, and people who may answer for there to be a group.</param>
/// <param name="Question">Ratings of a question for its mean.</param>
/// <param name="Comments">Answers for the comments.</param>
/// <param name="Distribution">Ratings of a question for shares in three bands.</param>
[Rule("UF-5")]
public sealed record FeedbackThresholds(int Report, int Question, int Comments, int Distribution)
{
    /// <summary>
    /// What was promised to those who answer. A policy can only raise these, which is why they stand here and not in one: the compiler, which
    /// others run, refuses a list of groups with lower ones.
    /// </summary>
    public static FeedbackThresholds Promised { get; } = new(Report: 5, Question: 5, Comments: 8, Distribution: 10);

    /// <summary>Whether none is lower than was promised.</summary>
    public bool KeepThePromise =>
        Report >= Promised.Report
        && Question >= Promised.Question
        && Comments >= Promised.Comments
        && Distribution >= Promised.Distribution;
}
