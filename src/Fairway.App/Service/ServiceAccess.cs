using Fairway.App.Accounts;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// Who sees and does what with people and units, in one place.
/// <list type="bullet">
/// <item>Everybody signed in sees of everybody in service: name, unit, duty station, grade and responsible chief; and of every unit its
/// place in the tree, its chiefs with their dates and who serves in it.</item>
/// <item>Everything else that is held about an official (birth, sex, nationality, contract, funding, career, population, address) is
/// seen by the official and by the HR partner of their unit. A chief sees no more of it than anybody else.</item>
/// <item>An official alone says that a fact about them is wrong; the HR partner of their unit answers, and corrects what HR owns.</item>
/// <item>HR partners see the vacant places of their units, name chiefs there and supervisors for their officials. Who stands in for
/// the head of the organization is named by HR of the whole organization.</item>
/// <item>Nobody acts as HR partner on themselves: an office gives nothing to its holder about their own file.</item>
/// <item>Who has left is seen by themselves and by HR.</item>
/// </list>
/// </summary>
public static class ServiceAccess
{
    public static bool IsOneself(Reader reader, string staffId) => reader.StaffId == staffId;

    /// <summary>HR partner of some unit, or of the whole organization.</summary>
    public static bool IsHr(Reader reader) => reader.HrUnits is null or { Count: > 0 };

    /// <summary>HR partner of this unit; of who is in no unit, HR of the whole organization.</summary>
    public static bool IsHrOf(Reader reader, string? unitCode) =>
        reader.HrUnits is not { } units || (unitCode is not null && units.Contains(unitCode));

    public static bool IsHrOfAll(Reader reader) => reader.HrUnits is null;

    public static bool SeesPersonal(Reader reader, string staffId, string? unitCode) =>
        IsOneself(reader, staffId) || IsHrOf(reader, unitCode);

    public static bool SeesOfficial(Reader reader, string staffId, bool inService, string? unitCode) =>
        inService || SeesPersonal(reader, staffId, unitCode);

    /// <summary>Answering questions about facts, correcting them, naming a supervisor.</summary>
    public static bool ActsAsHrOn(Reader reader, string staffId, string? unitCode) =>
        IsHrOf(reader, unitCode) && !IsOneself(reader, staffId);

    /// <summary>
    /// The unit whose HR partner an official's file belongs to: that of the period that covers the day, else of the last before it,
    /// else of the first to come.
    /// </summary>
    public static string? FileUnit(IEnumerable<ServicePeriod> periods, LocalDate day)
    {
        var own = periods.Where(p => ServiceOn.Counts(p.Organization, p.Status)).OrderBy(p => p.From).ToList();
        return (own.LastOrDefault(p => p.From <= day) ?? own.FirstOrDefault())?.UnitCode;
    }
}
