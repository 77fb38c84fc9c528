using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A part of the organization: department, unit, field office or region, in one tree (SV-4).</summary>
public sealed class Unit : IVersioned
{
    public required string Code { get; init; }
    public string? ParentCode { get; set; }
    public required string Name { get; set; }

    /// <summary>department, unit, field-office or region.</summary>
    public required string Kind { get; set; }

    public int Version { get; set; }
}

/// <summary>Who is a unit's responsible chief, from when to when (SV-4). At most one a day.</summary>
public sealed class Chieftaincy
{
    public long Id { get; init; }
    public required string UnitCode { get; init; }
    public required string StaffId { get; init; }
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it; null = open.</summary>
    public LocalDate? Until { get; set; }

    /// <summary>True where HR named this chief: an import leaves it alone while the person is in service (decision 8).</summary>
    public bool NamedByHr { get; init; }
}

/// <summary>Who supervises an official, dated (SV-4): the responsible chief from the tree, or one whom HR named.</summary>
public sealed class Supervision
{
    public long Id { get; init; }
    public required string StaffId { get; init; }

    /// <summary>The supervisor. An official whose chief's place is vacant has no row for that time (decision 12).</summary>
    public required string SupervisorId { get; init; }

    /// <summary>The supervisor's own supervisor, or the named alternate of the Director-General; null only for who reports to nobody above.</summary>
    public string? SecondLevelId { get; set; }

    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it; null = open.</summary>
    public LocalDate? Until { get; set; }

    /// <summary>True where HR named this supervisor: an import leaves it alone (decision 8).</summary>
    public bool NamedByHr { get; init; }
}

/// <summary>A chief's delegation of appraisal work on one official's unit to the manager of a smaller unit (SV-5).</summary>
public sealed class Delegation : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string ChiefId { get; init; }
    public required string DelegateId { get; init; }

    /// <summary>The unit whose officials it is about (with the units beneath it).</summary>
    public required string UnitCode { get; init; }

    /// <summary>Whether the delegate signs; then the chief is second level.</summary>
    public required bool DelegateSigns { get; init; }

    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it; null = until handed back or ended.</summary>
    public LocalDate? Until { get; set; }

    /// <summary>Who ended it early: the chief took it back or the delegate handed it back; null while it runs or where it ran out.</summary>
    public string? EndedBy { get; set; }

    public int Version { get; set; }
}

/// <summary>The one who acts as second level for officials who report to the head of the organization (SV-4).</summary>
public sealed class HeadAlternate
{
    public long Id { get; init; }
    public required string StaffId { get; init; }
    public required LocalDate From { get; init; }
    public LocalDate? Until { get; set; }
}
