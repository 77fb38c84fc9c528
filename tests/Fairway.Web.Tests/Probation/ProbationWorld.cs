using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Probation;

/// <summary>
/// Pio's probation, in its second year: entry on 1 May 2024, the report due on 1 February 2026. It is 2 March 2026. Xavi is HR partner, Yan the
/// Board's chair, Zoe a member of the Board.
/// </summary>
internal static class ProbationWorld
{
    public static async Task<Guid> Begin(HomeScene scene, ProbationState state = ProbationState.Running, bool confirm = true)
    {
        var first = Appraisal(AppraisalKind.ProbationFirst, new(2024, 5, 1), new(2025, 5, 1));
        var second = Appraisal(AppraisalKind.ProbationSecond, new(2025, 5, 1), new(2026, 2, 1));
        var probation = new ProbationCase
        {
            StaffId = Pio,
            EntryOnDuty = new LocalDate(2024, 5, 1),
            EndsOn = new LocalDate(2026, 4, 30),
            AppraisalId = second.Id,
            PolicyVersion = TheServer.Policies.Version,
            OpenedOn = new LocalDate(2024, 5, 1),
            State = state,
        };
        if (state != ProbationState.Running)
        {
            probation.Recommendation = confirm ? Recommendation.Confirm : Recommendation.NotConfirm;
            (probation.Reasons, probation.FewBecause, probation.Round) = ("As assessed", "Nobody else", 1);
            if (state >= ProbationState.SignedBySupervisor)
            {
                (probation.Hash, probation.FormNumber, probation.SupervisorSignedBy) = ("00", 1, Cleo);
                probation.SupervisorSignedAt = scene.Clock.Now - Duration.FromDays(1);
            }
            probation.ReceivedByBoardAt = state >= ProbationState.WithBoard ? scene.Clock.Now : null;
        }
        await scene.Add(first, second);
        await scene.Add(probation);
        await scene.Grant(Office.HrPartner, Xavi, "TOP");
        await scene.Grant(Office.BoardChair, Yan);
        await scene.Grant(Office.BoardMember, Zoe);
        return probation.Id;
    }

    public static async Task<Guid> Colleague(HomeScene scene, Guid probation, string who, InputState state)
    {
        var input = new ProbationInput
        {
            ProbationId = probation,
            StaffId = who,
            NamedBy = NamedBy.Official,
            NamedById = Pio,
            NamedAt = scene.Clock.Now,
            State = state,
            Strengths = state == InputState.Given ? "Careful with figures" : "",
            GivenAt = state == InputState.Given ? scene.Clock.Now - Duration.FromDays(20) : null,
        };
        await scene.Add(input);
        return input.Id;
    }

    private static Appraisal Appraisal(AppraisalKind kind, LocalDate start, LocalDate end) =>
        new()
        {
            StaffId = Pio,
            Kind = kind,
            CycleStart = start,
            CycleEnd = end,
            CountedFrom = new LocalDate(2024, 5, 1),
            PolicyVersion = TheServer.Policies.Version,
            OpenedOn = start,
            State = AppraisalState.EndComplete,
            SupervisorId = Cleo,
            SecondLevelId = Dora,
            UnitCode = "ENT",
            OfManager = false,
            BeginningDue = start,
        };
}
