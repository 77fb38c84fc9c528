using System.Collections.Immutable;
using Fairway.Rules.Recognition;

namespace Fairway.App.Policies;

/// <summary>The keys of recognition (RC-1), with their shapes and bounds.</summary>
internal static class RecognitionKeys
{
    private const string Rewards = "recognition.rewards";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Rewards] = (r, json, key) => PolicyKeys.Listed(r, json, key, 0, (item, at) => Type(r, item, at), type => type.Code),
        };

    public static RecognitionPolicy Compose(Func<string, object> value) => new((ImmutableArray<RewardType>)value(Rewards));

    private static RewardType? Type(PolicyReader r, PolicyJson item, string at)
    {
        if (r.Object(item, at, "code", "name", "by") is not { } members)
        {
            return null;
        }
        var code = r.Code(members["code"], $"{at}.code");
        var name = r.Wording(members["name"], $"{at}.name");
        var by = r.Text(members["by"], $"{at}.by");
        var known = RecognitionPolicy.Approvers.Where(a => a.Code == by).ToList();
        if (by is not null && known.Count == 0)
        {
            r.Mistake(members["by"], $"{at}.by", $"“{by}” is none of {string.Join(", ", RecognitionPolicy.Approvers.Select(a => a.Code))}");
        }
        return code is not null && name is not null && known is [var approver] ? new(code, name, approver.Value) : null;
    }
}
