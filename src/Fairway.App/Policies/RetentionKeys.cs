using Fairway.Rules.Privacy;

namespace Fairway.App.Policies;

/// <summary>The keys that say how long each kind of record is kept (CY-12), with their bounds.</summary>
internal static class RetentionKeys
{
    /// <summary>What a file says instead of a period where a kind is kept without end.</summary>
    public const string Kept = "kept";

    private static readonly (RetentionKind Kind, RetentionStart Base, string Key, int Least)[] s_kinds =
    [
        (RetentionKind.Appraisals, RetentionStart.Separation, "file.retention", 12),
        (RetentionKind.Probation, RetentionStart.Separation, "retention.probation", 12),
        (RetentionKind.Underperformance, RetentionStart.Separation, "retention.underperformance", 12),
        (RetentionKind.Promotions, RetentionStart.Separation, "retention.promotions", 12),
        (RetentionKind.Reclassification, RetentionStart.Separation, "retention.reclassification", 12),
        (RetentionKind.Training, RetentionStart.Separation, "retention.training", 12),
        (RetentionKind.Recognition, RetentionStart.Separation, "retention.recognition", 1),
        (RetentionKind.Feedback, RetentionStart.Separation, "retention.feedback", 6),
        (RetentionKind.Coaching, RetentionStart.Closing, "retention.coaching", 1),
        (RetentionKind.Mails, RetentionStart.Closing, "retention.mails", 3),
        (RetentionKind.Drafts, RetentionStart.Separation, "retention.drafts", 1),
        (RetentionKind.Account, RetentionStart.Separation, "retention.account", 1),
        (RetentionKind.StaffFile, RetentionStart.Separation, "retention.staffFile", 12),
        (RetentionKind.Skills, RetentionStart.Separation, "retention.skills", 1),
    ];

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        s_kinds.ToDictionary(kind => kind.Key, kind => Months(kind.Least), StringComparer.Ordinal);

    public static RetentionPolicy Compose(Func<string, object> value) =>
        new([.. s_kinds.Select(kind => new RetentionTime(kind.Kind, kind.Base, kind.Key, (RetentionPeriod)value(kind.Key)))]);

    private static ReadValue Months(int least) =>
        (r, json, key) =>
            json.Text == Kept ? (new RetentionPeriod(null), Kept)
            : r.MonthsLong(json, key, least, 1200) is { } period ? (new RetentionPeriod(period), json.Text)
            : null;
}
