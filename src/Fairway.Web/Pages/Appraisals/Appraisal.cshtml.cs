using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>An appraisal: where it stands, what comes next, the form with what the other changed, remarks, signatures, versions.</summary>
public sealed class AppraisalModel(AppraisalReading reading, AgreementSharing sharing, AgreementSigning signing, Words words)
    : AppraisalPage(words)
{
    [BindProperty]
    public string Comment { get; set; } = "";

    public AppraisalView View { get; private set; } = null!;
    public IReadOnlyList<StationView> Stations { get; private set; } = [];

    public string Official => View.NameOf(View.Appraisal.StaffId);
    public bool Own => View.Case.Parties.Contains(AppraisalParty.Official);
    public string Other => View.NameOf(View.Case.OtherSide.FirstOrDefault());

    /// <summary>The form on which the task list stands: the reader's draft, else what is shared.</summary>
    public AgreementForm Editing => View.Editable?.Form ?? View.Form ?? AgreementForm.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken stop) =>
        await AnswerAsync(
            await sharing.CommentAsync(HttpContext.Reader(), Id, null, Comment, stop),
            $"{Home}#comments",
            T["Appraisals.Commented"],
            stop
        );

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await signing.WithdrawAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.Withdrawn"], stop);

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
        return true;
    }
}
