namespace Fairway.Rules.Learning;

/// <summary>Places of a session and the line for them: who comes first is served first, and a place that comes free goes to the next in line.</summary>
[Rule("LE-1")]
public static class SessionPlaces
{
    /// <summary>Whether somebody who signs up now gets a place: there is one, and nobody waits for it.</summary>
    /// <param name="places">How many can take part.</param>
    /// <param name="taken">How many have a place.</param>
    /// <param name="waiting">How many stand in line.</param>
    public static bool IsFree(int places, int taken, int waiting) => waiting == 0 && taken < places;

    /// <summary>How many of those in line move up.</summary>
    public static int MoveUp(int places, int taken, int waiting) => Math.Clamp(places - taken, 0, waiting);
}
