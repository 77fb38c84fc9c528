using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Feedback;
using Fairway.App.Recognition;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Which list of parts to write an appraisal's page shows.</summary>
public enum AppraisalTasks
{
    None,
    Beginning,
    Review,
    Self,
    Assessment,
}

/// <summary>Something that the reader can do next, with the button that leads there.</summary>
/// <param name="Strong">Whether it is what the other side, or the day, waits for.</param>
public sealed record NextAct(string Title, string Text, string Href, string Act, bool Strong);

/// <summary>Why the step that is worked on is due when it is.</summary>
public sealed record WhyDueText(string Text, string Rule, string Source);

/// <summary>An appraisal: where it stands, what comes next, the forms with what the other changed, remarks, signatures, versions.</summary>
public sealed class AppraisalModel(
    AppraisalReading reading,
    FormComments comments,
    Signing signing,
    ReportStatements statements,
    Corrections corrections,
    Settling settling,
    TeamRounds rounds,
    FeedbackReportReading feedback,
    FairwayDb db,
    Words words
) : AppraisalPage(words)
{
    [BindProperty]
    public string Comment { get; set; } = "";

    /// <summary>An objection, its answer, or the second level's word.</summary>
    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>Why what is signed is taken up again.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    public AppraisalView View { get; private set; } = null!;
    public IReadOnlyList<StationView> Stations { get; private set; } = [];
    public IReadOnlyList<NextAct> Nexts { get; private set; } = [];

    /// <summary>Why HR leaves the official out of this cycle, for those concerned; null: they are not left out.</summary>
    public ExclusionLine? Exclusion { get; private set; }

    /// <summary>Where this one stands in the reader's round through a list; null where they are on none.</summary>
    public RoundPlace? Round { get; private set; }

    /// <summary>What the Reports Board has said, as far as it is for the reader (BD-1).</summary>
    public BoardWord Board { get; private set; } = new([], false);

    /// <summary>Upward feedback on the chief whose appraisal it is, for those who read it; null: none has come.</summary>
    public FeedbackOfAppraisal? Feedback { get; private set; }

    /// <summary>What the official keeps in this record (RC-1).</summary>
    public IReadOnlyList<RecognitionLine> Recognitions { get; private set; } = [];

    public IReadOnlyList<Finding> SecondLevelReasons { get; private set; } = [];

    public string Official => View.NameOf(View.Appraisal.StaffId);
    public bool Own => View.Case.Parties.Contains(AppraisalParty.Official);
    public string Other => View.NameOf(View.Case.OtherSide.FirstOrDefault());

    public bool EndIsOpen =>
        EndOpening.Check(View.Appraisal.Cycle, HttpContext.Reader().Today, View.Policy.Appraisals).Judgement == Judgement.Met;

    /// <summary>The step that is worked on: once the end can be written it no longer waits for a mid-term review that was not begun.</summary>
    private AppraisalStep Working => AppraisalLines.WorkingOn(View.Appraisal, HttpContext.Reader().Today, View.Policy.Appraisals);

    public AppraisalTasks Tasks =>
        !View.Case.IsParty ? AppraisalTasks.None
        : View.Writable.Agreement is not null ? AppraisalTasks.Beginning
        : View.Writable.Review is not null && (Working == AppraisalStep.MidTerm || View.Writable.Review.HasDraft) ? AppraisalTasks.Review
        : Own && View.Writable.Self is not null ? AppraisalTasks.Self
        : View.Writable.Assessment is not null ? AppraisalTasks.Assessment
        : AppraisalTasks.None;

    /// <summary>The last day on which the official can object, as it stands on the page.</summary>
    public LocalDate? WindowEnds =>
        View.Appraisal.SupervisorSignedAt is { } at
            ? CommentsWindow.LastDay(at.InZone(HttpContext.Reader().Zone).Date, View.Policy.Appraisals)
            : null;

    public WhyDueText? WhyDue => WhyDueWords.Of(T, View, Working);

    /// <summary>The step at hand is open for whoever only reads it, while a signature is awaited, and where something changed.</summary>
    public bool IsOpen(AppraisalStep step) =>
        step == View.Appraisal.Step
        && (
            Tasks == AppraisalTasks.None
            || View.News is not null
            || (View.Appraisal.State.IsDelivered() && !View.Appraisal.State.IsSettled())
        );

    public string Summary(AppraisalStep step) =>
        View.Newest(step) is { } newest
            ? T["Appraisals.SharedForm." + step, newest.Number, newest.SharedBy, newest.SharedAt]
            : T["Appraisals.Step." + step];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken stop) =>
        await AnswerAsync(
            await comments.CommentAsync(HttpContext.Reader(), Id, null, Comment, stop),
            $"{Home}#comments",
            T["Appraisals.Commented"],
            stop
        );

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await signing.WithdrawAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.Withdrawn"], stop);

    public async Task<IActionResult> OnPostObjectAsync(CancellationToken stop) =>
        await AnswerAsync(await statements.ObjectAsync(HttpContext.Reader(), Id, Text, stop), Statements, T["Appraisals.Objected"], stop);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) =>
        await AnswerAsync(await statements.AnswerAsync(HttpContext.Reader(), Id, Text, stop), Statements, T["Appraisals.Answered"], stop);

    public async Task<IActionResult> OnPostSecondLevelAsync(CancellationToken stop) =>
        await AnswerAsync(
            await statements.ReviewAsync(HttpContext.Reader(), Id, Text, stop),
            Statements,
            T["Appraisals.SecondLevelSaid"],
            stop
        );

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken stop) =>
        await AnswerAsync(await corrections.CorrectAsync(HttpContext.Reader(), Id, Reason, stop), Home, T["Appraisals.Corrected"], stop);

    /// <summary>Who reads HR's reason beside the two sides.</summary>
    private static readonly AppraisalParty[] _concerned = [AppraisalParty.SecondLevel, AppraisalParty.HrPartner];

    private string Statements => $"{Home}#statements";

    private async Task<IActionResult> AnswerAsync(ActResult result, string to, string done, CancellationToken stop)
    {
        if (Answer(result, to, done, field => field) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await reading.LoadAsync(reader, Id, stop: stop) is not { } view)
        {
            return false;
        }

        View = view;
        Stations = AppraisalChannel.Of(view, reader);
        Nexts = [.. NextActs.Of(T, this)];
        if (view.Appraisal.ExcludedAt is not null && (view.Case.IsParty || view.Case.Parties.Overlaps(_concerned)))
        {
            Exclusion = await ExclusionReading.OfCycleAsync(db, view.Appraisal.StaffId, view.Appraisal.CycleEnd, stop);
        }

        if (view.Case.Part is null && view.Appraisal.ReceivedByBoardAt is not null)
        {
            Board = await BoardItemReading.OfSubjectAsync(db, Id, view.Case.Parties, stop);
        }

        // That it came and was read belongs to the dialogue and the second level; what is in it has its own readers (UF-6).
        if (view.Case.Part is null && (view.Case.IsParty || view.Case.Parties.Contains(AppraisalParty.SecondLevel)))
        {
            Feedback = await feedback.OfAppraisalAsync(reader, view.Appraisal, stop);
        }

        if (view.Case.Part is null)
        {
            Recognitions = await RecognitionReading.OfRecordAsync(db, Id, stop);
        }

        Round =
            view.Case.OnSupervisorsSide || view.Case.Parties.Contains(AppraisalParty.SecondLevel)
                ? await rounds.PlaceAsync(reader, Id, stop)
                : null;
        if (view.Case.May(AppraisalAct.ReviewAsSecondLevel))
        {
            SecondLevelReasons = await settling.SecondLevelReasonsAsync(view.Appraisal, stop);
        }

        return true;
    }
}
