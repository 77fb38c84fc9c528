using Fairway.App;
using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Learning;

/// <summary>A session: what, when, where; signing up and stepping back for oneself; for its organizer who takes part and who was there (LE-1).</summary>
public sealed class SessionPageModel(Sessions sessions, IClock clock, Words words) : LearningPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Those who were there, as ticked.</summary>
    [BindProperty]
    public List<Guid> Was { get; set; } = [];

    public SessionView View { get; private set; } = null!;
    public bool IsOpen => View.IsOpen(clock.GetCurrentInstant());
    public bool HasBegun => View.HasBegun(clock.GetCurrentInstant());

    /// <summary>The reader's clock shows another hour.</summary>
    public bool IsElsewhere =>
        View.Session.StartsAt.InZone(View.Zone).LocalDateTime != View.Session.StartsAt.InZone(Reader.Zone).LocalDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSignUpAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.SignUpAsync(Reader, Id, stop), "Learning.DoneSignUp", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.WithdrawAsync(Reader, Id, stop), "Learning.DoneWithdraw", stop);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.CancelAsync(Reader, Id, stop), "Learning.DoneCancel", stop);

    public async Task<IActionResult> OnPostAttendedAsync(CancellationToken stop) =>
        await AnswerAsync(await sessions.AttendedAsync(Reader, Id, Was, stop), "Learning.DoneAttended", stop);

    private async Task<IActionResult> AnswerAsync(ActResult result, string done, CancellationToken stop) =>
        this.Answer(Words, result, $"/learning/sessions/{Id}", Words[done], Words["Learning.ChangedMeanwhile"])
        ?? (await LoadAsync(stop) ? Page() : NotFound());

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await sessions.FindAsync(Reader, Id, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
