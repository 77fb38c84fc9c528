using System.Collections.Frozen;

namespace Fairway.Rules.Promotions;

/// <summary>A row of the workflow: in this state this party may do this, and then the exercise, or the panel, stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record ExerciseTransition(ExerciseState From, ExerciseAct Act, ExerciseParty Party, ExerciseState To, string Rule);

/// <summary>
/// The yearly exercises as one table for each kind, put together from the same rows (PP-7, TI-1, MI-1): opening, list and contests, panels, decisions,
/// publication are of all; quotas, the choice of tracks and forms of the kind that compares. What somebody may do now, the stations of its page and the tests
/// all come from it. What an exercise gives is reached over a published list, a panel and the Director-General's decision, and by no shorter way; what HR does
/// about a fact that came late has a row at every station at which it can come.
/// </summary>
[Rule("PP-6"), Rule("PP-7"), Rule("PP-8"), Rule("TI-1"), Rule("MI-1")]
public static class ExerciseWorkflow
{
    private static readonly FrozenDictionary<ExerciseKind, IReadOnlyList<ExerciseTransition>> Tables = ExerciseKinds.All.ToFrozenDictionary(
        each => each.Kind,
        each => Rows(each.Kind)
    );

    private static readonly FrozenDictionary<(ExerciseKind, ExerciseState, ExerciseAct, ExerciseParty), ExerciseTransition> Found = Tables
        .SelectMany(table => table.Value.Select(row => (Kind: table.Key, Row: row)))
        .ToFrozenDictionary(each => (each.Kind, each.Row.From, each.Row.Act, each.Row.Party), each => each.Row);

    /// <summary>Every row of a kind; anything that has none is refused.</summary>
    public static IReadOnlyList<ExerciseTransition> Table(ExerciseKind kind) => Tables[kind];

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static ExerciseTransition? Find(ExerciseKind kind, ExerciseState state, ExerciseAct act, ExerciseParty party) =>
        Found.GetValueOrDefault((kind, state, act, party));

    /// <summary>The row for an act of somebody with these parts; the first in their order, null: refused.</summary>
    public static ExerciseTransition? Find(ExerciseKind kind, ExerciseState state, ExerciseAct act, IEnumerable<ExerciseParty> parties) =>
        parties.Order().Select(party => Find(kind, state, act, party)).FirstOrDefault(row => row is not null);

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<ExerciseTransition> From(ExerciseKind kind, ExerciseState state, IReadOnlySet<ExerciseParty> parties) =>
        Table(kind).Where(row => row.From == state && parties.Contains(row.Party));

    private static IReadOnlyList<ExerciseTransition> Rows(ExerciseKind kind)
    {
        var rule = kind.Rule();
        return kind.Compares()
            ?
            [
                .. Quotas(rule),
                .. List(rule, ExerciseState.QuotasSet),
                .. Tracks(rule),
                .. Panels(rule),
                .. ComparingPanel(rule),
                .. Decision(rule, "PP-9"),
            ]
            :
            [
                .. Opening(rule),
                .. List(rule, ExerciseState.Opened),
                .. Consent(),
                .. Panels(rule),
                .. JudgingPanel(rule),
                .. Decision(rule, rule),
            ];
    }

    /// <summary>The numbers are computed, and set by the Director-General alone (PP-6); until the list is published they can be set anew.</summary>
    private static IEnumerable<ExerciseTransition> Quotas(string rule)
    {
        yield return new(ExerciseState.Opened, ExerciseAct.CorrectPosts, ExerciseParty.HumanResources, ExerciseState.Opened, "PP-6");
        yield return new(ExerciseState.Opened, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.QuotasSet, "PP-6");
        yield return new(ExerciseState.QuotasSet, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.QuotasSet, "PP-6");
        yield return new(ExerciseState.Listed, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.Listed, "PP-6");
        foreach (var row in Opening(rule))
        {
            yield return row;
        }
    }

    private static IEnumerable<ExerciseTransition> Opening(string rule)
    {
        yield return new(ExerciseState.NotOpened, ExerciseAct.Open, ExerciseParty.HumanResources, ExerciseState.Opened, rule);
    }

    /// <param name="rule">The rule of the exercise.</param>
    /// <param name="ready">The state in which the list can first be computed.</param>
    private static IEnumerable<ExerciseTransition> List(string rule, ExerciseState ready)
    {
        const ExerciseParty hr = ExerciseParty.HumanResources;
        yield return new(ready, ExerciseAct.ComputeList, hr, ExerciseState.Listed, rule);
        yield return new(ExerciseState.Listed, ExerciseAct.ComputeList, hr, ExerciseState.Listed, rule);
        yield return new(ExerciseState.Listed, ExerciseAct.PublishList, hr, ExerciseState.Published, rule);
        yield return new(ExerciseState.Published, ExerciseAct.Contest, ExerciseParty.Official, ExerciseState.Published, rule);
        yield return new(ExerciseState.Published, ExerciseAct.AnswerContest, hr, ExerciseState.Published, rule);
        yield return new(ExerciseState.Published, ExerciseAct.CloseList, hr, ExerciseState.Forms, rule);
        foreach (
            var state in (ExerciseState[])[ExerciseState.Published, ExerciseState.Forms, ExerciseState.AtPanels, ExerciseState.Recommended]
        )
        {
            yield return new(state, ExerciseAct.CorrectList, hr, state, rule);
        }
        // Until the panels meet.
        foreach (var state in (ExerciseState[])[ExerciseState.Published, ExerciseState.Forms])
        {
            yield return new(state, ExerciseAct.Withdraw, ExerciseParty.Candidate, state, rule);
        }
    }

    /// <summary>Of the kind that compares: tracks are chosen, forms are filled.</summary>
    private static IEnumerable<ExerciseTransition> Tracks(string rule)
    {
        yield return new(ExerciseState.Published, ExerciseAct.ChooseTracks, ExerciseParty.Candidate, ExerciseState.Published, rule);
        yield return new(ExerciseState.Forms, ExerciseAct.FillForm, ExerciseParty.Candidate, ExerciseState.Forms, rule);
        yield return new(ExerciseState.Forms, ExerciseAct.FillForm, ExerciseParty.Chief, ExerciseState.Forms, rule);
    }

    /// <summary>Where there is no form to hold the consent, the candidate gives it by itself (FA-4); without it the panel reads no rating.</summary>
    private static IEnumerable<ExerciseTransition> Consent()
    {
        foreach (var state in (ExerciseState[])[ExerciseState.Published, ExerciseState.Forms])
        {
            yield return new(state, ExerciseAct.Consent, ExerciseParty.Candidate, state, "FA-4");
        }
    }

    /// <summary>Joint panels: each side names its own, from the opening on; a member who falls out is replaced.</summary>
    private static IEnumerable<ExerciseTransition> Panels(string rule)
    {
        yield return new(ExerciseState.Forms, ExerciseAct.ConvenePanels, ExerciseParty.HumanResources, ExerciseState.AtPanels, "PP-8");
        for (var state = ExerciseState.Opened; state <= ExerciseState.AtPanels; state++)
        {
            yield return new(state, ExerciseAct.NameMember, ExerciseParty.HumanResources, state, "PP-8");
            yield return new(state, ExerciseAct.NameMember, ExerciseParty.Union, state, "PP-8");
        }
        yield return new(
            ExerciseState.PanelForming,
            ExerciseAct.DeclareConflict,
            ExerciseParty.PanelMember,
            ExerciseState.PanelForming,
            "PP-8"
        );
        yield return new(ExerciseState.AtPanels, ExerciseAct.PassOn, ExerciseParty.BothPanels, ExerciseState.Recommended, rule);
        // Somebody came onto the list late.
        yield return new(ExerciseState.Recommended, ExerciseAct.TakeUpAgain, ExerciseParty.CorrectedList, ExerciseState.AtPanels, rule);
    }

    /// <summary>A panel's own way where it compares: alone first, then together (PP-8); track 1 before track 2 (PP-7).</summary>
    private static IEnumerable<ExerciseTransition> ComparingPanel(string rule)
    {
        const ExerciseParty secretary = ExerciseParty.PanelSecretary;
        yield return new(ExerciseState.PanelForming, ExerciseAct.BeginScoring, secretary, ExerciseState.ScoringOne, "PP-8");
        foreach (var row in Scoring(ExerciseState.ScoringOne, ExerciseState.ComparingOne))
        {
            yield return row;
        }
        yield return new(ExerciseState.ComparingOne, ExerciseAct.GoOn, secretary, ExerciseState.ScoringTwo, rule);
        foreach (var row in Scoring(ExerciseState.ScoringTwo, ExerciseState.ComparingTwo))
        {
            yield return row;
        }
        yield return new(ExerciseState.ComparingTwo, ExerciseAct.CloseMinutes, secretary, ExerciseState.PanelClosed, "PP-8");
        // What is open about the others stays as it is.
        foreach (
            var state in (ExerciseState[])
                [ExerciseState.ComparingOne, ExerciseState.ScoringTwo, ExerciseState.ComparingTwo, ExerciseState.PanelClosed]
        )
        {
            yield return new(state, ExerciseAct.TakeUpAgain, ExerciseParty.CorrectedList, ExerciseState.ScoringOne, rule);
        }
    }

    /// <summary>The same where each candidate is judged by themselves, as on track 2.</summary>
    private static IEnumerable<ExerciseTransition> JudgingPanel(string rule)
    {
        const ExerciseParty secretary = ExerciseParty.PanelSecretary;
        yield return new(ExerciseState.PanelForming, ExerciseAct.BeginScoring, secretary, ExerciseState.ScoringTwo, "PP-8");
        foreach (var row in Scoring(ExerciseState.ScoringTwo, ExerciseState.ComparingTwo))
        {
            yield return row;
        }
        yield return new(ExerciseState.ComparingTwo, ExerciseAct.CloseMinutes, secretary, ExerciseState.PanelClosed, "PP-8");
        foreach (var state in (ExerciseState[])[ExerciseState.ComparingTwo, ExerciseState.PanelClosed])
        {
            yield return new(state, ExerciseAct.TakeUpAgain, ExerciseParty.CorrectedList, ExerciseState.ScoringTwo, rule);
        }
    }

    private static IEnumerable<ExerciseTransition> Scoring(ExerciseState alone, ExerciseState together)
    {
        yield return new(alone, ExerciseAct.DeclareConflict, ExerciseParty.PanelMember, alone, "PP-8");
        yield return new(alone, ExerciseAct.Score, ExerciseParty.PanelMember, alone, "PP-8");
        yield return new(alone, ExerciseAct.OpenScores, ExerciseParty.PanelSecretary, together, "PP-8");
        yield return new(together, ExerciseAct.Recommend, ExerciseParty.PanelSecretary, together, "PP-8");
    }

    /// <param name="rule">The rule of the exercise.</param>
    /// <param name="effect">The rule of what follows from a decision.</param>
    private static IEnumerable<ExerciseTransition> Decision(string rule, string effect)
    {
        const ExerciseParty head = ExerciseParty.DirectorGeneral;
        yield return new(ExerciseState.Recommended, ExerciseAct.Decide, head, ExerciseState.Recommended, rule);
        yield return new(ExerciseState.Recommended, ExerciseAct.CloseDecisions, head, ExerciseState.Decided, effect);
        yield return new(ExerciseState.Decided, ExerciseAct.Inform, ExerciseParty.Chief, ExerciseState.Decided, rule);
        // Where the chief cannot.
        yield return new(ExerciseState.Decided, ExerciseAct.Inform, ExerciseParty.HumanResources, ExerciseState.Decided, rule);
        yield return new(ExerciseState.Decided, ExerciseAct.PublishNames, ExerciseParty.HumanResources, ExerciseState.Closed, rule);
    }
}
