using System.Globalization;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>Something for an office to do now.</summary>
/// <param name="Key">Names its words, and the handler where there is no <paramref name="Href"/>.</param>
public sealed record ExerciseStep(string Key, string Text, string? Href = null);

/// <summary>An exercise: where it stands, what comes next for the reader, and what everybody may know.</summary>
public sealed class ExerciseModel(
    ExerciseReading reading,
    ExerciseLists lists,
    LateFacts late,
    Candidacies candidacies,
    App.Promotions.Exercise.Panels panels,
    ExerciseDecisions decisions,
    IClock clock,
    Words words
) : ExercisePage(words)
{
    [BindProperty]
    public TrackChoice? Choice { get; set; }

    public ExerciseView View { get; private set; } = null!;

    public string YearText => Year.ToString(CultureInfo.CurrentCulture);

    public IEnumerable<Choice> Choices =>
        Enum.GetValues<TrackChoice>().Select(choice => new Choice(choice.ToString(), T["Exercise.Own.Choice." + choice]));

    /// <summary>What the reader's offices have to do now, from the workflow's table.</summary>
    public IEnumerable<ExerciseStep> Steps
    {
        get
        {
            var (at, of) = (View.At, View.At.Exercise);
            var now = clock.GetCurrentInstant();
            if (at.May(ExerciseAct.SetQuotas))
            {
                yield return new(
                    "Quotas",
                    T["Exercise.Step.Quotas.Text", of.ComputedGeneralService, of.ComputedProfessionals],
                    Home + "/quotas"
                );
            }

            if (at.May(ExerciseAct.ComputeList))
            {
                yield return new("Compute", T["Exercise.Step.Compute.Text", of.AsOf]);
            }

            if (at.May(ExerciseAct.PublishList))
            {
                yield return new(
                    "Publish",
                    T["Exercise.Step.Publish.Text", of.ListVersion, View.Counts.Sum(c => c.Both + c.OneOnly + c.TwoOnly)]
                );
            }

            if (at.May(ExerciseAct.CloseList) && EndOfDay.HasEndedEverywhere(of.ContestsUntil!.Value, now))
            {
                yield return new("CloseList", T["Exercise.Step.CloseList.Text", View.OpenContests]);
            }

            if (at.May(ExerciseAct.ConvenePanels))
            {
                yield return new("Convene", T["Exercise.Step.Convene.Text", of.FormsUntil]);
            }

            foreach (var seat in at.Memberships.Where(_ => of.State == ExerciseState.AtPanels))
            {
                yield return new(
                    "Panel",
                    T["Exercise.Step.Panel.Text", ExerciseWords.Group(T, seat.Group), T["Exercise.State." + at.Panel(seat.Group)!.State]],
                    $"{Home}/panels/{seat.Group.Code()}"
                );
            }

            if (at.May(ExerciseAct.Decide))
            {
                yield return new("Decide", T["Exercise.Step.Decide.Text"], Home + "/decisions");
            }

            if (at.May(ExerciseAct.PublishNames))
            {
                yield return new("Tell", T["Exercise.Step.Tell.Text"], Home + "/decisions");
                yield return new("Names", T["Exercise.Step.Names.Text", of.EffectiveOn]);
            }
        }
    }

    /// <summary>What was decided on somebody, in a sentence.</summary>
    public string Outcome(Candidacy of) =>
        of.PromotedOn is { } track
            ? T["Exercise.Outcome.Promoted", of.GradeAfter, ExerciseWords.Track(T, track)]
            : T["Exercise.Outcome.Refused"];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Choice = View.At.Own?.Choice ?? TrackChoice.Both;
        return Page();
    }

    public Task<IActionResult> OnPostComputeAsync(CancellationToken stop) =>
        ActAsync(lists.ComputeAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.Computed"], stop, Home + "/list");

    public Task<IActionResult> OnPostPublishAsync(CancellationToken stop) =>
        ActAsync(lists.PublishAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.Published"], stop);

    public Task<IActionResult> OnPostCloseListAsync(CancellationToken stop) =>
        ActAsync(lists.CloseAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.ListClosed"], stop);

    public Task<IActionResult> OnPostConveneAsync(CancellationToken stop) =>
        ActAsync(panels.ConveneAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.Convened"], stop);

    public Task<IActionResult> OnPostNamesAsync(CancellationToken stop) =>
        ActAsync(decisions.PublishAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.Names"], stop, Home + "/result");

    public Task<IActionResult> OnPostChooseAsync(CancellationToken stop) =>
        ActAsync(candidacies.ChooseAsync(HttpContext.Reader(), Key, Choice, stop), T["Exercise.Done.Chosen"], stop);

    public Task<IActionResult> OnPostConsentAsync(bool consents, CancellationToken stop) =>
        ActAsync(
            candidacies.ConsentAsync(HttpContext.Reader(), Key, consents, stop),
            T[consents ? "Exercise.Done.Consented" : "Exercise.Done.ConsentBack"],
            stop
        );

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(candidacies.WithdrawAsync(HttpContext.Reader(), Key, stop), T["Exercise.Done.Withdrawn"], stop);

    public Task<IActionResult> OnPostInformAsync(string candidate, CancellationToken stop) =>
        ActAsync(decisions.InformAsync(HttpContext.Reader(), Key, candidate, stop), T["Exercise.Done.Informed"], stop);

    public Task<IActionResult> OnPostLateAsync(Guid fact, bool correct, string? reason, CancellationToken stop) =>
        ActAsync(late.HandleAsync(HttpContext.Reader(), Key, fact, correct, reason ?? "", stop), T["Exercise.Done.Late"], stop);

    private async Task<IActionResult> ActAsync(Task<ActResult> act, string done, CancellationToken stop, string? to = null) =>
        Answer(await act, to ?? Home, done) is { } answer ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
