using Fairway.Rules.Privacy;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;

namespace Fairway.Web.Pages.Privacy;

/// <summary>How times of keeping are said.</summary>
public static class RetentionWords
{
    /// <summary>"10 years": as people count so long a time.</summary>
    public static string Length(Words words, object value) =>
        value is RetentionPeriod { Length: { Days: 0, Weeks: 0 } whole } && ((whole.Years * 12) + whole.Months) % 12 == 0
            ? words.Count("Copies.Years", whole.Years + (whole.Months / 12))
            : PolicyWords.Value(words, value);

    /// <summary>The names of kinds, one after the other.</summary>
    public static string Kinds(Words words, IEnumerable<RetentionKind> kinds) =>
        string.Join(", ", kinds.Distinct().Order().Select(kind => words["Retention.Kind." + kind]));
}
