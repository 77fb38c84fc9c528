using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.App.Promotions;

/// <summary>What a personal promotion is judged by, from the database: the same facts as a staff folder has.</summary>
internal static class RecordsOfService
{
    /// <param name="official">With their periods.</param>
    /// <param name="exceptions">The days on which exceptions from mobility were decided.</param>
    public static RecordOfService Of(Official official, IEnumerable<LocalDate> exceptions) =>
        new(
            official.DateOfBirth,
            official.PersonalPromotionOn,
            [.. exceptions],
            [
                .. official.Periods.Select(p => new PeriodOfService(
                    new Span(p.From, p.Until),
                    p.Organization,
                    Codes.Parse<ServiceStatus>(p.Status) ?? ServiceStatus.Active,
                    p.Category ?? "",
                    p.Grade ?? "",
                    p.Funding ?? "",
                    p.DutyStation ?? "",
                    p.Population ?? ""
                )),
            ]
        );
}
