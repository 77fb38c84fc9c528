using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>The dated examples are in cases/obligations; here stands what holds for every career.</summary>
[Trait("Rule", "PR-1")]
[Trait("Rule", "PR-2")]
[Trait("Rule", "PR-3")]
[Trait("Rule", "PR-5")]
[Trait("Rule", "CY-1")]
public sealed class Obligations_of_random_careers
{
    private const int Careers = 3_000;
    private static readonly PolicySet Policy = An.PolicySet();
    private static readonly LocalDate From = new(2018, 3, 1);
    private static readonly LocalDate To = new(2033, 10, 31);

    [Fact]
    public void The_calendar_of_millions_agrees_with_the_rules_read_day_by_day()
    {
        var calendar = new ObligationCalendar(_ => Policy, DayNumbers.Of(From), DayNumbers.Of(To));
        var found = new List<ObligationDay>();
        Each(career =>
        {
            calendar.List(DayNumbers.Of(career.EntryOnDuty), career.Probation, Plain(career), found);
            Assert.Equal(
                AsWritten.Of(career, From, To),
                found.Select(day =>
                    AsWritten.Line(
                        day.Kind.Code(),
                        DayNumbers.Day(day.DueOn),
                        DayNumbers.Day(day.CycleStart),
                        DayNumbers.Day(day.CycleEnd),
                        Obligations.Rule(day.Kind, day.IsThirdAppraisal).Rule
                    )
                )
            );
        });
    }

    [Fact]
    public void The_explanation_lists_what_the_calendar_lists_and_its_arithmetic_gives_the_day()
    {
        Each(career =>
        {
            var explained = Explained(career);
            Assert.Equal(AsWritten.Of(career, From, To), explained.Select(Line));
            Assert.All(explained, o => Assert.Equal(IsoDay.Text(o.DueOn), o.Why[^1].Facts["result"]));
            Assert.All(explained, o => Assert.Equal(IsoDay.Text(o.DueOn), o.Why[0].Facts["dueOn"]));
            Assert.All(
                explained.Where(o => o.Kind.StepOfCycle() is not null),
                o =>
                    Assert.Equal(
                        (IsoDay.Text(o.Cycle.Start), IsoDay.Text(o.Cycle.LastDay)),
                        (o.Why[1].Facts["result"], o.Why[2].Facts["result"])
                    )
            );
        });
    }

    [Fact]
    public void Splitting_a_period_in_two_changes_nothing()
    {
        var random = new Random(7);
        Each(career =>
        {
            var at = random.Next(career.Periods.Count + 1) - 1;
            if (at < 0)
            {
                return;
            }
            var period = career.Periods[at];
            var days = period.Span.Days ?? 4_000;
            if (days < 2)
            {
                return;
            }
            var cut = period.Span.From.PlusDays(random.Next(1, days));
            CareerPeriod[] halves = [period with { Span = new(period.Span.From, cut) }, period with { Span = new(cut, period.Span.Until) }];
            var split = career with { Periods = [.. career.Periods.Take(at), .. halves, .. career.Periods.Skip(at + 1)] };
            Assert.Equal(Explained(career).Select(Line), Explained(split).Select(Line));
        });
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var random = new Random(11);
        Each(career =>
        {
            var shuffled = career.Periods.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(Explained(career).Select(Line), Explained(career with { Periods = shuffled }).Select(Line));
        });
    }

    [Fact]
    public void A_smaller_window_lists_the_same_within_it()
    {
        var random = new Random(13);
        Each(career =>
        {
            var from = From.PlusDays(random.Next(3_000));
            var to = from.PlusDays(random.Next(2_500));
            Assert.Equal(
                Explained(career).Where(o => o.DueOn >= from && o.DueOn <= to).Select(Line),
                Obligations.Of(career, from, to, _ => Policy).Select(Line)
            );
        });
    }

    [Fact]
    public void A_cycle_keeps_the_parameters_of_the_day_on_which_it_was_launched()
    {
        var later = Policy with { Appraisals = Policy.Appraisals with { BeginningDueAfterStart = Period.FromMonths(2) } };
        var career = new Career(new(2020, 1, 1), false, [new(new(new(2020, 1, 1), null), "ILO", ServiceStatus.Active, Funding.RB)]);
        var due = Obligations.Of(career, new(2026, 1, 1), new(2029, 12, 31), day => day < new LocalDate(2028, 1, 1) ? Policy : later);
        Assert.Equal(
            [new LocalDate(2026, 4, 1), new LocalDate(2028, 3, 1)],
            due.Where(o => o.Kind == ObligationKind.Beginning).Select(o => o.DueOn)
        );
    }

    [Fact]
    public void Kinds_stand_in_the_order_of_their_codes()
    {
        Assert.Equal(ObligationKinds.Codes.Order(StringComparer.Ordinal), ObligationKinds.Codes);
        Assert.Equal(Enum.GetValues<ObligationKind>().Length, ObligationKinds.Codes.Length);
    }

    private static void Each(Action<Career> check)
    {
        var random = new Random(2026);
        for (var i = 0; i < Careers; i++)
        {
            check(Career(random));
        }
    }

    /// <summary>Up to six periods with and without gaps, on any funding, here and elsewhere; days that months and leap years make hard come often.</summary>
    private static Career Career(Random random)
    {
        var start = Hard(random, new LocalDate(2012, 1, 1).PlusDays(random.Next(7_000)));
        var periods = new List<CareerPeriod>();
        var day = start;
        for (var left = random.Next(7); left > 0; left--)
        {
            var until = left == 1 && random.Next(2) == 0 ? (LocalDate?)null : Hard(random, day.PlusDays(random.Next(1, 1_500)));
            if (until <= day)
            {
                until = day.PlusDays(1);
            }
            var where = random.Next(10);
            var status = where == 0 ? ServiceStatus.Secondment : (ServiceStatus)(random.Next(8) == 0 ? 2 : 0);
            periods.Add(new(new(day, until), where is 0 or 1 ? "WHO" : "ILO", status, random.Next(3) == 0 ? Funding.TC : Funding.RB));
            if (until is not { } next)
            {
                break;
            }
            day = random.Next(3) == 0 ? next.PlusDays(random.Next(1, 200)) : next;
        }
        var entry = random.Next(8) == 0 ? start.PlusDays(random.Next(-900, 900)) : start;
        return new(entry, random.Next(3) > 0, periods);
    }

    private static LocalDate Hard(Random random, LocalDate day) =>
        random.Next(6) switch
        {
            0 => day.With(DateAdjusters.EndOfMonth),
            1 => day.With(DateAdjusters.StartOfMonth),
            2 => new(day.Year, 12, 31),
            3 => new(day.Year, 7, random.Next(1, 3)),
            _ => day,
        };

    private static IReadOnlyList<Obligation> Explained(Career career) => Obligations.Of(career, From, To, _ => Policy);

    private static string Line(Obligation o) => AsWritten.Line(o.Kind.Code(), o.DueOn, o.Cycle.Start, o.Cycle.LastDay, o.Rule.Rule);

    private static FundedPeriod[] Plain(Career career) =>
        [
            .. career.Periods.Select(p => new FundedPeriod(
                DayNumbers.Of(p.Span.From),
                DayNumbers.OfEnd(p.Span.Until),
                FundedPeriod.Deciding(p.Organization, p.Status, p.Funding)
            )),
        ];

    /// <summary>
    /// The format's sentences once more, in the plainest form and with nothing from the rules but the biennium: each day of the window is
    /// asked what it holds.
    /// </summary>
    private static class AsWritten
    {
        public static string Line(string kind, LocalDate due, LocalDate start, LocalDate end, string rule) =>
            $"{kind},{IsoDay.Text(due)},{IsoDay.Text(start)},{IsoDay.Text(end)},{rule}";

        public static List<string> Of(Career career, LocalDate from, LocalDate to)
        {
            var entry = career.EntryOnDuty;
            var probationEnds = entry.PlusMonths(24);
            var listed = new List<(LocalDate Due, string Kind, LocalDate Start, LocalDate End, string Rule)>();
            if (career.Probation)
            {
                foreach (
                    var (kind, months) in new[]
                    {
                        ("probation-boc", 1),
                        ("probation-mtr-1", 6),
                        ("probation-appraisal-1", 12),
                        ("probation-mtr-2", 18),
                        ("probation-input", 20),
                        ("probation-report", 21),
                    }
                )
                {
                    if (FundingOn(career, entry.PlusMonths(months)) == Funding.RB)
                    {
                        var rule = kind == "probation-input" ? "PR-2" : "PR-1";
                        listed.Add((entry.PlusMonths(months), kind, entry, probationEnds.PlusDays(-1), rule));
                    }
                }
            }
            for (var months = 6; entry.PlusMonths(months) <= to; months += 12)
            {
                var due = entry.PlusMonths(months);
                if (FundingOn(career, due) == Funding.TC)
                {
                    listed.Add((due, "tc-report", months == 6 ? entry : entry.PlusMonths(months - 12), due, "PR-5"));
                }
            }
            // A stretch begins on a regular-budget day whose eve is none.
            foreach (var first in career.Periods.Select(p => p.Span.From).Where(d => FundingOn(career, d) == Funding.RB))
            {
                if (FundingOn(career, first.PlusDays(-1)) == Funding.RB)
                {
                    continue;
                }
                var ends = career.Periods.Select(p => p.Span.Until).Where(u => u > first).OfType<LocalDate>();
                var until = ends.Where(u => FundingOn(career, u) != Funding.RB).Cast<LocalDate?>().Min() ?? LocalDate.MaxIsoValue;
                var start = career.Probation && probationEnds > first ? probationEnds : first;
                var isThird = career.Probation && start == probationEnds && start != Biennium.Of(start).Start;
                while (start < until && start <= to)
                {
                    var biennium = Biennium.Of(start);
                    var last = start.PlusMonths(6) > biennium.Next.Start ? biennium.Next.End : biennium.End;
                    Add("boc", start.PlusMonths(3), "CY-2");
                    Add("mtr", start.PlusMonths(12), "CY-3");
                    if (last < until)
                    {
                        listed.Add((last, "eoc", start, last, isThird ? "PR-3" : "CY-4"));
                    }
                    isThird = false;
                    start = last.PlusDays(1);

                    void Add(string kind, LocalDate due, string rule)
                    {
                        if (due < last && due < until)
                        {
                            listed.Add((due, kind, start, last, isThird ? "PR-3" : rule));
                        }
                    }
                }
            }
            return
            [
                .. listed
                    .Where(l => l.Due >= from && l.Due <= to)
                    .OrderBy(l => l.Due)
                    .ThenBy(l => l.Kind, StringComparer.Ordinal)
                    .Select(l => Line(l.Kind, l.Due, l.Start, l.End, l.Rule)),
            ];
        }

        private static Funding? FundingOn(Career career, LocalDate day) =>
            career
                .Periods.Where(p => p.Span.From <= day && (p.Span.Until is null || day < p.Span.Until))
                .Where(p => p.Organization == "ILO" || p.Status == ServiceStatus.Secondment)
                .Select(p => p.Funding)
                .FirstOrDefault();
    }
}
