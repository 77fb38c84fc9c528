using System.Text.Json.Nodes;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What a version of the list freezes: who is on it, with the facts and findings of each.</summary>
internal static class ListContent
{
    /// <summary>The content as canonical JSON, and its hash.</summary>
    public static (string Content, string Hash) Write(CareerExercise exercise, IEnumerable<JudgedOfficial> listed)
    {
        var content = CanonicalJson.Text(
            new JsonObject
            {
                ["year"] = exercise.Year,
                ["asOf"] = IsoDay.Text(exercise.AsOf),
                ["policy"] = exercise.PolicyVersion,
                ["officials"] = new JsonArray([.. listed.OrderBy(j => j.StaffId, StringComparer.Ordinal).Select(Official)]),
            }.ToJsonString()
        );
        return (content, CanonicalJson.Sha256Hex(content));
    }

    /// <summary>One official of a frozen list; null where they are not on it.</summary>
    public static JsonObject? Find(string content, string staffId) =>
        JsonNode.Parse(content)!["officials"]!.AsArray().OfType<JsonObject>().FirstOrDefault(o => (string?)o["staffId"] == staffId);

    /// <summary>A frozen list with one official judged anew: the others stay as they were.</summary>
    /// <param name="content">The version before.</param>
    /// <param name="others">Who else stands on the new one.</param>
    /// <param name="judged">Who is put on, or is judged anew; null where somebody is taken off.</param>
    public static (string Content, string Hash) Replace(string content, IReadOnlyCollection<string> others, JudgedOfficial? judged)
    {
        var root = JsonNode.Parse(content)!.AsObject();
        var kept = root["officials"]!.AsArray().OfType<JsonObject>().Where(o => others.Contains((string)o["staffId"]!)).ToList();
        root["officials"] = new JsonArray([
            .. kept.Select(o => o.DeepClone().AsObject())
                .Concat(judged is null ? [] : [Official(judged)])
                .OrderBy(o => (string)o["staffId"]!, StringComparer.Ordinal),
        ]);
        var text = CanonicalJson.Text(root.ToJsonString());
        return (text, CanonicalJson.Sha256Hex(text));
    }

    private static JsonObject Official(JudgedOfficial of) =>
        new()
        {
            ["staffId"] = of.StaffId,
            ["group"] = of.Group.Code(),
            ["category"] = of.Period?.Category,
            ["grade"] = of.Period?.Grade,
            ["dutyStation"] = of.Period?.DutyStation,
            ["tracks"] = new JsonArray([.. of.Reasons.Tracks.Select(Track)]),
        };

    private static JsonObject Track(JudgedTrack of) =>
        new()
        {
            ["track"] = (int)of.Track,
            ["eligible"] = of.IsEligible,
            ["findings"] = new JsonArray([
                .. of.Conditions.Select(f => new JsonObject
                {
                    ["rule"] = f.Finding.Citation.Rule,
                    ["condition"] = f.Code,
                    ["met"] = f.Finding.Judgement == Judgement.Met,
                    ["facts"] = new JsonObject(f.Finding.Facts.Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))),
                    ["standing"] = f.Standing,
                }),
            ]),
        };
}
