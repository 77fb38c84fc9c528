using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using NodaTime;
using static Fairway.Rules.Promotions.ExerciseAct;
using static Fairway.Rules.Promotions.ExerciseParty;
using static Fairway.Rules.Promotions.ExerciseState;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>Every state × act × party against a table written by hand from the rules; what it does not name is refused.</summary>
[Trait("Rule", "PP-6")]
[Trait("Rule", "PP-7")]
[Trait("Rule", "PP-8")]
public sealed class Workflow_of_the_exercise
{
    private static readonly ExerciseParty[] Sides = [HumanResources, ExerciseParty.Union];

    private static readonly (ExerciseState From, ExerciseAct Act, ExerciseParty[] Parties, ExerciseState To)[] Expected =
    [
        (NotOpened, Open, [HumanResources], Opened),
        (Opened, CorrectPosts, [HumanResources], Opened),
        (Opened, NameMember, Sides, Opened),
        // The two numbers are the Director-General's, and nobody else's.
        (Opened, SetQuotas, [DirectorGeneral], QuotasSet),
        (QuotasSet, SetQuotas, [DirectorGeneral], QuotasSet),
        (QuotasSet, ComputeList, [HumanResources], Listed),
        (QuotasSet, NameMember, Sides, QuotasSet),
        (Listed, SetQuotas, [DirectorGeneral], Listed),
        (Listed, ComputeList, [HumanResources], Listed),
        (Listed, PublishList, [HumanResources], Published),
        (Listed, NameMember, Sides, Listed),
        // What is published changes by a contest or a late fact, not by computing it anew.
        (Published, Contest, [Official], Published),
        (Published, AnswerContest, [HumanResources], Published),
        (Published, CorrectList, [HumanResources], Published),
        (Published, ChooseTracks, [Candidate], Published),
        (Published, Withdraw, [Candidate], Published),
        (Published, NameMember, Sides, Published),
        (Published, CloseList, [HumanResources], Forms),
        (Forms, CorrectList, [HumanResources], Forms),
        (Forms, FillForm, [Candidate, Chief], Forms),
        (Forms, Withdraw, [Candidate], Forms),
        (Forms, NameMember, Sides, Forms),
        (Forms, ConvenePanels, [HumanResources], AtPanels),
        // Nobody withdraws once the panels meet.
        (AtPanels, CorrectList, [HumanResources], AtPanels),
        (AtPanels, NameMember, Sides, AtPanels),
        (AtPanels, PassOn, [BothPanels], Recommended),
        (Recommended, CorrectList, [HumanResources], Recommended),
        (Recommended, TakeUpAgain, [CorrectedList], AtPanels),
        (Recommended, Decide, [DirectorGeneral], Recommended),
        (Recommended, CloseDecisions, [DirectorGeneral], Decided),
        (Decided, Inform, [Chief, HumanResources], Decided),
        (Decided, PublishNames, [HumanResources], Closed),
        // A panel's own way.
        (PanelForming, DeclareConflict, [PanelMember], PanelForming),
        (PanelForming, BeginScoring, [PanelSecretary], ScoringOne),
        (ScoringOne, DeclareConflict, [PanelMember], ScoringOne),
        (ScoringOne, Score, [PanelMember], ScoringOne),
        (ScoringOne, OpenScores, [PanelSecretary], ComparingOne),
        (ComparingOne, Recommend, [PanelSecretary], ComparingOne),
        (ComparingOne, GoOn, [PanelSecretary], ScoringTwo),
        (ComparingOne, TakeUpAgain, [CorrectedList], ScoringOne),
        (ScoringTwo, DeclareConflict, [PanelMember], ScoringTwo),
        (ScoringTwo, Score, [PanelMember], ScoringTwo),
        (ScoringTwo, OpenScores, [PanelSecretary], ComparingTwo),
        (ScoringTwo, TakeUpAgain, [CorrectedList], ScoringOne),
        (ComparingTwo, Recommend, [PanelSecretary], ComparingTwo),
        (ComparingTwo, CloseMinutes, [PanelSecretary], PanelClosed),
        (ComparingTwo, TakeUpAgain, [CorrectedList], ScoringOne),
        (PanelClosed, TakeUpAgain, [CorrectedList], ScoringOne),
    ];

    [Fact]
    public void Every_state_act_and_party_is_as_the_rules_say()
    {
        var expected = Expected.SelectMany(row => row.Parties.Select(party => (row.From, row.Act, party, row.To))).ToHashSet();
        var wrong =
            from state in Enum.GetValues<ExerciseState>()
            from act in Enum.GetValues<ExerciseAct>()
            from party in Enum.GetValues<ExerciseParty>()
            let found = ExerciseWorkflow.Find(ExerciseKind.PersonalPromotion, state, act, party)
            let wanted = expected.Where(row => (row.From, row.Act, row.party) == (state, act, party)).ToList()
            where found is null ? wanted.Count > 0 : wanted.Count == 0 || wanted[0].To != found.To
            select $"{state} {act} {party}: {found?.To}";
        Assert.Empty(wrong);
        Assert.Equal(expected.Count, ExerciseWorkflow.Table(ExerciseKind.PersonalPromotion).Count);
    }

    [Fact]
    public void Every_row_cites_a_rule() =>
        Assert.All(ExerciseWorkflow.Table(ExerciseKind.PersonalPromotion), row => Assert.NotNull(Citations.Find(row.Rule)));

    [Fact]
    public void Every_way_to_published_names_leads_over_every_station()
    {
        foreach (var station in (ExerciseState[])[Opened, QuotasSet, Listed, Published, Forms, AtPanels, Recommended, Decided])
        {
            Assert.DoesNotContain(Closed, Reached(NotOpened, without: station));
        }
        Assert.Contains(Closed, Reached(NotOpened, without: null));
        foreach (var station in (ExerciseState[])[ScoringOne, ComparingOne, ScoringTwo, ComparingTwo])
        {
            Assert.DoesNotContain(PanelClosed, Reached(PanelForming, without: station));
        }
        Assert.Contains(PanelClosed, Reached(PanelForming, without: null));
    }

    [Fact]
    public void Nothing_happens_once_the_names_are_published() =>
        Assert.DoesNotContain(ExerciseWorkflow.Table(ExerciseKind.PersonalPromotion), row => row.From == Closed);

    [Theory]
    [InlineData(true, true, null, true, true)]
    [InlineData(true, true, TrackChoice.Both, true, true)]
    [InlineData(true, true, TrackChoice.TwoOnly, false, true)]
    // Who has nothing to choose is on the one they are eligible for.
    [InlineData(true, false, TrackChoice.TwoOnly, true, false)]
    [InlineData(false, true, TrackChoice.Both, false, true)]
    public void No_reply_means_both_where_somebody_can(bool one, bool two, TrackChoice? choice, bool onOne, bool onTwo) =>
        Assert.Equal((onOne, onTwo), ExerciseTracks.Of(one, two, choice));

    [Theory]
    [InlineData(true, true, null, null, PromotionTrack.One)]
    [InlineData(true, true, TrackDecision.Refused, null, PromotionTrack.Two)]
    [InlineData(true, true, TrackDecision.Promoted, null, null)]
    [InlineData(true, true, TrackDecision.Refused, TrackDecision.Refused, null)]
    [InlineData(true, false, TrackDecision.Refused, null, null)]
    [InlineData(false, true, null, null, PromotionTrack.Two)]
    public void Who_is_refused_on_track_1_goes_on_to_track_2_where_they_chose_it(
        bool one,
        bool two,
        TrackDecision? decisionOne,
        TrackDecision? decisionTwo,
        PromotionTrack? next
    ) => Assert.Equal(next, ExerciseTracks.Next((one, two), decisionOne, decisionTwo));

    [Theory]
    [InlineData(32, 27, "", null)]
    [InlineData(31, 27, " ", RefusalCodes.QuotaReasonMissing)]
    [InlineData(31, 28, "Fewer posts in the field", null)]
    [InlineData(-1, 27, "Why", RefusalCodes.QuotaNegative)]
    public void A_departure_from_the_computed_quotas_needs_a_reason(int gs, int p, string reason, string? code) =>
        Assert.Equal(code is null ? [] : [code], ExerciseQuotas.Check(new(gs, p), new(32, 27), reason).Select(r => r.Code));

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(0, 0, false)]
    public void No_more_are_promoted_on_track_1_than_there_are_places(int promoted, int places, bool room) =>
        Assert.Equal(room, ExerciseQuotas.Room(promoted, places) is null);

    [Fact]
    public void A_station_is_late_the_day_after_its_window_and_days_are_counted_from_the_station_before()
    {
        var facts = new ExerciseStationFacts(
            ExerciseKind.PersonalPromotion,
            Published,
            new(2026, 2, 1),
            new Dictionary<ExerciseStation, LocalDate>
            {
                [ExerciseStation.Quotas] = new(2026, 2, 10),
                [ExerciseStation.List] = new(2026, 2, 13),
            },
            new(2026, 2, 27),
            null
        );
        Assert.Equal(StationStatus.Current, ExerciseStations.Of(facts, new(2026, 2, 27))[2].Status);
        Assert.Equal(StationStatus.Late, ExerciseStations.Of(facts, new(2026, 2, 28))[2].Status);
        Assert.Equal(StationStatus.Future, ExerciseStations.Of(facts, new(2026, 2, 28))[3].Status);
        Assert.Equal([(ExerciseStation.Quotas, 9), (ExerciseStation.List, 3)], ExerciseStations.DaysTaken(facts));
    }

    [Theory]
    [InlineData("chief", "second", "head", "chief", "candidate-chief")]
    [InlineData("chief", null, null, "chief", "candidate-chief")]
    [InlineData("head", "alternate", "head", "alternate", "candidate-chief-alternate")]
    [InlineData("head", null, "head", "head", "candidate-chief-head")]
    [InlineData("head", "candidate", "head", "head", "candidate-chief-head")]
    [Trait("Rule", "SV-4")]
    public void The_chief_is_the_alternate_where_the_Director_General_would_be(
        string supervisor,
        string? second,
        string? head,
        string chief,
        string reason
    )
    {
        var levels = new TwoLevels("candidate", supervisor, second);
        Assert.Equal(reason, CandidateChief.Of(levels, head).Reason);
        Assert.Equal(chief, CandidateChief.IdOf(levels, head));
    }

    private static HashSet<ExerciseState> Reached(ExerciseState from, ExerciseState? without)
    {
        var reached = new HashSet<ExerciseState> { from };
        while (true)
        {
            var next = ExerciseWorkflow
                .Table(ExerciseKind.PersonalPromotion)
                .Where(row => reached.Contains(row.From) && row.To != without)
                .Select(row => row.To);
            if (!next.ToList().Exists(reached.Add))
            {
                return reached;
            }
        }
    }
}
