using Fairway.App.Accounts;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>A case: where it stands, what comes next for its reader, the support that is offered, and everything that was said and signed.</summary>
public sealed class CaseModel(CaseReader cases, CaseDialogue dialogue, CaseOpenings openings, CaseSigning signing, Words words)
    : CasePage(cases, words)
{
    private readonly CaseReader reading = cases;

    /// <summary>The official's own account, or a word of the supervisor.</summary>
    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>Why a proposal is not taken up, or the case not gone on with.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    public IReadOnlyList<Station> Stations { get; private set; } = [];
    public IReadOnlyList<NextAct> Nexts { get; private set; } = [];

    public string Lead =>
        View.At.IsOfficial ? T["Underperformance.LeadOfficial." + View.Case.State, View.NameOf(View.Case.SupervisorId)]
        : View.Case.State is CaseState.Proposed ? T["Underperformance.Lead.Proposed", View.NameOf(View.Case.SupervisorId)]
        : T["Underperformance.Lead." + View.Case.State, Official];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ShowAsync(stop))
        {
            return NotFound();
        }

        if (!View.At.IsOfficial)
        {
            await reading.RecordAsync(View.At, notes: false, stop);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSayAsync(CancellationToken stop) =>
        Answer(
            await dialogue.SayAsync(HttpContext.Reader(), Id, Form, Text, stop),
            $"{Home}#said",
            T["Underperformance.Said"],
            field => field
        )
            is { } answer
            ? answer
        : await ShowAsync(stop) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop) =>
        Answer(await openings.EndAsync(HttpContext.Reader(), Id, Version, Reason, stop), Home, T["Underperformance.Ended"], field => field)
            is { } answer
            ? answer
        : await ShowAsync(stop) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        Answer(await signing.WithdrawAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.Withdrawn"]) is { } answer ? answer
        : await ShowAsync(stop) ? Page()
        : NotFound();

    private async Task<bool> ShowAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return false;
        }

        Stations = CaseChannel.Of(T, View, HttpContext.Reader());
        Nexts = [.. CaseNext.Of(T, View, HttpContext.Reader(), Home)];
        return true;
    }
}

/// <summary>What the reader of a case can do next, with the button that leads there.</summary>
internal static class CaseNext
{
    public static IEnumerable<NextAct> Of(Words t, CaseView view, Reader reader, string home)
    {
        var (at, state) = (view.At, view.Case.State);
        if (at.May(CaseAct.Open))
        {
            yield return Next("Open", $"/underperformance/open/{Uri.EscapeDataString(view.Case.StaffId)}", true);
        }

        if (at.May(CaseAct.SignAsOfficial) || at.May(CaseAct.SignPlan))
        {
            yield return Next(
                at.IsSupervisor ? "SignPlan"
                    : state == CaseState.PlanSigned ? "SignAsOfficial"
                    : "SignReview",
                $"{home}/sign",
                true
            );
        }

        if (at.May(CaseAct.SavePlan))
        {
            yield return Next(state == CaseState.Discussed ? "Plan" : "ChangePlan", $"{home}/plan", state == CaseState.Discussed);
        }

        if (at.May(CaseAct.RecordDiscussion))
        {
            yield return Next(state == CaseState.Opened ? "Discuss" : "DiscussAgain", $"{home}/discussion", state == CaseState.Opened);
        }

        if (at.May(CaseAct.Monitor))
        {
            yield return Next("Note", $"{home}/progress", !IsDue());
        }

        if (at.May(CaseAct.SaveReview))
        {
            yield return Next(IsDue() ? "Review" : "ReviewEarly", $"{home}/review", IsDue());
        }

        if (at.May(CaseAct.MonitorFurther) || at.May(CaseAct.Decide))
        {
            yield return Next("Outcome", $"{home}/outcome", true);
        }
        else if (at.May(CaseAct.Advise))
        {
            yield return Next("Advise", $"{home}/outcome", true);
        }

        bool IsDue() => view.Clock is { DueOn: { } due } && due <= reader.Today;

        NextAct Next(string what, string href, bool strong) =>
            new(
                t[$"Underperformance.Next.{what}"],
                t[$"Underperformance.Next.{what}.Text", view.NameOf(at.IsOfficial ? view.Case.SupervisorId : view.Case.StaffId)],
                href,
                t[$"Underperformance.Next.{what}.Act"],
                strong
            );
    }
}
