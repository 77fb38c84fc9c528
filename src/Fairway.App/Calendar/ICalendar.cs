using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Calendar;

/// <summary>A day in a calendar file.</summary>
/// <param name="Uid">Stable: the same day of the same matter has it for ever, so that programs change an entry and don't add one.</param>
/// <param name="On">The day; it takes the whole of it.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">What stands beneath.</param>
/// <param name="Address">Where it is done.</param>
public sealed record CalendarEntry(string Uid, LocalDate On, string Summary, string Description, Uri Address)
{
    /// <summary>When it begins and ends; null: it takes the whole day and nobody's time.</summary>
    public (Instant From, Instant Until)? Hours { get; init; }

    /// <summary>Where; null: nowhere in particular.</summary>
    public string? Location { get; init; }
}

/// <summary>Calendars as text (RFC 5545): days without hours, which take nobody's time, and events with hours, which do.</summary>
public static class ICalendar
{
    /// <summary>A line is at most 75 octets long (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    /// <summary>The whole file, lines ended by CR LF.</summary>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, Instant now)
    {
        var file = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Fairway//Calendar//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escaped(name));
        // Programs ask again twice a day (RFC 7986, 5.7).
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escaped(entry.Uid));
            Line("DTSTAMP:" + Moment(now));
            if (entry.Hours is { } hours)
            {
                Line("DTSTART:" + Moment(hours.From));
                Line("DTEND:" + Moment(hours.Until));
            }
            else
            {
                Line("DTSTART;VALUE=DATE:" + Day(entry.On));
                Line("DTEND;VALUE=DATE:" + Day(entry.On.PlusDays(1)));
            }

            if (entry.Location is { } location)
            {
                Line("LOCATION:" + Escaped(location));
            }

            Line("SUMMARY:" + Escaped(entry.Summary));
            Line("DESCRIPTION:" + Escaped(entry.Description));
            Line("URL:" + entry.Address.AbsoluteUri);
            Line(entry.Hours is null ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return file.ToString();

        void Line(string text)
        {
            var octets = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                // A folded line goes on after a space, which counts.
                if (octets + rune.Utf8SequenceLength > LongestLine)
                {
                    file.Append("\r\n ");
                    octets = 1;
                }
                file.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }
            file.Append("\r\n");
        }
    }

    private static string Moment(Instant instant) => InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(instant);

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    /// <summary>As the value of a TEXT property (RFC 5545, 3.3.11).</summary>
    private static string Escaped(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
