using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Recognition;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Recognition;

/// <summary>A recognition: what was said, whether it stands in the reader's record, rewards, and taking it back (RC-1).</summary>
public sealed class ViewModel(RecognitionReading reading, Recognitions recognitions, Rewards rewards, PolicyLibrary policies, Words words)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty, StringLength(1000)]
    public string Reason { get; set; } = "";

    [BindProperty]
    public string? Type { get; set; }

    [BindProperty, StringLength(2000)]
    public string Why { get; set; } = "";

    [BindProperty]
    public Guid Reward { get; set; }

    [BindProperty, StringLength(2000)]
    public string Because { get; set; } = "";

    public RecognitionView View { get; private set; } = null!;
    public CompetencyCatalogue Catalogue { get; private set; } = null!;
    public bool Proposing { get; private set; }
    public bool Withdrawing { get; private set; }
    public string Home => Recognitions.LinkOf(Id);

    public IEnumerable<Choice> Types =>
        View.Types.Select(t => new Choice(
            t.Code,
            words["Recognition.TypeBy", t.Name.In(words.Language), words["Recognition.Approver." + t.Approver]]
        ));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) =>
        ActAsync(() => recognitions.KeepAsync(HttpContext.Reader(), Id, true, stop), "Keep", stop);

    public Task<IActionResult> OnPostTakeOutAsync(CancellationToken stop) =>
        ActAsync(() => recognitions.KeepAsync(HttpContext.Reader(), Id, false, stop), "TakeOut", stop);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        Withdrawing = true;
        return ActAsync(() => recognitions.WithdrawAsync(HttpContext.Reader(), Id, Version, Reason, stop), "Withdraw", stop);
    }

    public Task<IActionResult> OnPostProposeAsync(CancellationToken stop)
    {
        Proposing = true;
        return ActAsync(() => rewards.ProposeAsync(HttpContext.Reader(), Id, Form, Type, Why, stop), "Propose", stop);
    }

    public Task<IActionResult> OnPostApproveAsync(CancellationToken stop) =>
        ActAsync(() => rewards.DecideAsync(HttpContext.Reader(), Id, Reward, true, Because, stop), "Approve", stop);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken stop) =>
        ActAsync(() => rewards.DecideAsync(HttpContext.Reader(), Id, Reward, false, Because, stop), "Refuse", stop);

    private async Task<IActionResult> ActAsync(Func<Task<ActResult>> act, string done, CancellationToken stop)
    {
        var answer = await this.AnswerAsync(
            words,
            act,
            Home,
            words["Recognition.Done." + done],
            words["Recognition.ChangedMeanwhile"],
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
        Catalogue = policies.PolicyAt(view.Line.Given.GivenOn).Appraisals.Catalogue;
        Version = Version == 0 ? view.Line.Given.Version : Version;
        Form = Form == Guid.Empty ? Guid.CreateVersion7() : Form;
        return true;
    }
}
