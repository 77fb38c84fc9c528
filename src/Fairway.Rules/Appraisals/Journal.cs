using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What kind of entry somebody makes in the journal (CY-10). A stored name never changes.</summary>
public enum JournalKind
{
    /// <summary>The two have talked about how it is going.</summary>
    CheckIn = 1,

    /// <summary>Something has moved on.</summary>
    Progress,

    /// <summary>Something stands in the way, or isn't as it should be.</summary>
    Difficulty,

    /// <summary>One tells the other how they see the work.</summary>
    Feedback,
}

/// <summary>An entry as somebody writes it, before it is dated.</summary>
/// <param name="Kind">What it is; null: not chosen.</param>
/// <param name="About">The part of the form it is about, as <see cref="AgreementSections"/> names it; null: the whole.</param>
/// <param name="Day">The day it tells of, if that matters; the system dates the entry itself.</param>
/// <param name="Text">What is said.</param>
public sealed record JournalText(JournalKind? Kind, string? About, LocalDate? Day, string Text);

/// <summary>What stands against keeping an entry of the journal.</summary>
[Rule("CY-10")]
public static class JournalCheck
{
    /// <summary>Everything that is wrong with it; empty: it can be kept.</summary>
    /// <param name="entry">What was written.</param>
    /// <param name="parts">The parts of the form that an entry can be about now.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    /// <param name="today">The writer's day.</param>
    public static IReadOnlyList<Refusal> Of(JournalText entry, IReadOnlySet<string> parts, AppraisalPolicy policy, LocalDate today)
    {
        var refusals = new List<Refusal>();
        if (entry.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            refusals.Add(Refusal.Of(RefusalCodes.JournalKindMissing, "Kind", "CY-10"));
        }
        if (entry.About is { } about && !parts.Contains(about))
        {
            refusals.Add(Refusal.Of(RefusalCodes.JournalAboutUnknown, "About", "CY-10"));
        }
        if (entry.Day is { } day && day > today)
        {
            refusals.Add(Refusal.Of(RefusalCodes.JournalDayInFuture, "Day", "CY-10", day, today));
        }
        if (string.IsNullOrWhiteSpace(entry.Text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.JournalTextMissing, "Text", "CY-10"));
        }
        else if (entry.Text.Length > policy.TextMaximum)
        {
            refusals.Add(Refusal.Of(RefusalCodes.TextTooLong, "Text", "CY-10", entry.Text.Length, policy.TextMaximum));
        }
        else if (FormTexts.HasLoneSurrogate(entry.Text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TextNotUnicode, "Text", "CY-10"));
        }
        return refusals;
    }
}
