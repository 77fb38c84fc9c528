using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>The dated examples are in cases/promotions; here stands what holds for every career.</summary>
[Trait("Rule", "PP-1")]
[Trait("Rule", "PP-2")]
[Trait("Rule", "PP-3")]
[Trait("Rule", "PP-4")]
[Trait("Rule", "PP-5")]
[Trait("Rule", "PP-10")]
public sealed class Promotions_of_random_careers
{
    [Fact]
    public void Answers_and_first_dates_are_those_of_counting_day_by_day()
    {
        var (eligible, later) = (0, 0);
        Careers.Each(
            question =>
            {
                var slow = new PromotionsDayByDay(question.Record, question.AsOf, question.Policy, question.Service);
                var told = question.Explained();
                Assert.Equal(slow.Group(question.AsOf), told.Group.Code());
                foreach (var track in (TrackFindings[])[told.One, told.Two])
                {
                    Assert.Equal(slow.Reasons((int)track.Track, question.AsOf), track.Unmet.Code());
                    Assert.Equal(slow.First((int)track.Track, question.AsOf), track.First);
                    eligible += track.IsEligible ? 1 : 0;
                    later += !track.IsEligible && track.First is not null ? 1 : 0;
                }
            },
            careers: 300
        );
        Assert.True(eligible > 20 && later > 80, $"{eligible} eligible and {later} later are too few to tell anything");
    }

    [Fact]
    public void What_is_told_adds_up_to_what_is_judged()
    {
        Careers.Each(
            question =>
            {
                var slow = new PromotionsDayByDay(question.Record, question.AsOf, question.Policy, question.Service);
                var told = question.Explained();
                foreach (var track in (TrackFindings[])[told.One, told.Two])
                {
                    Assert.Equal(track.Findings.Length, track.Findings.DistinctBy(f => f.Condition).Count());
                    foreach (var found in track.Findings)
                    {
                        Assert.Equal(found.Segments.Length > 0 && found.Segments.Sum(s => s.Credit) > 0, Fact(found, "credit") > 0);
                        if (found.Condition is PromotionConditions.GradeService or PromotionConditions.TotalService)
                        {
                            Assert.Equal(Fact(found, "credit") >= Fact(found, "creditNeeded"), found.Finding.Judgement == Judgement.Met);
                            Assert.Equal(2 * Fact(found, "thresholdDays"), Fact(found, "creditNeeded"));
                            Assert.Equal(found.Segments.Sum(s => s.Credit), Fact(found, "credit"));
                            Assert.Equal(found.Segments.Select(s => s.Span.From).Order(), found.Segments.Select(s => s.Span.From));
                        }
                        if (found.Condition == PromotionConditions.GradeService)
                        {
                            var row = question.Record.Periods.Single(p => p.Span.Contains(question.AsOf));
                            Assert.Equal(slow.Credit((int)track.Track, row, question.AsOf), Fact(found, "credit"));
                        }
                    }
                }
            },
            careers: 150
        );

        static int Fact(PromotionFinding found, string name) =>
            found.Finding.Facts.TryGetValue(name, out var text) ? int.Parse(text, null) : 0;
    }

    [Fact]
    public void Many_at_once_are_answered_as_each_alone()
    {
        // One instance for all, as the command has it: what it keeps of one official changes nothing for the next.
        var asOf = new LocalDate(2025, 12, 31);
        var policy = An.PromotionPolicy();
        var service = An.AllCategories();
        string[] stations = ["Geneva", "Bangkok", "Lima"];
        var all = new PromotionEligibility(asOf, policy, 0);
        Careers.Each(question =>
        {
            var rows = question.Record.Periods.Select(p => new PromotionPeriod(
                Rules.Time.DayNumbers.Of(p.Span.From),
                Rules.Time.DayNumbers.OfEnd(p.Span.Until),
                Array.IndexOf(stations, p.DutyStation),
                PromotionFacts.Of(
                    p.Organization,
                    p.Status,
                    p.Category,
                    p.Grade,
                    p.Funding,
                    p.Population,
                    string.GetHashCode($"{p.Category} {p.Grade}", StringComparison.Ordinal),
                    policy,
                    service
                )
            ));
            var official = new PromotionOfficial(
                Rules.Time.DayNumbers.Of(question.Record.DateOfBirth),
                Rules.Time.DayNumbers.OfEnd(question.Record.PersonalPromotionOn),
                question.Record.MobilityExceptions.Select(day => Rules.Time.DayNumbers.Of(day)).DefaultIfEmpty(int.MaxValue).Min()
            );
            var group = all.Judge(official, rows.ToArray(), out var one, out var two);
            var told = PersonalPromotion.Explain(question.Record, asOf, policy, service);
            Assert.Equal((told.Group, told.One.Unmet, told.Two.Unmet), (group, one.Unmet, two.Unmet));
            var standing = PromotionStanding.Of([question.Record], asOf, policy, service).Single();
            Assert.Equal(new(told.Group, told.One.IsEligible, told.Two.IsEligible), standing);
            Assert.Equal((told.One.First, told.Two.First), (Day(one.First), Day(two.First)));
        });

        static LocalDate? Day(int number) => number == Rules.Time.DayNumbers.Open ? null : Rules.Time.DayNumbers.Day(number);
    }

    [Fact]
    public void Credit_never_falls_as_service_grows()
    {
        Careers.Each(
            (question, random) =>
            {
                if (question.Record.Periods.Count == 0)
                {
                    return;
                }
                var last = question.Record.Periods[^1];
                var longer = question with
                {
                    Record = question.Record with
                    {
                        Periods =
                        [
                            .. question.Record.Periods.SkipLast(1),
                            last with
                            {
                                Span = new Span(last.Span.From, last.Span.Until?.PlusDays(random.Next(1, 3_000))),
                            },
                        ],
                    },
                };
                var later = question with { AsOf = question.AsOf.PlusDays(random.Next(1, 400)) };
                foreach (var track in (int[])[1, 2])
                {
                    Assert.True(Credit(question, track, last, question.AsOf) <= Credit(longer, track, last, question.AsOf));
                    Assert.True(Credit(question, track, last, question.AsOf) <= Credit(later, track, last, question.AsOf));
                }
            }
        );

        static int Credit(Question question, int track, PeriodOfService grade, LocalDate day)
        {
            // In the grade of the last row, as if the official were in it from a day on.
            var before = question.Record.Periods.Where(p => p.Span.From < day).Select(p => p with { Span = Until(p.Span, day) });
            var now = grade with { Span = new(day, null), Organization = "ILO", Status = ServiceStatus.Active };
            var told = (question with { Record = question.Record with { Periods = [.. before, now] } }).Explained();
            var findings = track == 1 ? told.One : told.Two;
            return findings.Findings.Where(f => f.Condition == PromotionConditions.GradeService).Sum(f => f.Segments.Sum(s => s.Credit));
        }

        static Span Until(Span span, LocalDate day) => new(span.From, span.Until is { } until && until < day ? until : day);
    }

    [Fact]
    public void Splitting_a_period_in_two_changes_nothing()
    {
        Careers.Each(
            (question, random) =>
            {
                var periods = question.Record.Periods;
                if (periods.Count == 0)
                {
                    return;
                }
                var at = random.Next(periods.Count);
                var period = periods[at];
                var days = period.Span.Days ?? 9_000;
                if (days < 2)
                {
                    return;
                }
                var cut = period.Span.From.PlusDays(random.Next(1, days));
                PeriodOfService[] halves =
                [
                    period with
                    {
                        Span = new(period.Span.From, cut),
                    },
                    period with
                    {
                        Span = new(cut, period.Span.Until),
                    },
                ];
                var split = question with
                {
                    Record = question.Record with { Periods = [.. periods.Take(at), .. halves, .. periods.Skip(at + 1)] },
                };
                Same(question.Explained(), split.Explained(), exceptPeriods: true);
            }
        );
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        Careers.Each(
            (question, random) =>
            {
                var shuffled = question.Record.Periods.ToArray();
                random.Shuffle(shuffled);
                Same(question.Explained(), (question with { Record = question.Record with { Periods = shuffled } }).Explained());
            }
        );
    }

    [Fact]
    public void Acceleration_never_harms()
    {
        Careers.Each(question =>
        {
            var none = question with
            {
                Policy = question.Policy with { StationAcceleration = StationAcceleration.None, AcceleratedAges = new(59, 59) },
            };
            foreach (var stations in Enum.GetValues<StationAcceleration>())
            {
                var faster = question with
                {
                    Policy = question.Policy with { StationAcceleration = stations, AcceleratedAges = new(59, 66) },
                };
                Better(none.Explained(), faster.Explained());
                var withoutTrack2 = faster with { Policy = faster.Policy with { AcceleratesTrack2 = false } };
                var withTrack2 = faster with { Policy = faster.Policy with { AcceleratesTrack2 = true } };
                Better(withoutTrack2.Explained(), withTrack2.Explained());
            }
        });

        static void Better(PromotionExplanation before, PromotionExplanation after)
        {
            foreach (var (slow, fast) in ((TrackFindings, TrackFindings)[])[(before.One, after.One), (before.Two, after.Two)])
            {
                Assert.Equal(fast.Unmet, fast.Unmet & slow.Unmet);
                Assert.True(slow.First is null || fast.First <= slow.First);
            }
        }
    }

    private static void Same(PromotionExplanation one, PromotionExplanation other, bool exceptPeriods = false)
    {
        Assert.Equal(one.Group, other.Group);
        foreach (var (a, b) in ((TrackFindings, TrackFindings)[])[(one.One, other.One), (one.Two, other.Two)])
        {
            Assert.Equal((a.Unmet, a.First), (b.Unmet, b.First));
            Assert.Equal(a.Findings.Select(f => f.Condition), b.Findings.Select(f => f.Condition));
            Assert.Equal(a.Findings.SelectMany(f => f.Segments), b.Findings.SelectMany(f => f.Segments));
            if (!exceptPeriods)
            {
                Assert.Equal(a.Findings.Select(f => f.Finding), b.Findings.Select(f => f.Finding));
            }
        }
    }
}
