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
/// The yearly exercise as one table (PP-7): quotas, list, contests and choices, forms, panels, decisions, publication. What somebody may do now, the
/// stations of its page and the tests all come from it. A promotion is reached over a published list, a panel and the Director-General's decision, and by
/// no shorter way; what HR does about a fact that came late has a row at every station at which it can come.
/// </summary>
[Rule("PP-6"), Rule("PP-7"), Rule("PP-8")]
public static class ExerciseWorkflow
{
    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<ExerciseTransition> Table { get; } = [.. Quotas(), .. List(), .. Forms(), .. Panel(), .. Decision()];

    private static readonly FrozenDictionary<(ExerciseState, ExerciseAct, ExerciseParty), ExerciseTransition> Rows =
        Table.ToFrozenDictionary(row => (row.From, row.Act, row.Party));

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static ExerciseTransition? Find(ExerciseState state, ExerciseAct act, ExerciseParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>The row for an act of somebody with these parts; the first in their order, null: refused.</summary>
    public static ExerciseTransition? Find(ExerciseState state, ExerciseAct act, IEnumerable<ExerciseParty> parties) =>
        parties.Order().Select(party => Find(state, act, party)).FirstOrDefault(row => row is not null);

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<ExerciseTransition> From(ExerciseState state, IReadOnlySet<ExerciseParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));

    /// <summary>The numbers are computed, and set by the Director-General alone (PP-6); until the list is published they can be set anew.</summary>
    private static IEnumerable<ExerciseTransition> Quotas()
    {
        const ExerciseParty hr = ExerciseParty.HumanResources;
        yield return new(ExerciseState.NotOpened, ExerciseAct.Open, hr, ExerciseState.Opened, "PP-7");
        yield return new(ExerciseState.Opened, ExerciseAct.CorrectPosts, hr, ExerciseState.Opened, "PP-6");
        yield return new(ExerciseState.Opened, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.QuotasSet, "PP-6");
        yield return new(ExerciseState.QuotasSet, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.QuotasSet, "PP-6");
        yield return new(ExerciseState.Listed, ExerciseAct.SetQuotas, ExerciseParty.DirectorGeneral, ExerciseState.Listed, "PP-6");
    }

    private static IEnumerable<ExerciseTransition> List()
    {
        const ExerciseParty hr = ExerciseParty.HumanResources;
        yield return new(ExerciseState.QuotasSet, ExerciseAct.ComputeList, hr, ExerciseState.Listed, "PP-7");
        yield return new(ExerciseState.Listed, ExerciseAct.ComputeList, hr, ExerciseState.Listed, "PP-7");
        yield return new(ExerciseState.Listed, ExerciseAct.PublishList, hr, ExerciseState.Published, "PP-7");
        yield return new(ExerciseState.Published, ExerciseAct.Contest, ExerciseParty.Official, ExerciseState.Published, "PP-7");
        yield return new(ExerciseState.Published, ExerciseAct.AnswerContest, hr, ExerciseState.Published, "PP-7");
        yield return new(ExerciseState.Published, ExerciseAct.ChooseTracks, ExerciseParty.Candidate, ExerciseState.Published, "PP-7");
        yield return new(ExerciseState.Published, ExerciseAct.CloseList, hr, ExerciseState.Forms, "PP-7");
        foreach (
            var state in (ExerciseState[])[ExerciseState.Published, ExerciseState.Forms, ExerciseState.AtPanels, ExerciseState.Recommended]
        )
        {
            yield return new(state, ExerciseAct.CorrectList, hr, state, "PP-7");
        }
        // Until the panels meet.
        foreach (var state in (ExerciseState[])[ExerciseState.Published, ExerciseState.Forms])
        {
            yield return new(state, ExerciseAct.Withdraw, ExerciseParty.Candidate, state, "PP-7");
        }
    }

    private static IEnumerable<ExerciseTransition> Forms()
    {
        yield return new(ExerciseState.Forms, ExerciseAct.FillForm, ExerciseParty.Candidate, ExerciseState.Forms, "PP-7");
        yield return new(ExerciseState.Forms, ExerciseAct.FillForm, ExerciseParty.Chief, ExerciseState.Forms, "PP-7");
        yield return new(ExerciseState.Forms, ExerciseAct.ConvenePanels, ExerciseParty.HumanResources, ExerciseState.AtPanels, "PP-8");
        // Joint panels: each side names its own, from the opening on; a member who falls out is replaced.
        for (var state = ExerciseState.Opened; state <= ExerciseState.AtPanels; state++)
        {
            yield return new(state, ExerciseAct.NameMember, ExerciseParty.HumanResources, state, "PP-8");
            yield return new(state, ExerciseAct.NameMember, ExerciseParty.Union, state, "PP-8");
        }
    }

    /// <summary>A panel's own way: alone first, then together (PP-8); track 1 before track 2 (PP-7).</summary>
    private static IEnumerable<ExerciseTransition> Panel()
    {
        const ExerciseParty member = ExerciseParty.PanelMember;
        const ExerciseParty secretary = ExerciseParty.PanelSecretary;
        foreach (var state in (ExerciseState[])[ExerciseState.PanelForming, ExerciseState.ScoringOne, ExerciseState.ScoringTwo])
        {
            yield return new(state, ExerciseAct.DeclareConflict, member, state, "PP-8");
        }
        yield return new(ExerciseState.PanelForming, ExerciseAct.BeginScoring, secretary, ExerciseState.ScoringOne, "PP-8");
        yield return new(ExerciseState.ScoringOne, ExerciseAct.Score, member, ExerciseState.ScoringOne, "PP-8");
        yield return new(ExerciseState.ScoringOne, ExerciseAct.OpenScores, secretary, ExerciseState.ComparingOne, "PP-8");
        yield return new(ExerciseState.ComparingOne, ExerciseAct.Recommend, secretary, ExerciseState.ComparingOne, "PP-8");
        yield return new(ExerciseState.ComparingOne, ExerciseAct.GoOn, secretary, ExerciseState.ScoringTwo, "PP-7");
        yield return new(ExerciseState.ScoringTwo, ExerciseAct.Score, member, ExerciseState.ScoringTwo, "PP-8");
        yield return new(ExerciseState.ScoringTwo, ExerciseAct.OpenScores, secretary, ExerciseState.ComparingTwo, "PP-8");
        yield return new(ExerciseState.ComparingTwo, ExerciseAct.Recommend, secretary, ExerciseState.ComparingTwo, "PP-8");
        yield return new(ExerciseState.ComparingTwo, ExerciseAct.CloseMinutes, secretary, ExerciseState.PanelClosed, "PP-8");
        yield return new(ExerciseState.AtPanels, ExerciseAct.PassOn, ExerciseParty.BothPanels, ExerciseState.Recommended, "PP-7");

        // Somebody came onto the list late: what is open about the others stays as it is.
        const ExerciseParty list = ExerciseParty.CorrectedList;
        foreach (
            var state in (ExerciseState[])
                [ExerciseState.ComparingOne, ExerciseState.ScoringTwo, ExerciseState.ComparingTwo, ExerciseState.PanelClosed]
        )
        {
            yield return new(state, ExerciseAct.TakeUpAgain, list, ExerciseState.ScoringOne, "PP-7");
        }
        yield return new(ExerciseState.Recommended, ExerciseAct.TakeUpAgain, list, ExerciseState.AtPanels, "PP-7");
    }

    private static IEnumerable<ExerciseTransition> Decision()
    {
        const ExerciseParty head = ExerciseParty.DirectorGeneral;
        yield return new(ExerciseState.Recommended, ExerciseAct.Decide, head, ExerciseState.Recommended, "PP-7");
        yield return new(ExerciseState.Recommended, ExerciseAct.CloseDecisions, head, ExerciseState.Decided, "PP-9");
        yield return new(ExerciseState.Decided, ExerciseAct.Inform, ExerciseParty.Chief, ExerciseState.Decided, "PP-7");
        // Where the chief cannot.
        yield return new(ExerciseState.Decided, ExerciseAct.Inform, ExerciseParty.HumanResources, ExerciseState.Decided, "PP-7");
        yield return new(ExerciseState.Decided, ExerciseAct.PublishNames, ExerciseParty.HumanResources, ExerciseState.Closed, "PP-7");
    }
}
