using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.Rules.Transparency;

namespace Fairway.App.Transparency;

/// <summary>
/// Who sees and does what in the register of concerns, in one place.
/// <list type="bullet">
/// <item>What stands in the register: everybody signed in. Who raised it by name is read by everybody; who raised it through the Union by themselves and the
/// Union, and by nobody who answers.</item>
/// <item>What the Union has not shown, and what it received in other words: the Union and who raised it.</item>
/// <item>An answer: HR of the whole organization, the Board's chair or secretary, or the Director-General, as the concern says; never who raised it.</item>
/// </list>
/// </summary>
public static class ConcernAccess
{
    public static Expression<Func<Concern, bool>> Exists(Reader reader)
    {
        var (me, union) = (reader.Actor, reader.Holds(Office.Union));
        return c => c.ShownOn != null || c.RaisedBy == me || (union && c.Naming == ConcernNaming.ThroughUnion);
    }

    /// <summary>Anybody in the staff file, and the Union.</summary>
    public static bool MayRaise(Reader reader) => reader.StaffId is not null || reader.Holds(Office.Union);

    /// <summary>Whether the reader learns who raised it.</summary>
    public static bool SeesRaiser(Reader reader, Concern of) =>
        of.Naming == ConcernNaming.ByName
        || (of.Naming == ConcernNaming.ThroughUnion && (of.RaisedBy == reader.Actor || reader.Holds(Office.Union)));

    /// <summary>In which capacities the reader acts on it.</summary>
    public static IReadOnlySet<ConcernParty> Parties(Reader reader, Concern of)
    {
        var parties = new HashSet<ConcernParty>();
        if (of.RaisedBy == reader.Actor && of.Naming != ConcernNaming.ByUnion)
        {
            parties.Add(ConcernParty.Raiser);
        }
        if (of.Naming != ConcernNaming.ByName && reader.Holds(Office.Union))
        {
            parties.Add(ConcernParty.Union);
        }
        // Nobody answers what they have raised, nor what the Union they act for has shown.
        if (parties.Count == 0 && of.RaisedBy != reader.Actor && Bodies(reader).Contains(of.Body))
        {
            parties.Add(ConcernParty.Body);
        }
        return parties;
    }

    /// <summary>For which bodies the reader answers.</summary>
    public static IReadOnlyList<ConcernBody> Bodies(Reader reader)
    {
        var bodies = new List<ConcernBody>();
        if (reader.Holds(Office.HrPartner) && reader.HrUnits is null)
        {
            bodies.Add(ConcernBody.HumanResources);
        }
        if (reader.Holds(Office.BoardChair) || reader.Holds(Office.BoardSecretary))
        {
            bodies.Add(ConcernBody.ReportsBoard);
        }
        if (reader.Holds(Office.DirectorGeneral))
        {
            bodies.Add(ConcernBody.DirectorGeneral);
        }
        return bodies;
    }
}
