using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Promotions;

/// <summary>Days that count at one rate.</summary>
/// <param name="Span">The days, none of them after the day asked about.</param>
/// <param name="Organization">The employer.</param>
/// <param name="DutyStation">The duty station.</param>
/// <param name="Acceleration">Why they count faster.</param>
[Rule("PP-5")]
public sealed record CreditSegment(Span Span, string Organization, string DutyStation, Acceleration Acceleration)
{
    /// <summary>How many days there are.</summary>
    public int Days => Span.Days!.Value;

    /// <summary>What a day counts, in half days: 2, or 3 where it is accelerated.</summary>
    public int Rate => PromotionCredit.Rate(Acceleration);

    /// <summary>What they count together, in half days.</summary>
    public int Credit => Days * Rate;
}

/// <summary>A condition of a track, with the days that were counted where it is about service.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Finding">Whether it is met, on which facts and which source.</param>
/// <param name="Segments">The arithmetic of conditions about service, in the order of days; else empty.</param>
/// <param name="Contested">Whether the standing of what excludes is contested (SV-6).</param>
[Rule("PP-10")]
public sealed record PromotionFinding(
    PromotionConditions Condition,
    Finding Finding,
    ImmutableArray<CreditSegment> Segments,
    bool Contested = false
)
{
    /// <summary>How firm the ground is: <c>contested</c>, else the authority of its instrument, such as <c>account</c> or <c>assumption</c>.</summary>
    public string Standing =>
        Contested
            ? "contested"
            : Finding.Citation.Instrument.Level switch
            {
                AuthorityLevel.Assumption => "assumption",
                AuthorityLevel.Account => "account",
                AuthorityLevel.Circular => "circular",
                AuthorityLevel.OfficeProcedure => "office-procedure",
                AuthorityLevel.StaffRegulations => "staff-regulations",
                _ => "judgment",
            };
}

/// <summary>A track, explained.</summary>
/// <param name="Track">The track.</param>
/// <param name="First">The first 31 December on which its conditions hold, with the data as it stands; null: none in sight.</param>
/// <param name="Findings">The conditions that were asked, in the order in which they are told.</param>
[Rule("PP-10")]
public sealed record TrackFindings(PromotionTrack Track, LocalDate? First, ImmutableArray<PromotionFinding> Findings)
{
    /// <summary>The conditions that are not met.</summary>
    public PromotionConditions Unmet =>
        Findings.Where(f => f.Finding.Judgement == Judgement.NotMet).Aggregate(PromotionConditions.None, (unmet, f) => unmet | f.Condition);

    /// <summary>Whether all are met.</summary>
    public bool IsEligible => Unmet == PromotionConditions.None;
}

/// <summary>The answer for one official: "why am I not on the list, and when will I be?" (PP-10).</summary>
/// <param name="AsOf">The day asked about.</param>
/// <param name="Group">The group on that day.</param>
/// <param name="One">Track 1.</param>
/// <param name="Two">Track 2.</param>
[Rule("PP-10")]
public sealed record PromotionExplanation(LocalDate AsOf, PromotionGroup Group, TrackFindings One, TrackFindings Two);

/// <summary>
/// A personal promotion of one official, explained. What holds comes from <see cref="PromotionEligibility"/>, as for a million; the findings
/// are told from its answer with the facts of the record.
/// </summary>
[Rule("PP-1")]
[Rule("PP-2")]
[Rule("PP-3")]
[Rule("PP-10")]
public static class PersonalPromotion
{
    /// <summary>That a population is left out, no source says: it is contested wherever it is used.</summary>
    private static readonly Citation s_populations = new("PP-1", Instruments.Assumption, "promotion.excludedPopulations");

    /// <summary>Explains both tracks.</summary>
    /// <param name="record">The official's record of service.</param>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The parameters of promotions.</param>
    /// <param name="service">The parameters of service.</param>
    public static PromotionExplanation Explain(RecordOfService record, LocalDate asOf, PromotionPolicy policy, ServicePolicy service)
    {
        var plain = new PlainRecord(record, policy, service);
        var eligibility = new PromotionEligibility(asOf, policy, PlainRecord.Headquarters);
        var group = eligibility.Judge(plain.Official, plain.Service, out var one, out var two);
        var telling = new Telling(plain, eligibility, asOf, policy, service);
        return new(asOf, group, telling.Track(PromotionTrack.One, one), telling.Track(PromotionTrack.Two, two));
    }

    /// <summary>
    /// The grade after a personal promotion: the next one of the same category, since it never crosses categories. It is the official's; the
    /// post keeps its own. Null in the highest grade.
    /// </summary>
    /// <param name="grade">The official's grade before.</param>
    /// <param name="scale">Categories and grades.</param>
    [Rule("PP-9")]
    public static Grade? GradeAfter(Grade grade, GradeScale scale) =>
        scale.All.FirstOrDefault(next => next.Category == grade.Category && next.Order == grade.Order + 1);

    /// <summary>A record as the plain numbers that are judged, with what they stand for.</summary>
    internal sealed class PlainRecord
    {
        /// <summary>What stands for the headquarters in every record, so that one set of questions serves many.</summary>
        public const int Headquarters = 0;

        private readonly Dictionary<string, int> _stations = new(StringComparer.Ordinal);

        public PlainRecord(RecordOfService record, PromotionPolicy policy, ServicePolicy service)
        {
            Periods = [.. record.Periods.Where(p => !p.Span.IsEmpty).OrderBy(p => p.Span.From)];
            _stations.Add(policy.Headquarters, Headquarters);
            var grades = new Dictionary<(string, string), int>();
            Service =
            [
                .. Periods.Select(p => new PromotionPeriod(
                    DayNumbers.Of(p.Span.From),
                    DayNumbers.OfEnd(p.Span.Until),
                    Number(_stations, p.DutyStation),
                    PromotionFacts.Of(
                        p.Organization,
                        p.Status,
                        p.Category,
                        p.Grade,
                        p.Funding,
                        p.Population,
                        Number(grades, (p.Category, p.Grade)),
                        policy,
                        service
                    )
                )),
            ];
            Exception = record.MobilityExceptions.Count == 0 ? null : record.MobilityExceptions.Min();
            PromotedOn = record.PersonalPromotionOn;
            Official = new(DayNumbers.Of(record.DateOfBirth), DayNumbers.OfEnd(PromotedOn), DayNumbers.OfEnd(Exception));
        }

        public PeriodOfService[] Periods { get; }
        public PromotionPeriod[] Service { get; }
        public PromotionOfficial Official { get; }
        public LocalDate? Exception { get; }
        public LocalDate? PromotedOn { get; }

        public int Station(string name) => _stations.GetValueOrDefault(name, -1);

        private static int Number<T>(Dictionary<T, int> numbers, T value)
            where T : notnull
        {
            if (!numbers.TryGetValue(value, out var number))
            {
                numbers.Add(value, number = numbers.Count);
            }
            return number;
        }
    }

    private sealed class Telling(
        PlainRecord record,
        PromotionEligibility eligibility,
        LocalDate asOf,
        PromotionPolicy policy,
        ServicePolicy service
    )
    {
        private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;
        private readonly int _place = PromotionEligibility.InServiceOn(record.Service, eligibility.AsOf);

        public TrackFindings Track(PromotionTrack track, TrackAnswer answer)
        {
            var told = ImmutableArray.CreateBuilder<PromotionFinding>();
            foreach (var (condition, _) in PromotionCodes.Conditions)
            {
                if (IsAsked(condition, track))
                {
                    told.Add(Tell(condition, track, !answer.Unmet.HasFlag(condition)));
                }
            }
            return new(track, answer.First == DayNumbers.Open ? null : DayNumbers.Day(answer.First), told.ToImmutable());
        }

        private bool IsAsked(PromotionConditions condition, PromotionTrack track)
        {
            if (_place < 0)
            {
                return condition == PromotionConditions.InService;
            }
            var facts = record.Service[_place].Facts;
            return condition switch
            {
                PromotionConditions.HighestGrade => !facts.Unmet.HasFlag(PromotionConditions.Category),
                PromotionConditions.TotalService => track == PromotionTrack.Two,
                PromotionConditions.Mobility => track == PromotionTrack.One && facts.AsksMobility,
                _ => true,
            };
        }

        private PromotionFinding Tell(PromotionConditions condition, PromotionTrack track, bool met)
        {
            if (_place < 0)
            {
                return Told(condition, met, Citations.PP1, ("asOf", IsoDay.Text(asOf)));
            }
            var current = record.Periods[_place];
            return condition switch
            {
                PromotionConditions.InService => Told(
                    condition,
                    met,
                    Citations.PP1,
                    ("asOf", IsoDay.Text(asOf)),
                    ("period", current.Span.ToString()),
                    ("organization", current.Organization),
                    ("status", current.Status.Code())
                ),
                PromotionConditions.Category => Told(
                    condition,
                    met,
                    Citations.PP1,
                    ("category", current.Category),
                    ("admitted", string.Join(", ", policy.Categories))
                ),
                PromotionConditions.HighestGrade => Told(
                    condition,
                    met,
                    Citations.PP1,
                    ("grade", current.Grade),
                    ("highest", service.Grades.All.Last(g => g.Category == Codes.Parse<Category>(current.Category)).Code)
                ),
                PromotionConditions.Funding => Told(
                    condition,
                    met,
                    Citations.PP1,
                    ("funding", current.Funding),
                    ("admitted", string.Join(", ", policy.Fundings))
                ),
                PromotionConditions.Population => Told(
                    condition,
                    met,
                    s_populations,
                    ("population", current.Population),
                    ("excluded", string.Join(", ", policy.ExcludedPopulations))
                ) with
                {
                    Contested = !met,
                },
                PromotionConditions.NotPromoted => Told(
                    condition,
                    met,
                    Citations.PP1,
                    [.. Optional("promotedOn", record.PromotedOn), ("asOf", IsoDay.Text(asOf))]
                ),
                PromotionConditions.GradeService => Service(condition, track, met),
                PromotionConditions.TotalService => Service(condition, track, met),
                _ => Mobility(met),
            };
        }

        private PromotionFinding Mobility(bool met)
        {
            var elsewhere = record
                .Service.Zip(record.Periods)
                .Where(row => row.First.Facts.CountsAsIloService && row.Second.DutyStation != policy.Headquarters)
                .Select(row => row.Second)
                .FirstOrDefault();
            List<(string, string)> facts = [("headquarters", policy.Headquarters)];
            if (elsewhere is not null)
            {
                facts.AddRange(("dutyStation", elsewhere.DutyStation), ("servedFrom", IsoDay.Text(elsewhere.Span.From)));
            }
            facts.AddRange(Optional("exceptionDecidedOn", record.Exception));
            return Told(PromotionConditions.Mobility, met, Citations.PP2, [.. facts, ("asOf", IsoDay.Text(asOf))]);
        }

        private PromotionFinding Service(PromotionConditions condition, PromotionTrack track, bool met)
        {
            var inGrade = condition == PromotionConditions.GradeService;
            var years =
                !inGrade ? policy.Track2TotalYears
                : track == PromotionTrack.One ? policy.Track1GradeYears
                : policy.Track2GradeYears;
            var segments = inGrade ? InGrade(track) : InAll();
            var threshold = PromotionEligibility.Threshold(asOf, years);
            List<(string, string)> facts = inGrade ? [("grade", record.Periods[_place].Grade)] : [];
            facts.AddRange(
                ("years", Number(years)),
                ("thresholdDays", Number(threshold)),
                ("creditNeeded", Number(2 * threshold)),
                ("credit", Number(segments.Sum(s => s.Credit))),
                ("daysCounted", Number(segments.Sum(s => s.Days))),
                ("daysAccelerated", Number(segments.Where(s => s.Acceleration != Acceleration.None).Sum(s => s.Days)))
            );
            return Told(condition, met, track == PromotionTrack.One ? Citations.PP2 : Citations.PP3, [.. facts]) with
            {
                Segments = segments,
            };
        }

        private ImmutableArray<CreditSegment> InGrade(PromotionTrack track)
        {
            var taker = new SegmentTaker(record);
            eligibility.InGrade(
                eligibility.About(record.Official, record.Service),
                record.Service,
                _place,
                eligibility.AsOf,
                track,
                ref taker
            );
            return [.. taker.Segments];
        }

        private ImmutableArray<CreditSegment> InAll()
        {
            var taker = new SegmentTaker(record);
            PromotionCredit.InAll(record.Service, _place, eligibility.AsOf + 1, ref taker);
            return [.. taker.Segments];
        }

        private static PromotionFinding Told(
            PromotionConditions condition,
            bool met,
            Citation citation,
            params (string Name, string Value)[] facts
        )
        {
            var code = condition.Code();
            return new(condition, met ? Finding.Met(citation, $"{code}-met", facts) : Finding.NotMet(citation, code, facts), []);
        }

        private static IEnumerable<(string, string)> Optional(string name, LocalDate? day) =>
            day is { } known ? [(name, IsoDay.Text(known))] : [];

        private static string Number(int number) => number.ToString(s_plain);
    }

    /// <summary>Collects segments; days that follow each other and count alike for the same reason are one.</summary>
    internal readonly struct SegmentTaker(PlainRecord record) : ICreditTaker
    {
        public List<CreditSegment> Segments { get; } = [];

        public void Take(int place, int from, int until, Acceleration why)
        {
            if (until <= from)
            {
                return;
            }
            var period = record.Periods[place];
            var segment = new CreditSegment(new(DayNumbers.Day(from), DayNumbers.Day(until)), period.Organization, period.DutyStation, why);
            if (
                Segments.Count > 0
                && Segments[^1] is var last
                && last with { Span = segment.Span } == segment
                && last.Span.Until == segment.Span.From
            )
            {
                Segments[^1] = last with { Span = new(last.Span.From, segment.Span.Until) };
                return;
            }
            Segments.Add(segment);
        }
    }
}
