using Fairway.App.Service;
using Fairway.Demo.Appraising;
using Fairway.Demo.Scenes;
using Fairway.Demo.Structure;
using NodaTime;

namespace Fairway.Demo.People;

/// <summary>Who left the head of a unit that has no chief today, and when.</summary>
internal sealed record Departure(string Unit, Person Chief, LocalDate From, LocalDate Until);

/// <summary>Everybody of the demonstration.</summary>
internal sealed record Roster(IReadOnlyList<Person> People, IReadOnlyList<Departure> Departures)
{
    private const int FirstStaffId = 100_101;

    /// <summary>So many have numbers of six digits with the usual gaps between them; more stand closer.</summary>
    private const int ManyOfficials = 50_000;

    public static Roster Build(IReadOnlyList<UnitSketch> units, LocalDate today, Chance chance)
    {
        var seats = Seats.Build(units, chance.For("seats"));
        var casts = PutOnStage(seats);
        var countries = DutyStationCounts.All.ToDictionary(s => s.Station, s => s.Country, StringComparer.Ordinal);
        var languages = units.ToDictionary(u => u.Code, u => u.Language, StringComparer.Ordinal);
        var careers = new Careers(units, today);
        var left = Leavers(units, seats, today, chance.For("departures"));
        var people = new List<Person>();
        var departures = new List<Departure>();
        var dice = chance.For("people");
        var names = new HashSet<string>(casts.Values.Select(c => c.Person.Name), StringComparer.Ordinal);
        foreach (var seat in seats)
        {
            var cast = seat.Scene is null ? null : casts[seat.Scene];
            var person = cast is null ? Invent(seat, countries[seat.Station], languages[seat.Unit], names, dice) : Enact(seat, cast);
            left.TryGetValue(seat, out var leaving);
            careers.Tell(person, dice, cast?.Career ?? leaving?.Wish ?? SceneStories.CareerOf(seat));
            people.Add(person);
            if (leaving is not null)
            {
                var headed = person.Periods[^2];
                departures.Add(new(leaving.Unit, person, headed.From, headed.Until!.Value));
            }
        }

        Number(people, casts);
        Except(people, today, chance.For("exceptions"));
        return new(people, departures);
    }

    /// <summary>Gives each part of the scenes a post of its unit.</summary>
    private static Dictionary<string, Cast> PutOnStage(List<Seat> seats)
    {
        foreach (var cast in DemoPeople.Casts)
        {
            var seat =
                seats
                    .Where(s => s.Unit == cast.Unit && s.IsChief == cast.IsChief && s.Scene is null)
                    .OrderByDescending(s =>
                        (s.Category == cast.Category ? 4 : 0) + (s.Family == cast.Family ? 2 : 0) + (s.Grade == cast.Grade ? 1 : 0)
                    )
                    .FirstOrDefault()
                ?? throw new InvalidOperationException($"There is no post for {cast.Code} in {cast.Unit}.");
            seat.Scene = cast.Code;
            (seat.Family, seat.Category, seat.Grade) = (cast.Family, cast.Category, cast.Grade);
            if (seat.Funding != cast.Funding)
            {
                // Another post of the same funding takes the exchange, so that the shares stay.
                var other = seats.First(s => s.Funding == cast.Funding && s.Scene is null && !s.IsChief && s.Category != "D");
                (seat.Funding, other.Funding) = (cast.Funding, seat.Funding);
            }
        }

        return DemoPeople.Casts.ToDictionary(c => c.Code, StringComparer.Ordinal);
    }

    private static Person Invent(Seat seat, string country, string unitLanguage, HashSet<string> names, Chance chance)
    {
        var sex = chance.Yes(ShareOfWomen(seat)) ? "F" : "M";
        var nationality = Nationalities.Draw(seat, country, chance);
        var (given, family) = Names.Draw(nationality, sex, chance);
        for (var again = 0; again < 6 && !names.Add($"{given} {family}"); again++)
        {
            (given, family) = Names.Draw(nationality, sex, chance);
        }

        return new Person
        {
            Seat = seat,
            Sex = sex,
            Nationality = nationality,
            GivenNames = given,
            FamilyName = family,
            Language = Nationalities.Language(nationality, seat.Station, unitLanguage, chance),
        };
    }

    private static double ShareOfWomen(Seat seat) =>
        seat.Family == "driving" ? 0.05
        : seat.Category == "GS" ? 0.66
        : seat.Category == "D" ? 0.43
        : seat.Grade == "P5" ? 0.45
        : seat.Family is "it" or "procurement" ? 0.42
        : 0.54;

    private static Person Enact(Seat seat, Cast cast) =>
        new()
        {
            Seat = seat,
            Sex = cast.Sex,
            Nationality = cast.Nationality,
            GivenNames = cast.GivenNames,
            FamilyName = cast.FamilyName,
            Language = cast.Language,
            StaffId = cast.StaffId,
        };

    private sealed record Leaver(string Unit, CareerWish Wish);

    /// <summary>The chiefs of today's vacant units moved on some weeks ago, at headquarters or to the office above.</summary>
    private static Dictionary<Seat, Leaver> Leavers(IReadOnlyList<UnitSketch> units, List<Seat> seats, LocalDate today, Chance chance)
    {
        var leavers = new Dictionary<Seat, Leaver>();
        foreach (var unit in units.Where(u => u.Vacant))
        {
            var fits = seats
                .Where(s => s.Scene is null && !s.IsChief && s.Funding == "RB" && !leavers.ContainsKey(s) && s.Unit != unit.Code)
                .ToList();
            var near = fits.Where(s => s.Station == unit.Seat && s.Category == (unit.ChiefGrade[0] == 'N' ? "NPO" : "P")).ToList();
            var same = near.Where(s => s.Grade == unit.ChiefGrade).ToList();
            var seat = chance.Of(
                same.Count > 0 ? same
                : near.Count > 0 ? near
                : fits
            );
            seat.Grade = near.Count > 0 ? unit.ChiefGrade : seat.Grade;
            var moved = today.PlusDays(-chance.Between(24, 70));
            var took = moved.PlusDays(-chance.Between(1100, 1900));
            leavers[seat] = new(
                unit.Code,
                new CareerWish(
                    Period.DaysBetween(took, today) + chance.Between(1200, 3000),
                    _ => [new(moved, CareerChange.Moved), new(took, CareerChange.Moved)],
                    unit.Code
                )
            );
        }

        return leavers;
    }

    /// <summary>Staff numbers in the order of entry on duty, with gaps as numbers of people who left would leave them.</summary>
    private static void Number(List<Person> people, Dictionary<string, Cast> casts)
    {
        var (next, gaps) = (FirstStaffId, people.Count > ManyOfficials ? 20 : 10);
        var taken = casts.Values.Select(c => c.StaffId).ToHashSet(StringComparer.Ordinal);
        var addresses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cast in casts.Values)
        {
            addresses[cast.Email] = 1;
        }

        foreach (var person in people.OrderBy(p => p.Entry).ThenBy(p => p.Name, StringComparer.Ordinal))
        {
            if (person.StaffId.Length == 0)
            {
                while (taken.Contains(next.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                {
                    next++;
                }

                person.StaffId = next.ToString(System.Globalization.CultureInfo.InvariantCulture);
                next += 1 + (person.Born.Day * 7 / gaps);
            }

            var address = Addresses.Of(person.GivenNames, person.FamilyName);
            var many = person.Seat.Scene is null ? addresses[address] = addresses.GetValueOrDefault(address) + 1 : 1;
            person.Email =
                many == 1
                    ? address
                    : address.Replace(
                        "@",
                        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{many}@"),
                        StringComparison.Ordinal
                    );
        }

        foreach (var person in people)
        {
            for (var i = 0; i < person.Periods.Count; i++)
            {
                person.Periods[i] = Named(person.Periods[i], person.StaffId);
            }
        }
    }

    private static ServicePeriod Named(ServicePeriod period, string staffId) =>
        new()
        {
            StaffId = staffId,
            From = period.From,
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
        };

    private static void Except(List<Person> people, LocalDate today, Chance chance)
    {
        var stayed = people
            .Where(p =>
                p.Seat.Category == "P"
                && p.Periods.All(s => s.DutyStation == DutyStationCounts.Headquarters)
                && p.Entry < today.PlusDays(-5000)
            )
            .ToList();
        foreach (var person in chance.Some(stayed, 6))
        {
            person.Exceptions.Add(
                new ServiceException
                {
                    StaffId = person.StaffId,
                    Kind = "mobility",
                    DecidedOn = today.PlusDays(-chance.Between(200, 2000)),
                    DecidedBy = "Director-General",
                }
            );
        }

        // Groups whose standing under some rules is contested (SV-6).
        foreach (var person in chance.Some([.. people.Where(p => p.Seat.Scene is null && p.Seat.Category == "GS")], 24))
        {
            person.Current.Population = chance.Of(["PSI", "Former precarious", "Tribunal"]);
        }
    }
}
