using NodaTime;

namespace Fairway.Demo.People;

/// <summary>Personal promotions from before the exercises that are told (PP-1).</summary>
internal static class PastPromotions
{
    /// <summary>Of few who have served for long the last rise of the grade was one.</summary>
    public static void Tell(Person person, LocalDate today, Chance chance)
    {
        var years = Period.DaysBetween(person.Entry, today) / 365;
        if (person.Seat.Category is "D" || person.Seat.Funding != "RB" || years < 15 || !chance.Yes(0.06))
        {
            return;
        }

        for (var i = person.Periods.Count - 1; i > 0; i--)
        {
            var (before, risen) = (person.Periods[i - 1], person.Periods[i]);
            if (before.Grade == risen.Grade)
            {
                continue;
            }

            if (before.Category == risen.Category && before.Organization == "ILO" && risen.Status == "active")
            {
                person.PromotionOn = risen.From;
            }

            return;
        }
    }
}
