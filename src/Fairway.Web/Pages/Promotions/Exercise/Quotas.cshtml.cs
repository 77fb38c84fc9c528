using System.Globalization;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The quotas with their arithmetic; the Director-General's sheet to set them (PP-6).</summary>
public sealed class QuotasModel(ExerciseReading reading, ExerciseOpenings openings, Words words) : ExercisePage(words)
{
    [BindProperty]
    public int? GeneralService { get; set; }

    [BindProperty]
    public int? Professionals { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    [BindProperty]
    public int? Posts { get; set; }

    [BindProperty]
    public string Source { get; set; } = "";

    public ExerciseView View { get; private set; } = null!;
    public PromotionQuota Quota { get; private set; } = null!;
    public string YearText => Year.ToString(CultureInfo.CurrentCulture);
    public string Share => View.Policy.Promotions.QuotaShare.ToString("0.##%", T.Culture);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var of = View.At.Exercise;
        (GeneralService, Professionals) = (of.GeneralService ?? of.ComputedGeneralService, of.Professionals ?? of.ComputedProfessionals);
        (Reason, Posts, Source) = (of.QuotaReason, of.Posts, of.PostsSource);
        return Page();
    }

    public Task<IActionResult> OnPostSetAsync(CancellationToken stop) =>
        ActAsync(
            openings.SetQuotasAsync(HttpContext.Reader(), Key, new(GeneralService ?? -1, Professionals ?? -1), Reason, stop),
            T["Exercise.Done.QuotasSet"],
            stop
        );

    public Task<IActionResult> OnPostPostsAsync(CancellationToken stop) =>
        ActAsync(openings.CorrectPostsAsync(HttpContext.Reader(), Key, Posts ?? -1, Source, stop), T["Exercise.Done.Posts"], stop);

    private async Task<IActionResult> ActAsync(Task<ActResult> act, string done, CancellationToken stop) =>
        Answer(await act, Home + "/quotas", done) is { } answer ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return false;
        }

        View = view;
        Quota = ExerciseOpenings.QuotaOf(view.At.Exercise, view.Policy.Promotions);
        return true;
    }
}
