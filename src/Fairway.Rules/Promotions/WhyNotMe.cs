using System.Collections.Immutable;
using System.Numerics;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>How the service that a condition asks for has grown and goes on growing, in the grade of the day asked about.</summary>
/// <param name="Condition">The condition: service in the grade, or in all.</param>
/// <param name="Years">The years that it asks for.</param>
/// <param name="MetOn">The first day on which there is enough, with the data as it stands; null: none in sight.</param>
/// <param name="Needed">The half days that are asked for on that day, or on the day asked about where there is none.</param>
/// <param name="Counted">What counts up to the day asked about.</param>
/// <param name="Ahead">What will count from the next day to the one on which there is enough; empty where that is past or not in sight.</param>
[Rule("PP-10")]
public sealed record CreditCourse(
    PromotionConditions Condition,
    int Years,
    LocalDate? MetOn,
    int Needed,
    ImmutableArray<CreditSegment> Counted,
    ImmutableArray<CreditSegment> Ahead
)
{
    /// <summary>The half days counted up to the day asked about.</summary>
    public int Credit => Counted.Sum(segment => segment.Credit);
}

/// <summary>What keeps a track shut for somebody for whom no reference date in sight opens it.</summary>
/// <param name="Conditions">The conditions.</param>
/// <param name="On">Null: they are not met on any of the dates. Else the date on which the fewest are missing, since none is missing on all.</param>
[Rule("PP-10")]
public sealed record TrackObstacle(PromotionConditions Conditions, LocalDate? On);

/// <summary>A track as one official sees it.</summary>
/// <param name="Now">The findings of the day asked about.</param>
/// <param name="Courses">How the service grows that its conditions ask for; empty for who is not in service.</param>
/// <param name="Obstacle">What would have to change; null where there is a first date.</param>
[Rule("PP-10")]
public sealed record TrackOutlook(TrackFindings Now, ImmutableArray<CreditCourse> Courses, TrackObstacle? Obstacle);

/// <summary>
/// "Why not me, and when?" (PP-10): the findings of a day for one official, how their service grows towards each condition, the first reference date of
/// each track, and what would have to change where there is none. All of it is asked of <see cref="PromotionEligibility"/>.
/// </summary>
/// <param name="AsOf">The day asked about.</param>
/// <param name="Group">The group on that day.</param>
/// <param name="One">Track 1.</param>
/// <param name="Two">Track 2.</param>
[Rule("PP-10")]
public sealed record WhyNotMe(LocalDate AsOf, PromotionGroup Group, TrackOutlook One, TrackOutlook Two)
{
    /// <summary>Asks for one official.</summary>
    /// <param name="record">The record of service.</param>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The parameters of promotions.</param>
    /// <param name="service">The parameters of service.</param>
    public static WhyNotMe Of(RecordOfService record, LocalDate asOf, PromotionPolicy policy, Service.ServicePolicy service)
    {
        var explained = PersonalPromotion.Explain(record, asOf, policy, service);
        var asking = new Asking(record, asOf, policy, service);
        return new(asOf, explained.Group, asking.Outlook(explained.One), asking.Outlook(explained.Two));
    }

    private sealed class Asking
    {
        private readonly PersonalPromotion.PlainRecord _plain;
        private readonly PromotionEligibility _eligibility;
        private readonly LocalDate _asOf;
        private readonly PromotionPolicy _policy;
        private readonly PromotionEligibility.Asked _about;
        private readonly int _place;

        public Asking(RecordOfService record, LocalDate asOf, PromotionPolicy policy, Service.ServicePolicy service)
        {
            _plain = new(record, policy, service);
            _eligibility = new(asOf, policy, _plain.Station(policy.Headquarters));
            _asOf = asOf;
            _policy = policy;
            _about = _eligibility.About(_plain.Official, _plain.Service);
            _place = PromotionEligibility.InServiceOn(_plain.Service, _eligibility.AsOf);
        }

        public TrackOutlook Outlook(TrackFindings now)
        {
            ImmutableArray<CreditCourse> courses =
                _place < 0 ? []
                : now.Track == PromotionTrack.One ? [Course(now.Track, PromotionConditions.GradeService, _policy.Track1GradeYears)]
                :
                [
                    Course(now.Track, PromotionConditions.GradeService, _policy.Track2GradeYears),
                    Course(now.Track, PromotionConditions.TotalService, _policy.Track2TotalYears),
                ];
            return new(now, courses, now.First is null ? Obstacle(now.Track) : null);
        }

        private CreditCourse Course(PromotionTrack track, PromotionConditions condition, int years)
        {
            var last = _eligibility.AsOf;
            var metOn = FirstDay(track, condition, years);
            var counted = Segments(track, condition, last);
            ImmutableArray<CreditSegment> ahead =
                metOn is { } day && DayNumbers.Of(day) > last ? After(Segments(track, condition, DayNumbers.Of(day))) : [];
            return new(condition, years, metOn, 2 * PromotionEligibility.Threshold(metOn ?? _asOf, years), counted, ahead);
        }

        /// <summary>What of the segments is later than the day asked about.</summary>
        private ImmutableArray<CreditSegment> After(ImmutableArray<CreditSegment> segments)
        {
            var next = _asOf.PlusDays(1);
            return
            [
                .. segments
                    .Where(segment => segment.Span.Until > next)
                    .Select(segment => segment.Span.From >= next ? segment : segment with { Span = new(next, segment.Span.Until) }),
            ];
        }

        /// <summary>
        /// The first day on which the credit is enough. A day adds at most three half days, and no day asks for four half days less than another (years
        /// differ by their leap days, 2100 has none): days before the credit can be enough are passed over.
        /// </summary>
        private LocalDate? FirstDay(PromotionTrack track, PromotionConditions condition, int years)
        {
            var last = DayNumbers.Of(new LocalDate(_asOf.Year + PromotionEligibility.YearsAhead, 12, 31));
            for (var day = _plain.Service[0].From; day <= last; )
            {
                var missing = (2 * PromotionEligibility.Threshold(DayNumbers.Day(day), years)) - Credit(track, condition, day);
                if (missing <= 0)
                {
                    return DayNumbers.Day(day);
                }
                day += Math.Max(1, (missing - 4) / PromotionCredit.Accelerated);
            }
            return null;
        }

        /// <summary>The row up to which is counted on a day: the last that has begun in the grade; for service in all, whatever the grade.</summary>
        private int PlaceOn(PromotionConditions condition, int day)
        {
            var place = -1;
            for (var i = 0; i < _plain.Service.Length && _plain.Service[i].From <= day; i++)
            {
                if (condition == PromotionConditions.TotalService || _plain.Service[i].Facts.Grade == _plain.Service[_place].Facts.Grade)
                {
                    place = i;
                }
            }
            return place;
        }

        private int Credit(PromotionTrack track, PromotionConditions condition, int day)
        {
            var sum = new CreditSum();
            Walk(track, condition, day, ref sum);
            return sum.HalfDays;
        }

        private ImmutableArray<CreditSegment> Segments(PromotionTrack track, PromotionConditions condition, int day)
        {
            var taker = new PersonalPromotion.SegmentTaker(_plain);
            Walk(track, condition, day, ref taker);
            return [.. taker.Segments];
        }

        private void Walk<T>(PromotionTrack track, PromotionConditions condition, int day, ref T taker)
            where T : struct, ICreditTaker
        {
            if (PlaceOn(condition, day) is var place && place < 0)
            {
                return;
            }
            if (condition == PromotionConditions.TotalService)
            {
                PromotionCredit.InAll(_plain.Service, place, day + 1, ref taker);
            }
            else
            {
                _eligibility.InGrade(_about, _plain.Service, place, day, track, ref taker);
            }
        }

        private TrackObstacle Obstacle(PromotionTrack track)
        {
            var always = ~PromotionConditions.None;
            var fewest = (Conditions: ~PromotionConditions.None, On: 0);
            for (var nth = 1; nth <= _eligibility.ReferenceDates; nth++)
            {
                var unmet = _eligibility.UnmetOn(_plain.Official, _plain.Service, nth, track);
                always &= unmet;
                if (BitOperations.PopCount((uint)unmet) < BitOperations.PopCount((uint)fewest.Conditions))
                {
                    fewest = (unmet, nth);
                }
            }
            return always != PromotionConditions.None
                ? new(always, null)
                : new(fewest.Conditions, new LocalDate(_asOf.Year + fewest.On - 1, 12, 31));
        }
    }
}
