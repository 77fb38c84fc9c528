using System.Collections.Immutable;

namespace Fairway.Rules.Appraisals;

/// <summary>The parts of the two halves of an end-of-cycle form that are edited by themselves.</summary>
[Rule("CY-4")]
public static class EndSections
{
    /// <summary>The part that holds the developmental objective.</summary>
    public const string Objective = AgreementSections.Objective;

    /// <summary>The part that holds the day of the discussion.</summary>
    public const string Discussion = AgreementSections.Discussion;

    /// <summary>The part that holds the word on career.</summary>
    public const string Career = "career";

    /// <summary>The part that holds all managerial questions.</summary>
    public const string Accountabilities = "accountabilities";

    /// <summary>The part that holds all extra criteria.</summary>
    public const string Criteria = "criteria";

    /// <summary>The part that holds the overall rating.</summary>
    public const string Overall = "overall";

    /// <summary>The part that holds one output, by its id as written.</summary>
    internal static string OfOutput(string id) => Guid.TryParse(id, out var known) ? AgreementSections.OfOutput(known) : "";

    internal static object? TextOrNull(string text) => text.Length == 0 ? null : text;

    internal static object? ListOrNull(ImmutableArray<CodedText> texts) =>
        texts.IsEmpty ? null : string.Join('\n', texts.Select(text => $"{text.Code}: {text.Text}"));

    internal static ImmutableArray<T> Set<T, TKey>(ImmutableArray<T> list, T entry, Func<T, TKey> keyOf)
        where T : class
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (Equals(keyOf(list[i]), keyOf(entry)))
            {
                return list.SetItem(i, entry);
            }
        }
        return list.Add(entry);
    }
}
