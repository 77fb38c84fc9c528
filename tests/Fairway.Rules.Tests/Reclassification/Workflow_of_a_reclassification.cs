using Fairway.Rules.Reclassification;
using Fairway.Rules.Sources;
using static Fairway.Rules.Reclassification.ReclassificationAct;
using static Fairway.Rules.Reclassification.ReclassificationParty;
using static Fairway.Rules.Reclassification.ReclassificationState;

namespace Fairway.Rules.Tests.Reclassification;

/// <summary>Every state × act × party against tables written by hand from the rules; what they do not name is refused.</summary>
[Trait("Rule", "RG-1")]
public sealed class Workflow_of_a_reclassification
{
    private static readonly (
        ReclassificationState From,
        ReclassificationAct Act,
        ReclassificationParty Party,
        ReclassificationState To
    )[] Expected =
    [
        (NotAsked, Begin, Requester, Draft),
        (Draft, Send, Requester, Received),
        (Draft, Withdraw, Requester, Withdrawn),
        (Received, Withdraw, Requester, Withdrawn),
        (InEvaluation, Withdraw, Requester, Withdrawn),
        (Received, TakeOn, Hr, InEvaluation),
        (InEvaluation, TakeOn, Hr, InEvaluation),
        (InEvaluation, Keep, Evaluator, Kept),
        (InEvaluation, Raise, Evaluator, Raised),
        (InEvaluation, Lower, Evaluator, Lowered),
        (Kept, Appeal, Requester, Appealed),
        (Kept, Appeal, Other, Appealed),
        (Lowered, Appeal, Requester, Appealed),
        (Lowered, Appeal, Other, Appealed),
        (Appealed, TakeUp, GroupMember, InReview),
        (InReview, TakeUp, GroupMember, InReview),
        (Appealed, StepAside, GroupMember, Appealed),
        (InReview, StepAside, GroupMember, InReview),
        (InReview, StepAside, Reporter, Appealed),
        (InReview, Remark, GroupMember, InReview),
        (Recommended, Remark, GroupMember, Recommended),
        (InReview, Recommend, Reporter, Recommended),
        (Recommended, Confirm, ReclassificationParty.Decider, Confirmed),
        (Recommended, Change, ReclassificationParty.Decider, Changed),
        // In an exercise.
        (Draft, LeaveUnchanged, Holder, Unchanged),
        (Draft, Lapse, ReclassificationParty.Calendar, Lapsed),
        (Unchanged, Resume, Requester, Draft),
        (Unchanged, Resume, Other, Draft),
        (Withdrawn, Resume, Requester, Draft),
        (Withdrawn, Resume, Other, Draft),
    ];

    private static readonly (JobState From, JobAct Act, JobParty Party, JobState To)[] OfJobs =
    [
        (JobState.None, JobAct.Propose, JobParty.Keeper, JobState.Proposed),
        (JobState.Proposed, JobAct.Comment, JobParty.Incumbent, JobState.Proposed),
        (JobState.Proposed, JobAct.Answer, JobParty.Keeper, JobState.Proposed),
        (JobState.Proposed, JobAct.BringIntoForce, JobParty.Keeper, JobState.InForce),
        (JobState.Proposed, JobAct.Withdraw, JobParty.Keeper, JobState.Withdrawn),
    ];

    [Fact]
    public void Every_state_act_and_party_of_a_request_is_as_the_rules_say()
    {
        var wrong =
            from state in Enum.GetValues<ReclassificationState>()
            from act in Enum.GetValues<ReclassificationAct>()
            from party in Enum.GetValues<ReclassificationParty>()
            let found = ReclassificationWorkflow.Find(state, act, party)?.To
            let wanted = Expected
                .Where(row => (row.From, row.Act, row.Party) == (state, act, party))
                .Select(row => (ReclassificationState?)row.To)
                .SingleOrDefault()
            where found != wanted
            select $"{state} {act} {party}: {found}";
        Assert.Empty(wrong);
        Assert.Equal(Expected.Length, ReclassificationWorkflow.Table.Count);
    }

    [Fact]
    public void Every_state_act_and_party_of_a_job_description_is_as_the_rules_say()
    {
        var wrong =
            from state in Enum.GetValues<JobState>()
            from act in Enum.GetValues<JobAct>()
            from party in Enum.GetValues<JobParty>()
            let found = JobWorkflow.Find(state, act, party)?.To
            let wanted = OfJobs
                .Where(row => (row.From, row.Act, row.Party) == (state, act, party))
                .Select(row => (JobState?)row.To)
                .SingleOrDefault()
            where found != wanted
            select $"{state} {act} {party}: {found}";
        Assert.Empty(wrong);
        Assert.Equal(OfJobs.Length, JobWorkflow.Table.Count);
    }

    [Fact]
    public void Every_row_cites_a_rule_that_resolves()
    {
        Assert.All(ReclassificationWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
        Assert.All(JobWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
    }
}
