using System.Collections.Immutable;
using System.Text.Json;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;

namespace Fairway.App.Feedback;

/// <summary>What the compiler says of a group, as it signs it (Fairway.Compiler's Report).</summary>
/// <param name="Group">The id of the group's key.</param>
/// <param name="Label">About whom or what.</param>
/// <param name="Closed">The first day without answers.</param>
/// <param name="Eligible">How many could answer.</param>
/// <param name="Figures">What may be shown.</param>
/// <param name="Continue">Comments on what should go on, shuffled.</param>
/// <param name="Change">Comments on what could be better, shuffled apart.</param>
/// <param name="Counted">The hashes of the tokens that were counted.</param>
public sealed record CompiledReport(
    string Group,
    string Label,
    string Closed,
    int Eligible,
    FeedbackFigures Figures,
    ImmutableArray<string> Continue,
    ImmutableArray<string> Change,
    ImmutableArray<string> Counted
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a report that was verified when it came.</summary>
    public static CompiledReport Of(FeedbackReport kept) => Parse(SignedDocument.Read(kept.Text)!)!;

    /// <summary>Which group a report says it is of, before anything of it is believed; null where it is no signed report.</summary>
    public static string? GroupOf(string text) => SignedDocument.Read(text) is { } signed ? Parse(signed)?.Group : null;

    /// <summary>
    /// Verifies what came: the compiler's signature, by the key with which it signed the list before anybody answered; that it is this group of this list; and that it
    /// shows nothing for which too few answered. Who could put another report in its place would have to have that key.
    /// </summary>
    /// <param name="text">As it came.</param>
    /// <param name="round">Of the group.</param>
    /// <param name="group">The one that it says it is of.</param>
    /// <param name="issued">How many tokens and codes were given out for it.</param>
    /// <param name="connection">The compiler that is named to Fairway; null: none is.</param>
    public static (CompiledReport? Report, Refusal? Wrong) Verify(
        string text,
        FeedbackRound round,
        FeedbackGroup group,
        int issued,
        CompilerConnection? connection
    )
    {
        if (
            SignedDocument.Read(text) is not { } signed
            || SignedDocument.Read(round.CompilerList ?? "") is not { } list
            || signed.Key != list.Key
            || (connection is not null && signed.Key != connection.Key)
        )
        {
            return (null, ReportRefusals.FeedbackReportSignature);
        }
        if (
            Parse(signed) is not { } report
            || report.Group != group.KeyId
            || report.Label != group.Label
            || report.Eligible != group.Size
            || report.Closed != IsoDay.Text(round.AnswersClose)
            || Thresholds(list) is not { } thresholds
            || !report.Figures.Questions.Select(q => q.Question).All(Questions(list).Contains)
        )
        {
            return (null, ReportRefusals.FeedbackReportOther);
        }
        var figures = report.Figures;
        if (
            report.Counted.Length != figures.Answers
            || report.Counted.Distinct(StringComparer.Ordinal).Count() != figures.Answers
            || figures.Answers > issued
            || issued > group.Size
        )
        {
            return (null, ReportRefusals.FeedbackReportCounts);
        }
        return KeepsThresholds(report, thresholds) ? (report, null) : (null, ReportRefusals.FeedbackReportThresholds);
    }

    private static bool KeepsThresholds(CompiledReport report, FeedbackThresholds thresholds)
    {
        var figures = report.Figures;
        var comments = figures.ShowsComments || report.Continue.Length > 0 || report.Change.Length > 0;
        return thresholds.KeepThePromise
            && figures.Withheld == figures.Answers < thresholds.Report
            && !(figures.Withheld && (comments || figures.Questions.Length > 0))
            && !(comments && figures.Answers < thresholds.Comments)
            && report.Continue.Length <= figures.Answers
            && report.Change.Length <= figures.Answers
            && figures.Questions.All(q =>
                q.Ratings is null
                    ? q.Mean is null && q.Bands is null
                    : q.Ratings >= thresholds.Question
                        && q.Ratings <= figures.Answers
                        && (q.Bands is null || q.Ratings >= thresholds.Distribution)
            );
    }

    private static FeedbackThresholds? Thresholds(SignedDocument list) =>
        list.Document.TryGetProperty("thresholds", out var given) ? given.Deserialize<FeedbackThresholds>(s_json) : null;

    private static HashSet<string> Questions(SignedDocument list) =>
        [.. list.Document.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("code").GetString()!)];

    private static CompiledReport? Parse(SignedDocument signed)
    {
        try
        {
            return
                signed.Document.Deserialize<CompiledReport>(s_json)
                    is { Group: not null, Label: not null, Figures.Questions.IsDefault: false, Continue.IsDefault: false } report
                && !report.Change.IsDefault
                && !report.Counted.IsDefault
                ? report
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
