using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;

namespace Fairway.App.Promotions;

/// <summary>The findings of a personal promotion as JSON for machines and as plain text for a terminal.</summary>
public static class EligibilityWords
{
    internal static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object: <c>staff_id, group, tracks: [{track, eligible, first, findings}]</c>.</summary>
    internal static void Write(Utf8JsonWriter json, string staffId, PromotionExplanation explained)
    {
        json.WriteStartObject();
        json.WriteString("staff_id", staffId);
        json.WriteString("group", explained.Group.Code());
        json.WriteStartArray("tracks");
        foreach (var track in (TrackFindings[])[explained.One, explained.Two])
        {
            json.WriteStartObject();
            json.WriteNumber("track", (int)track.Track);
            json.WriteBoolean("eligible", track.IsEligible);
            json.WriteString("first", track.First is { } first ? IsoDay.Text(first) : null);
            json.WriteStartArray("findings");
            foreach (var found in track.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", found.Finding.Citation.Rule);
                json.WriteString("condition", found.Condition.Code());
                json.WriteBoolean("met", found.Finding.Judgement == Judgement.Met);
                json.WriteStartObject("facts");
                foreach (var (name, value) in found.Finding.Facts)
                {
                    if (IsNumber(found, name))
                    {
                        json.WriteNumber(name, int.Parse(value, CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        json.WriteString(name, value);
                    }
                }
                if (IsService(found))
                {
                    Write(json, found);
                }
                json.WriteEndObject();
                json.WriteString("source", found.Finding.Citation.ToString());
                json.WriteString("standing", found.Standing);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PromotionFinding found)
    {
        json.WriteStartArray("segments");
        foreach (var segment in found.Segments)
        {
            json.WriteStartObject();
            json.WriteString("from", IsoDay.Text(segment.Span.From));
            json.WriteString("to", IsoDay.Text(segment.Span.LastDay!.Value));
            json.WriteString("organization", segment.Organization);
            json.WriteString("dutyStation", segment.DutyStation);
            json.WriteNumber("days", segment.Days);
            json.WriteNumber("rate", segment.Rate);
            json.WriteNumber("credit", segment.Credit);
            json.WriteStartArray("faster");
            foreach (var why in Why(segment.Acceleration))
            {
                json.WriteStringValue(why);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The findings in lines that a person reads: what is met, on which facts, the arithmetic, the source.</summary>
    /// <param name="staffId">Whose.</param>
    /// <param name="explained">The findings.</param>
    public static IEnumerable<string> Lines(string staffId, PromotionExplanation explained)
    {
        var group = explained.Group == PromotionGroup.None ? "no group" : $"group {explained.Group.Code()}";
        yield return $"{staffId}, as of {IsoDay.Text(explained.AsOf)}: {group}";
        foreach (var track in (TrackFindings[])[explained.One, explained.Two])
        {
            yield return "";
            yield return $"Track {(int)track.Track}: {(track.IsEligible ? "eligible" : $"not eligible ({track.Unmet.Code().Replace(";", ", ", StringComparison.Ordinal)})")}";
            yield return track.First is { } first
                ? $"  first 31 December on which all conditions hold: {IsoDay.Text(first)}"
                : $"  no 31 December within {PromotionEligibility.YearsAhead} years on which all conditions hold";
            foreach (var found in track.Findings)
            {
                yield return "";
                yield return $"  {(found.Finding.Judgement == Judgement.Met ? "met    " : "not met")}  {Name(found.Condition)} ({found.Condition.Code()})";
                foreach (var segment in found.Segments)
                {
                    var faster =
                        segment.Acceleration == Acceleration.None ? "" : $", faster by {string.Join(" and ", Why(segment.Acceleration))}";
                    yield return Line(
                        $"{IsoDay.Text(segment.Span.From)} to {IsoDay.Text(segment.Span.LastDay!.Value)}  {segment.Days, 6} days × {segment.Rate} = {segment.Credit, 6}  {segment.Organization}, {segment.DutyStation}{faster}"
                    );
                }
                var facts = found.Finding.Facts;
                if (IsService(found))
                {
                    yield return Line(
                        $"credit {facts["credit"]}, needed {facts["creditNeeded"]} = 2 × {facts["thresholdDays"]} days (threshold T: {facts["years"]} years); PP-4, PP-5"
                    );
                }
                else
                {
                    yield return Line(
                        $"{string.Join(", ", facts.Select(fact => $"{fact.Key} {(fact.Value.Length == 0 ? "–" : fact.Value)}"))}"
                    );
                }
                yield return Line($"source: {found.Finding.Citation}; standing: {found.Standing}");
            }
        }

        static string Line(FormattableString text) => "           " + text.ToString(CultureInfo.InvariantCulture);
    }

    private static string Name(PromotionConditions condition) =>
        condition switch
        {
            PromotionConditions.InService => "in service",
            PromotionConditions.Category => "category that takes part",
            PromotionConditions.HighestGrade => "below the highest grade",
            PromotionConditions.Funding => "funding",
            PromotionConditions.Population => "of no population that is left out",
            PromotionConditions.NotPromoted => "no personal promotion before",
            PromotionConditions.GradeService => "service in the grade",
            PromotionConditions.TotalService => "service in all",
            _ => "mobility",
        };

    private static bool IsService(PromotionFinding found) =>
        found.Condition is PromotionConditions.GradeService or PromotionConditions.TotalService;

    private static bool IsNumber(PromotionFinding found, string fact) => IsService(found) && fact != "grade";

    private static IEnumerable<string> Why(Acceleration acceleration)
    {
        if (acceleration.HasFlag(Acceleration.Age))
        {
            yield return "age";
        }
        if (acceleration.HasFlag(Acceleration.Station))
        {
            yield return "station";
        }
    }
}
