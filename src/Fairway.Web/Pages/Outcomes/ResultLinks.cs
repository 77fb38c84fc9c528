using System.Globalization;
using Fairway.App;
using Fairway.App.Results;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Web.Pages.Outcomes;

/// <summary>A biennium to switch to.</summary>
public sealed record BienniumLink(string Label, string Href, bool Current);

/// <summary>Addresses of results and workplans. Codes are people's own: they keep their capitals, and a slash within stays one.</summary>
public static class ResultLinks
{
    public static string Outcomes(int biennium) => string.Create(CultureInfo.InvariantCulture, $"/outcomes?biennium={biennium}");

    public static string Unserved(int biennium) => string.Create(CultureInfo.InvariantCulture, $"/outcomes/unserved?biennium={biennium}");

    /// <param name="key">As outputs cite it: "2026/A.1".</param>
    public static string Outcome(string key) => "/outcomes/" + Path(key);

    public static string Workplans(int biennium) => string.Create(CultureInfo.InvariantCulture, $"/workplans?biennium={biennium}");

    public static string Workplan(string unitCode, int biennium) =>
        string.Create(CultureInfo.InvariantCulture, $"/workplans/{biennium}/{Path(unitCode)}");

    public static string Line(string unitCode, int biennium, Guid line) => $"{Workplan(unitCode, biennium)}#line-{line}";

    public static string EditWorkplan(string unitCode, int biennium) =>
        string.Create(CultureInfo.InvariantCulture, $"/workplans/edit/{biennium}/{Path(unitCode)}");

    public static string Unit(string unitCode) => "/units/" + Path(unitCode);

    private static string Path(string text) => string.Join('/', text.Split('/').Select(Uri.EscapeDataString));
}

/// <summary>Which bienniums a page can show: those with a programme and budget, and the present one.</summary>
public static class Bienniums
{
    /// <summary>First years, newest first.</summary>
    public static async Task<IReadOnlyList<int>> KnownAsync(FairwayDb db, LocalDate today, CancellationToken stop) =>
        [.. (await OutcomeTree.BienniumsAsync(db, stop)).Append(Biennium.Of(today).FirstYear).Distinct().OrderDescending()];

    /// <summary>The one asked for; without a question the present one. Null where it is none of the known.</summary>
    public static int? Choose(IReadOnlyList<int> known, int? asked, LocalDate today)
    {
        var chosen = asked ?? Biennium.Of(today).FirstYear;
        return known.Contains(chosen) ? chosen : null;
    }

    public static IReadOnlyList<BienniumLink> Links(IReadOnlyList<int> known, int chosen, Func<int, string> href) =>
        [.. known.Select(year => new BienniumLink(Label(year), href(year), year == chosen))];

    /// <summary>"2026–27".</summary>
    public static string Label(int firstYear) => Biennium.Beginning(firstYear).Label;
}
