using Fairway.Rules.Reclassification;
using Fairway.Rules.Sources;
using NodaTime;
using static Fairway.Rules.Reclassification.ReclassificationExerciseAct;
using static Fairway.Rules.Reclassification.ReclassificationExerciseState;

namespace Fairway.Rules.Tests.Reclassification;

[Trait("Rule", "RG-1")]
public sealed class Exercises_of_reclassification
{
    private static readonly (
        ReclassificationExerciseState From,
        ReclassificationExerciseAct Act,
        ReclassificationExerciseState To
    )[] Expected =
    [
        (NotPrepared, Prepare, Prepared),
        (Prepared, ReclassificationExerciseAct.Change, Prepared),
        (Prepared, Publish, Published),
        (Prepared, ReclassificationExerciseAct.Withdraw, ReclassificationExerciseState.Withdrawn),
        (Published, ReclassificationExerciseAct.Withdraw, ReclassificationExerciseState.Withdrawn),
        (Published, ReclassificationExerciseAct.Open, Opening),
        (Opening, ReclassificationExerciseAct.Open, Opening),
        (Opening, Complete, ReclassificationExerciseState.Open),
        (ReclassificationExerciseState.Open, Close, Closed),
    ];

    private static readonly LocalDate s_today = new(2026, 3, 2);
    private static readonly ReclassificationExercisePolicy s_policy = An.Reclassification().Exercise;

    [Fact]
    public void Every_state_and_act_is_as_the_rules_say()
    {
        var wrong =
            from state in Enum.GetValues<ReclassificationExerciseState>()
            from act in Enum.GetValues<ReclassificationExerciseAct>()
            let found = ReclassificationExerciseWorkflow.Find(state, act)?.To
            let wanted = Expected
                .Where(row => (row.From, row.Act) == (state, act))
                .Select(row => (ReclassificationExerciseState?)row.To)
                .SingleOrDefault()
            where found != wanted
            select $"{state} {act}: {found}";
        Assert.Empty(wrong);
        Assert.Equal(Expected.Length, ReclassificationExerciseWorkflow.Table.Count);
        Assert.All(ReclassificationExerciseWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
    }

    [Fact]
    public void The_shortest_plan_can_be_published_and_nothing_shorter()
    {
        var plan = ReclassificationPlan.Proposed(s_today, s_policy) with { Regions = ["R"] };
        Assert.Equal(
            (new(2026, 3, 16), new(2026, 5, 16), new(2026, 11, 16)),
            (plan.ReferenceOn, plan.QuestionnairesUntil, plan.EvaluationsUntil)
        );
        Assert.Empty(plan.Check(s_today, s_policy));
        Assert.Equal([RefusalCodes.ReclassificationScopeMissing], Codes(plan with { Regions = [] }));
        Assert.Equal(
            [RefusalCodes.ReclassificationReferenceTooSoon],
            Codes(plan with { ReferenceOn = new(2026, 3, 15), EvaluationsUntil = new(2026, 11, 1) })
        );
        Assert.Equal(
            [RefusalCodes.ReclassificationQuestionnairesTooShort],
            Codes(plan with { QuestionnairesUntil = new(2026, 5, 15), EvaluationsUntil = new(2026, 11, 1) })
        );
        Assert.Equal([RefusalCodes.ReclassificationEvaluationsWrong], Codes(plan with { EvaluationsUntil = new(2026, 11, 17) }));
        Assert.Equal([RefusalCodes.ReclassificationEvaluationsWrong], Codes(plan with { EvaluationsUntil = plan.QuestionnairesUntil }));
        // Published later the same plan is too near.
        Assert.Equal([RefusalCodes.ReclassificationReferenceTooSoon], plan.Check(s_today.PlusDays(1), s_policy).Select(r => r.Code));

        static IEnumerable<string> Codes(ReclassificationPlan of) => of.Check(s_today, s_policy).Select(r => r.Code);
    }

    [Fact]
    public void A_unit_lies_in_the_nearest_region_above_it_or_at_headquarters()
    {
        var parents = new Dictionary<string, string?>
        {
            ["R"] = "TOP",
            ["RO"] = "R",
            ["T"] = "RO",
            ["H"] = "TOP",
            ["TOP"] = null,
            ["X"] = "Y",
            ["Y"] = "X",
        };
        var regions = new HashSet<string> { "R" };
        Assert.Equal(
            ["R", "R", "R", "", "", ""],
            new[] { "R", "RO", "T", "H", "TOP", "X" }.Select(u => ReclassificationScope.RegionOf(u, parents, regions))
        );
    }

    [Theory]
    [InlineData(true, true, "A job", true, null)]
    [InlineData(false, true, "A job", true, LeftOutBecause.Away)]
    [InlineData(true, true, null, false, LeftOutBecause.NoPost)]
    [InlineData(true, false, "A job", true, LeftOutBecause.Left)]
    [InlineData(true, true, "A job", false, LeftOutBecause.NoGrade)]
    public void Who_gets_no_request_gets_the_reason(bool serves, bool stays, string? post, bool hasGrade, LeftOutBecause? because) =>
        Assert.Equal(because, ReclassificationScope.LeavesOut(serves, stays, post, hasGrade));

    [Fact]
    public void A_region_of_few_is_told_with_other_small_ones_or_not_at_all()
    {
        List<CountedJob> jobs = [.. Jobs("R", 6, ReclassificationState.Draft), .. Jobs("S", 3, ReclassificationState.Received)];
        // The whole would tell of S.
        Assert.Equal(["R"], Of(jobs).Select(row => row.Key));
        jobs.AddRange(Jobs("T", 2, ReclassificationState.Lapsed));
        var rows = Of(jobs);
        Assert.Equal(["", "+", "R"], rows.Select(row => row.Key));
        Assert.Equal([0, 0, 2, 3, 0], rows[1].Stages);
        Assert.Equal([6, 0, 2, 3, 0], rows[0].Stages);
        Assert.Equal(["R"], Of([.. Jobs("R", 5, ReclassificationState.Draft)]).Select(row => row.Key));
        Assert.Empty(Of([.. Jobs("R", 4, ReclassificationState.Draft)]));

        static IReadOnlyList<ProgressRow> Of(List<CountedJob> jobs) =>
            ReclassificationProgress.Of(jobs, isClosed: false, isUnappealable: false, 5);
    }

    [Fact]
    public void Results_and_appeals_are_told_once_they_are_whole_and_never_of_few()
    {
        List<CountedJob> jobs =
        [
            .. Jobs("R", 8, ReclassificationState.Raised),
            .. Jobs("R", 6, ReclassificationState.Kept),
            .. Jobs("R", 6, ReclassificationState.Confirmed),
            .. Jobs("", 9, ReclassificationState.Kept),
        ];
        Assert.All(Of(false, false).Values, row => Assert.Null(row.Raised));
        var closed = Of(true, false);
        Assert.Equal((8, null), (closed["R"].Raised, closed["R"].Appealed));
        // Nobody at headquarters was raised: the number would say so of each, and so would that of all together.
        Assert.Equal((null, null), (closed["-"].Raised, closed[""].Raised));
        var ended = Of(true, true);
        Assert.Equal((6, 6), (ended["R"].Appealed, ended["R"].AppealsDecided));
        Assert.Null(ended[""].Appealed);
        // Beside those raised all but one appealed.
        jobs.RemoveAll(job => job is { Region: "R", State: ReclassificationState.Kept });
        jobs.AddRange(Jobs("R", 1, ReclassificationState.Kept));
        Assert.Null(Of(true, true)["R"].Appealed);

        Dictionary<string, ProgressRow> Of(bool isClosed, bool isUnappealable) =>
            ReclassificationProgress.Of(jobs, isClosed, isUnappealable, 5).ToDictionary(row => row.Key);
    }

    [Fact]
    public void Every_state_has_its_stage() =>
        Assert.Equal(
            [ReclassificationState.NotAsked, ReclassificationState.Draft],
            Enum.GetValues<ReclassificationState>().Where(state => ReclassificationProgress.StageOf(state) == ReclassificationStage.NotSent)
        );

    private static IEnumerable<CountedJob> Jobs(string region, int count, ReclassificationState state) =>
        Enumerable.Repeat(
            new CountedJob(
                region,
                state,
                true,
                state == ReclassificationState.Raised,
                state is ReclassificationState.Confirmed or ReclassificationState.Changed
            ),
            count
        );
}
