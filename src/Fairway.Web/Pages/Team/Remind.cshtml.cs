using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Team;

/// <summary>
/// Reminders to several officials at once: first who, then exactly who would get which notice, then it is sent. Those whom the list showed are ticked.
/// </summary>
public sealed class RemindModel(TeamReminders reminders, TeamList team, PolicyLibrary policies, Words t) : PageModel
{
    /// <summary>As on the team's page.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "step")]
    public string? Step { get; set; }

    [FromQuery(Name = "turn")]
    public string? Turn { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>The appraisals ticked.</summary>
    [BindProperty]
    public List<Guid> Officials { get; set; } = [];

    /// <summary>Names the confirmation, so that sending it twice is one act.</summary>
    [BindProperty]
    public Guid Batch { get; set; }

    /// <summary>Those who would get a reminder, and of each which.</summary>
    public IReadOnlyList<ReminderLine> Going { get; private set; } = [];

    /// <summary>Those who get none, though their turn it is.</summary>
    public IReadOnlyList<ReminderLine> LeftOut { get; private set; } = [];

    /// <summary>Whether those ticked are shown for confirmation.</summary>
    public bool Confirming { get; private set; }

    public TeamWords Words => new(t, HttpContext.Reader(), policies);
    public string Query => TeamSelection.Of(Show, Step, Turn, Unit, Sort).Query;

    public IEnumerable<Choice> Choices =>
        Going.Select(l => new Choice(
            l.AppraisalId.ToString(),
            l.Row.Name,
            l.Last is { } last
                ? t["Team.Remind.HintLast", t["Team.Reminder." + l.Kind], Words.Where(l.Row).Word, last]
                : t["Team.Remind.Hint", t["Team.Reminder." + l.Kind], Words.Where(l.Row).Word]
        ));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Officials = [.. Going.Select(l => l.AppraisalId)];
        return Page();
    }

    /// <summary>Shows who of those ticked would get which notice.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var ticked = Going.Where(l => Officials.Contains(l.AppraisalId)).ToList();
        if (ticked.Count == 0)
        {
            ModelState.AddModelError(nameof(Officials), t["Team.Remind.Nobody"]);
            return Page();
        }

        LeftOut = [.. LeftOut.Where(l => Officials.Contains(l.AppraisalId))];
        (Going, Confirming, Batch) = (ticked, true, Guid.CreateVersion7());
        ModelState.Remove(nameof(Batch));
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (Batch == Guid.Empty || (await team.TeamAsync(reader, stop)).Count == 0)
        {
            return NotFound();
        }

        var sent = await reminders.SendAsync(reader, Officials, Batch, stop);
        this.Done(
            sent.LeftOut == 0
                ? t.Count("Team.Remind.Sent", sent.Sent)
                : t.Count("Team.Remind.Sent", sent.Sent) + " " + t.Count("Team.Remind.SentNot", sent.LeftOut)
        );
        return LocalRedirect("/team" + Query);
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if ((await team.TeamAsync(reader, stop)).Count == 0)
        {
            return false;
        }

        var lines = await reminders.OfAsync(reader, TeamSelection.Of(Show, Step, Turn, Unit, Sort), stop);
        Going = [.. lines.Where(l => l.Standing == ReminderStanding.Goes)];
        LeftOut = [.. lines.Where(l => l.Standing != ReminderStanding.Goes)];
        return true;
    }
}
