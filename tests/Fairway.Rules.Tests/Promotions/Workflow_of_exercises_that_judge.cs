using Fairway.Rules.Promotions;
using Fairway.Rules.Sources;
using static Fairway.Rules.Promotions.ExerciseAct;
using static Fairway.Rules.Promotions.ExerciseParty;
using static Fairway.Rules.Promotions.ExerciseState;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>Every state × act × party of titularization and merit increments against a table written by hand; what it does not name is refused.</summary>
[Trait("Rule", "TI-1")]
[Trait("Rule", "MI-1")]
public sealed class Workflow_of_exercises_that_judge
{
    private static readonly ExerciseParty[] Sides = [HumanResources, ExerciseParty.Union];

    private static readonly (ExerciseState From, ExerciseAct Act, ExerciseParty[] Parties, ExerciseState To)[] Expected =
    [
        (NotOpened, Open, [HumanResources], Opened),
        (Opened, ComputeList, [HumanResources], Listed),
        (Opened, NameMember, Sides, Opened),
        // No quota is set, and the state in which it would be is never reached.
        (QuotasSet, NameMember, Sides, QuotasSet),
        (Listed, ComputeList, [HumanResources], Listed),
        (Listed, PublishList, [HumanResources], Published),
        (Listed, NameMember, Sides, Listed),
        (Published, Contest, [Official], Published),
        (Published, AnswerContest, [HumanResources], Published),
        (Published, CorrectList, [HumanResources], Published),
        (Published, Consent, [Candidate], Published),
        (Published, Withdraw, [Candidate], Published),
        (Published, NameMember, Sides, Published),
        (Published, CloseList, [HumanResources], Forms),
        (Forms, CorrectList, [HumanResources], Forms),
        (Forms, Consent, [Candidate], Forms),
        (Forms, Withdraw, [Candidate], Forms),
        (Forms, NameMember, Sides, Forms),
        (Forms, ConvenePanels, [HumanResources], AtPanels),
        (AtPanels, CorrectList, [HumanResources], AtPanels),
        (AtPanels, NameMember, Sides, AtPanels),
        (AtPanels, PassOn, [BothPanels], Recommended),
        (Recommended, CorrectList, [HumanResources], Recommended),
        (Recommended, TakeUpAgain, [CorrectedList], AtPanels),
        (Recommended, Decide, [DirectorGeneral], Recommended),
        (Recommended, CloseDecisions, [DirectorGeneral], Decided),
        (Decided, Inform, [Chief, HumanResources], Decided),
        (Decided, PublishNames, [HumanResources], Closed),
        (PanelForming, DeclareConflict, [PanelMember], PanelForming),
        (PanelForming, BeginScoring, [PanelSecretary], ScoringTwo),
        (ScoringTwo, DeclareConflict, [PanelMember], ScoringTwo),
        (ScoringTwo, Score, [PanelMember], ScoringTwo),
        (ScoringTwo, OpenScores, [PanelSecretary], ComparingTwo),
        (ComparingTwo, Recommend, [PanelSecretary], ComparingTwo),
        (ComparingTwo, CloseMinutes, [PanelSecretary], PanelClosed),
        (ComparingTwo, TakeUpAgain, [CorrectedList], ScoringTwo),
        (PanelClosed, TakeUpAgain, [CorrectedList], ScoringTwo),
    ];

    [Theory]
    [InlineData(ExerciseKind.Titularization)]
    [InlineData(ExerciseKind.MeritIncrement)]
    public void Every_state_act_and_party_is_as_the_rules_say(ExerciseKind kind)
    {
        var expected = Expected.SelectMany(row => row.Parties.Select(party => (row.From, row.Act, party, row.To))).ToHashSet();
        ExerciseWorkflow.Table(kind).Select(row => (row.From, row.Act, row.Party, row.To)).ShouldBe(expected, ignoreOrder: true);
        ExerciseWorkflow.Table(kind).ShouldAllBe(row => Citations.Find(row.Rule) != null);
        ExerciseWorkflow.Find(kind, Opened, SetQuotas, DirectorGeneral).ShouldBeNull();
        ExerciseWorkflow.Find(kind, Forms, FillForm, Candidate).ShouldBeNull();
    }

    [Fact]
    public void Stations_are_those_that_the_kind_has()
    {
        ExerciseStations
            .Of(ExerciseKind.Titularization)
            .ShouldBe([
                ExerciseStation.List,
                ExerciseStation.Contests,
                ExerciseStation.Panels,
                ExerciseStation.Decision,
                ExerciseStation.Information,
                ExerciseStation.Publication,
            ]);
        ExerciseStations.At(ExerciseKind.Titularization, Opened).ShouldBe(ExerciseStation.List);
        ExerciseStations.At(ExerciseKind.Titularization, Forms).ShouldBe(ExerciseStation.Panels);
        ExerciseStations.At(ExerciseKind.PersonalPromotion, Forms).ShouldBe(ExerciseStation.Forms);
    }

    [Theory]
    [InlineData(TrackDecision.Promoted, true, false)]
    [InlineData(TrackDecision.Refused, true, true)]
    [InlineData(TrackDecision.Promoted, false, true)]
    [InlineData(TrackDecision.Refused, false, false)]
    // A panel that was not asked recommends nothing: only where it compares is its silence a word.
    [InlineData(TrackDecision.Promoted, null, false)]
    public void A_departure_is_from_what_the_panel_has_said(TrackDecision decision, bool? recommended, bool departs)
    {
        ExerciseKind.MeritIncrement.Departs(decision, recommended).ShouldBe(departs);
        ExerciseKind.PersonalPromotion.Departs(TrackDecision.Promoted, null).ShouldBeTrue();
    }

    [Fact]
    public void Addresses_name_kinds_and_nothing_else()
    {
        foreach (var (kind, code) in ExerciseKinds.All)
        {
            ExerciseKinds.Parse(code).ShouldBe(kind);
        }
        ExerciseKinds.Parse("people").ShouldBeNull();
    }
}
