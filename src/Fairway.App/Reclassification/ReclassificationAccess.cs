using Fairway.App.Accounts;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>
/// Who sees and does what with requests for reclassification, in one place.
/// <list type="bullet">
/// <item>Who asks: the official in the post, or their supervisor of the day. What is not sent is theirs alone.</item>
/// <item>The other of the two reads it once it is sent.</item>
/// <item>HR of the unit that is neither official, nor supervisor, nor who asked: evaluates it.</item>
/// <item>Nobody else; and none of them reads from here what somebody's work was rated: the grade belongs to the job (J2851).</item>
/// </list>
/// </summary>
public sealed class ReclassificationAccess(FairwayDb db, Reader reader)
{
    private readonly string _me = reader.StaffId ?? "";
    private readonly LocalDate _today = reader.Today;
    private readonly bool _hrOfAll = reader.HrUnits is null;
    private readonly List<string> _hrUnits = reader.HrUnits?.ToList() ?? [];

    public IQueryable<ReclassificationCase> Asked() =>
        db.Reclassifications.Where(c =>
            c.RequestedBy == _me
            && (
                c.StaffId == _me
                || db.Supervisions.Any(s =>
                    s.StaffId == c.StaffId && s.SupervisorId == _me && s.From <= _today && (s.Until == null || _today < s.Until)
                )
            )
        );

    public IQueryable<ReclassificationCase> OfOther() =>
        db.Reclassifications.Where(c =>
            c.ReceivedOn != null
            && c.RequestedBy != _me
            && (
                c.StaffId == _me
                || db.Supervisions.Any(s =>
                    s.StaffId == c.StaffId && s.SupervisorId == _me && s.From <= _today && (s.Until == null || _today < s.Until)
                )
            )
        );

    public IQueryable<ReclassificationCase> OfHr() =>
        db.Reclassifications.Where(c =>
            c.ReceivedOn != null
            && c.StaffId != _me
            && c.RequestedBy != _me
            && (_hrOfAll || _hrUnits.Contains(c.UnitCode))
            && !db.Supervisions.Any(s =>
                s.StaffId == c.StaffId && s.SupervisorId == _me && s.From <= _today && (s.Until == null || _today < s.Until)
            )
        );

    /// <summary>Those for whom the reader can ask: themselves, and whom they supervise.</summary>
    public IQueryable<string> AskedFor() =>
        db
            .Supervisions.Where(s => s.SupervisorId == _me && s.From <= _today && (s.Until == null || _today < s.Until))
            .Select(s => s.StaffId);
}
