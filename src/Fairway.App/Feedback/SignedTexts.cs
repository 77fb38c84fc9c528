using System.Collections.Immutable;
using System.Text.Json;
using Fairway.Rules;
using Fairway.Rules.Feedback;

namespace Fairway.App.Feedback;

/// <summary>What respondents were asked and promised, as the signed list has it: a later policy changes nothing of a report.</summary>
internal static class SignedTexts
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyDictionary<string, Wording> Questions(JsonElement list) =>
        list.GetProperty("questions")
            .EnumerateArray()
            .ToDictionary(q => q.GetProperty("code").GetString()!, q => Wording(q.GetProperty("text")), StringComparer.Ordinal);

    public static ImmutableArray<Wording> Scale(JsonElement list) => [.. list.GetProperty("scale").EnumerateArray().Select(Wording)];

    public static FeedbackThresholds Thresholds(JsonElement list) =>
        list.GetProperty("thresholds").Deserialize<FeedbackThresholds>(s_json)!;

    private static Wording Wording(JsonElement text) =>
        new(text.GetProperty("en").GetString()!, text.GetProperty("fr").GetString()!, text.GetProperty("es").GetString()!);
}
