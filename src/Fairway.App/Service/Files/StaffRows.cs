using NodaTime;

namespace Fairway.App.Service.Files;

/// <summary>A row of officials.csv with the rows of service.csv and exceptions.csv that are theirs.</summary>
public sealed class OfficialRow
{
    public required string StaffId { get; init; }
    public string FamilyName { get; init; } = "";
    public string GivenNames { get; init; } = "";
    public string? Email { get; init; }
    public string? Sex { get; init; }
    public required LocalDate DateOfBirth { get; init; }
    public string? Nationality { get; init; }
    public string? Language { get; init; }
    public required LocalDate EntryOnDuty { get; init; }
    public bool Probation { get; init; } = true;
    public LocalDate? PersonalPromotionOn { get; init; }

    /// <summary>The physical line in officials.csv.</summary>
    public required int Line { get; init; }

    /// <summary>In the order of their first days.</summary>
    public List<ServiceRow> Service { get; } = [];

    public List<ExceptionRow> Exceptions { get; } = [];

    /// <summary>The official as this row has them, without their periods.</summary>
    public Official ToOfficial()
    {
        var official = new Official
        {
            StaffId = StaffId,
            FamilyName = FamilyName,
            GivenNames = GivenNames,
            Email = Email,
            Sex = Sex,
            DateOfBirth = DateOfBirth,
            Nationality = Nationality,
            Language = Language,
            EntryOnDuty = EntryOnDuty,
            Probation = Probation,
            PersonalPromotionOn = PersonalPromotionOn,
        };
        official.FoldName();
        return official;
    }

    /// <summary>The period that has them in the organization's service on a day; null where none does.</summary>
    public ServiceRow? InServiceOn(LocalDate day) => Service.Find(p => p.Covers(day) && p.IsInService);
}

/// <summary>A row of service.csv.</summary>
public sealed class ServiceRow
{
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it; null = open.</summary>
    public required LocalDate? Until { get; init; }

    public required string Organization { get; init; }
    public required string Status { get; init; }
    public string? Category { get; init; }
    public string? Grade { get; init; }
    public string? Contract { get; init; }
    public string? Funding { get; init; }
    public string? DutyStation { get; init; }
    public string? UnitCode { get; init; }
    public string? Post { get; init; }
    public string? Recruitment { get; init; }
    public string? Population { get; init; }

    public ServicePeriod ToPeriod(string staffId) =>
        new()
        {
            StaffId = staffId,
            From = From,
            Until = Until,
            Organization = Organization,
            Status = Status,
            Category = Category,
            Grade = Grade,
            Contract = Contract,
            Funding = Funding,
            DutyStation = DutyStation,
            UnitCode = UnitCode,
            Post = Post,
            Recruitment = Recruitment,
            Population = Population,
        };

    public bool Covers(LocalDate day) => From <= day && (Until is null || day < Until);

    public bool IsInService => ServiceOn.Counts(Organization, Status);
}

/// <summary>A row of units.csv.</summary>
public sealed class UnitRow
{
    public required string Code { get; init; }
    public string? Parent { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }

    /// <summary>Null while the place is vacant.</summary>
    public string? ResponsibleChief { get; init; }

    /// <summary>The chief named was left out with their bad rows: who heads the unit stays as it was.</summary>
    public bool ChiefLeftOut { get; init; }

    public required int Line { get; init; }
}

/// <summary>A row of exceptions.csv.</summary>
public sealed record ExceptionRow(string Kind, LocalDate DecidedOn, string? DecidedBy);
