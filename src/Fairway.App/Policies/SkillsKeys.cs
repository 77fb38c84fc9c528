using System.Collections.Immutable;
using Fairway.Rules.Skills;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of skills mapping (LE-3), with their shapes and bounds.</summary>
internal static class SkillsKeys
{
    private const string Prefix = "skills.";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "catalogue"] = Catalogue,
            [Prefix + "languages"] = UnderperformanceKeys.Choices,
            [Prefix + "posts"] = UnderperformanceKeys.Choices,
            [Prefix + "confirm.after"] = PolicyKeys.MonthsLong(1, 60),
        };

    public static SkillsPolicy Compose(Func<string, object> value) =>
        new()
        {
            Catalogue = (ImmutableArray<SkillsCategory>)value(Prefix + "catalogue"),
            Languages = (ImmutableArray<NamedChoice>)value(Prefix + "languages"),
            Posts = (ImmutableArray<NamedChoice>)value(Prefix + "posts"),
            ConfirmAfter = (Period)value(Prefix + "confirm.after"),
        };

    private static (object, string)? Catalogue(PolicyReader r, PolicyJson json, string key)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return PolicyKeys.Listed(r, json, key, 1, Category, category => category.Code);

        SkillsCategory? Category(PolicyJson item, string at)
        {
            if (r.Object(item, at, "code", "name", "entries") is not { } members)
            {
                return null;
            }
            var code = r.Code(members["code"], $"{at}.code");
            var name = r.Wording(members["name"], $"{at}.name");
            var entries = r.List(members["entries"], $"{at}.entries", 1, Entry, entry => entry.Code);
            return code is not null && name is not null && entries is { } list ? new(code, name, list) : null;
        }

        NamedChoice? Entry(PolicyJson item, string at)
        {
            var entry = PolicyKeys.Named(r, item, at, "name", (code, name) => new NamedChoice(code, name));
            if (entry is not null && !known.Add(entry.Code))
            {
                r.Mistake(item, at, $"“{entry.Code}” stands in two categories");
                return null;
            }
            return entry;
        }
    }
}
