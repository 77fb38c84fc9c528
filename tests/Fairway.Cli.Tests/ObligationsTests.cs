using System.Text;
using System.Text.Json;

namespace Fairway.Cli.Tests;

/// <summary>fairway obligations at the terminal: what it writes, what it refuses, and a file that stays as it was.</summary>
[Trait("Rule", "PR-1")]
[Trait("Rule", "PR-3")]
[Trait("Rule", "PR-5")]
[Trait("Rule", "CY-1")]
public sealed class ObligationsTests : IDisposable
{
    private const string Header = "staff_id,kind,due_on,cycle_start,cycle_end,rule";

    private readonly string _folder = Directory.CreateTempSubdirectory("fairway-obligations-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_cases_that_were_worked_out_by_hand_come_out()
    {
        var cases = Directory
            .GetFiles(Path.Combine(Root(), "cases", "obligations"), "*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .ToList();
        cases.Count.ShouldBeGreaterThan(40);
        foreach (var window in cases.GroupBy(c => (Given(c, "from"), Given(c, "to"))))
        {
            var officials = new StringBuilder("staff_id,date_of_birth,entry_on_duty,probation\n");
            var service = new StringBuilder("staff_id,from,to,organization,status,category,grade,funding,duty_station\n");
            var expected = new List<string>();
            foreach (var (number, one) in window.Index())
            {
                var id = $"{number:000}";
                officials.Append($"{id},1980-01-01,{Given(one, "entryOnDuty")},{Given(one, "probation")}\n");
                foreach (var period in one.GetProperty("given").GetProperty("service").EnumerateArray())
                {
                    service.Append(
                        $"{id},{Of(period, "from")},{Of(period, "to")},{Of(period, "organization", "ILO")},{Of(period, "status", "active")},P,P3,{Of(period, "funding", "RB")},Geneva\n"
                    );
                }
                expected.AddRange(
                    one.GetProperty("expect").GetProperty("obligations").EnumerateArray().Select(line => $"{id},{line.GetString()}")
                );
            }
            Write("officials.csv", officials.ToString());
            Write("service.csv", service.ToString());
            var (status, output, errors) = await Run(window.Key.Item1, window.Key.Item2);
            status.ShouldBe(0, errors);
            output.TrimEnd('\n').Split('\n').ShouldBe([Header, .. expected]);
        }
    }

    [Fact]
    public async Task Ids_are_ordered_by_their_bytes_and_quoted_where_they_must_be()
    {
        string[] ids = ["10", "9", "Z1", "a1", "é1", "\uFF21", "\U0001F600", "A,1", "A\"1", "10a", "1"];
        Write(
            "officials.csv",
            "staff_id,date_of_birth,entry_on_duty,probation\n"
                + string.Concat(ids.Select(id => $"\"{id.Replace("\"", "\"\"")}\",1980-01-01,2020-01-01,no\n"))
        );
        Write("service.csv", ServiceHeader + string.Concat(ids.Select(id => $"\"{id.Replace("\"", "\"\"")}\"{Open}")));
        var (status, output, errors) = await Run("2026-04-01", "2026-04-01");
        status.ShouldBe(0, errors);
        output
            .TrimEnd('\n')
            .Split('\n')
            .Skip(1)
            .Select(line => line.Replace(",boc,2026-04-01,2026-01-01,2027-12-31,CY-2", ""))
            .ShouldBe(["1", "10", "10a", "9", "\"A\"\"1\"", "\"A,1\"", "Z1", "a1", "é1", "\uFF21", "\U0001F600"]);
        errors.ShouldContain("11 obligations of 11 officials.");
    }

    [Fact]
    public async Task A_byte_order_mark_crlf_quotes_any_order_of_columns_and_no_last_line_end_are_accepted()
    {
        Write(
            "officials.csv",
            "probation,\"entry_on_duty\",family_name,staff_id,date_of_birth\r\nno,\"2020-01-01\",\"O\"\"Neill, née Kim\", 7 ,1980-01-01",
            new UTF8Encoding(true)
        );
        Write(
            "service.csv",
            "duty_station,to,staff_id,from,organization,status,category,grade,funding\r\n\r\n\"Port \"\"of\"\" Spain\",,7,2020-01-01,ILO,active,P,P3,RB\r\n",
            new UTF8Encoding(true)
        );
        var (status, output, errors) = await Run("2026-01-01", "2026-12-31");
        status.ShouldBe(0, errors);
        output.ShouldBe($"{Header}\n7,boc,2026-04-01,2026-01-01,2027-12-31,CY-2\n");
    }

    [Fact]
    public async Task Bad_rows_are_named_by_file_line_and_column_and_the_file_stays_as_it_was()
    {
        Good();
        Write(
            "service.csv",
            ServiceHeader
                + "1"
                + Open
                + "2,2024-01-01,soon,ILO,active,P,P9,RB,Geneva\n9"
                + Open
                + "1,2025-01-01,2025-01-31,ILO,active,P,P3,RB,Geneva\n3"
                + Open
        );
        var written = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(written, "as it was");
        var refused = await Run("2026-01-01", "2026-12-31", "--out", written);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("service.csv:3: to: 'soon' is no date; dates are written 2026-12-31");
        refused.Errors.ShouldContain("service.csv:3: grade: 'P9' is no grade of category P: P1, P2, P3, P4, P5");
        refused.Errors.ShouldContain("service.csv:4: staff_id: '9' is not in officials.csv");
        refused.Errors.ShouldContain(
            "service.csv:5: from: this period of 1 (2025-01-01/2025-01-31) shares days with the one on line 2 (2020-01-01/..)"
        );
        refused.Errors.ShouldContain("4 mistakes in the staff folder; nothing was written.");
        refused.Output.ShouldBeEmpty();
        (await File.ReadAllTextAsync(written)).ShouldBe("as it was");
        Directory.GetFiles(_folder, "*.unfinished").ShouldBeEmpty();

        var skipped = await Run("2026-01-01", "2026-12-31", "--out", written, "--skip-invalid");
        skipped.Status.ShouldBe(0, skipped.Errors);
        skipped.Errors.ShouldContain("left out: 1\nleft out: 2\nleft out: 9");
        skipped.Output.ShouldBeEmpty();
        (await File.ReadAllTextAsync(written)).ShouldBe($"{Header}\n3,boc,2026-04-01,2026-01-01,2027-12-31,CY-2\n");
    }

    [Fact]
    public async Task A_hundred_mistakes_are_shown_and_all_are_counted()
    {
        Good();
        Write("service.csv", ServiceHeader + string.Concat(Enumerable.Repeat("?,?,?,?,?,?,?,?,?\n", 100_000)));
        var refused = await Run("2026-01-01", "2026-12-31");
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("mistakes in the staff folder, of which the first 100 are shown; nothing was written.");
        refused.Errors.Split('\n').Count(line => line.StartsWith("service.csv:", StringComparison.Ordinal)).ShouldBe(100);
    }

    [Theory]
    [InlineData("unit,unti", "service.csv:1: unti: unknown column; known are")]
    [InlineData("staff_id", "service.csv:1: staff_id: this column stands twice")]
    public async Task An_unknown_or_repeated_column_is_refused_by_name(string more, string mistake)
    {
        Good();
        Write("service.csv", $"{ServiceHeader.TrimEnd()},{more}\n");
        var refused = await Run("2026-01-01", "2026-12-31");
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain(mistake);
    }

    [Theory]
    [InlineData("2026-02-30", "2026-12-31", "--from: '2026-02-30' is no date")]
    [InlineData("2026-01-01", "31/12/2026", "--to: '31/12/2026' is no date")]
    [InlineData("2026-01-01", "2200-01-01", "--to: the year 2200 can't be meant")]
    [InlineData("2026-01-02", "2026-01-01", "--to 2026-01-01 is before --from 2026-01-02")]
    public async Task A_window_that_is_none_is_refused(string from, string to, string what)
    {
        Good();
        var refused = await Run(from, to);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain(what);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        (await Run("2026-01-01", "2026-12-31")).Errors.ShouldContain($"officials.csv:1: there is no such file in {_folder}");
        Good();
        (await TheCommandLine.Run("obligations", "--staff", _folder, "--from", "2026-01-01")).Status.ShouldBe(2);
        var nowhere = await Run("2026-01-01", "2026-12-31", "--out", Path.Combine(_folder, "none", "out.csv"));
        nowhere.Status.ShouldBe(1);
        nowhere.Errors.ShouldContain("can't be written");
        (await TheCommandLine.Run("obligations", "--help")).Output.ShouldContain("--skip-invalid");
    }

    private const string ServiceHeader = "staff_id,from,to,organization,status,category,grade,funding,duty_station\n";
    private const string Open = ",2020-01-01,,ILO,active,P,P3,RB,Geneva\n";

    private void Good()
    {
        Write(
            "officials.csv",
            "staff_id,date_of_birth,entry_on_duty,probation\n1,1980-01-01,2020-01-01,no\n2,1980-01-01,2020-01-01,no\n3,1980-01-01,2020-01-01,no\n"
        );
        Write("service.csv", ServiceHeader + "1" + Open + "2" + Open + "3" + Open);
    }

    private Task<(int Status, string Output, string Errors)> Run(string from, string to, params string[] more) =>
        TheCommandLine.Run(["obligations", "--staff", _folder, "--from", from, "--to", to, .. more]);

    private void Write(string file, string text, Encoding? encoding = null) =>
        File.WriteAllText(Path.Combine(_folder, file), text, encoding ?? new UTF8Encoding(false));

    private static string Given(JsonElement one, string name) => Of(one.GetProperty("given"), name);

    private static string Of(JsonElement one, string name, string otherwise = "") =>
        one.TryGetProperty(name, out var value) ? value.GetString()! : otherwise;

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
