using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Policies;

/// <summary>Rows of the workflow that differ only in who may act, in the reader's words.</summary>
public sealed record TransitionView(AppraisalState From, string Act, string Who, AppraisalState To, string Rule)
{
    public static IReadOnlyList<TransitionView> Of(Words t, IEnumerable<Transition> rows) =>
        [
            .. rows.GroupBy(row => (row.From, row.Act, row.To, row.Rule))
                .Select(group => new TransitionView(
                    group.Key.From,
                    ActName(t, group.Key.Act),
                    t.List(group.Select(row => row.Party).Order().Select(party => t["Policies.Party." + party])),
                    group.Key.To,
                    group.Key.Rule
                ))
                .OrderBy(view => view.From),
        ];

    public static string ActName(Words t, AppraisalAct act) => t["Policies.Act." + act];

    public static string StateName(Words t, AppraisalState state) => t["Policies.State." + state];
}
