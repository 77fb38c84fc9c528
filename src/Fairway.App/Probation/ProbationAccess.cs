using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;

namespace Fairway.App.Probation;

/// <summary>
/// Who sees what of a probation, in one place.
/// <list type="bullet">
/// <item>The official, the supervisor's side, the second level and the HR partner of the unit are those of the appraisal that runs: they read
/// how far it is, who is designated, warnings and their answers.</item>
/// <item>Input is its author's until it is given; then the official, the supervisor's side, the second level and HR read it (PR-2).</item>
/// <item>The recommendation is the supervisor's side's until it is signed; HR and the Board's chair read it where they are asked to override.</item>
/// <item>A colleague who is named reads nothing of the probation but whose it is and until when; they have a form of their own.</item>
/// <item>Members of the Reports Board, its chair and its secretary read what the Board has received, unless it is their own matter (BD-2).</item>
/// <item>A supervisor of a part that has ended and everybody else see nothing, not even that it exists.</item>
/// </list>
/// </summary>
public static class ProbationAccess
{
    /// <summary>All capacities in which the reader stands to a probation, except that of a colleague, who has a form of their own.</summary>
    /// <param name="probation">The probation.</param>
    /// <param name="appraisal">The appraisal that runs, with its parts.</param>
    public static IReadOnlySet<ProbationParty> PartiesOf(Reader reader, ProbationCase probation, Appraisal appraisal)
    {
        var parties = new HashSet<ProbationParty>();
        var around = AppraisalAccess.PartiesOf(reader, appraisal);
        foreach (var party in around)
        {
            ProbationParty? here = party switch
            {
                AppraisalParty.Official => ProbationParty.Official,
                AppraisalParty.Supervisor or AppraisalParty.SigningDelegate or AppraisalParty.StandIn => ProbationParty.Supervisor,
                AppraisalParty.Delegate => ProbationParty.Delegate,
                AppraisalParty.SecondLevel => ProbationParty.SecondLevel,
                AppraisalParty.HrPartner => ProbationParty.HrPartner,
                _ => null,
            };
            if (here is { } known)
            {
                parties.Add(known);
            }
        }
        // Who is a party, or was in a part, examines nothing here (BD-2).
        var conflict = around.Any(party =>
            party is not (AppraisalParty.BoardMember or AppraisalParty.BoardSecretary or AppraisalParty.HrPartner)
        );
        if (!conflict)
        {
            Add(Office.BoardChair, ProbationParty.BoardChair);
            Add(Office.BoardMember, ProbationParty.BoardMember);
        }
        Add(Office.BoardSecretary, ProbationParty.BoardSecretary);
        return parties;

        void Add(Office office, ProbationParty party)
        {
            if (reader.Holds(office) && appraisal.StaffId != reader.StaffId)
            {
                parties.Add(party);
            }
        }
    }

    /// <summary>Whether it exists for these capacities: the workflow table says so.</summary>
    public static bool MayRead(ProbationCase probation, IReadOnlySet<ProbationParty> parties) =>
        ProbationWorkflow.Find(probation.State, ProbationAct.Read, parties) is not null;

    /// <summary>Whether the recommendation and its reasons may be read.</summary>
    public static bool MayReadRecommendation(ProbationCase probation, IReadOnlySet<ProbationParty> parties) =>
        MayRead(probation, parties)
        && (
            probation.State >= ProbationState.SignedBySupervisor
            || parties.Contains(ProbationParty.Supervisor)
            || parties.Contains(ProbationParty.Delegate)
            || (
                probation.State is ProbationState.Stopped or ProbationState.OverriddenByHr or ProbationState.OverriddenByChair
                && (parties.Contains(ProbationParty.HrPartner) || parties.Contains(ProbationParty.BoardChair))
            )
        );

    /// <summary>Whether colleagues' input, once it is given, may be read: by whoever the probation exists for.</summary>
    public static bool MayReadInput(ProbationCase probation, IReadOnlySet<ProbationParty> parties) => MayRead(probation, parties);
}
