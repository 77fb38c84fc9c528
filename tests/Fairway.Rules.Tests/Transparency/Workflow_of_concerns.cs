using Fairway.Rules.Promotions;
using Fairway.Rules.Sources;
using Fairway.Rules.Transparency;
using NodaTime;
using static Fairway.Rules.Transparency.ConcernAct;
using static Fairway.Rules.Transparency.ConcernParty;
using static Fairway.Rules.Transparency.ConcernState;

namespace Fairway.Rules.Tests.Transparency;

/// <summary>Every state × act × party against a table written by hand from the rules; what it does not name is refused (FA-2).</summary>
[Trait("Rule", "FA-2")]
public sealed class Workflow_of_concerns
{
    private static readonly (ConcernState From, ConcernAct Act, ConcernParty[] Parties, ConcernState To)[] Expected =
    [
        (NotRaised, Raise, [Raiser, Union], Open),
        (NotRaised, HandToUnion, [Raiser], WithUnion),
        (WithUnion, Show, [Union], Open),
        (WithUnion, Decline, [Union], NotShown),
        (WithUnion, Withdraw, [Raiser], Withdrawn),
        (Open, PassOn, [Body], Open),
        (Open, Answer, [Body], Answered),
        (Open, Withdraw, [Raiser, Union], Withdrawn),
        (Answered, AskAgain, [Raiser, Union], AskedAgain),
        (Answered, Close, [Raiser, Union, ConcernParty.Calendar], Closed),
        (AskedAgain, Answer, [Body], AnsweredAgain),
        (AnsweredAgain, Close, [Raiser, Union, ConcernParty.Calendar], Closed),
    ];

    [Fact]
    public void Every_state_act_and_party_is_as_the_rules_say()
    {
        var expected = Expected.SelectMany(row => row.Parties.Select(party => (row.From, row.Act, party, row.To))).ToHashSet();
        var wrong =
            from state in Enum.GetValues<ConcernState>()
            from act in Enum.GetValues<ConcernAct>()
            from party in Enum.GetValues<ConcernParty>()
            let found = ConcernWorkflow.Find(state, act, party)
            let wanted = expected.Where(row => (row.From, row.Act, row.party) == (state, act, party)).ToList()
            where found is null ? wanted.Count > 0 : wanted.Count == 0 || wanted[0].To != found.To
            select $"{state} {act} {party}: {found?.To}";
        Assert.Empty(wrong);
        Assert.Equal(expected.Count, ConcernWorkflow.Table.Count);
        Assert.All(ConcernWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
    }

    [Fact]
    public void Who_answers_can_do_nothing_but_answer_and_pass_on() =>
        Assert.DoesNotContain(ConcernWorkflow.Table, row => row.Party == Body && row.Act is not (Answer or PassOn));

    [Theory]
    [InlineData(null, "", "T", "x", "Process")]
    [InlineData(ProcessKind.Probation, "XY-9", "T", "x", "Rule")]
    [InlineData(ProcessKind.Probation, "pr-2", " ", "x", "Title")]
    [InlineData(ProcessKind.Probation, "", "T", "\n", "Text")]
    [InlineData(ProcessKind.Probation, "pr-2", "T", "x", null)]
    public void A_concern_says_what_it_is_about(ProcessKind? process, string rule, string title, string text, string? missing) =>
        Assert.Equal(missing is null ? [] : [missing], ConcernCheck.Write(new(process, rule, title, text)).Select(r => r.Field));

    [Fact]
    public void Days_count_from_the_register_and_from_the_answer()
    {
        var policy = new TransparencyPolicy(Period.FromDays(30), Period.FromDays(60), [], Period.FromDays(90), 5);
        Assert.Equal(new LocalDate(2026, 3, 31), ConcernCheck.AnswerDue(new(2026, 3, 1), policy));
        Assert.Equal(new LocalDate(2026, 4, 30), ConcernCheck.OpenUntil(new(2026, 3, 1), policy));
    }

    [Fact]
    [Trait("Rule", "FA-1")]
    public void No_process_is_forgotten()
    {
        Assert.Equal(Enum.GetValues<ProcessKind>(), OfficeProcesses.All.Select(p => p.Kind).Order());
        Assert.Equal(
            Enum.GetValues<ExerciseKind>().Order(),
            OfficeProcesses.All.Where(p => p.Exercise is not null).Select(p => p.Exercise!.Value).Order()
        );
        var workflows = typeof(OfficeProcesses).Assembly.GetTypes().Where(t => t.Name.EndsWith("Workflow", StringComparison.Ordinal));
        Assert.Empty(workflows.Except(OfficeProcesses.All.SelectMany(p => p.Workflows)).Select(t => t.Name));
        Assert.All(OfficeProcesses.All.SelectMany(p => p.Rules), rule => Assert.NotNull(Citations.Find(rule)));
    }
}
