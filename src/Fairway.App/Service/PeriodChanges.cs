using NodaTime;

namespace Fairway.App.Service;

/// <summary>What changes in an official's periods from a day on, by an exercise's decision.</summary>
internal static class PeriodChanges
{
    /// <summary>Changes every period that qualifies from a day on, split where the day lies within one; false: there is none.</summary>
    public static bool ChangeFrom(
        this List<ServicePeriod> periods,
        LocalDate from,
        Func<ServicePeriod, bool> which,
        Action<ServicePeriod> change
    )
    {
        var later = periods.Where(p => which(p) && !(p.Until <= from)).ToList();
        foreach (var period in later)
        {
            if (period.From >= from)
            {
                change(period);
                continue;
            }
            var after = new ServicePeriod
            {
                StaffId = period.StaffId,
                From = from,
                Until = period.Until,
                Organization = period.Organization,
                Status = period.Status,
                Category = period.Category,
                Grade = period.Grade,
                Contract = period.Contract,
                Funding = period.Funding,
                DutyStation = period.DutyStation,
                UnitCode = period.UnitCode,
                Post = period.Post,
                Recruitment = period.Recruitment,
                Population = period.Population,
            };
            change(after);
            periods.Add(after);
            period.Until = from;
        }
        return later.Count > 0;
    }
}
