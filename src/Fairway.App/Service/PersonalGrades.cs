using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Records a personal promotion in the file of the official (PP-9): their grade changes from a day on; their post keeps its own.</summary>
internal static class PersonalGrades
{
    /// <summary>
    /// Gives the official the new grade in every period of the old one from the day on, split where the day lies within one; post, unit and all else
    /// stay. The day of the promotion becomes HR's fact: an import doesn't take it back (decision 8). The caller saves.
    /// </summary>
    /// <returns>False where nobody of this grade serves on the day or after it: then nothing is recorded.</returns>
    public static async Task<bool> RecordAsync(
        FairwayDb db,
        string staffId,
        (string Category, string Before, string After) grade,
        LocalDate from,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        var official = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == staffId, stop);
        var later = official.Periods.Where(p => p.Category == grade.Category && p.Grade == grade.Before && !(p.Until <= from)).ToList();
        if (later.Count == 0)
        {
            return false;
        }
        foreach (var period in later)
        {
            if (period.From >= from)
            {
                period.Grade = grade.After;
                continue;
            }
            official.Periods.Add(
                new ServicePeriod
                {
                    StaffId = staffId,
                    From = from,
                    Until = period.Until,
                    Organization = period.Organization,
                    Status = period.Status,
                    Category = period.Category,
                    Grade = grade.After,
                    Contract = period.Contract,
                    Funding = period.Funding,
                    DutyStation = period.DutyStation,
                    UnitCode = period.UnitCode,
                    Post = period.Post,
                    Recruitment = period.Recruitment,
                    Population = period.Population,
                }
            );
            period.Until = from;
        }

        const string field = "personal_promotion_on";
        var changes = new ChangeList();
        changes.Add($"grade from {IsoDay.Text(from)}", grade.Before, grade.After);
        changes.Add(field, official.PersonalPromotionOn is { } before ? IsoDay.Text(before) : null, IsoDay.Text(from));
        official.PersonalPromotionOn = from;
        db.Entry(official).Property(o => o.PersonalPromotionOn).IsModified = true;
        if (!await db.FactOwners.AnyAsync(o => o.StaffId == staffId && o.Field == field, stop))
        {
            db.FactOwners.Add(
                new FactOwner
                {
                    StaffId = staffId,
                    Field = field,
                    Owner = "hr",
                    Since = now,
                }
            );
        }
        db.History.Add(ServiceHistory.Entry(now, actor, staffId, "personal-promotion", changes.AsDetail(), "PP-9"));
        return true;
    }
}
