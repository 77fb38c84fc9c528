using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Time;

/// <summary>Days as <c>yyyy-MM-dd</c>, whatever the machine's culture: how facts, files and databases write them.</summary>
public static class IsoDay
{
    /// <summary>A day as <c>2026-12-31</c>.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Reads <c>2026-12-31</c>; null if it is no such day.</summary>
    public static LocalDate? Parse(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : null;
}
