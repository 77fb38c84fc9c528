using System.Collections.Immutable;

namespace Fairway.Rules.Service;

/// <summary>Parameters of rulebook section 1.</summary>
/// <param name="Grades">Categories and grades (SV-1, <c>service.grades</c>).</param>
/// <param name="CountsUnpaidLeave">Whether leave without pay counts as service (SV-3, <c>service.countsUnpaidLeave</c>).</param>
/// <param name="DelegateMaySign">Whether a delegation may say that the delegate signs (SV-5, <c>delegation.delegateMaySign</c>).</param>
public sealed record ServicePolicy(GradeScale Grades, bool CountsUnpaidLeave, bool DelegateMaySign)
{
    /// <summary>The duty stations that the organization knows (SV-3, <c>service.dutyStations</c>).</summary>
    public ImmutableArray<DutyStation> DutyStations { get; init; } = [];

    /// <summary>The duty station with a name, compared as written; null where the list has none.</summary>
    public DutyStation? Station(string name) =>
        DutyStations.FirstOrDefault(station => string.Equals(station.Name, name, StringComparison.Ordinal));

    /// <summary>The region of a duty station; null where none is given, or the list has none of that name.</summary>
    public string? RegionOf(string? dutyStation) => dutyStation is null ? null : Station(dutyStation)?.Region;
}

/// <summary>A place where officials serve.</summary>
/// <param name="Name">As staff files write it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 (XK where there is none).</param>
/// <param name="Region">The region whose office serves it.</param>
/// <param name="Zone">Its zone's name in the IANA time zone database: days end there at its midnight (decision 9).</param>
/// <param name="IsHeadquarters">Whether the organization's headquarters are there.</param>
public sealed record DutyStation(string Name, string Country, string Region, string Zone, bool IsHeadquarters);
