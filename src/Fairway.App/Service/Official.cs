using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A person of the organization, as the staff file knows them (SV-3, SV-6).</summary>
public sealed class Official : IVersioned
{
    /// <summary>The organization's own number for the person: the key everywhere, compared as written.</summary>
    public required string StaffId { get; init; }

    public required string FamilyName { get; set; }
    public required string GivenNames { get; set; }
    public string? Email { get; set; }

    /// <summary>F, M or X; null where the organization does not say.</summary>
    public string? Sex { get; set; }

    public required LocalDate DateOfBirth { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Nationality { get; set; }

    /// <summary>en, fr or es: the language of mails until the person chooses another on their account.</summary>
    public string? Language { get; set; }

    public required LocalDate EntryOnDuty { get; set; }

    /// <summary>Whether the first two years from entry on duty are probation (PR-1).</summary>
    public bool Probation { get; set; } = true;

    public LocalDate? PersonalPromotionOn { get; set; }

    /// <summary>Family name and given names folded to lower case without accents, for the search of people.</summary>
    public string SearchName { get; set; } = "";

    public int Version { get; set; }

    public List<ServicePeriod> Periods { get; } = [];

    /// <summary>What pages call them; the staff id where the file has no name.</summary>
    public string FullName => $"{GivenNames} {FamilyName}".Trim() is { Length: > 0 } name ? name : StaffId;

    /// <summary>Brings <see cref="SearchName"/> in line with the name.</summary>
    public void FoldName() => SearchName = SearchText.Fold($"{FamilyName} {GivenNames}".Trim());
}

/// <summary>One dated period of an official's service (SV-3). Periods of one official never share a day.</summary>
public sealed class ServicePeriod
{
    public long Id { get; init; }
    public required string StaffId { get; init; }
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in the period; null = open. (Files say the last day, inclusive.)</summary>
    public LocalDate? Until { get; set; }

    /// <summary>ILO, or the organization served: the host on secondment, another employer before.</summary>
    public required string Organization { get; set; }

    /// <summary>active, secondment or unpaid-leave.</summary>
    public required string Status { get; set; }

    public string? Category { get; set; }
    public string? Grade { get; set; }
    public string? Contract { get; set; }

    /// <summary>RB or TC.</summary>
    public string? Funding { get; set; }

    public string? DutyStation { get; set; }
    public string? UnitCode { get; set; }
    public string? Post { get; set; }
    public string? Recruitment { get; set; }
    public string? Population { get; set; }
}

/// <summary>A decided exception for an official (exceptions.csv), such as from the mobility condition.</summary>
public sealed class ServiceException
{
    public long Id { get; init; }
    public required string StaffId { get; init; }
    public required string Kind { get; init; }
    public required LocalDate DecidedOn { get; init; }
    public string? DecidedBy { get; set; }
}

/// <summary>Who owns a field of an official where it is not the staff file's import (decision 8).</summary>
public sealed class FactOwner
{
    public long Id { get; init; }
    public required string StaffId { get; init; }

    /// <summary>The column's name as in officials.csv.</summary>
    public required string Field { get; init; }

    /// <summary>directory or hr.</summary>
    public required string Owner { get; set; }

    public required Instant Since { get; set; }
}

/// <summary>"This fact is wrong": what an official says of a fact held about them, and the answer (decision 7).</summary>
public sealed class FactQuestion : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string StaffId { get; init; }
    public required string Field { get; init; }

    /// <summary>The value as it stood when the question was raised.</summary>
    public string? Value { get; init; }

    public required string Says { get; init; }
    public required Instant RaisedAt { get; init; }
    public string? Answer { get; set; }
    public bool? Upheld { get; set; }
    public string? AnsweredBy { get; set; }
    public Instant? AnsweredAt { get; set; }
    public int Version { get; set; }
}
