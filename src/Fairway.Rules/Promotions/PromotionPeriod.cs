using Fairway.Rules.Service;

namespace Fairway.Rules.Promotions;

/// <summary>
/// What the facts of a service row mean for a personal promotion. Of the rows of a million officials few differ in these facts: the rules are
/// asked once for each combination.
/// </summary>
[Rule("PP-1")]
[Rule("PP-2")]
[Rule("PP-3")]
public readonly struct PromotionFacts
{
    private readonly byte _marks;

    private PromotionFacts(int grade, PromotionConditions unmet, PromotionGroup group, byte marks)
    {
        Grade = grade;
        Unmet = unmet;
        Group = group;
        _marks = marks;
    }

    /// <summary>Stands for the category and grade together, as written; equal where both are.</summary>
    public int Grade { get; }

    /// <summary>The conditions of the row itself that are not met on its days: category, highest grade, funding, population.</summary>
    public PromotionConditions Unmet { get; }

    /// <summary>The group on its days; none outside the ILO's service.</summary>
    public PromotionGroup Group { get; }

    /// <summary>Whether the official is in the ILO's service on its days.</summary>
    public bool InService => (_marks & 1) != 0;

    /// <summary>Whether its days count as ILO service: towards track 1, and as mobility.</summary>
    public bool CountsAsIloService => (_marks & 2) != 0;

    /// <summary>Whether its days count towards track 2.</summary>
    public bool CountsForTrack2 => (_marks & 4) != 0;

    /// <summary>Whether mobility is asked of who is in it.</summary>
    public bool AsksMobility => (_marks & 8) != 0;

    /// <summary>Whether its days count towards a track.</summary>
    public bool Counts(PromotionTrack track) => track == PromotionTrack.One ? CountsAsIloService : CountsForTrack2;

    /// <summary>Asks the rules about a row's facts.</summary>
    /// <param name="organization">The employer; on secondment the host.</param>
    /// <param name="status">What the official does.</param>
    /// <param name="category">As written; empty where another organization has none.</param>
    /// <param name="grade">As written.</param>
    /// <param name="funding">As written.</param>
    /// <param name="population">As written; empty: none.</param>
    /// <param name="gradeNumber">A number for category and grade together.</param>
    /// <param name="policy">The parameters of promotions.</param>
    /// <param name="service">The parameters of service.</param>
    public static PromotionFacts Of(
        string organization,
        ServiceStatus status,
        string category,
        string grade,
        string funding,
        string population,
        int gradeNumber,
        PromotionPolicy policy,
        ServicePolicy service
    )
    {
        var inService = ServicePeriods.IsInService(organization, status);
        var isIlo = ServicePeriods.CountsAsIloService(organization, status, service).Judgement == Judgement.Met;
        var counted =
            (status == ServiceStatus.Secondment || policy.CountedOrganizations.Contains(organization))
            && (status != ServiceStatus.UnpaidLeave || service.CountsUnpaidLeave);
        var marks = (inService ? 1 : 0) | (isIlo ? 2 : 0) | (counted ? 4 : 0);
        if (!inService)
        {
            return new(gradeNumber, PromotionConditions.InService, PromotionGroup.None, (byte)marks);
        }
        var of = Codes.Parse<Category>(category);
        var unmet = PromotionConditions.None;
        if (of is not { } known || !policy.Categories.Contains(known))
        {
            unmet |= PromotionConditions.Category;
        }
        else
        {
            unmet |= service.Grades.Parse(known, grade) is { IsHighestInCategory: true } ? PromotionConditions.HighestGrade : 0;
            marks |= policy.MobilityCategories.Contains(known) ? 8 : 0;
        }
        unmet |= Codes.Parse<Funding>(funding) is { } pays && policy.Fundings.Contains(pays) ? 0 : PromotionConditions.Funding;
        unmet |= population.Length > 0 && policy.ExcludedPopulations.Contains(population) ? PromotionConditions.Population : 0;
        var group = of is { } category1 ? PromotionCodes.GroupOf(category1, policy) : PromotionGroup.None;
        return new(gradeNumber, unmet, group, (byte)marks);
    }
}

/// <summary>A service row as plain numbers; days are those of <see cref="Time.DayNumbers"/>.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day no longer in it; <see cref="Time.DayNumbers.Open"/> while it goes on.</param>
/// <param name="Station">Stands for the duty station as written; equal where it is.</param>
/// <param name="Facts">What else it says.</param>
public readonly record struct PromotionPeriod(int From, int Until, int Station, PromotionFacts Facts);

/// <summary>What is asked of the official beside service; days are those of <see cref="Time.DayNumbers"/>.</summary>
/// <param name="BornOn">Date of birth.</param>
/// <param name="PromotedOn">The personal promotion; <see cref="Time.DayNumbers.Open"/> where there is none.</param>
/// <param name="ExceptedOn">The earliest decided exception from mobility; <see cref="Time.DayNumbers.Open"/> where there is none.</param>
public readonly record struct PromotionOfficial(int BornOn, int PromotedOn, int ExceptedOn);

/// <summary>What holds for an official on one track.</summary>
/// <param name="Unmet">The conditions that are not met; none: eligible.</param>
/// <param name="First">The number of the first 31 December on which all are met; <see cref="Time.DayNumbers.Open"/> where there is none in sight.</param>
public readonly record struct TrackAnswer(PromotionConditions Unmet, int First);
