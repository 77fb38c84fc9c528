using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// Whether an overall rating sits oddly with its parts (CY-5). The overall rating is a person's judgement and is never computed; an odd one
/// is not refused, but its reason is asked for and goes to the Board. Interpretation 22.
/// </summary>
[Rule("CY-5")]
public static class Oddness
{
    /// <summary>
    /// Odd is an overall rating below the lowest or above the highest of all parts, and one two steps or more away from every output. Null
    /// while a rating is missing: there is nothing to compare yet.
    /// </summary>
    public static Finding? Of(Assessment assessment, AssessedCycle cycle, RatingScales scales)
    {
        var outputs = cycle.Outputs.Select(o => Place(assessment.OfOutput(o.Now.Id)?.Rating, scales.Outputs)).ToList();
        var competencies = cycle.Competencies.Select(code => Place(assessment.OfCompetency(code)?.Rating, scales.Competencies)).ToList();
        var all = outputs.Concat(competencies).ToList();
        if (Place(assessment.Overall?.Rating, scales.Overall) is not { } overall || all.Count == 0 || all.Contains(null))
        {
            return null;
        }
        var (lowest, highest) = (all.Min()!.Value, all.Max()!.Value);
        var outside = overall < lowest || overall > highest;
        var far = outputs.Count > 0 && outputs.TrueForAll(place => Math.Abs(place!.Value - overall) >= 2);
        (string, string)[] facts =
        [
            ("overall", assessment.Overall!.Rating),
            ("outputs", string.Join(", ", cycle.Outputs.Select(o => assessment.OfOutput(o.Now.Id)!.Rating))),
            ("competencies", string.Join(", ", cycle.Competencies.Select(code => assessment.OfCompetency(code)!.Rating))),
            ("steps", (outside ? Math.Max(lowest - overall, overall - highest) : 0).ToString(CultureInfo.InvariantCulture)),
        ];
        return outside || far
            ? Finding.NotMet(Citations.CY5, "overall-sits-oddly", facts)
            : Finding.Met(Citations.CY5, "overall-within-parts", facts);
    }

    /// <summary>The step on the scale, 0 the lowest; null where nothing of the scale is given.</summary>
    private static int? Place(string? rating, ImmutableArray<Rating> scale)
    {
        for (var i = 0; i < scale.Length; i++)
        {
            if (scale[i].Code == rating)
            {
                return i;
            }
        }
        return null;
    }
}
