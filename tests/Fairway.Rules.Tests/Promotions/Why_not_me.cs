using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>Why not me, and when (PP-10): what the page of every official tells.</summary>
public sealed class Why_not_me
{
    private static readonly LocalDate AsOf = new(2026, 11, 28);

    [Fact]
    public void Enough_on_the_eve_of_the_thirteenth_anniversary_and_the_next_reference_date_after_it()
    {
        var answer = Ask(Period("2016-03-01", null, "Geneva"), Period("2015-01-01", "2016-03-01", "Lima", "P2"));
        var course = Assert.Single(answer.One.Courses);
        Assert.Equal(new LocalDate(2029, 2, 28), course.MetOn);
        Assert.Equal(new LocalDate(2029, 12, 31), answer.One.Now.First);
        Assert.Null(answer.One.Obstacle);
        Assert.Equal(AsOf.PlusDays(1), course.Ahead[0].Span.From);
        Assert.Equal(course.Needed, course.Credit + course.Ahead.Sum(s => s.Credit));
        Assert.Equal(2, answer.Two.Courses.Length);
        Assert.Equal(new LocalDate(2039, 12, 31), answer.Two.Courses[1].MetOn);
    }

    [Fact]
    public void Without_mobility_nothing_but_mobility_stands_in_the_way()
    {
        var answer = Ask(Period("2010-01-01", null, "Geneva"));
        Assert.Equal(new TrackObstacle(PromotionConditions.Mobility, null), answer.One.Obstacle);
        Assert.Equal(new LocalDate(2022, 12, 31), answer.One.Courses[0].MetOn);
        Assert.Empty(answer.One.Courses[0].Ahead);
        Assert.Null(answer.Two.Obstacle);
    }

    [Fact]
    public void Where_no_single_condition_is_always_missing_the_nearest_date_is_named()
    {
        // In service until June 2028, the years are full in 2029: on no date both.
        var answer = Ask(Period("2016-03-01", "2028-06-01", "Lima"));
        Assert.Equal(new TrackObstacle(PromotionConditions.GradeService, new LocalDate(2026, 12, 31)), answer.One.Obstacle);
    }

    [Fact]
    public void Who_is_not_in_service_has_no_course()
    {
        var answer = Ask(Period("2000-01-01", "2020-01-01", "Lima"));
        Assert.Empty(answer.One.Courses);
        Assert.Equal(new TrackObstacle(PromotionConditions.InService, null), answer.One.Obstacle);
    }

    [Fact]
    public void Of_random_careers_the_day_of_enough_is_the_first_and_obstacles_are_where_there_is_no_date()
    {
        var (days, obstacles) = (0, 0);
        Careers.Each(
            question =>
            {
                var (record, asOf, policy, service) = (question.Record, question.AsOf, question.Policy, question.Service);
                var answer = WhyNotMe.Of(record, asOf, policy, service);
                var current = record.Periods.SingleOrDefault(p => p.Span.Contains(asOf));
                foreach (var track in (TrackOutlook[])[answer.One, answer.Two])
                {
                    Assert.Equal(track.Now.First is null, track.Obstacle is not null);
                    foreach (var course in track.Courses)
                    {
                        var found = track.Now.Findings.Single(f => f.Condition == course.Condition);
                        Assert.Equal(found.Segments, course.Counted);
                        if (course.MetOn is not { } met)
                        {
                            Assert.NotEqual(Judgement.Met, found.Finding.Judgement);
                            continue;
                        }
                        days++;
                        Check(met, Judgement.Met);
                        Check(met.PlusDays(-1), Judgement.NotMet);

                        void Check(LocalDate day, Judgement expected)
                        {
                            // On other days another grade is asked about, or none.
                            if (
                                record.Periods.SingleOrDefault(p => p.Span.Contains(day)) is { } row
                                && row.Category == current!.Category
                                && row.Grade == current.Grade
                            )
                            {
                                var then = PersonalPromotion.Explain(record, day, policy, service);
                                var same = (track.Now.Track == PromotionTrack.One ? then.One : then.Two).Findings;
                                Assert.Equal(
                                    expected,
                                    same.SingleOrDefault(f => f.Condition == course.Condition)?.Finding.Judgement ?? expected
                                );
                            }
                        }
                    }
                    if (track.Obstacle is { } obstacle)
                    {
                        obstacles++;
                        Assert.NotEqual(PromotionConditions.None, obstacle.Conditions);
                        foreach (var year in obstacle.On is { } on ? [on.Year] : new[] { asOf.Year, asOf.Year + 7, asOf.Year + 60 })
                        {
                            var then = PersonalPromotion.Explain(record, new(year, 12, 31), policy, service);
                            var unmet = (track.Now.Track == PromotionTrack.One ? then.One : then.Two).Unmet;
                            Assert.Equal(obstacle.Conditions, unmet & obstacle.Conditions);
                        }
                    }
                }
            },
            careers: 200
        );
        Assert.True(days > 50 && obstacles > 50, $"{days} days and {obstacles} obstacles are too few to tell anything");
    }

    private static WhyNotMe Ask(params PeriodOfService[] periods) =>
        WhyNotMe.Of(new(new(1980, 5, 5), null, [], periods), AsOf, An.PromotionPolicy(), An.ServicePolicy());

    private static PeriodOfService Period(string from, string? until, string station, string grade = "P3") =>
        new(new Span(Day(from), until is null ? null : Day(until)), "ILO", ServiceStatus.Active, "P", grade, "RB", station);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
