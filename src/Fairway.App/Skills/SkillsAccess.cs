using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.App.Service;

namespace Fairway.App.Skills;

/// <summary>
/// Who sees and does what in the room of skills, in one place (LE-3).
/// <list type="bullet">
/// <item>What somebody declares, their interest in moving, their files, drafts, consents and the log of who saw them: they alone.</item>
/// <item>An HR partner, for an opening in a unit that they serve, while it is open: of those who consent to its purpose today, what it wants and
/// they declare, with the line that backs it; of nobody else anything, and of nobody the files.</item>
/// <item>Openings: HR partners of their unit. Free entries of the catalogue, as texts without a name: every HR partner.</item>
/// <item>Nobody else: no chief, no administrator, no joint body; and no page of appraisals, whoever reads it.</item>
/// </list>
/// </summary>
public static class SkillsAccess
{
    /// <summary>Whoever is in the staff file has a page of their own.</summary>
    public static bool HasOwn(Reader reader) => reader.StaffId is not null;

    /// <summary>Opening, looking, caring for the catalogue.</summary>
    public static bool IsHr(Reader reader) => ServiceAccess.IsHr(reader);

    /// <summary>Whether the reader opens for a unit.</summary>
    public static bool MayOpen(Reader reader, string unitCode) => unitCode.Length > 0 && ServiceAccess.IsHrOf(reader, unitCode);

    /// <summary>The openings that exist for the reader.</summary>
    public static Expression<Func<SkillsOpening, bool>> Openings(Reader reader)
    {
        var all = reader.HrUnits is null;
        var units = reader.HrUnits?.ToList() ?? [];
        return o => all || units.Contains(o.UnitCode);
    }
}
