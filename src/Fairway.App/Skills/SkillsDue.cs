using Fairway.App.Policies;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>Whose entries were not confirmed for long: all that the room tells to what sends mails (LE-3).</summary>
public sealed class SkillsDue(SkillsDb db, PolicyLibrary policies)
{
    /// <summary>Staff ids, each with the day since which a look is due.</summary>
    public async Task<IReadOnlyList<(string StaffId, LocalDate Since)>> OnAsync(LocalDate today, CancellationToken stop = default)
    {
        var after = policies.PolicyAt(today).Skills.ConfirmAfter;
        // A month may be shorter than the one it is counted back into: the exact day is counted forward below.
        var latest = today - after + Period.FromDays(3);
        var rows = await db.Profiles.Where(p => p.ConfirmedOn <= latest).Select(p => new { p.StaffId, p.ConfirmedOn }).ToListAsync(stop);
        return [.. rows.Select(r => (r.StaffId, Since: r.ConfirmedOn + after)).Where(r => r.Since <= today)];
    }
}
