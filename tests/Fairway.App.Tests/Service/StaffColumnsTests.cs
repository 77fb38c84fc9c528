using System.Text;
using Fairway.App.Files;
using Fairway.App.Service.Files;
using Fairway.Rules.Time;

namespace Fairway.App.Tests.Service;

/// <summary>The reader of large folders and the import's say the same of every folder: the same mistakes in the same words, the same rows.</summary>
public sealed class StaffColumnsTests
{
    private static readonly string[] s_odd =
    [
        "",
        " ",
        "\"",
        "\"\"",
        ",",
        "\r\n",
        "\n",
        "\r",
        "é",
        "\u00A0",
        "\u2003",
        "ị",
        "\t",
        "\u0001",
        "\u007F",
        "0",
        "9",
        "-",
        "2026-02-29",
        "2024-02-29",
        "9999-12-31",
        "1899-12-31",
        "2200-01-01",
        "2015-01-01",
        "ILO",
        "WHO",
        "secondment",
        "unpaid-leave",
        "active",
        "RB",
        "TC",
        "P",
        "P3",
        "GS",
        "D9",
        "no",
        "yes",
        "maybe",
        "fr",
        "CH",
        "ZZ",
        "F",
        "a@b",
        "a.b@c.org",
        "a..b@c.org",
        "a@-c.org",
        "a@c.org.",
        "1001",
        "1002",
        "1004",
        "9999",
        new string('x', 65),
        new string('y', 201),
        new string('é', 150),
        "\"a\"\"b\"",
        "\"x\ny\"",
        "\"open",
    ];

    [Fact]
    public void A_good_folder_is_read_whole()
    {
        using var folder = new AStaffFolder();
        folder.Write("exceptions.csv", "decided_by,staff_id,kind,decided_on\nDG,1002,mobility,2020-05-01\n");
        Same(folder, skipInvalid: false).ShouldBeTrue();
    }

    [Fact]
    public void Both_readers_judge_every_folder_alike()
    {
        var random = new Random(2026);
        var good = 0;
        for (var i = 0; i < 600; i++)
        {
            using var folder = new AStaffFolder();
            // Twice the rows, so that what was found good is met again.
            folder.Write("officials.csv", AStaffFolder.Officials + More(AStaffFolder.Officials));
            folder.Write("service.csv", AStaffFolder.Service + More(AStaffFolder.Service));
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                Spoil(folder, random.Next(2) == 0 ? "officials.csv" : "service.csv", random);
            }
            good += Same(folder, skipInvalid: random.Next(2) == 0) ? 1 : 0;
        }
        good.ShouldBeInRange(100, 500, "both kinds are wanted");
    }

    [Theory]
    [InlineData("officials.csv", 11)]
    [InlineData("service.csv", 14)]
    public void Both_readers_judge_every_odd_value_in_every_column_alike(string file, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            using var folder = new AStaffFolder();
            var officials = new StringBuilder(AStaffFolder.Officials);
            var service = new StringBuilder(AStaffFolder.Service);
            // A quotation mark that stays open would take the rows after it.
            var odds = s_odd.Where(odd => odd.Count(c => c == '"') % 2 == 0);
            foreach (var (nth, odd) in odds.Concat(["2026-04-31", "2026-02-30", "2026-12-32", "2009-06-00", "2010-01-01"]).Index())
            {
                // Like the good rows before them, whose values are known by now, but for one field.
                string[] official =
                [
                    $"3{nth:000}",
                    "Nguyễn",
                    "Mai",
                    "m@example.org",
                    "F",
                    "1968-02-29",
                    "VN",
                    "en",
                    "1999-04-01",
                    "no",
                    "",
                ];
                string[] period =
                [
                    official[0],
                    "1999-04-01",
                    "2009-12-31",
                    .. "ILO,active,P,P4,FT,RB,Bangkok,HQ,Economist,international,".Split(','),
                ];
                string[] later = [.. period];
                (later[1], later[2]) = ("2010-01-01", "");
                (file == "officials.csv" ? official : period)[column] = odd;
                officials.Append(string.Join(',', official)).Append('\n');
                service.Append(string.Join(',', later)).Append('\n').Append(string.Join(',', period)).Append('\n');
            }
            folder.Write("officials.csv", officials.ToString()).Write("service.csv", service.ToString());
            Same(folder, skipInvalid: true);
            Same(folder, skipInvalid: false);
        }
    }

    [Fact]
    public void Records_that_lie_across_the_buffers_ends_are_read_whole()
    {
        using var folder = new AStaffFolder();
        var random = new Random(3);
        var officials = new StringBuilder("staff_id,family_name,date_of_birth,entry_on_duty\n");
        for (var i = 0; i < 60_000; i++)
        {
            var name = new string("aé,\"ị"[random.Next(5)], random.Next(1, 40));
            var written = random.Next(3) == 0 || name[0] is ',' or '"' ? $"\"{name.Replace("\"", "\"\"")}\"" : name;
            officials.Append(
                $"{i:00000},{written},1980-01-01,2020-01-01{(random.Next(2) == 0 ? "\r\n" : random.Next(9) == 0 ? "\r" : "\n")}"
            );
        }
        File.WriteAllText(Path.Combine(folder.Path, "officials.csv"), officials.ToString());
        folder
            .Write("service.csv", AStaffFolder.Service.Split('\n')[0] + "\n")
            .Write("units.csv", AStaffFolder.Units.Split('\n')[0] + "\n");
        var read = folder.Read().Folder.ShouldNotBeNull();
        read.Officials.Select(o => o.StaffId).ShouldBe(Enumerable.Range(0, 60_000).Select(i => $"{i:00000}"));
        random = new Random(3);
        foreach (var official in read.Officials)
        {
            var name = new string("aé,\"ị"[random.Next(5)], random.Next(1, 40));
            official.FamilyName.ShouldBe(name);
            _ = random.Next(3) == 0 || name[0] is ',' or '"';
            _ = random.Next(2) == 0 || random.Next(9) == 0;
        }
        Same(folder, skipInvalid: false).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Chen,Wei,,M,1970-02-28,CN,fr,2001-05-31,no,\n")]
    [InlineData("\"Chen\nLi\",Wei,,M,1970-02-28,CN,fr,2001-05-31,no,\n")]
    [InlineData("\"Chen \"\"Li\"\"\",\"Wei, Mei\",,M,1970-02-28,CN,fr,2001-05-31,no,\r\n")]
    [InlineData("Chen,Wei,,M,1970-02-28,CN,fr,2001-05-31,no,\r")]
    [InlineData("Ch\u0000en,Wei,,M,1970-02-28,CN,fr,2001-05-31,no,\n")]
    [InlineData("Nguy\u1EC5n,Mai,,F,1970-02-28,VN,fr,2001-05-31,no,\n")]
    [InlineData("Nguy\u1EC5n,M\"ai,,F,1970-02-28,VN,fr,2001-05-31,no,\n")]
    public void Where_a_file_is_cut_changes_nothing(string row)
    {
        using var folder = new AStaffFolder();
        var header =
            "staff_id,family_name,given_names,email,sex,date_of_birth,nationality,language,entry_on_duty,probation,personal_promotion_on\n";
        var rows = Enumerable.Range(1000, 60).Select(id => $"{id},{row}").ToList();
        var periods = Enumerable.Range(1000, 60).Select(id => $"{2059 - id},2001-05-31,,ILO,active,P,P4,RB,Geneva\n");
        folder
            .Write("officials.csv", header + string.Concat(rows))
            .Write("service.csv", "staff_id,from,to,organization,status,category,grade,funding,duty_station\n" + string.Concat(periods));
        Same(folder, skipInvalid: true);
        // The same staff id in two parts.
        folder.Write("officials.csv", header + string.Concat(rows) + rows[0]);
        Same(folder, skipInvalid: true);
    }

    [Fact]
    public void Ids_are_in_the_order_of_their_bytes_whatever_they_have_in_common()
    {
        using var folder = new AStaffFolder();
        var random = new Random(5);
        string[] parts = ["", "0", "1", "a", "Z", "é", "\uFF21", "\U0001F600", "00000000", "long-and-the-same-"];
        var ids = Enumerable
            .Range(0, 2_000)
            .Select(_ => "ILO-" + string.Concat(Enumerable.Range(0, 3).Select(_ => parts[random.Next(parts.Length)])))
            .Distinct()
            .ToArray();
        random.Shuffle(ids);
        folder.Write(
            "officials.csv",
            "staff_id,date_of_birth,entry_on_duty\n" + string.Concat(ids.Select(id => $"{id},1980-01-01,2020-01-01\n"))
        );
        folder
            .Write("service.csv", AStaffFolder.Service.Split('\n')[0] + "\n")
            .Write("units.csv", AStaffFolder.Units.Split('\n')[0] + "\n");
        Same(folder, skipInvalid: false).ShouldBeTrue();
    }

    /// <summary>The data rows once more under other ids.</summary>
    private static string More(string file) => file[(file.IndexOf('\n') + 1)..].Replace("100", "200");

    private static void Spoil(AStaffFolder folder, string file, Random random)
    {
        var path = Path.Combine(folder.Path, file);
        var text = File.ReadAllText(path);
        var header = text.IndexOf('\n');
        var odd = s_odd[random.Next(s_odd.Length)];
        if (random.Next(2) == 0)
        {
            // In place of one field.
            var lines = text.Split('\n');
            var line = random.Next(1, lines.Length - 1);
            var fields = lines[line].Split(',');
            fields[random.Next(fields.Length)] = odd;
            lines[line] = string.Join(',', fields);
            text = string.Join('\n', lines);
        }
        else
        {
            var at = random.Next(header + 1, text.Length);
            text = text[..at] + odd + text[(at + random.Next(2) > text.Length ? at : Math.Min(text.Length, at + random.Next(3)))..];
        }
        File.WriteAllText(path, text);
    }

    /// <summary>True where the folder was good, or what was bad in it could be left out.</summary>
    private static bool Same(AStaffFolder folder, bool skipInvalid)
    {
        var import = StaffFolder.Read(
            folder.Path,
            new StaffFolderOptions
            {
                Grades = AStaffFolder.Grades,
                SkipInvalid = skipInvalid,
                Structure = false,
            }
        );
        // In one piece, and in as many as there is room for: where a file is cut changes nothing.
        Same(import, StaffColumnsReader.Read(folder.Path, () => AStaffFolder.Grades, skipInvalid, new CsvCutting(4, 100)));
        return Same(import, StaffColumnsReader.Read(folder.Path, () => AStaffFolder.Grades, skipInvalid));
    }

    private static bool Same(StaffFolderReading import, StaffColumnsReading large)
    {
        large.Mistakes.ShouldBe(import.Mistakes);
        large.MistakeCount.ShouldBe(import.MistakeCount);
        large.LeftOut.ShouldBe(import.LeftOut);
        (large.Columns is null).ShouldBe(import.Folder is null);
        if (large.Columns is { } columns)
        {
            Rows(columns).ShouldBe(import.Folder!.Officials.Select(Row));
        }
        return large.Columns is not null;
    }

    private static IEnumerable<string> Rows(StaffColumns columns)
    {
        for (var place = 0; place < columns.Count; place++)
        {
            var official = columns.Official(place);
            var text = new StringBuilder(
                $"{Encoding.UTF8.GetString(columns.StaffId(place))} {Day(official.BornOn)} {Day(official.EntryOnDuty)} {Day(official.PromotedOn)} {official.Probation} {official.Line}"
            );
            foreach (var p in columns.Service(place))
            {
                var f = columns.Facts[p.Facts];
                text.Append(
                    $"\n{Day(p.From)} {Day(p.Until)} {f.Organization} {f.Status} {f.Category} {f.Grade} {columns.Text(p.DutyStation)} {f.Population} {f.InService} {f.DecidingFunding}"
                );
            }
            foreach (var exception in columns.Exceptions[columns.Number(place)])
            {
                text.Append($"\n{exception}");
            }
            yield return text.ToString();
        }
    }

    private static string Row(OfficialRow official)
    {
        var text = new StringBuilder(
            $"{official.StaffId} {Day(official.DateOfBirth)} {Day(official.EntryOnDuty)} {Day(official.PersonalPromotionOn)} {official.Probation} {official.Line}"
        );
        foreach (var p in official.Service)
        {
            var status = Rules.Service.Codes.Parse<Rules.Service.ServiceStatus>(p.Status);
            text.Append(
                $"\n{Day(p.From)} {Day(p.Until)} {p.Organization} {status} {p.Category} {p.Grade} {p.DutyStation} {p.Population} {p.IsInService} {(p.IsInService ? p.Funding : "")}"
            );
        }
        foreach (var exception in official.Exceptions)
        {
            text.Append($"\n{exception}");
        }
        return text.ToString();
    }

    private static string Day(int number) => number == DayNumbers.Open ? "" : IsoDay.Text(DayNumbers.Day(number));

    private static string Day(NodaTime.LocalDate? day) => day is { } known ? IsoDay.Text(known) : "";
}
