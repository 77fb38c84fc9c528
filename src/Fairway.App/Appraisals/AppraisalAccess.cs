using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;

namespace Fairway.App.Appraisals;

/// <summary>
/// Who sees what of an appraisal, in one place.
/// <list type="bullet">
/// <item>The official, the responsible chief and the chief's delegate are parties: they read what has been shared, at every stage,
/// and each their own draft and sheet. Nobody reads another's draft (decision 1).</item>
/// <item>The second level is the chief's own supervisor or, where the delegate signs, the responsible chief (SV-5): they see how far an
/// appraisal is, and read the form once it stands under a signature, not what two people are still writing (CY-7).</item>
/// <item>The HR partner of the official's unit sees how far it is, and reads the form once both have signed.</item>
/// <item>A stand-in has the part of who is away, first or second level, for the days for which they were named; never both (SV-4).</item>
/// <item>Who supervised a part of the cycle that has ended reads what stood then, as it stood, and nothing later (CY-9).</item>
/// <item>A later supervisor reads what is settled in an earlier cycle where the official shares it with them, as long as they do (decision 10).</item>
/// <item>Members of the Reports Board and its secretary read what the Board has received, that is, what both have signed (BD-1).</item>
/// <item>The administrator, the Union, the Mediator and everybody else see nothing, not even that it exists (decision 13, FA-1).</item>
/// </list>
/// An office gives nothing to its holder about their own appraisal beyond what the official has.
/// </summary>
public static class AppraisalAccess
{
    /// <summary>All capacities in which the reader stands to this appraisal; empty = it does not exist for them.</summary>
    public static IReadOnlySet<AppraisalParty> PartiesOf(Reader reader, Appraisal appraisal)
    {
        var received = appraisal.ReceivedByBoardAt is not null;
        return new AppraisalPeople(
            appraisal.StaffId,
            appraisal.SupervisorId,
            appraisal.DelegateId,
            appraisal.DelegateSigns,
            appraisal.SecondLevelId
        )
        {
            FormerIds = [.. appraisal.Parts.SelectMany(p => new[] { p.SupervisorId, p.DelegateId }).OfType<string>()],
            SharedWithId = appraisal.SharedWithId,
        }.PartiesOf(
            reader.StaffId ?? "",
            isBoardMember: received && reader.Holds(Office.BoardMember),
            isBoardSecretary: received && reader.Holds(Office.BoardSecretary),
            isHrPartner: reader.HrUnits is not { } units || units.Contains(appraisal.UnitCode),
            standsInFor: reader.StandsInFor
        );
    }

    /// <summary>The same as a filter: appraisals that exist for the reader. Lists and single pages cannot differ.</summary>
    public static Expression<Func<Appraisal, bool>> Exists(Reader reader)
    {
        var me = reader.StaffId;
        var board = reader.Holds(Office.BoardMember) || reader.Holds(Office.BoardSecretary);
        var everywhere = reader.HrUnits is null;
        var units = reader.HrUnits?.ToList() ?? [];
        var absent = reader.StandsInFor.ToList();
        return a =>
            (me != null && (a.StaffId == me || a.SupervisorId == me || a.DelegateId == me || (a.SecondLevelId == me && !a.DelegateSigns)))
            || everywhere
            || units.Contains(a.UnitCode)
            || (board && a.ReceivedByBoardAt != null)
            || (me != null && (a.SharedWithId == me || a.Parts.Any(p => p.SupervisorId == me || p.DelegateId == me)))
            // Who is one level never stands in for the other, nor for anybody in their own appraisal: those have been let in above.
            || absent.Contains(a.SupervisorId!)
            || (absent.Contains(a.SecondLevelId!) && !a.DelegateSigns);
    }

    /// <summary>Whether the text of the step at hand may be read in these capacities: the workflow table says so.</summary>
    public static bool MayReadForm(Appraisal appraisal, IReadOnlySet<AppraisalParty> parties) =>
        MayRead(appraisal, appraisal.Step, parties);

    /// <summary>
    /// Whether what stands under a step may be read. The Board reads a step once it has received it (BD-1): of the end of the cycle that is
    /// on the second signature, or when the comments window is over (decision 2).
    /// </summary>
    public static bool MayRead(Appraisal appraisal, AppraisalStep step, IReadOnlySet<AppraisalParty> parties) =>
        parties.Any(party =>
            AppraisalWorkflow.MayRead(appraisal.State, step, party, appraisal.Kind)
            && (
                step != AppraisalStep.EndOfCycle
                || appraisal.EndReceivedByBoardAt is not null
                || party is not (AppraisalParty.BoardMember or AppraisalParty.BoardSecretary)
            )
        );

    /// <summary>Appraisals whose agreement at the beginning of the cycle the reader may read: <see cref="MayRead"/> as a filter.</summary>
    public static Expression<Func<Appraisal, bool>> AgreementReadable(Reader reader)
    {
        var me = reader.StaffId;
        var board = reader.Holds(Office.BoardMember) || reader.Holds(Office.BoardSecretary);
        var everywhere = reader.HrUnits is null;
        var units = reader.HrUnits?.ToList() ?? [];
        var absent = reader.StandsInFor.ToList();
        var (signed, settled) = (AppraisalStates.WithSignedBeginning, AppraisalStates.WithSettledBeginning);
        return a =>
            (me != null && (a.StaffId == me || a.DelegateId == me || (a.SupervisorId == me && !a.DelegateSigns)))
            || (me != null && signed.Contains(a.State) && (a.SupervisorId == me || (a.SecondLevelId == me && !a.DelegateSigns)))
            || (absent.Contains(a.SupervisorId!) && !a.DelegateSigns && a.SecondLevelId != me)
            || (
                signed.Contains(a.State)
                && (absent.Contains(a.DelegateSigns ? a.SupervisorId! : a.SecondLevelId!) && a.DelegateId != me && a.SupervisorId != me)
            )
            || (
                settled.Contains(a.State)
                && (
                    everywhere
                    || units.Contains(a.UnitCode)
                    || (me != null && a.SharedWithId == me)
                    || (board && a.ReceivedByBoardAt != null)
                )
            );
    }

    /// <summary>Whether these capacities make one of the two sides of the dialogue: who may draft, share and comment.</summary>
    public static bool IsParty(IReadOnlySet<AppraisalParty> parties) =>
        parties.Contains(AppraisalParty.Official)
        || parties.Contains(AppraisalParty.Supervisor)
        || parties.Contains(AppraisalParty.Delegate)
        || parties.Contains(AppraisalParty.SigningDelegate)
        || parties.Contains(AppraisalParty.StandIn);
}
