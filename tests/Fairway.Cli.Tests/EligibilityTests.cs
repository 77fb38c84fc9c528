using System.Text;
using System.Text.Json;

namespace Fairway.Cli.Tests;

/// <summary>fairway eligibility at the terminal: what it writes, what it explains, what it refuses, and a file that stays as it was.</summary>
[Trait("Rule", "PP-1")]
[Trait("Rule", "PP-2")]
[Trait("Rule", "PP-3")]
[Trait("Rule", "PP-10")]
public sealed class EligibilityTests : IDisposable
{
    private const string Header = "staff_id,group,track1,track1_reasons,track1_first,track2,track2_reasons,track2_first";
    private const string ServiceHeader = "staff_id,from,to,organization,status,category,grade,funding,duty_station,population\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("fairway-eligibility-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_cases_that_were_worked_out_by_hand_come_out()
    {
        var cases = Directory
            .GetFiles(Path.Combine(Root(), "cases", "promotions"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .ToList();
        cases.Count.ShouldBeGreaterThan(60);
        foreach (var together in cases.GroupBy(one => (AsOf: Of(Given(one), "asOf"), Policy: Settings(Given(one)))))
        {
            var officials = new StringBuilder("staff_id,date_of_birth,entry_on_duty,personal_promotion_on\n");
            var exceptions = new StringBuilder("staff_id,kind,decided_on\n");
            var rows = new List<string>();
            var expected = new List<string>();
            foreach (var (number, one) in together.Index())
            {
                var id = $"{number:000}";
                var given = Given(one);
                officials.Append($"{id},{Of(given, "bornOn")},2000-01-01,{Of(given, "promotedOn")}\n");
                rows.AddRange(given.GetProperty("service").EnumerateArray().Select(period => Row(id, period)));
                if (given.TryGetProperty("exceptions", out var days))
                {
                    exceptions.Append(string.Concat(days.EnumerateArray().Select(day => $"{id},mobility,{day.GetString()}\n")));
                }
                var expect = one.GetProperty("expect");
                expected.Add($"{id},{Of(expect, "group")},{Track(expect, "track1")},{Track(expect, "track2")}");
            }
            rows.Reverse();
            Write("officials.csv", officials.ToString());
            Write("service.csv", ServiceHeader + string.Concat(rows));
            Write("exceptions.csv", exceptions.ToString());
            string[] settings =
            [
                .. together.Key.Policy.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(s => new[] { "--set", s }),
            ];
            var (status, output, errors) = await Run(together.Key.AsOf, settings);
            status.ShouldBe(0, errors);
            output.TrimEnd('\n').Split('\n').ShouldBe([Header, .. expected]);
        }

        static string Track(JsonElement expect, string track) =>
            Of(expect, track) is "eligible"
                ? $"eligible,,{Of(expect, track + "First")}"
                : $"not-eligible,{Of(expect, track)},{Of(expect, track + "First")}";
    }

    [Fact]
    public async Task The_worked_examples_of_the_format_come_out()
    {
        Write(
            "officials.csv",
            "staff_id,date_of_birth,entry_on_duty\n"
                + "a,1980-01-01,2013-01-01\nb,1980-01-01,2013-01-01\nc,1966-07-01,2013-01-01\nd,1966-07-01,2013-01-01\n"
                + "e,1980-01-01,2013-01-01\nf,1980-01-01,2013-01-01\ng,1975-01-01,2001-01-01\nh,1975-01-01,2001-01-01\n"
        );
        Write(
            "service.csv",
            ServiceHeader
                + "a,2013-01-01,,ILO,active,GS,G5,RB,Geneva,\nb,2013-01-02,,ILO,active,GS,G5,RB,Geneva,\n"
                + "c,2013-04-03,,ILO,active,GS,G5,RB,Geneva,\nd,2013-04-04,,ILO,active,GS,G5,RB,Geneva,\n"
                + "e,2016-01-02,2019-12-31,ILO,active,P,P4,RB,Geneva,\ne,2020-01-01,,ILO,active,P,P4,RB,Bangkok,\n"
                + "f,2016-01-03,2019-12-31,ILO,active,P,P4,RB,Geneva,\nf,2020-01-01,,ILO,active,P,P4,RB,Bangkok,\n"
                + "g,2001-01-01,2012-12-31,UNICEF,active,P,P3,,,\ng,2013-01-01,,ILO,active,P,P4,RB,Geneva,\n"
                + "h,2001-01-01,2012-12-31,OECD,active,P,P3,,,\nh,2013-01-01,,ILO,active,P,P4,RB,Geneva,\n"
        );
        var (status, output, errors) = await Run("2025-12-31");
        status.ShouldBe(0, errors);
        output
            .TrimEnd('\n')
            .Split('\n')
            .ShouldBe([
                Header,
                "a,GS,eligible,,2025-12-31,not-eligible,total-service,2037-12-31",
                "b,GS,not-eligible,grade-service,2026-12-31,not-eligible,grade-service;total-service,2038-12-31",
                "c,GS,eligible,,2025-12-31,not-eligible,grade-service;total-service,2038-12-31",
                "d,GS,not-eligible,grade-service,2026-12-31,not-eligible,grade-service;total-service,2038-12-31",
                "e,NPO-P,eligible,,2025-12-31,not-eligible,grade-service;total-service,2041-12-31",
                "f,NPO-P,not-eligible,grade-service,2026-12-31,not-eligible,grade-service;total-service,2041-12-31",
                "g,NPO-P,not-eligible,mobility,,eligible,,2025-12-31",
                "h,NPO-P,not-eligible,mobility,,not-eligible,total-service,2037-12-31",
            ]);

        var explained = await Run("2025-12-31", "--explain", "e");
        explained.Status.ShouldBe(0, explained.Errors);
        explained.Output.ShouldContain("2016-01-02 to 2019-12-31    1460 days × 2 =   2920  ILO, Geneva");
        explained.Output.ShouldContain("2020-01-01 to 2025-12-31    2192 days × 3 =   6576  ILO, Bangkok, faster by station");
        explained.Output.ShouldContain("credit 9496, needed 9496 = 2 × 4748 days (threshold T: 13 years)");
        explained.Output.ShouldContain("Staff Union");

        var all = await Run("2025-12-31", "--format", "json");
        var lines = all.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(8);
        var one = await Run("2025-12-31", "--format", "json", "--explain", "g");
        one.Output.TrimEnd('\n').ShouldBe(lines[6]);
        var tracks = JsonDocument.Parse(lines[6]).RootElement.GetProperty("tracks");
        tracks[0].GetProperty("eligible").GetBoolean().ShouldBeFalse();
        tracks[0].GetProperty("first").ValueKind.ShouldBe(JsonValueKind.Null);
        tracks[1].GetProperty("first").GetString().ShouldBe("2025-12-31");
        var total = tracks[1].GetProperty("findings").EnumerateArray().Last();
        total.GetProperty("condition").GetString().ShouldBe("total-service");
        total.GetProperty("facts").GetProperty("credit").GetInt32().ShouldBe(18262);
        total.EnumerateObject().Select(p => p.Name).ShouldBe(["rule", "condition", "met", "facts", "source", "standing"]);

        (await Run("2025-12-31", "--explain", "nobody")).Status.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_of_parameters_counts_and_set_counts_over_it()
    {
        Good();
        var shipped = Path.Combine(Root(), "policies", "ilo", "promotion.json");
        (await Run("2025-12-31", "--policy", shipped)).Output.ShouldContain("1,GS,not-eligible,grade-service,2032-12-31");
        Write("try.json", """{ "promotion.track1.gradeYears": 5, "promotion.countedOrganizations": ["ILO"], "quota.share": 0.07 }""");
        (await Run("2025-12-31", "--policy", Path.Combine(_folder, "try.json"))).Output.ShouldContain("1,GS,eligible,,2025-12-31");
        var set = await Run(
            "2025-12-31",
            "--policy",
            Path.Combine(_folder, "try.json"),
            "--set",
            "promotion.track1.gradeYears=7",
            "--set",
            "promotion.categories=[GS, P]",
            "--set",
            "promotion.excludedPopulations="
        );
        set.Output.ShouldContain("1,GS,not-eligible,grade-service,2026-12-31");
    }

    [Theory]
    [InlineData("promotion.track1.gradeYears=0", "promotion.track1.gradeYears: 0 is out of bounds: from 1 to 60")]
    [InlineData("promotion.track1.gradeYears=thirteen", "is “thirteen”, not a whole number from 1 to 60")]
    [InlineData("promotion.gradeYears=13", "promotion.gradeYears: is no parameter of promotions; known are promotion.categories")]
    [InlineData("promotion.categories=GS,X", "“X” is none of GS, NPO, P, D")]
    [InlineData("promotion.categories=", "has 0 entries, at least 1 are needed")]
    [InlineData("promotion.fundings=RB,RB", "“RB” stands twice")]
    [InlineData("accelerate.ages=66,59", "66 is more than 59")]
    [InlineData("accelerate.ages=59", "is not a list of two ages")]
    [InlineData("accelerate.stations=everywhere", "“everywhere” is none of after-first-move, outside-headquarters, none")]
    [InlineData("accelerate.track2=perhaps", "is “perhaps”, not true or false")]
    [InlineData("quota.share=1.01", "1.01 is out of bounds")]
    [InlineData("quota.share=-0.1", "-0.1 is out of bounds")]
    [InlineData("quota.basis=monthly", "“monthly” is none of annual, standing")]
    [InlineData("service.countsUnpaidLeave", "has no value")]
    public async Task What_cannot_be_set_is_refused(string setting, string what)
    {
        Good();
        var refused = await Run("2025-12-31", "--set", setting);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain(what);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_with_unknown_keys_values_out_of_bounds_or_no_json_is_refused_by_line()
    {
        Good();
        Write("try.json", "{\n  \"quota.share\": 2,\n  \"boc.dueAfterStart\": \"P3M\"\n}");
        var refused = await Run("2025-12-31", "--policy", Path.Combine(_folder, "try.json"));
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("try.json:2: quota.share: 2 is out of bounds");
        refused.Errors.ShouldContain("try.json:3: boc.dueAfterStart: is no parameter of promotions");
        Write("try.json", "{");
        (await Run("2025-12-31", "--policy", Path.Combine(_folder, "try.json"))).Status.ShouldBe(2);
        (await Run("2025-12-31", "--policy", Path.Combine(_folder, "none.json"))).Errors.ShouldContain("there is no such file");
    }

    [Fact]
    public async Task Bad_rows_are_named_by_file_line_and_column_and_the_file_stays_as_it_was()
    {
        Good();
        Write(
            "service.csv",
            ServiceHeader
                + "1,2019-01-01,,ILO,active,GS,G5,RB,Geneva,\n2,2019-01-01,soon,ILO,active,GS,G9,RB,Geneva,\n"
                + "9,2019-01-01,,ILO,active,GS,G5,RB,Geneva,\n1,2025-01-01,2025-01-31,ILO,active,GS,G5,RB,Geneva,\n3,2019-01-01,,ILO,active,GS,G5,RB,Geneva,\n"
        );
        Write("exceptions.csv", "staff_id,kind,decided_on\n3,mobility,2025-02-30\n");
        var written = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(written, "as it was");
        var refused = await Run("2025-12-31", "--out", written);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("service.csv:3: to: 'soon' is no date; dates are written 2026-12-31");
        refused.Errors.ShouldContain("service.csv:3: grade: 'G9' is no grade of category GS");
        refused.Errors.ShouldContain("service.csv:4: staff_id: '9' is not in officials.csv");
        refused.Errors.ShouldContain("service.csv:5: from: this period of 1 (2025-01-01/2025-01-31) shares days with the one on line 2");
        refused.Errors.ShouldContain("exceptions.csv:2: decided_on: '2025-02-30' is no date");
        refused.Errors.ShouldContain("nothing was written.");
        (await File.ReadAllTextAsync(written)).ShouldBe("as it was");
        var skipped = await Run("2025-12-31", "--out", written, "--skip-invalid", "--set", "promotion.track1.gradeYears=5");
        skipped.Status.ShouldBe(0, skipped.Errors);
        skipped.Errors.ShouldContain("left out: 1\nleft out: 2\nleft out: 3\nleft out: 9");
        (await File.ReadAllTextAsync(written)).ShouldBe(Header + "\n");
    }

    [Theory]
    [InlineData("2025-13-31", "--as-of: '2025-13-31' is no date")]
    [InlineData("31.12.2025", "--as-of: '31.12.2025' is no date")]
    [InlineData("1899-12-31", "--as-of: the year 1899 can't be meant")]
    public async Task A_day_that_is_none_is_refused(string asOf, string what)
    {
        Good();
        var refused = await Run(asOf);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain(what);
    }

    [Fact]
    public async Task What_can_be_asked_for_is_said()
    {
        var help = (await TheCommandLine.Run("eligibility", "--help")).Output;
        string[] options = ["--staff", "--as-of", "--policy", "--set", "--format", "--out", "--explain", "--skip-invalid"];
        options.ShouldAllBe(option => help.Contains(option));
        Good();
        (await Run("2025-12-31", "--format", "xml")).Status.ShouldBe(2);
        (await TheCommandLine.Run("eligibility", "--staff", _folder)).Status.ShouldBe(2);
    }

    private void Good()
    {
        Write(
            "officials.csv",
            "staff_id,date_of_birth,entry_on_duty\n1,1980-01-01,2020-01-01\n2,1980-01-01,2020-01-01\n3,1980-01-01,2020-01-01\n"
        );
        Write("service.csv", ServiceHeader + string.Concat("123".Select(id => $"{id},2020-01-01,,ILO,active,GS,G5,RB,Geneva,\n")));
    }

    private Task<(int Status, string Output, string Errors)> Run(string asOf, params string[] more) =>
        TheCommandLine.Run(["eligibility", "--staff", _folder, "--as-of", asOf, .. more]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text, new UTF8Encoding(false));

    private static string Row(string id, JsonElement period) =>
        string.Join(
            ',',
            id,
            Of(period, "from"),
            Of(period, "to"),
            Of(period, "organization", "ILO"),
            Of(period, "status", "active"),
            Of(period, "category", "P"),
            Of(period, "grade", "P4"),
            Of(period, "funding", "RB"),
            Of(period, "station", "Geneva"),
            Of(period, "population")
        ) + "\n";

    private static string Settings(JsonElement given) =>
        given.TryGetProperty("policy", out var policy)
            ? string.Join(' ', policy.EnumerateObject().Select(setting => $"{setting.Name}={setting.Value.GetString()}"))
            : "";

    private static JsonElement Given(JsonElement one) => one.GetProperty("given");

    private static string Of(JsonElement one, string name, string otherwise = "") =>
        one.TryGetProperty(name, out var value) ? value.GetString() ?? "" : otherwise;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Fairway.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
