using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency;

/// <summary>A concern with everything that was said, and what comes next for its reader (FA-2).</summary>
public sealed class ViewModel(ConcernReading reading, Concerns concerns, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The concern as it was shown: who acts on an older one looks again first.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty, StringLength(200)]
    public string Title { get; set; } = "";

    [BindProperty, StringLength(4000)]
    public string Text { get; set; } = "";

    [BindProperty, StringLength(4000)]
    public string Because { get; set; } = "";

    [BindProperty, StringLength(4000)]
    public string Again { get; set; } = "";

    [BindProperty]
    public ConcernOutcome? Outcome { get; set; }

    [BindProperty]
    public ConcernBody? To { get; set; }

    public ConcernView View { get; private set; } = null!;
    public ConcernAct? Doing { get; private set; }
    public string Home => Concerns.LinkOf(Id);

    public IEnumerable<Choice> Outcomes =>
        Enum.GetValues<ConcernOutcome>().Select(o => new Choice(o.ToString(), words["Transparency.Outcome." + o]));

    public IEnumerable<Choice> Bodies =>
        Enum.GetValues<ConcernBody>()
            .Where(b => b != View.At.Concern.Body)
            .Select(b => new Choice(b.ToString(), words["Transparency.Body." + b]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (View.At.May(ConcernAct.Show))
        {
            (Title, Text) = (View.At.Concern.Title, View.At.Concern.Text);
        }
        return Page();
    }

    public Task<IActionResult> OnPostShowAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.Show, () => concerns.ShowAsync(HttpContext.Reader(), Id, Version, Title, Text, stop), stop);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.Decline, () => concerns.DeclineAsync(HttpContext.Reader(), Id, Version, Because, stop), stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.Withdraw, () => concerns.WithdrawAsync(HttpContext.Reader(), Id, Version, stop), stop);

    public Task<IActionResult> OnPostPassOnAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.PassOn, () => concerns.PassOnAsync(HttpContext.Reader(), Id, Version, To, Because, stop), stop);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.Answer, () => concerns.AnswerAsync(HttpContext.Reader(), Id, Version, Outcome, Text, stop), stop);

    public Task<IActionResult> OnPostAskAgainAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.AskAgain, () => concerns.AskAgainAsync(HttpContext.Reader(), Id, Version, Again, stop), stop);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        ActAsync(ConcernAct.Close, () => concerns.CloseAsync(HttpContext.Reader(), Id, Version, stop), stop);

    private async Task<IActionResult> ActAsync(ConcernAct act, Func<Task<ActResult>> does, CancellationToken stop)
    {
        Doing = act;
        var answer = await this.AnswerAsync(
            words,
            does,
            Home,
            words["Transparency.Done." + act],
            words["Transparency.ChangedMeanwhile"],
            () => Version = 0
        );
        return answer ?? (await LoadAsync(stop) ? Page() : NotFound());
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.FindAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }
        View = view;
        Version = Version == 0 ? view.At.Concern.Version : Version;
        return true;
    }
}
