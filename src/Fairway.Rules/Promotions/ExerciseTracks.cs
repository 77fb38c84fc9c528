namespace Fairway.Rules.Promotions;

/// <summary>What somebody who is eligible for both tracks applies for (PP-7). A stored name never changes.</summary>
[Rule("PP-7")]
public enum TrackChoice
{
    /// <summary>Track 1, and track 2 where they are not chosen on it.</summary>
    Both = 1,

    /// <summary>Track 2 alone.</summary>
    TwoOnly,
}

/// <summary>What was decided on a candidate on a track; null: nothing yet. Stored names are those of promotions, and don't change.</summary>
[Rule("PP-7")]
public enum TrackDecision
{
    /// <summary>Promoted; titularized; given the increment.</summary>
    Promoted = 1,

    /// <summary>Refused on this track.</summary>
    Refused,
}

/// <summary>
/// Which tracks a candidate is on, and which is to be decided next (PP-7). Exercises that don't compare have everybody on track 2, on which each is judged by
/// themselves.
/// </summary>
[Rule("PP-7")]
public static class ExerciseTracks
{
    /// <summary>The tracks of a candidate. Who can choose and doesn't is on both.</summary>
    /// <param name="one">Eligible for track 1.</param>
    /// <param name="two">Eligible for track 2.</param>
    /// <param name="choice">What they chose; null: nothing. It counts only where there is something to choose.</param>
    public static (bool One, bool Two) Of(bool one, bool two, TrackChoice? choice) =>
        one && two ? (choice != TrackChoice.TwoOnly, true) : (one, two);

    /// <summary>The track that is to be decided on now; null: everything about the candidate is decided.</summary>
    /// <param name="tracks">The candidate's tracks.</param>
    /// <param name="one">The decision on track 1.</param>
    /// <param name="two">The decision on track 2.</param>
    public static PromotionTrack? Next((bool One, bool Two) tracks, TrackDecision? one, TrackDecision? two) =>
        tracks.One && one is null ? PromotionTrack.One
        : one != TrackDecision.Promoted && tracks.Two && two is null ? PromotionTrack.Two
        : null;
}
