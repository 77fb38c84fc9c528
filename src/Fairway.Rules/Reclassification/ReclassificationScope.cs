namespace Fairway.Rules.Reclassification;

/// <summary>Why no request is opened for somebody in the scope of an exercise. A stored name never changes.</summary>
[Rule("RG-1")]
public enum LeftOutBecause
{
    /// <summary>On loan or on leave without pay on the reference day.</summary>
    Away = 1,

    /// <summary>Left the post between the reference day and the opening.</summary>
    Left,

    /// <summary>The staff file names no post.</summary>
    NoPost,

    /// <summary>The post has no grade that points are compared with.</summary>
    NoGrade,
}

/// <summary>Whom an exercise is about: whoever holds a job in a region of the field, or at headquarters, on the reference day (RG-1).</summary>
[Rule("RG-1")]
public static class ReclassificationScope
{
    /// <summary>The code of what lies in no region.</summary>
    public const string Headquarters = "";

    /// <summary>The region of a unit: itself or the nearest above it that is one; what lies in none is headquarters, as for Independent Review Groups.</summary>
    /// <param name="unit">The unit's code.</param>
    /// <param name="parents">The unit above each.</param>
    /// <param name="regions">Those that are regions.</param>
    public static string RegionOf(string unit, IReadOnlyDictionary<string, string?> parents, IReadOnlySet<string> regions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? at = unit; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            if (regions.Contains(at))
            {
                return at;
            }
        }
        return Headquarters;
    }

    /// <summary>Why no request is opened for somebody who has a place in the scope on the reference day; null: one is.</summary>
    /// <param name="serves">Whether they are there to do the job on the reference day.</param>
    /// <param name="stays">Whether they still hold it on the day of opening.</param>
    /// <param name="post">The post; null: the staff file names none.</param>
    /// <param name="hasGrade">Whether its grade is known and of a category that has bands of points.</param>
    public static LeftOutBecause? LeavesOut(bool serves, bool stays, string? post, bool hasGrade) =>
        !serves ? LeftOutBecause.Away
        : post is null ? LeftOutBecause.NoPost
        : !stays ? LeftOutBecause.Left
        : !hasGrade ? LeftOutBecause.NoGrade
        : null;
}
