using Fairway.App.Service;
using Fairway.Demo.Structure;
using NodaTime;

namespace Fairway.Demo.People;

/// <summary>
/// Careers of several periods, told back from the post of today: earlier units and stations, lower grades, projects before the regular
/// budget, secondments, unpaid leave, other organizations before.
/// </summary>
internal sealed class Careers(IReadOnlyList<UnitSketch> units, LocalDate today)
{
    private static readonly string[] _otherOrganizations =
    [
        "UNDP",
        "UNICEF",
        "UN",
        "UNHCR",
        "FAO",
        "WHO",
        "UNESCO",
        "UNOPS",
        "WFP",
        "IOM",
        "OECD",
    ];
    private static readonly string[] _hosts = ["UNDP", "UNICEF", "WHO", "UNHCR", "ITU", "WIPO", "UNOPS", "UNAIDS"];
    private static readonly string[] _elsewhere = ["New York", "Rome", "Nairobi", "Bangkok", "Vienna", "Panama City", "Amman"];

    private static readonly string[][] _scales =
    [
        ["G1", "G2", "G3", "G4", "G5", "G6", "G7"],
        ["NOA", "NOB", "NOC", "NOD", "NOE"],
        ["P1", "P2", "P3", "P4", "P5"],
        ["D1", "D2"],
    ];

    // Days since the reference date of last year's exercise, at most.
    private const int RecentExercises = 830;

    private readonly ILookup<string, UnitSketch> _byFamily = units
        .SelectMany(u => u.Families.Select(f => (f.Family, Unit: u)))
        .ToLookup(e => e.Family, e => e.Unit, StringComparer.Ordinal);

    private readonly Dictionary<string, UnitSketch> _byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);

    private readonly ILookup<string, UnitSketch> _byStation = units.ToLookup(u => u.Seat, StringComparer.Ordinal);

    /// <summary>Nobody but a few moved after this day: the beginnings of cycle are between people who have known each other since before.</summary>
    private LocalDate Settled => new LocalDate(today.Year - (today.Year % 2), 1, 1).PlusDays(-75);

    public void Tell(Person person, Chance chance, CareerWish? wish)
    {
        var seat = person.Seat;
        var served = wish?.DaysServed ?? DaysServed(seat, chance);
        person.Entry = today.PlusDays(-served);
        person.Born = Birth(seat, served, chance);
        var events = wish?.Events is { } told ? told(today) : Events(seat, person.Entry, chance);
        var first = Walk(person, events, chance, wish?.CameFrom);
        // Whoever began on a project had no probation then; the staff file says so.
        person.Probation = first.Funding == "RB";
        if (wish is null)
        {
            Interrupt(person, chance);
            ServeElsewhereBefore(person, chance);
            PastPromotions.Tell(person, today, chance);
        }

        person.InUnitSince = InUnitSince(person);
    }

    private int DaysServed(Seat seat, Chance chance)
    {
        if (seat.Funding == "TC")
        {
            var months = chance.Weighted([((1, 11), 22.0), ((12, 35), 36), ((36, 71), 27), ((72, 160), 15)]);
            return (chance.Between(seat.IsChief ? Math.Max(14, months.Item1) : months.Item1, Math.Max(14, months.Item2)) * 30)
                + chance.Below(30);
        }

        if (!seat.IsChief && seat.Category != "D" && chance.Yes(0.055))
        {
            // On probation.
            return chance.Between(9, 720);
        }

        var years = chance.Weighted([((2.1, 4.0), 11.0), ((4.0, 10.0), 36), ((10.0, 20.0), 33), ((20.0, 31.0), 20)]);
        var least =
            seat.Category == "D" || seat.Grade is "P5" or "G7" or "NOC" ? Math.Max(7.0, years.Item1)
            : seat.IsChief ? Math.Max(5.0, years.Item1)
            : years.Item1;
        return (int)((least + (chance.Share() * Math.Max(1.0, years.Item2 - least))) * 365.2425);
    }

    private LocalDate Birth(Seat seat, int served, Chance chance)
    {
        var (young, old) = seat.Category switch
        {
            "GS" => (21, 36),
            "NPO" => (26, 40),
            "D" => (30, 44),
            _ => (27, 42),
        };
        var least = seat.Grade switch
        {
            "D2" => 46,
            "D1" => 43,
            "P5" => 39,
            "P4" or "NOC" or "NOD" => 33,
            "P3" => 29,
            _ => 22,
        };
        var age = Math.Max(chance.Between(young, old) + (served / 365.2425), least) + chance.Share();
        return today.PlusDays(-(int)(Math.Min(age, 64.4 - (chance.Share() * 3)) * 365.2425));
    }

    private List<CareerEvent> Events(Seat seat, LocalDate entry, Chance chance)
    {
        var events = new List<CareerEvent>();
        var years = Period.DaysBetween(entry, today) / 365.2425;
        var moves = seat.Category is "P" or "D" ? years / 4.8 : years / 11;
        var promotions = seat.Category is "D" ? years / 6.5 : years / 8.5;
        for (var i = 0; i < Whole(moves, chance); i++)
        {
            Add(CareerChange.Moved, chance.Yes(0.035));
        }

        // Few are promoted by competition after many years, in the very months in which an exercise of personal promotions has them on its list.
        var settled = years > 13 && seat.Category != "D" ? RecentExercises : 0;
        for (var i = 0; i < Whole(promotions, chance); i++)
        {
            Add(CareerChange.Promoted, recent: true, settled);
        }

        if (seat.Funding == "RB" && years > 3.5 && seat.Category != "D" && chance.Yes(0.16))
        {
            events.Add(new(entry.PlusDays(chance.Between(500, 1400)), CareerChange.TookUpRegularPost));
        }

        if (seat.Funding == "RB" && years > 9 && chance.Yes(0.72))
        {
            events.Add(new(entry.PlusDays((int)(365.2425 * (6 + (chance.Share() * (years - 7))))), CareerChange.Titularized));
        }

        if (events.All(e => e.Change != CareerChange.Moved) && seat.IsChief && years > 6)
        {
            Add(CareerChange.Moved, recent: false);
        }

        return events;

        void Add(CareerChange change, bool recent, int before = 0)
        {
            var last = recent && !seat.IsChief ? today.PlusDays(-40 - before) : Settled;
            var span = Period.DaysBetween(entry, last) - 700;
            if (span > 0)
            {
                // Rather late than early in a career.
                events.Add(new(last.PlusDays(-(int)(span * Math.Pow(chance.Share(), 1.25))), change));
            }
        }
    }

    private static int Whole(double wished, Chance chance) => (int)wished + (chance.Yes(wished - Math.Floor(wished)) ? 1 : 0);

    /// <summary>Goes back through the events and leaves the periods in their order; returns the first.</summary>
    private ServicePeriod Walk(Person person, IEnumerable<CareerEvent> events, Chance chance, string? cameFrom)
    {
        var seat = person.Seat;
        var (unit, station, category, grade, funding) = (seat.Unit, seat.Station, seat.Category, seat.Grade, seat.Funding);
        var contract = funding == "TC" && chance.Yes(0.05) ? "ST" : "FT";
        var told = events
            .Where(e => e.On > person.Entry.PlusDays(200) && e.On < today)
            .OrderByDescending(e => e.On)
            .Aggregate(
                new List<CareerEvent>(),
                (kept, next) =>
                {
                    // Half a year between changes, else one day for two of them.
                    kept.Add(kept.Count > 0 && Period.DaysBetween(next.On, kept[^1].On) < 180 ? next with { On = kept[^1].On } : next);
                    return kept;
                }
            );
        if (told.Exists(e => e.Change == CareerChange.Titularized))
        {
            contract = "WLT";
        }

        LocalDate? until = null;
        var isChief = seat.IsChief;
        foreach (var day in told.GroupBy(e => e.On))
        {
            person.Periods.Insert(0, New(day.Key));
            until = day.Key;
            foreach (var (_, change) in day)
            {
                switch (change)
                {
                    case CareerChange.Moved:
                        isChief = false;
                        (unit, station) = cameFrom is null
                            ? Earlier(seat, category, unit, station, chance)
                            : (cameFrom, _byCode[cameFrom].Seat);
                        break;
                    case CareerChange.Promoted:
                        (category, grade) = Beneath(category, grade);
                        break;
                    case CareerChange.TookUpRegularPost:
                        (funding, contract) = ("TC", "FT");
                        break;
                    case CareerChange.Titularized:
                        contract = "FT";
                        break;
                }
            }
        }

        var first = New(person.Entry);
        person.Periods.Insert(0, first);
        return first;

        ServicePeriod New(LocalDate from) =>
            new()
            {
                StaffId = "",
                From = from,
                Until = until,
                Organization = "ILO",
                Status = "active",
                Category = category,
                Grade = grade,
                Contract = contract,
                Funding = funding,
                DutyStation = station,
                UnitCode = unit,
                Post = isChief ? Posts.ChiefTitle(_byCode[unit], category) : Posts.Title(seat.Family, category, grade),
                Recruitment = category is "P" or "D" ? "international" : "local",
            };
    }

    private (string Unit, string Station) Earlier(Seat seat, string category, string unit, string station, Chance chance)
    {
        var candidates = (category is "P" or "D" ? _byFamily[seat.Family].Concat(_byFamily["programming"]) : _byStation[station])
            .Where(u => u.Code != unit && u.Size > 5)
            .ToList();
        if (candidates.Count == 0)
        {
            return (unit, station);
        }

        var from = chance.Of(candidates);
        return (from.Code, from.Seat);
    }

    private static (string Category, string Grade) Beneath(string category, string grade)
    {
        var scale = _scales.Single(s => s.Contains(grade, StringComparer.Ordinal));
        var at = Array.IndexOf(scale, grade);
        return at > 0 ? (category, scale[at - 1])
            : category == "D" ? ("P", "P5")
            : category == "NPO" ? ("GS", "G6")
            : (category, grade);
    }

    private void Interrupt(Person person, Chance chance)
    {
        var seat = person.Seat;
        var past = person.Periods.Where(p => p.Until is { } until && Period.DaysBetween(p.From, until) > 1100).ToList();
        if (past.Count > 0 && seat.IsInternational && chance.Yes(0.07))
        {
            Split(person, chance.Of(past), "secondment", chance.Between(330, 800), chance);
        }
        else if (past.Count > 0 && chance.Yes(0.055))
        {
            Split(person, chance.Of(past), "unpaid-leave", chance.Between(60, 380), chance);
        }

        var last = person.Current;
        if (seat.IsChief || seat.Scene is not null || last.From > Settled || seat.Funding == "TC")
        {
            return;
        }

        var away =
            chance.Yes(0.006) ? "unpaid-leave"
            : seat.Category == "P" && seat.Station is "Geneva" or "New York" or "Bangkok" && chance.Yes(0.008) ? "secondment"
            : null;
        if (away is not null)
        {
            // Nobody leaves before they came.
            last.Until = LocalDate.Max(today.PlusDays(-chance.Between(25, 260)), last.From.PlusDays(30));
            person.Periods.Add(Away(last, last.Until.Value, null, away, seat.Station, chance));
        }
    }

    private static void Split(Person person, ServicePeriod period, string status, int days, Chance chance)
    {
        var room = Period.DaysBetween(period.From, period.Until!.Value) - days - 360;
        if (room <= 0)
        {
            return;
        }

        var from = period.From.PlusDays(180 + chance.Below(room));
        var at = person.Periods.IndexOf(period);
        var station = status == "secondment" ? chance.Of(_elsewhere) : period.DutyStation!;
        var back = Copy(period, from.PlusDays(days), period.Until);
        period.Until = from;
        person.Periods.InsertRange(at + 1, [Away(period, from, from.PlusDays(days), status, station, chance), back]);
    }

    private static ServicePeriod Away(ServicePeriod of, LocalDate from, LocalDate? until, string status, string station, Chance chance)
    {
        var away = Copy(of, from, until);
        away.Status = status;
        away.DutyStation = station;
        if (status == "secondment")
        {
            away.Organization = chance.Of(_hosts);
        }

        return away;
    }

    private static ServicePeriod Copy(ServicePeriod of, LocalDate from, LocalDate? until) =>
        new()
        {
            StaffId = "",
            From = from,
            Until = until,
            Organization = of.Organization,
            Status = of.Status,
            Category = of.Category,
            Grade = of.Grade,
            Contract = of.Contract,
            Funding = of.Funding,
            DutyStation = of.DutyStation,
            UnitCode = of.UnitCode,
            Post = of.Post,
            Recruitment = of.Recruitment,
        };

    private static void ServeElsewhereBefore(Person person, Chance chance)
    {
        var age = Period.DaysBetween(person.Born, person.Entry) / 365;
        if (person.Seat.Category == "GS" || age < 32 || !chance.Yes(0.2))
        {
            return;
        }

        var until = person.Entry.PlusDays(-chance.Between(0, 400));
        for (var i = 0; i < (age > 37 && chance.Yes(0.35) ? 2 : 1); i++)
        {
            var from = until.PlusDays(-chance.Between(400, 1700));
            var international = person.Seat.IsInternational;
            person.Periods.Insert(
                0,
                new ServicePeriod
                {
                    StaffId = "",
                    From = from,
                    Until = until,
                    Organization = chance.Of(_otherOrganizations),
                    Status = "active",
                    Category = international ? "P" : "NPO",
                    Grade = international ? chance.Of(["P2", "P3"]) : "NOA",
                    DutyStation = chance.Of(_elsewhere),
                }
            );
            until = from.PlusDays(-chance.Between(0, 200));
        }
    }

    private static LocalDate InUnitSince(Person person)
    {
        var since = person.Current.From;
        for (var i = person.Periods.Count - 2; i >= 0; i--)
        {
            var before = person.Periods[i];
            if (before.Until != since || before.UnitCode != person.Current.UnitCode)
            {
                break;
            }

            since = before.From;
        }

        return since;
    }
}
