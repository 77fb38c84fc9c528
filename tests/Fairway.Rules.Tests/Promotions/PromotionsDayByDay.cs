using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>
/// The format's sentences once more, in the plainest form and with nothing of the rules but their parameters: each day of a life is looked at by
/// itself, each 31 December is tried. It is slow and meant to be.
/// </summary>
internal sealed class PromotionsDayByDay
{
    private readonly RecordOfService _record;
    private readonly PromotionPolicy _policy;
    private readonly ServicePolicy _service;
    private readonly LocalDate _start;

    // The row of each day from the start on; null where none covers it.
    private readonly PeriodOfService?[] _days;
    private readonly bool[] _aged;

    public PromotionsDayByDay(RecordOfService record, LocalDate asOf, PromotionPolicy policy, ServicePolicy service)
    {
        (_record, _policy, _service) = (record, policy, service);
        _start = record.Periods.Select(p => p.Span.From).Append(asOf).Min();
        _days = new PeriodOfService?[Period.DaysBetween(_start, new(asOf.Year + 60, 12, 31)) + 1];
        foreach (var period in record.Periods)
        {
            for (var i = Period.DaysBetween(_start, period.Span.From); i < _days.Length; i++)
            {
                if (period.Span.Until is { } until && _start.PlusDays(i) >= until)
                {
                    break;
                }
                _days[i] = period;
            }
        }
        _aged = [.. Enumerable.Range(0, _days.Length).Select(i => IsAged(_start.PlusDays(i)))];
    }

    public string Group(LocalDate day) =>
        Row(day) is not { } row || !InService(row) ? ""
        : row.Category == "GS" ? "GS"
        : row.Category is "NPO" or "P" ? "NPO-P"
        : _policy.Categories.Any(c => c.ToString() == row.Category) ? row.Category
        : "";

    public LocalDate? First(int track, LocalDate asOf)
    {
        for (var year = asOf.Year; year <= asOf.Year + 60; year++)
        {
            var day = new LocalDate(year, 12, 31);
            if (day >= asOf && Reasons(track, day).Length == 0)
            {
                return day;
            }
        }
        return null;
    }

    public string Reasons(int track, LocalDate day)
    {
        if (Row(day) is not { } row || !InService(row))
        {
            return "not-in-service";
        }
        var reasons = new List<string>();
        var admitted = _policy.Categories.Any(c => c.ToString() == row.Category);
        if (!admitted)
        {
            reasons.Add("category");
        }
        else if (_service.Grades.Categories.Single(c => c.Category.ToString() == row.Category).Grades.Last() == row.Grade)
        {
            reasons.Add("highest-grade");
        }
        if (_policy.Fundings.All(f => f.ToString() != row.Funding))
        {
            reasons.Add("funding");
        }
        if (_policy.ExcludedPopulations.Contains(row.Population))
        {
            reasons.Add("population");
        }
        if (_record.PersonalPromotionOn <= day)
        {
            reasons.Add("already-promoted");
        }
        var years = track == 1 ? _policy.Track1GradeYears : _policy.Track2GradeYears;
        if (Credit(track, row, day) < 2 * DaysOfYears(day, years))
        {
            reasons.Add("grade-service");
        }
        if (track == 2 && 2 * DaysInAll(day) < 2 * DaysOfYears(day, _policy.Track2TotalYears))
        {
            reasons.Add("total-service");
        }
        if (track == 1 && admitted && _policy.MobilityCategories.Any(c => c.ToString() == row.Category))
        {
            var served = _record.Periods.Any(p => p.Span.From <= day && Counts(1, p) && p.DutyStation != _policy.Headquarters);
            if (!served && !_record.MobilityExceptions.Any(e => e <= day))
            {
                reasons.Add("mobility");
            }
        }
        return string.Join(';', reasons);
    }

    public int Credit(int track, PeriodOfService current, LocalDate day)
    {
        var credit = 0;
        string? first = null;
        var last = Period.DaysBetween(_start, day);
        for (var i = 0; i <= last; i++)
        {
            if (_days[i] is not { } row || row.Category != current.Category || row.Grade != current.Grade || !Counts(track, row))
            {
                continue;
            }
            first ??= row.DutyStation;
            var faster = _policy.StationAcceleration switch
            {
                StationAcceleration.AfterFirstMove => row.DutyStation != first,
                StationAcceleration.OutsideHeadquarters => row.DutyStation != _policy.Headquarters,
                _ => false,
            };
            faster |= _aged[i];
            credit += faster && (track == 1 || _policy.AcceleratesTrack2) ? 3 : 2;
        }
        return credit;
    }

    private bool IsAged(LocalDate day)
    {
        var (month, date) = (_record.DateOfBirth.Month, _record.DateOfBirth.Day);
        var leap = CalendarSystem.Iso.IsLeapYear(day.Year);
        var birthday = month == 2 && date == 29 && !leap ? new LocalDate(day.Year, 2, 28) : new LocalDate(day.Year, month, date);
        var age = day.Year - _record.DateOfBirth.Year - (day < birthday ? 1 : 0);
        return age >= _policy.AcceleratedAges.From && age < _policy.AcceleratedAges.Until;
    }

    private bool InService(PeriodOfService row) => row.Organization == "ILO" || row.Status == ServiceStatus.Secondment;

    private bool Counts(int track, PeriodOfService row) =>
        (row.Status != ServiceStatus.UnpaidLeave || _service.CountsUnpaidLeave)
        && (
            track == 1 ? InService(row) : row.Status == ServiceStatus.Secondment || _policy.CountedOrganizations.Contains(row.Organization)
        );

    private PeriodOfService? Row(LocalDate day) => day < _start ? null : _days[Period.DaysBetween(_start, day)];

    private int DaysInAll(LocalDate day)
    {
        var (days, last) = (0, Period.DaysBetween(_start, day));
        for (var i = 0; i <= last; i++)
        {
            days += _days[i] is { } row && Counts(2, row) ? 1 : 0;
        }
        return days;
    }

    private static int DaysOfYears(LocalDate day, int years)
    {
        var after = day.PlusDays(1);
        var begin =
            after is { Month: 2, Day: 29 } && !CalendarSystem.Iso.IsLeapYear(after.Year - years)
                ? new(after.Year - years, 2, 28)
                : new LocalDate(after.Year - years, after.Month, after.Day);
        return Period.DaysBetween(begin, after);
    }
}
