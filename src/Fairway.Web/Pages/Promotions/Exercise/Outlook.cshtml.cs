using Fairway.App.Promotions;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>A track's conditions in a table.</summary>
public sealed record TrackTable(TrackResult Track, PolicySet Policy);

/// <summary>"Why not me, and when?" of titularization and merit increments: one's own; it has no parameter that could name another (PP-10).</summary>
public sealed class OutlookModel(OutlookReading reading, Words words) : ExercisePage(words)
{
    [FromQuery]
    public LocalDate? AsOf { get; set; }

    public OutlookView View { get; private set; } = null!;

    /// <summary>The last reference date and the next one.</summary>
    public IEnumerable<(LocalDate Day, string Label)> Days =>
        [(Reference(-1), T["WhyNotMe.LastReference"]), (Reference(0), T["WhyNotMe.NextReference"])];

    /// <summary>From when on, in a sentence.</summary>
    public string When =>
        View.Outlook switch
        {
            { Now.IsEligible: true } => T["Exercise.Me.Now", View.Outlook.AsOf],
            { First: { } first } => T["Exercise.Me.First", first],
            _ => T["Exercise.Me.Never"],
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var asOf = AsOf is { Year: >= WhyNotMeReading.FirstYear and <= WhyNotMeReading.LastYear } day ? day : Reference(-1);
        if (await reading.OfAsync(HttpContext.Reader(), KindOfExercise, asOf, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    private LocalDate Reference(int years) => new(HttpContext.Reader().Today.Year + years, 12, 31);
}
