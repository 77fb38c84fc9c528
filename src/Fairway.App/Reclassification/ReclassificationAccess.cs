using Fairway.App.Accounts;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>
/// Who sees and does what with requests for reclassification, in one place.
/// <list type="bullet">
/// <item>Who asks: the official in the post, or their supervisor of the day. What is not sent is theirs alone.</item>
/// <item>Where an exercise asks, both of them write one request, and both read it before it is sent.</item>
/// <item>The other of the two reads it once it is sent.</item>
/// <item>HR of the unit that is neither official, nor supervisor, nor who asked: evaluates it.</item>
/// <item>Once it is appealed against: the members of the Independent Review Group of its unit in whom nothing conflicts, as ReviewGroups finds them.</item>
/// <item>Once the group has recommended: the Director-General; the alternate where the Director-General is a party.</item>
/// <item>Nobody else; and none of them reads from here what somebody's work was rated: the grade belongs to the job (J2851).</item>
/// </list>
/// </summary>
public sealed class ReclassificationAccess(FairwayDb db, Reader reader)
{
    private readonly string _me = reader.StaffId ?? "";
    private readonly LocalDate _today = reader.Today;
    private readonly bool _isHead = reader.Holds(Office.DirectorGeneral);
    private readonly bool _hrOfAll = reader.HrUnits is null;
    private readonly List<string> _hrUnits = reader.HrUnits?.ToList() ?? [];

    public IQueryable<ReclassificationCase> Asked()
    {
        var team = AskedFor();
        return db.Reclassifications.Where(c =>
            (c.RequestedBy == _me || (c.ExerciseId != null && c.ReceivedOn == null)) && (c.StaffId == _me || team.Contains(c.StaffId))
        );
    }

    public IQueryable<ReclassificationCase> OfOther()
    {
        var team = AskedFor();
        return db.Reclassifications.Where(c =>
            c.ReceivedOn != null && c.RequestedBy != _me && (c.StaffId == _me || team.Contains(c.StaffId))
        );
    }

    public IQueryable<ReclassificationCase> OfHr()
    {
        var team = AskedFor();
        return db.Reclassifications.Where(c =>
            c.ReceivedOn != null
            && c.StaffId != _me
            && c.RequestedBy != _me
            && (_hrOfAll || _hrUnits.Contains(c.UnitCode))
            && !team.Contains(c.StaffId)
        );
    }

    /// <summary>Appeals that the reader decides or has decided as head of the organization, or in place of one who is a party.</summary>
    public IQueryable<ReclassificationCase> OfDecider()
    {
        var team = AskedFor();
        var heads = OfficesHeld.HoldersOf(db, Office.DirectorGeneral, _today).Select(a => a.StaffId);
        return db.Reclassifications.Where(c =>
            c.RecommendedOn != null
            && c.StaffId != _me
            && c.RequestedBy != _me
            && !team.Contains(c.StaffId)
            && (
                _isHead
                || (
                    db.HeadAlternates.Any(a => a.StaffId == _me && a.From <= _today && (a.Until == null || _today < a.Until))
                    && (
                        heads.Contains(c.StaffId)
                        || heads.Contains(c.RequestedBy)
                        || db.Supervisions.Any(s =>
                            s.StaffId == c.StaffId
                            && heads.Contains(s.SupervisorId)
                            && s.From <= _today
                            && (s.Until == null || _today < s.Until)
                        )
                    )
                )
            )
        );
    }

    /// <summary>Those for whom the reader can ask: themselves, and whom they supervise.</summary>
    public IQueryable<string> AskedFor() =>
        db
            .Supervisions.Where(s => s.SupervisorId == _me && s.From <= _today && (s.Until == null || _today < s.Until))
            .Select(s => s.StaffId);
}
