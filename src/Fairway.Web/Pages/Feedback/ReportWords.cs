using Fairway.App.Feedback;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Feedback;

/// <summary>What reports of upward feedback say, in words.</summary>
internal static class ReportWords
{
    /// <summary>When the chief reads a report that they can't read yet (UF-6).</summary>
    public static string Later(Words t, ReportLine line) =>
        t.Count(
            "FeedbackReports.Later",
            int.Parse(line.Release.Facts["awaited"], System.Globalization.CultureInfo.InvariantCulture),
            IsoDay.Parse(line.Release.Facts["from"])!.Value
        );

    /// <summary>A mean, or the range in which it lies.</summary>
    public static string Mean(Words t, QuestionFigures figures) =>
        figures switch
        {
            { Ratings: null } => t["FeedbackReports.TooFew"],
            { Mean: null } => t["FeedbackReports.NotShown"],
            { Mean: var mean } when mean.From == mean.To => t.Number(mean.From, 1),
            { Mean: var mean } => t["FeedbackReports.Range", t.Number(mean.From, 1), t.Number(mean.To, 1)],
        };
}
