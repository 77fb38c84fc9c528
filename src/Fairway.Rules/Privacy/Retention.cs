using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Privacy;

/// <summary>A kind of record that is kept for a time of its own (CY-12). A stored name never changes.</summary>
[Rule("CY-12")]
public enum RetentionKind
{
    /// <summary>Appraisals with all that was written, signed, said, attached and read in them, and the Board's work on them.</summary>
    Appraisals = 1,

    /// <summary>Probation: colleagues' input, warnings, the report, and the Board's work on it.</summary>
    Probation,

    /// <summary>Cases of underperformance, HR's notes among them.</summary>
    Underperformance,

    /// <summary>Candidacies: forms, scores, conflicts, contests.</summary>
    Promotions,

    /// <summary>Requests for reclassification.</summary>
    Reclassification,

    /// <summary>Training requests and what they changed.</summary>
    Training,

    /// <summary>Thanks and rewards that were received.</summary>
    Recognition,

    /// <summary>Upward feedback: invitations and the report on oneself; that one took part in a survey.</summary>
    Feedback,

    /// <summary>Requests for coaching.</summary>
    Coaching,

    /// <summary>Mails that were sent.</summary>
    Mails,

    /// <summary>What was typed and never shared.</summary>
    Drafts,

    /// <summary>The account: how one signed in, calendars, reminders, courses.</summary>
    Account,

    /// <summary>Doubts about facts, and the history of what was changed in staff file and account.</summary>
    StaffFile,

    /// <summary>What was declared in the room of skills, which stands in a database of its own.</summary>
    Skills,
}

/// <summary>From which day a period is counted.</summary>
public enum RetentionStart
{
    /// <summary>The last day of service.</summary>
    Separation = 1,

    /// <summary>The day on which the record was closed: a mail sent, a request answered.</summary>
    Closing,
}

/// <summary>How long a kind of record is kept.</summary>
/// <param name="Length">Whole months; null: without end.</param>
public sealed record RetentionPeriod(Period? Length);

/// <summary>How long one kind of record is kept, from which day, and which parameter says so.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Base">From which day it is counted.</param>
/// <param name="Parameter">The key of the parameter: <c>retention.probation</c>.</param>
/// <param name="Period">How long.</param>
public sealed record RetentionTime(RetentionKind Kind, RetentionStart Base, string Parameter, RetentionPeriod Period);

/// <summary>How long each kind of record is kept.</summary>
/// <param name="Times">One for each kind, in the order of the kinds.</param>
public sealed record RetentionPolicy(ImmutableArray<RetentionTime> Times)
{
    /// <summary>The time of a kind.</summary>
    public RetentionTime Of(RetentionKind kind) => Times.First(time => time.Kind == kind);
}

/// <summary>The arithmetic of keeping records (CY-12).</summary>
[Rule("CY-12")]
public static class Retention
{
    /// <summary>
    /// The last day on which a record is kept, inclusive; null: without end. Months are added to the day it is counted from, and where that month is too short
    /// its last day counts: of 29 February, 28 February.
    /// </summary>
    /// <param name="from">The last day of service, or the day of closing.</param>
    /// <param name="period">How long.</param>
    public static LocalDate? LastDay(LocalDate from, RetentionPeriod period) => period.Length is { } length ? from.Plus(length) : null;

    /// <summary>Whether the time of a record has come: on the day after the last one on which it is kept, and ever after.</summary>
    /// <param name="from">The last day of service, or the day of closing.</param>
    /// <param name="period">How long.</param>
    /// <param name="today">The day of the look.</param>
    public static bool IsDue(LocalDate from, RetentionPeriod period, LocalDate today) => LastDay(from, period) < today;

    /// <summary>The last day such that what was closed on it, or before, is due; null: none is.</summary>
    /// <param name="period">How long.</param>
    /// <param name="today">The day of the look.</param>
    public static LocalDate? LastClosedDue(RetentionPeriod period, LocalDate today)
    {
        if (period.Length is not { } length)
        {
            return null;
        }
        // At the end of a short month several days have the same last day of keeping.
        var day = today.Minus(length).PlusDays(3);
        while (!IsDue(day, period, today))
        {
            day = day.PlusDays(-1);
        }
        return day;
    }
}
