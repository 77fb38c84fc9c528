using System.Globalization;

namespace Fairway.Bench.Staff;

/// <summary>
/// A staff folder of any size, the same each time: careers of two or three periods from 1985 on, 2.7 on average, with changes of grade, station and funding, leave
/// without pay, secondment, some who leave and some who have yet to come. Rows stand in no order.
/// </summary>
internal static class LargeFolder
{
    private const int MostPeriods = 3;

    private static int PeriodsOf(int official) => official % 10 < 7 ? MostPeriods : MostPeriods - 1;

    private static readonly string[] s_stations = ["Geneva", "Bangkok", "Addis Ababa", "Lima", "Turin", "New Delhi", "Dakar", "Yaoundé"];
    private static readonly string[] s_families = ["Nguyễn", "Diop", "O'Connor", "Muñoz", "Kim", "Silva", "Okafor", "Haddad", "Ivanova"];
    private static readonly string[] s_given = ["Awa", "Séamus", "Thị Mai", "Min", "Ana", "Lena", "Chidi", "Rami", "Olga", "Jo"];
    private static readonly string[] s_hosts = ["UNICEF", "WHO", "UNDP", "FAO"];

    private static readonly (string Category, string[] Grades)[] s_grades =
    [
        ("GS", ["G3", "G4", "G5", "G6", "G7"]),
        ("NPO", ["NOA", "NOB", "NOC"]),
        ("P", ["P2", "P3", "P4", "P5"]),
        ("D", ["D1", "D2"]),
    ];

    public static void Write(string folder, int officials)
    {
        using (var to = new StreamWriter(Path.Combine(folder, "officials.csv")) { NewLine = "\n" })
        {
            to.WriteLine("staff_id,family_name,given_names,sex,date_of_birth,nationality,language,entry_on_duty,probation");
            foreach (var official in Shuffled(officials))
            {
                var dice = Dice(official, 0);
                var career = Career(official);
                var born = career.Entry.AddDays(-9_000 - dice.Next(9_000));
                to.WriteLine(
                    $"{Id(official)},{Of(s_families, dice)},{Of(s_given, dice)},{"FMX"[dice.Next(21) / 10]},{Day(born)},CH,{Of(["en", "fr", "es"], dice)},{Day(career.Entry)},{(dice.Next(10) == 0 ? "no" : "")}"
                );
            }
        }
        using (var to = new StreamWriter(Path.Combine(folder, "service.csv")) { NewLine = "\n" })
        {
            to.WriteLine("staff_id,from,to,organization,status,category,grade,contract,funding,duty_station,unit");
            foreach (var row in Shuffled(officials * MostPeriods).Where(row => row % MostPeriods < PeriodsOf(row / MostPeriods)))
            {
                to.WriteLine(Period(row / MostPeriods, row % MostPeriods));
            }
        }
    }

    private static string Period(int official, int nth)
    {
        var career = Career(official);
        var dice = Dice(official, nth + 1);
        var (category, grades) = s_grades[official % s_grades.Length];
        var kind = dice.Next(20);
        var (organization, status) =
            kind == 0 ? (Of(s_hosts, dice), "secondment")
            : kind == 1 ? ("ILO", "unpaid-leave")
            : ("ILO", "active");
        var from = career.Starts[nth];
        var to =
            nth + 1 < PeriodsOf(official) ? Day(career.Starts[nth + 1].AddDays(-1))
            : career.Left is { } left ? Day(left)
            : "";
        var grade = grades[Math.Min(nth + (official % 3), grades.Length - 1)];
        return $"{Id(official)},{Day(from)},{to},{organization},{status},{category},{grade},{(nth == 2 ? "WLT" : "FT")},{(dice.Next(12) == 0 ? "TC" : "RB")},{Of(s_stations, dice)},U{official % 400:000}";
    }

    private static (DateOnly Entry, DateOnly[] Starts, DateOnly? Left) Career(int official)
    {
        var dice = Dice(official, 9);
        var entry = new DateOnly(1985, 1, 1).AddDays(dice.Next(15_500));
        var second = entry.AddDays(100 + dice.Next(3_000));
        var third = second.AddDays(100 + dice.Next(3_000));
        return (entry, [entry, second, third], dice.Next(30) == 0 ? third.AddDays(dice.Next(8_000)) : null);
    }

    private static int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(2009).Shuffle(order);
        return order;
    }

    /// <summary>Its own for each thing that is told of an official, so that rows can be written in any order.</summary>
    private static Xorshift Dice(int official, int about) => new(((ulong)(uint)official * 16) + (uint)about + 1);

    private static string Id(int official) => (1_000_000 + ((official * 7919L) % 9_000_000)).ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Of(string[] some, Xorshift dice) => some[dice.Next(some.Length)];

    /// <summary>Quick to begin, unlike <see cref="Random"/> with a seed.</summary>
    private sealed class Xorshift(ulong seed)
    {
        private ulong _state = (seed * 0x9E3779B97F4A7C15) ^ 0x2545F4914F6CDD1D;

        public int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)((_state >> 20) % (ulong)below);
        }
    }
}
