using Fairway.App.Calendar;
using Fairway.Rules;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Calendar;

/// <summary>
/// A row of the calendar: a step of one's own, or the same step of all in one's team on whom it falls on that day, since a chief's appraisals are
/// due together.
/// </summary>
/// <param name="On">The day.</param>
/// <param name="Matter">What is due, as words name it.</param>
/// <param name="IsOwn">Whether it is the reader's own.</param>
/// <param name="IsDone">Whether it is done, for all of them.</param>
/// <param name="Days">The appraisals.</param>
public sealed record CalendarRow(LocalDate On, string Matter, bool IsOwn, bool IsDone, IReadOnlyList<CalendarDay> Days)
{
    /// <summary>The one appraisal that it is about; null where it is about several.</summary>
    public CalendarDay? Single => Days.Count == 1 ? Days[0] : null;

    public Finding? Why => Days[0].Why;

    public static IEnumerable<CalendarRow> Of(IEnumerable<CalendarDay> days) =>
        days.GroupBy(day => (day.On, Own: day.Official is null, day.Matter, day.IsDone))
            .OrderBy(row => row.Key.On)
            .Select(row => new CalendarRow(row.Key.On, row.Key.Matter, row.Key.Own, row.Key.IsDone, [.. row]));
}

/// <summary>What the calendar calls its days, on the page and in the feed.</summary>
public static class CalendarWords
{
    /// <summary>With the official's name where it is about one: for the page, which only its reader sees.</summary>
    public static string Summary(Words t, CalendarRow row) =>
        row.IsOwn ? t["Calendar.Own." + row.Matter]
        : row.Single is { Official: { } official } ? t["Calendar.Of." + row.Matter, official]
        : t.Count("Calendar.Team." + row.Matter, row.Days.Count);

    /// <summary>Without a name: a feed is read by programs of others (NT-1).</summary>
    public static string NamelessSummary(Words t, CalendarRow row) =>
        row.IsOwn ? t["Calendar.Own." + row.Matter] : t.Count("Calendar.Team." + row.Matter, row.Days.Count);

    /// <summary>The rule's sentence, and the arithmetic where there is some.</summary>
    public static string Why(Words t, Finding why)
    {
        var sentence = t["Reasons." + why.Reason];
        return
            Day("cycleStart") is { } start
            && Day("result") is { } result
            && why.Facts.GetValueOrDefault("period") is { } written
            && PeriodPattern.Roundtrip.Parse(written) is { Success: true, Value: var period }
            ? $"{sentence} {t["Calendar.Why.Sum", start, PolicyWords.Length(t, period), result]}"
            : sentence;

        LocalDate? Day(string fact) => why.Facts.GetValueOrDefault(fact) is { } text ? IsoDay.Parse(text) : null;
    }
}
