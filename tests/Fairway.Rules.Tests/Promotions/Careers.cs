using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>What is asked: an official's record, a day, and the parameters.</summary>
internal sealed record Question(RecordOfService Record, LocalDate AsOf, PromotionPolicy Policy, ServicePolicy Service)
{
    public PromotionExplanation Explained() => PersonalPromotion.Explain(Record, AsOf, Policy, Service);

    public override string ToString() =>
        $"as of {AsOf}, born {Record.DateOfBirth}, promoted {Record.PersonalPromotionOn}, excepted {string.Join(' ', Record.MobilityExceptions)}, "
        + $"{Policy.Track1GradeYears}/{Policy.Track2GradeYears}/{Policy.Track2TotalYears}, {Policy.StationAcceleration}, track 2 faster: {Policy.AcceleratesTrack2}, "
        + $"unpaid leave: {Service.CountsUnpaidLeave}\n"
        + string.Join('\n', Record.Periods);
}

/// <summary>
/// Random careers in which boundaries are met often: few grades, stations and organizations, days at the ends of years, and years required
/// that careers of this length just reach or just miss.
/// </summary>
internal static class Careers
{
    private static readonly (string Category, string Grade)[] s_grades =
    [
        ("P", "P3"),
        ("P", "P3"),
        ("P", "P4"),
        ("P", "P5"),
        ("GS", "G5"),
        ("NPO", "NOB"),
        ("D", "D1"),
    ];

    private static readonly Gen<LocalDate> s_days =
        from days in Gen.Choose(0, 60 * 365)
        from hard in Gen.Choose(0, 5)
        let day = new LocalDate(1975, 1, 1).PlusDays(days)
        select hard switch
        {
            0 => new LocalDate(day.Year, 12, 31),
            1 => new LocalDate(day.Year, 1, 1),
            2 => new LocalDate(day.Year - (day.Year % 4), 2, 29),
            _ => day,
        };

    private static readonly Gen<(int Gap, int Length, PeriodOfService Facts)> s_rows =
        from gap in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 900)))
        from length in Gen.Frequency((4, Gen.Choose(1, 5000)), (1, Gen.Elements(1, 365, 366, 1461, 4748, 4749)))
        from grade in Gen.Elements(s_grades)
        from employer in Gen.Choose(0, 11)
        from station in Gen.Elements("Geneva", "Geneva", "Bangkok", "Lima")
        from funding in Gen.Elements("RB", "RB", "RB", "RB", "TC")
        from population in Gen.Elements("", "", "", "PSI")
        let status = employer switch
        {
            0 => ServiceStatus.Secondment,
            1 or 2 => ServiceStatus.UnpaidLeave,
            _ => ServiceStatus.Active,
        }
        let organization = employer switch
        {
            0 or 3 => "UNICEF",
            4 => "OECD",
            2 => "WHO",
            _ => "ILO",
        }
        select (
            gap,
            length,
            new PeriodOfService(
                new(new(2000, 1, 1), null),
                organization,
                status,
                organization == "OECD" ? "" : grade.Category,
                organization == "OECD" ? "A4" : grade.Grade,
                funding,
                station,
                population
            )
        );

    private static readonly Gen<RecordOfService> s_records =
        from start in s_days
        from rows in Gen.ListOf(s_rows, 6)
        from count in Gen.Choose(0, 6)
        from open in Gen.Choose(0, 2)
        from age in Gen.Choose(18 * 365, 62 * 365)
        from leapBirth in Gen.Choose(0, 9)
        from promoted in Gen.Frequency((4, Gen.Constant((LocalDate?)null)), (1, s_days.Select(d => (LocalDate?)d)))
        from exceptions in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from excepted in Gen.ListOf(s_days, 2)
        let born = start.PlusDays(-age)
        select new RecordOfService(
            leapBirth == 0 ? new(born.Year - (born.Year % 4) + (born.Year < 1904 ? 8 : 0), 2, 29) : born,
            promoted,
            [.. excepted.Take(exceptions)],
            Lay(start, rows.Take(count).ToList(), open > 0)
        );

    private static readonly Gen<(PromotionPolicy, ServicePolicy)> s_policies =
        from usual in Gen.Choose(0, 2)
        from years in Gen.ListOf(Gen.Choose(1, 20), 3)
        from stations in Gen.Elements(Enum.GetValues<StationAcceleration>())
        from track2 in Gen.Elements(true, false)
        from unpaid in Gen.Elements(true, false)
        from ages in Gen.Elements((59, 66), (59, 66), (30, 31), (40, 40))
        from directors in Gen.Elements(true, false)
        from excluded in Gen.Elements("PSI", "none")
        from without in Gen.Elements("ILO", "nobody", "UNICEF")
        let policy = An.PromotionPolicy()
        select usual == 0
            ? (policy, An.AllCategories())
            : (
                policy with
                {
                    Categories = directors ? policy.Categories.Add(Category.D) : policy.Categories,
                    Track1GradeYears = years[0],
                    Track2GradeYears = years[1],
                    Track2TotalYears = years[2],
                    StationAcceleration = stations,
                    AcceleratesTrack2 = track2,
                    AcceleratedAges = new(ages.Item1, ages.Item2),
                    ExcludedPopulations = [excluded],
                    CountedOrganizations = policy.CountedOrganizations.Remove(without),
                    Fundings = years[0] % 5 == 0 ? [Funding.RB, Funding.TC] : [Funding.RB],
                    MobilityCategories = years[1] % 5 == 0 ? [] : policy.MobilityCategories,
                },
                An.AllCategories(unpaid)
            );

    public static Gen<Question> Questions { get; } =
        from record in s_records
        from policy in s_policies
        from year in Gen.Choose(-2, 30)
        from hard in Gen.Choose(0, 3)
        from any in s_days
        let start = record.Periods.Count == 0 ? any : record.Periods[0].Span.From
        let asOf = hard switch
        {
            0 => any,
            1 => new LocalDate(start.Year - (start.Year % 4) + 12, 2, 28),
            _ => new LocalDate(start.Year + year, 12, 31),
        }
        select new Question(record, asOf, policy.Item1, policy.Item2);

    public static void Each(Action<Question> check, int careers = 500) =>
        Prop.ForAll(
                Questions.ToArbitrary(),
                question =>
                {
                    check(question);
                    return true;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(careers).WithReplay(2026, 1127));

    /// <summary>The same with some more randomness of the test's own.</summary>
    public static void Each(Action<Question, Random> check, int careers = 500) =>
        Each(question => check(question, new Random(question.ToString().Length)), careers);

    private static List<PeriodOfService> Lay(LocalDate start, List<(int Gap, int Length, PeriodOfService Facts)> rows, bool open)
    {
        var periods = new List<PeriodOfService>();
        var day = start;
        for (var i = 0; i < rows.Count; i++)
        {
            var from = day.PlusDays(rows[i].Gap);
            day = from.PlusDays(rows[i].Length);
            periods.Add(rows[i].Facts with { Span = new Span(from, open && i == rows.Count - 1 ? null : day) });
        }
        return periods;
    }
}
