using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>When things happened: in their order, in office hours of the official's duty station, never after now.</summary>
internal sealed class Moments(DateTimeZone zone, Instant now, Chance chance)
{
    private const int Morning = 8 * 3600;
    private const int WorkingSeconds = 9 * 3600;

    /// <summary>So many moments after <paramref name="from"/>, spread up to <paramref name="until"/>, which the last comes close to.</summary>
    public IReadOnlyList<Instant> Between(Instant from, Instant until, int count)
    {
        if (until > now)
        {
            until = now;
        }

        var days = WorkingDays(from, until);
        if (days.Count == 0 || count == 0)
        {
            return Squeezed(from, until, count);
        }

        var drawn = Enumerable.Range(0, count).Select(_ => days[chance.Below(days.Count)]).Order().ToArray();
        drawn[^1] = days[^(1 + chance.Below(Math.Max(1, days.Count / 10)))];
        Array.Sort(drawn);
        return
        [
            .. drawn
                .GroupBy(day => day)
                .SelectMany(day =>
                    day.Select(_ => Morning + chance.Below(WorkingSeconds))
                        .Order()
                        .Select((second, i) => day.Key.AtStartOfDayInZone(zone).ToInstant() + Duration.FromSeconds(second + (i * 90)))
                ),
        ];
    }

    /// <summary>In office hours of a day.</summary>
    public Instant Opening(LocalDate day)
    {
        var after = Monday(day);
        var moment =
            (after.AtStartOfDayInZone(zone).ToInstant() < now ? after : day).AtStartOfDayInZone(zone).ToInstant()
            + Duration.FromSeconds(Morning + chance.Below(WorkingSeconds));
        return moment < now ? moment : now - Duration.FromMinutes(30 + chance.Below(60));
    }

    private static LocalDate Monday(LocalDate day) =>
        day.DayOfWeek == IsoDayOfWeek.Saturday ? day.PlusDays(2)
        : day.DayOfWeek == IsoDayOfWeek.Sunday ? day.PlusDays(1)
        : day;

    /// <summary>Whole working days in between, without the first and the last.</summary>
    private List<LocalDate> WorkingDays(Instant from, Instant until)
    {
        var last = until.InZone(zone).Date;
        var days = new List<LocalDate>();
        for (var day = from.InZone(zone).Date.PlusDays(1); day < last; day = day.PlusDays(1))
        {
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>Where there is hardly any time, as in the first days of a cycle: whatever the hour.</summary>
    private static List<Instant> Squeezed(Instant from, Instant until, int count) =>
        [.. Enumerable.Range(1, count).Select(i => from + ((until - from) * (i / (count + 1.0))))];
}
