using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>One probation from entry to the report: its channel, who gives input, what was said, the report and its guards.</summary>
public sealed class ProbationModel(FairwayDb db, PolicyLibrary policies, Reports reports, Words words) : ProbationPage(db, policies, words)
{
    /// <summary>Whether there is a report for this reader: then it comes first.</summary>
    public bool ReadsReport => Matter.MayReadRecommendation && Matter.Case.Recommendation is not null;

    /// <summary>
    /// Guards are shown where they matter: on a recommendation against confirmation, to whoever reads it, and to the official from the moment that
    /// two offices are asked to override.
    /// </summary>
    public bool ShowsGuards =>
        Matter.Case.Recommendation == Recommendation.NotConfirm && (Matter.MayReadRecommendation || (IsOwn && Matter.Case.Round > 0));

    /// <summary>What the reader can do, the most pressing first.</summary>
    public IReadOnlyList<(string Href, string Key)> Next =>
        [
            .. new (bool, string, string)[]
            {
                (Matter.May(ProbationAct.SignAsOfficial), "/sign", "Probation.Do.ReadAndSign"),
                (MaySignNow, "/sign", "Probation.Do.Sign"),
                (MayOverride, "/override", "Probation.Do.Override"),
                (Matter.May(ProbationAct.Decide), "/decide", "Probation.Do.Decide"),
                (Matter.NamesLeft > 0 && Matter.NamesAs != NamedBy.Hr || OddIsMine, "/colleagues", "Probation.Do.Name"),
                (Matter.May(ProbationAct.Recommend), "/report", "Probation.Do.Report"),
                (Matter.May(ProbationAct.Warn), "/warn", "Probation.Do.Warn"),
            }
                .Where(act => act.Item1)
                .Select(act => (Home + act.Item2, act.Item3)),
        ];

    private bool MaySignNow => Matter.May(ProbationAct.SignAsSupervisor) && Matter.Case.Recommendation is not null;

    private bool MayOverride => Matter.May(ProbationAct.Override);

    private bool OddIsMine => Matter.NamesAs == NamedBy.Hr && Matter.NamesLeft > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        Answer(await reports.WithdrawAsync(HttpContext.Reader(), Id, stop), Home, T["Probation.Withdrawn"], _ => "") is { } answer
            ? answer
            : await AgainAsync(stop);
}
