using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.Rules.Underperformance;

namespace Fairway.App.Underperformance;

/// <summary>
/// Who sees what of a case of underperformance, in one place.
/// <list type="bullet">
/// <item>The official, from the opening; a proposal once the supervisor has answered it.</item>
/// <item>The supervisor and the second level of the day. A new supervisor takes the case over; who no longer supervises reads nothing of it from
/// that moment, whatever office they hold (BD-2), and a closed case doesn't pass on.</item>
/// <item>The HR partner of the official's unit, unless they have a part in the case themselves.</item>
/// <item>Members of the Reports Board and its secretary, once a result has reached the Board (BD-1), and never in their own matter (BD-2).</item>
/// <item>Nobody else: no delegate, no stand-in, not the administrator, the Union or the Mediator. For them it doesn't exist.</item>
/// <item>What HR holds in confidence is read by HR alone (UP-3): <see cref="MayReadNotes"/>.</item>
/// <item>An unfinished plan or review is its author's alone (decision 1).</item>
/// </list>
/// </summary>
public static class CaseAccess
{
    /// <summary>All capacities in which the reader stands to this case; empty = it does not exist for them.</summary>
    public static IReadOnlySet<CaseParty> PartiesOf(Reader reader, UnderperformanceCase of)
    {
        var parties = new HashSet<CaseParty>();
        if (reader.StaffId is { } me)
        {
            if (of.StaffId == me)
            {
                return of.State == CaseState.Proposed ? parties : [CaseParty.Official];
            }
            if (of.SupervisorId == me)
            {
                parties.Add(CaseParty.Supervisor);
            }
            if (of.SecondLevelId == me)
            {
                parties.Add(CaseParty.SecondLevel);
            }
        }
        if (parties.Count > 0 || of.Formers.Exists(former => former.StaffId == reader.StaffId))
        {
            return parties;
        }
        if (reader.HrUnits is not { } units || units.Contains(of.UnitCode))
        {
            parties.Add(CaseParty.HrPartner);
        }
        if (of.ReceivedByBoardAt is not null)
        {
            if (reader.Holds(Office.BoardMember))
            {
                parties.Add(CaseParty.BoardMember);
            }
            if (reader.Holds(Office.BoardSecretary))
            {
                parties.Add(CaseParty.BoardSecretary);
            }
        }
        return parties;
    }

    /// <summary>The same as a filter: cases that exist for the reader. Lists and single pages cannot differ.</summary>
    public static Expression<Func<UnderperformanceCase, bool>> Exists(Reader reader)
    {
        var me = reader.StaffId;
        var everywhere = reader.HrUnits is null;
        var units = reader.HrUnits?.ToList() ?? [];
        var board = reader.Holds(Office.BoardMember) || reader.Holds(Office.BoardSecretary);
        return c =>
            (me != null && c.StaffId == me && c.State != CaseState.Proposed)
            || (
                (me == null || c.StaffId != me)
                && (
                    (me != null && (c.SupervisorId == me || c.SecondLevelId == me))
                    || (
                        (everywhere || units.Contains(c.UnitCode) || (board && c.ReceivedByBoardAt != null))
                        && !c.Formers.Any(f => f.StaffId == me)
                    )
                )
            );
    }

    /// <summary>Who reads what is held in confidence: HR, and of HR nobody who has another part in the case.</summary>
    public static bool MayReadNotes(IReadOnlySet<CaseParty> parties) => parties.Contains(CaseParty.HrPartner);

    /// <summary>The notes of one case that its reader may read: for everybody but HR, none.</summary>
    public static Expression<Func<ConfidentialNote, bool>> NotesReadable(CaseAtHand of)
    {
        var (id, may) = (of.Case.Id, MayReadNotes(of.Parties));
        return note => may && note.CaseId == id;
    }
}
