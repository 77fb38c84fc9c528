using Fairway.App.Service;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Demo.People;

/// <summary>Somebody of the demonstration while they are being made up.</summary>
internal sealed class Person
{
    public required Seat Seat { get; init; }
    public required string Sex { get; init; }
    public required string Nationality { get; init; }
    public required string GivenNames { get; init; }
    public required string FamilyName { get; init; }

    /// <summary>en, fr or es: what they write in.</summary>
    public required string Language { get; init; }

    public string StaffId { get; set; } = "";
    public string Email { get; set; } = "";
    public LocalDate Born { get; set; }
    public LocalDate Entry { get; set; }
    public bool Probation { get; set; }
    public LocalDate? PromotionOn { get; set; }

    /// <summary>In their order, the one that is open last.</summary>
    public List<ServicePeriod> Periods { get; } = [];

    public List<ServiceException> Exceptions { get; } = [];

    /// <summary>Since when they are in the unit where they are now.</summary>
    public LocalDate InUnitSince { get; set; }

    /// <summary>The service that the calendar of obligations follows from.</summary>
    public Career Career() => ServiceCareer.Of(Entry, Probation, Periods);

    public ServicePeriod Current => Periods[^1];
    public string Name => $"{GivenNames} {FamilyName}";
}
