using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Training;

/// <summary>A request for training: where it stands, what comes next for its reader, and everything that was said (LE-2).</summary>
public sealed class RequestModel(
    TrainingReading reading,
    TrainingRequests requests,
    TrainingDecisions decisions,
    TrainingEffects effects,
    TrainingFunds funds,
    FairwayDb db,
    PolicyLibrary policies,
    Words words
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The request as it was shown: who acts on an older one looks again first.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty, StringLength(4000)]
    public string Text { get; set; } = "";

    [BindProperty]
    public LocalDate? HeldUntil { get; set; }

    [BindProperty, StringLength(20)]
    public string Actual { get; set; } = "";

    [BindProperty]
    public EvaluationMoment Moment { get; set; }

    [BindProperty]
    public TrainingEffect? Effect { get; set; }

    public TrainingView View { get; private set; } = null!;
    public IReadOnlyList<Station> Stations { get; private set; } = [];

    /// <summary>Whether the reader sees the fund itself, and not its balance alone.</summary>
    public bool SeesLedger { get; private set; }

    /// <summary>What the Council wants served first, while the request is not decided; null: it is.</summary>
    public PrioritiesShown? Priorities { get; private set; }

    public bool Cancelling { get; private set; }
    public string Home => TrainingAtHand.LinkOf(Id);

    /// <summary>The last day for a review of the refusal.</summary>
    public LocalDate RemediesUntil =>
        Months.Add(
            View.Steps.Where(s => s.Act is TrainingAct.Refuse or TrainingAct.RefuseOverRun).Select(s => words.DayOf(s.At)).Max(),
            View.Rules.RemediesWithin
        );

    public IEnumerable<Choice> Effects =>
        Enum.GetValues<TrainingEffect>().Select(effect => new Choice(effect.ToString(), words["Training.Effect." + effect]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostSupportAsync(CancellationToken stop) =>
        ActAsync(() => requests.SayWordAsync(HttpContext.Reader(), Id, Version, true, Text, stop), "Support", stop);

    public Task<IActionResult> OnPostDoubtAsync(CancellationToken stop) =>
        ActAsync(() => requests.SayWordAsync(HttpContext.Reader(), Id, Version, false, Text, stop), "Doubt", stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(() => requests.WithdrawAsync(HttpContext.Reader(), Id, Version, stop), "Withdraw", stop);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken stop) =>
        ActAsync(() => decisions.DecideAsync(HttpContext.Reader(), Id, Version, true, Text, stop), "Approve", stop);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken stop) =>
        ActAsync(() => decisions.DecideAsync(HttpContext.Reader(), Id, Version, false, Text, stop), "Refuse", stop);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken stop)
    {
        Cancelling = true;
        return ActAsync(() => decisions.CancelAsync(HttpContext.Reader(), Id, Version, Text, stop), "Cancel", stop);
    }

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken stop) =>
        ActAsync(
            () => decisions.CompleteAsync(HttpContext.Reader(), Id, Version, TrainingWords.Amount(Actual), HeldUntil, stop),
            "Complete",
            stop
        );

    public Task<IActionResult> OnPostApproveBeyondAsync(CancellationToken stop) =>
        ActAsync(() => decisions.BeyondAsync(HttpContext.Reader(), Id, Version, true, Text, stop), "ApproveBeyond", stop);

    public Task<IActionResult> OnPostRefuseBeyondAsync(CancellationToken stop) =>
        ActAsync(() => decisions.BeyondAsync(HttpContext.Reader(), Id, Version, false, Text, stop), "RefuseBeyond", stop);

    public Task<IActionResult> OnPostEvaluateAsync(CancellationToken stop) =>
        ActAsync(() => effects.EvaluateAsync(HttpContext.Reader(), Id, Moment, Effect, Text, stop), "Evaluate", stop);

    private async Task<IActionResult> ActAsync(Func<Task<ActResult>> act, string done, CancellationToken stop)
    {
        var answer = await this.AnswerAsync(
            words,
            act,
            Home,
            words["Training.Done." + done],
            words["Training.ChangedMeanwhile"],
            () => Version = 0
        );
        return answer ?? (await LoadAsync(stop) ? Page() : NotFound());
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await reading.FindAsync(reader, Id, stop) is not { } view)
        {
            return false;
        }
        View = view;
        Version = Version == 0 ? view.Request.Version : Version;
        SeesLedger = view.Fund is not null && await funds.FindAsync(reader, view.Request.FundId, stop: stop) is not null;
        Priorities = view.Request.State.IsOpen()
            ? new(await CouncilRoom.PrioritiesAsync(db, reader.Today, stop), view.Rules, view.Request.Area)
            : null;
        Stations = TrainingWords.Channel(words, view, reader, policies.PolicyAt(view.Request.AskedOn).Appraisals.DueSoon);
        return true;
    }
}
