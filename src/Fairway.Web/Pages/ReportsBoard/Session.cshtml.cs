using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A session: who is there, the agenda, what is decided on each matter, and closing the minutes (BD-1, BD-2).</summary>
public sealed class SessionModel(BoardSessionReading reading, BoardSessions sessions, Words words) : BoardPageModel(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<string> Members { get; set; } = [];

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public string Remarks { get; set; } = "";

    public BoardSessionView View { get; private set; } = null!;

    public IEnumerable<Choice> Choices => View.Members.Select(m => new Choice(m.StaffId, m.Name));

    private string Home => $"/board/sessions/{Id}";

    public string TitleOf(MatterLine line) => TitleOf(T, line);

    internal static string TitleOf(Words t, MatterLine line) =>
        line.Matter.ItemId is null ? line.Matter.Text
        : line.Hidden ? t["Sessions.AReport"]
        : t["Sessions.Proposal." + line.Matter.Proposal, line.Official];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Members = [.. View.Session.Attendance.Select(a => a.StaffId)];
        return Page();
    }

    public async Task<IActionResult> OnPostAttendAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.AttendAsync(HttpContext.Reader(), Id, Members, stop), Home, T["Sessions.PresentSaved"], stop);

    public async Task<IActionResult> OnPostMatterAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.AddMatterAsync(HttpContext.Reader(), Id, Text, stop), Home, T["Sessions.MatterAdded"], stop);

    public async Task<IActionResult> OnPostDecideAsync(Guid matter, MatterForm form, CancellationToken stop)
    {
        var decision = new MatterDecision(form.LeaveOpen, form.For, form.Against, form.Abstained, form.Discussion ?? "");
        return await AnswerAsync(
            await sessions.DecideAsync(HttpContext.Reader(), Id, matter, decision, stop),
            Home,
            T["Sessions.Decided"],
            stop
        );
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        await AnswerAsync(
            await sessions.CloseAsync(HttpContext.Reader(), Id, Remarks, stop),
            Home + "/minutes",
            T["Sessions.Closed"],
            stop
        );

    private async Task<IActionResult> AnswerAsync(ActResult result, string to, string done, CancellationToken stop)
    {
        if (Answer(result, to, done) is { } answer)
        {
            return answer;
        }

        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Members = [.. View.Session.Attendance.Select(a => a.StaffId)];
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>What is decided on a matter, as typed.</summary>
    public sealed class MatterForm
    {
        public int For { get; set; }
        public int Against { get; set; }
        public int Abstained { get; set; }
        public string? Discussion { get; set; }
        public bool LeaveOpen { get; set; }
    }
}
