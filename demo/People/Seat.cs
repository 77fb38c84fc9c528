namespace Fairway.Demo.People;

/// <summary>A post that somebody holds today.</summary>
internal sealed class Seat
{
    public required string Unit { get; init; }
    public required string Station { get; init; }
    public required bool IsChief { get; init; }

    /// <summary>Counts the unit's posts; the chief's is 0.</summary>
    public required int Number { get; init; }

    public required string Family { get; set; }
    public required string Category { get; set; }
    public required string Grade { get; set; }

    /// <summary>RB or TC.</summary>
    public required string Funding { get; set; }

    /// <summary>The code of the scene's person who sits here; null for everybody else.</summary>
    public string? Scene { get; set; }

    public bool IsInternational => Category is "P" or "D";
}
