using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Promotions;

/// <summary>"Why not me, and when?" (PP-10), as of a day that the reader chooses.</summary>
public abstract class WhyNotMePage(WhyNotMeReading reading, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public LocalDate? AsOf { get; set; }

    public WhyNotMeView View { get; private set; } = null!;
    public WhyNotMeWords Say { get; private set; } = null!;
    public LocalDate Today => HttpContext.Reader().Today;

    /// <summary>The day that is answered for.</summary>
    public LocalDate Day { get; private set; }

    public WhyNotMe Answer => View.Answer;

    public TrackOutlook[] Tracks => [Answer.One, Answer.Two];

    /// <summary>The conditions that both tracks ask, told once.</summary>
    public IReadOnlyList<PromotionFinding> OfBoth => [.. Answer.One.Now.Findings.Where(found => IsOfBoth(found.Condition))];

    /// <summary>A track's own conditions.</summary>
    public static IReadOnlyList<PromotionFinding> OwnOf(TrackFindings track) =>
        [.. track.Findings.Where(found => !IsOfBoth(found.Condition))];

    private static bool IsOfBoth(PromotionConditions condition) =>
        condition is not (PromotionConditions.GradeService or PromotionConditions.TotalService or PromotionConditions.Mobility);

    /// <summary>Whether the reader looks at their own.</summary>
    public bool IsOwn => View.Person.Personal!.MayAsk;

    /// <summary>This page's address without a day.</summary>
    public abstract string Here { get; }

    /// <summary>Days that are mostly asked for: the last reference date, today, the next one.</summary>
    public IEnumerable<(LocalDate Day, string Label)> Days =>
        [
            (new(Today.Year - 1, 12, 31), words["WhyNotMe.LastReference"]),
            (Today, words["WhyNotMe.Today"]),
            (new(Today.Year, 12, 31), words["WhyNotMe.NextReference"]),
        ];

    public string At(LocalDate day) => $"{Here}?asOf={IsoDay.Text(day)}";

    /// <summary>Loads the answer about somebody; false where there is nobody for the reader.</summary>
    protected async Task<bool> LoadAsync(string? staffId, CancellationToken stop)
    {
        if (AsOf is { Year: < WhyNotMeReading.FirstYear or > WhyNotMeReading.LastYear })
        {
            ModelState.AddModelError(
                nameof(AsOf),
                words[
                    "WhyNotMe.YearOut",
                    WhyNotMeReading.FirstYear.ToString(words.Culture),
                    WhyNotMeReading.LastYear.ToString(words.Culture)
                ]
            );
            AsOf = null;
        }

        Day = AsOf ?? Today;
        if (staffId is null || await reading.OfAsync(HttpContext.Reader(), staffId, Day, stop) is not { } view)
        {
            return false;
        }

        View = view;
        Say = new WhyNotMeWords(words, view, Today);
        return true;
    }
}
