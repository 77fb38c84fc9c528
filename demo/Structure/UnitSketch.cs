namespace Fairway.Demo.Structure;

/// <summary>What a unit of the demonstration is like.</summary>
internal enum UnitCharacter
{
    Headquarters,
    Regional,
    Technical,
    Country,
    Liaison,
    Administration,
    Programme,
    Project,
}

/// <summary>How appraisal work on a section's people is delegated to its manager (SV-5).</summary>
internal enum SectionKind
{
    None,
    Contributes,
    Signs,
}

/// <summary>A unit to be filled with people.</summary>
internal sealed record UnitSketch
{
    public required string Code { get; init; }
    public required string? Parent { get; init; }

    /// <summary>department, unit, field-office or region.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }
    public required UnitCharacter Character { get; init; }

    /// <summary>The language of the unit's workplan and of most of its people's texts.</summary>
    public required string Language { get; init; }

    /// <summary>Where its people are, the seat first, with their number; the chief counts.</summary>
    public required IReadOnlyList<(string Station, int Count)> Staff { get; init; }

    /// <summary>Occupations with their weights, the main one first.</summary>
    public required IReadOnlyList<(string Family, double Weight)> Families { get; init; }

    public required string ChiefGrade { get; init; }
    public string ChiefFunding { get; init; } = "RB";
    public bool Vacant { get; init; }
    public SectionKind Section { get; init; }

    public string Seat => Staff[0].Station;
    public int Size => Staff.Sum(s => s.Count);
    public string MainFamily => Families[0].Family;
}
