using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Promotions;

/// <summary>A period of an official's record of service.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Organization">The employer; on secondment the host.</param>
/// <param name="Status">What the official does in it.</param>
/// <param name="Category">As written; empty where another organization has none.</param>
/// <param name="Grade">As written.</param>
/// <param name="Funding">As written.</param>
/// <param name="DutyStation">As written.</param>
/// <param name="Population">As written; empty: none.</param>
[Rule("SV-3")]
public sealed record PeriodOfService(
    Span Span,
    string Organization,
    ServiceStatus Status,
    string Category,
    string Grade,
    string Funding,
    string DutyStation,
    string Population = ""
);

/// <summary>What a personal promotion is judged by.</summary>
/// <param name="DateOfBirth">The date of birth.</param>
/// <param name="PersonalPromotionOn">The day of an earlier personal promotion; null: none.</param>
/// <param name="MobilityExceptions">The days on which exceptions from mobility were decided.</param>
/// <param name="Periods">In any order; none shares a day with another.</param>
[Rule("PP-1")]
public sealed record RecordOfService(
    LocalDate DateOfBirth,
    LocalDate? PersonalPromotionOn,
    IReadOnlyList<LocalDate> MobilityExceptions,
    IReadOnlyList<PeriodOfService> Periods
);
