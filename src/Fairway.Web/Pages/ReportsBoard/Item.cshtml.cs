using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A report's form as the Board reads it.</summary>
/// <param name="View">Null: it is read elsewhere.</param>
public sealed record ReportText(BoardItem Item, AppraisalView? View, AppraisalStep Step)
{
    /// <summary>What was late of a probation or a case (CY-8).</summary>
    public IReadOnlyList<(StepKind Step, Delay Delay)> Late { get; init; } = [];
}

/// <summary>One report at the Board: the form, an earlier one beside it, who examines it, what is said, where it goes next (BD-1, BD-2).</summary>
public sealed class ItemModel(BoardItemReading reading, AppraisalReading appraisals, Examination examination, Words words)
    : BoardPageModel(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>An earlier report of the same official, to be read beside this one.</summary>
    [FromQuery(Name = "beside")]
    public Guid? With { get; set; }

    [BindProperty]
    public List<string> Members { get; set; } = [];

    [BindProperty]
    public BoardNoteKind? Kind { get; set; }

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public Guid? Session { get; set; }

    public BoardItemView View { get; private set; } = null!;
    public ReportText Report { get; private set; } = null!;

    /// <summary>Null: none is chosen.</summary>
    public ReportText? Beside { get; private set; }

    public string Home => $"/board/items/{Id}";

    public IEnumerable<Choice> Kinds =>
        Enum.GetValues<BoardNoteKind>()
            .Where(k => k != BoardNoteKind.Observation)
            .Select(k => new Choice(k.ToString(), T["Examination.Note." + k], T["Examination.Note." + k + ".Hint"]));

    /// <summary>Members who can be asked to examine it.</summary>
    public IEnumerable<Choice> Free =>
        View
            .Members.Where(m => m.Conflict.Judgement == Judgement.Met && !m.Examines)
            .Select(m => new Choice(m.StaffId, m.Name, T.Count("Examination.Load", m.Open)));

    public IEnumerable<Choice> Sessions => View.Sessions.Select(s => new Choice(s.Id.ToString(), T["Sessions.Of", s.Number, s.HeldOn]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken stop) =>
        await AnswerAsync(await examination.AssignAsync(HttpContext.Reader(), Id, Members, stop), T["Examination.Assigned"], stop);

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken stop) =>
        await AnswerAsync(await examination.TakeUpAsync(HttpContext.Reader(), Id, stop), T["Examination.TakenUp"], stop);

    public async Task<IActionResult> OnPostReleaseAsync(string member, CancellationToken stop) =>
        await AnswerAsync(await examination.ReleaseAsync(HttpContext.Reader(), Id, member, stop), T["Examination.Released"], stop);

    public async Task<IActionResult> OnPostWriteAsync(CancellationToken stop) =>
        await AnswerAsync(await examination.WriteAsync(HttpContext.Reader(), Id, Kind, Text, stop), T["Examination.Written"], stop);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid note, CancellationToken stop) =>
        await AnswerAsync(await examination.TakeBackAsync(HttpContext.Reader(), Id, note, stop), T["Examination.TakenBack"], stop);

    public async Task<IActionResult> OnPostConcludeAsync(CancellationToken stop) =>
        await AnswerAsync(await examination.ConcludeAsync(HttpContext.Reader(), Id, stop), T["Examination.Concluded"], stop);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken stop) =>
        await AnswerAsync(await examination.ReopenAsync(HttpContext.Reader(), Id, stop), T["Examination.Reopened"], stop);

    public async Task<IActionResult> OnPostProposeAsync(BoardProposal proposal, CancellationToken stop) =>
        await AnswerAsync(
            await examination.ProposeAsync(HttpContext.Reader(), Id, Session, proposal, Text, stop),
            T["Examination.Proposed"],
            stop
        );

    private async Task<IActionResult> AnswerAsync(ActResult result, string done, CancellationToken stop) =>
        Answer(result, Home, done) is { } answer ? answer
        : await LoadAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }

        View = view;
        Report = await TextAsync(view.Item, stop) with { Late = view.Late };
        // Two reports of one appraisal are two reads: the second is of its own moment.
        Beside = view.Earlier.FirstOrDefault(e => e.Item.Id == With) is { } earlier ? await TextAsync(earlier.Item, stop) : null;
        return true;
    }

    /// <summary>The form, where the report is one of an appraisal and may be read now.</summary>
    private async Task<ReportText> TextAsync(BoardItem item, CancellationToken stop)
    {
        var step = Enum.GetValues<AppraisalStep>().FirstOrDefault(s => s.Code() == item.Part);
        return new ReportText(
            item,
            View.Case.Sees && item.Part == step.Code()
                ? await appraisals.LoadAsync(HttpContext.Reader(), item.SubjectId, (step, item.FormNumber), stop)
                : null,
            step
        );
    }
}
