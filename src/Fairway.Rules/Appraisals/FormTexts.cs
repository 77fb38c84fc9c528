using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What every form asks of its texts, whichever step it belongs to.</summary>
internal static class FormTexts
{
    // A hand-made request may send a list of any length; this many are more than anybody drafts.
    private const int MostEntries = 50;

    /// <summary>Adds what can't be kept: lists without end, texts too long, broken characters.</summary>
    public static void Unkeepable(
        List<Refusal> refusals,
        IEnumerable<(string Field, int Count)> lists,
        IEnumerable<(string Field, string Text)> texts,
        AppraisalPolicy policy,
        string rule
    )
    {
        foreach (var (field, count) in lists)
        {
            if (count > MostEntries)
            {
                refusals.Add(Refusal.Of(RefusalCodes.TooManyEntries, field, rule, count, MostEntries));
            }
        }
        foreach (var (field, text) in texts)
        {
            if (text.Length > policy.TextMaximum)
            {
                refusals.Add(Refusal.Of(RefusalCodes.TextTooLong, field, rule, text.Length, policy.TextMaximum));
            }
            if (HasLoneSurrogate(text))
            {
                refusals.Add(Refusal.Of(RefusalCodes.TextNotUnicode, field, rule));
            }
        }
    }

    /// <summary>Adds a refusal where a text is missing.</summary>
    public static void Required(List<Refusal> refusals, string rule, string? text, string code, string field, params object[] args)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(Refusal.Of(code, field, rule, args));
        }
    }

    /// <summary>No signature precedes the discussion (CY-2b), and none is held in the future.</summary>
    [Rule("CY-2b")]
    public static void Discussion(List<Refusal> refusals, LocalDate? discussedOn, LocalDate today)
    {
        if (discussedOn is not { } discussed)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DiscussionMissing, "DiscussedOn", "CY-2b"));
        }
        else if (discussed > today)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DiscussionInFuture, "DiscussedOn", "CY-2b", discussed, today));
        }
    }

    internal static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }
}
