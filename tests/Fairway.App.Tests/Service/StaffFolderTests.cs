using System.Diagnostics;
using System.Text;
using Fairway.App.Files;

namespace Fairway.App.Tests.Service;

/// <summary>What a staff folder may hold, and how what it may not is named: file, line, column, what is wrong.</summary>
public sealed class StaffFolderTests
{
    [Fact]
    public void A_good_folder_is_read_whole()
    {
        using var folder = new AStaffFolder();
        folder.Write("exceptions.csv", "decided_by,staff_id,kind,decided_on\nDG,1002,mobility,2020-05-01\n");
        var reading = folder.Read();
        reading.Mistakes.ShouldBeEmpty();
        var read = reading.Folder.ShouldNotBeNull();
        read.Officials.Select(o => o.StaffId).ShouldBe(["1001", "1002", "1003", "1004"]);
        read.Officials[2].FamilyName.ShouldBe("Muñoz, hija");
        read.Officials[2].Service.Select(p => p.Grade).ShouldBe(["FS-5", "P3"]);
        read.Officials[0].Service[0].Until.ShouldBe(Testing.Days.Of("2010-01-01"), "files say the last day");
        read.Officials[3].Probation.ShouldBeTrue("an empty probation means yes");
        read.Officials[1].Exceptions.ShouldHaveSingleItem().DecidedBy.ShouldBe("DG");
        read.Units!.Count.ShouldBe(3);
    }

    [Fact]
    public void A_byte_order_mark_crlf_quotes_and_any_order_of_columns_are_accepted()
    {
        using var folder = new AStaffFolder();
        folder.Write("officials.csv", AStaffFolder.Officials, new UTF8Encoding(true));
        File.WriteAllText(
            Path.Combine(folder.Path, "service.csv"),
            "\"to\",grade,from,staff_id,organization,status,category,funding,duty_station\r\n"
                + ",P5,2004-09-01,1002,ILO,active,P,RB,\"Port \"\"of\"\" Spain\"\r\n,D1,2010-01-01,1001,ILO,active,D,RB,Geneva"
        );
        var read = folder.Read().Folder.ShouldNotBeNull();
        read.Officials[1].Service.ShouldHaveSingleItem().DutyStation.ShouldBe("Port \"of\" Spain");
    }

    [Theory]
    [InlineData("1968-02-29", "1968-02-30", "officials.csv:2: date_of_birth: '1968-02-30' is no date; dates are written 2026-12-31")]
    [InlineData("1968-02-29", "29/02/1968", "officials.csv:2: date_of_birth: '29/02/1968' is no date; dates are written 2026-12-31")]
    [InlineData("1968-02-29", "1099-01-01", "officials.csv:2: date_of_birth: the year 1099 can't be meant")]
    [InlineData("1968-02-29", "", "officials.csv:2: date_of_birth: this is empty")]
    [InlineData("1968-02-29", "1999-04-02", "officials.csv:2: date_of_birth: 1999-04-02 is after entry on duty, 1999-04-01")]
    [InlineData(",IE,", ",UK,", "officials.csv:3: nationality: 'UK' is no country of ISO 3166-1 (two capital letters)")]
    [InlineData("IE,en", "IE,de", "officials.csv:3: language: 'de' is none of en, fr, es")]
    [InlineData(",M,", ",m,", "officials.csv:3: sex: 'm' is none of F, M, X")]
    [InlineData("2004-09-01,no", "2004-09-01,non", "officials.csv:3: probation: 'non' is none of yes, no")]
    [InlineData("seamus@example.org", "seamus", "officials.csv:3: email: 'seamus' is no e-mail address")]
    [InlineData("1002,O'C", "1001,O'C", "officials.csv:3: staff_id: '1001' stands on line 2 already")]
    [InlineData("1002,O'C", ",O'C", "officials.csv:3: staff_id: this is empty")]
    [InlineData("\"Muñoz, hija\"", "Muñoz, hija", "officials.csv:4: 12 fields where the header has 11")]
    [InlineData(
        "\"Muñoz, hija\"",
        "Mu\"ñoz",
        "officials.csv:4: a quotation mark where none may stand: quote the whole field and double the marks inside it"
    )]
    [InlineData(
        "\"Muñoz, hija\"",
        "\"Muñoz\0\"",
        "officials.csv:4: there is a NUL character: this file is not text, or is UTF-16; save it as UTF-8"
    )]
    [InlineData(
        "given_names",
        "first_names",
        "officials.csv:1: first_names: unknown column; known are staff_id, family_name, given_names, email, sex, "
            + "date_of_birth, nationality, language, entry_on_duty, probation, personal_promotion_on"
    )]
    [InlineData("given_names", "family_name", "officials.csv:1: family_name: this column stands twice")]
    [InlineData("staff_id,", "email,", "officials.csv:1: staff_id: this column is missing")]
    public void A_bad_official_is_named_by_line_and_column(string good, string bad, string mistake)
    {
        using var folder = new AStaffFolder();
        folder.Change("officials.csv", good, bad);
        folder.Mistakes().ShouldContain(mistake);
    }

    [Theory]
    [InlineData("1001,1999", "9999,1999", "service.csv:2: staff_id: '9999' is not in officials.csv")]
    [InlineData("2009-12-31", "1998-12-31", "service.csv:2: to: 1998-12-31 is before from, 1999-04-01")]
    [InlineData("D,D1", "D,D3", "service.csv:3: grade: 'D3' is no grade of category D: D1, D2")]
    [InlineData("D,D1", "P,D1", "service.csv:3: grade: 'D1' is no grade of category P: P1, P2, P3, P4, P5")]
    [InlineData("D,D1", "X,D1", "service.csv:3: category: 'X' is none of GS, NPO, P, D")]
    [InlineData("D,D1", "D,", "service.csv:3: grade: this is empty")]
    [InlineData("WLT,RB,Geneva,HQ", "WLT,XB,Geneva,HQ", "service.csv:3: funding: 'XB' is none of RB, TC")]
    [InlineData("WLT,RB,Geneva,HQ", "WLT,RB,,HQ", "service.csv:3: duty_station: this is empty")]
    [InlineData("WLT,RB,Geneva,HQ", "CDI,RB,Geneva,HQ", "service.csv:3: contract: 'CDI' is none of FT, WLT, ST")]
    [InlineData(
        "2010-01-01,,ILO,active",
        "2010-01-01,,ILO,secondment",
        "service.csv:3: organization: ILO on secondment: name the host organization"
    )]
    [InlineData(
        "2010-01-01,,ILO,active",
        "2010-01-01,,ILO,retired",
        "service.csv:3: status: 'retired' is none of active, secondment, unpaid-leave"
    )]
    [InlineData("2010-01-01,,ILO,active", "2010-01-01,,,active", "service.csv:3: organization: this is empty")]
    public void A_bad_period_is_named_by_line_and_column(string good, string bad, string mistake)
    {
        using var folder = new AStaffFolder();
        folder.Change("service.csv", good, bad);
        folder.Mistakes().ShouldBe([mistake]);
    }

    [Fact]
    public void Two_periods_that_share_a_day_are_both_named_at_the_later()
    {
        using var folder = new AStaffFolder();
        folder.Change("service.csv", "1999-04-01,2009-12-31", "1999-04-01,2010-01-01");
        folder
            .Mistakes()
            .ShouldBe([
                "service.csv:3: from: this period of 1001 (2010-01-01/..) shares days with the one on line 2 (1999-04-01/2010-01-01)",
            ]);
    }

    [Theory]
    [InlineData(
        "HQ,,Dep",
        "HQ,OPS,Dep",
        "units.csv:2: parent: these units are each other's parents, in a circle: HQ (line 2) → OPS (line 3) → HQ (line 2)"
    )]
    [InlineData(
        "HQ,,Dep",
        "HQ,HQ,Dep",
        "units.csv:2: parent: these units are each other's parents, in a circle: HQ (line 2) → HQ (line 2)"
    )]
    [InlineData("OPS,HQ", "OPS,HR", "units.csv:3: parent: there is no unit 'HR'")]
    [InlineData("DEV,HQ", "OPS,HQ", "units.csv:4: unit: 'OPS' stands on line 3 already")]
    [InlineData("unit,1002", "section,1002", "units.csv:3: kind: 'section' is none of department, unit, field-office, region")]
    [InlineData("unit,1002", "unit,1009", "units.csv:3: responsible_chief: '1009' is no official that is known")]
    public void A_bad_unit_is_named_by_line_and_column(string good, string bad, string mistake)
    {
        using var folder = new AStaffFolder();
        folder.Change("units.csv", good, bad);
        folder.Mistakes().ShouldBe([mistake]);
    }

    [Fact]
    public void A_chief_who_left_is_named_with_the_day()
    {
        using var folder = new AStaffFolder();
        folder.Change("service.csv", "1002,2004-09-01,,", "1002,2004-09-01,2026-03-01,");
        folder
            .Mistakes()
            .ShouldBe([
                "units.csv:3: responsible_chief: 1002 left: their service ended on 2026-03-01; name another chief, or none while the place is vacant",
            ]);
        folder.Change("service.csv", "2026-03-01", "2026-03-02");
        folder.Mistakes().ShouldBeEmpty("on their last day they head it still");
    }

    [Fact]
    public void A_record_over_several_lines_is_named_by_the_line_on_which_it_starts()
    {
        using var folder = new AStaffFolder();
        folder.Change("officials.csv", "\"Muñoz, hija\"", "\"Muñoz,\nhija\"").Change("officials.csv", "1990-05-20", "1990-13-20");
        folder
            .Mistakes()
            .ShouldBe([
                "officials.csv:4: family_name: a line break or another control character",
                "officials.csv:6: date_of_birth: '1990-13-20' is no date; dates are written 2026-12-31",
            ]);
    }

    [Theory]
    [InlineData("utf-16", "officials.csv:1: this file is UTF-16; save it as UTF-8")]
    [InlineData("utf-32", "officials.csv:1: this file is UTF-32; save it as UTF-8")]
    [InlineData(
        "latin1",
        "officials.csv:3: this line is not UTF-8 (the file may be in a Windows or Latin-1 encoding); save the file as UTF-8"
    )]
    public void Another_encoding_is_said_to_be_one(string encoding, string mistake)
    {
        using var folder = new AStaffFolder();
        folder.Write("officials.csv", AStaffFolder.Officials.Replace("ễ", "e").Replace("ị", "i"), Encoding.GetEncoding(encoding));
        folder.Mistakes().ShouldBe([mistake]);
    }

    [Fact]
    public void Rubbish_of_200_000_rows_is_counted_in_little_memory_and_time()
    {
        using var folder = new AStaffFolder();
        var random = new Random(1);
        using (var rubbish = new StreamWriter(Path.Combine(folder.Path, "service.csv")))
        {
            rubbish.WriteLine(AStaffFolder.Service.Split('\n')[0].TrimEnd());
            for (var row = 0; row < 200_000; row++)
            {
                for (var field = random.Next(1, 20); field > 0; field--)
                {
                    rubbish.Write(Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64())));
                    rubbish.Write(random.Next(30) == 0 ? '"' : ',');
                }
                rubbish.WriteLine();
            }
        }
        var watch = Stopwatch.StartNew();
        var reading = folder.Read();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        reading.Folder.ShouldBeNull();
        reading.Mistakes.Count.ShouldBe(RowMistakes.Shown);
        reading.MistakeCount.ShouldBeGreaterThan(100_000);
        reading.Mistakes.Select(m => m.Line).ShouldBeInOrder();
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_file()
    {
        using var folder = new AStaffFolder();
        var rows = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"x{i},2020-01-01,,ILO,active,P,P3,FT,RB,Geneva,HQ,,,\n"));
        folder.Write("service.csv", AStaffFolder.Service + "1004,\"2020-01-01,,ILO\n" + rows);
        var reading = folder.Read();
        reading.Mistakes[0].ToString().ShouldBe("service.csv:8: a record longer than 100000 characters (is a quotation mark not closed?)");
        reading.MistakeCount.ShouldBeGreaterThan(1_000, "the rows after it are looked at again");
    }

    [Fact]
    public void With_skip_invalid_officials_with_a_bad_row_are_left_out_whole()
    {
        using var folder = new AStaffFolder();
        folder.Change("service.csv", "GS,G5", "GS,G9").Append("service.csv", "7777,2020-01-01,,ILO,active,P,P3,FT,RB,Geneva,HQ,,,");
        folder.Change("officials.csv", "2004-09-01", "1904-09-01");
        var reading = folder.Read(skipInvalid: true);
        var read = reading.Folder.ShouldNotBeNull();
        read.Officials.Select(o => o.StaffId).ShouldBe(["1001", "1003"]);
        reading.LeftOut.ShouldBe(["1002", "1004", "7777"]);
        read.Units!.Single(u => u.Code == "OPS").ChiefLeftOut.ShouldBeTrue();
        folder.Change("units.csv", "HQ,,Dep", "HQ,OPS,Dep").Read(skipInvalid: true).Folder.ShouldBeNull("the tree is nobody's own row");
    }

    [Fact]
    public void A_missing_folder_or_file_is_said_to_be_missing()
    {
        using var folder = new AStaffFolder();
        File.Delete(Path.Combine(folder.Path, "service.csv"));
        folder.Mistakes().ShouldBe([$"service.csv:1: there is no such file in {folder.Path}"]);
    }

    [Fact]
    public void Outcomes_are_checked_like_the_rest()
    {
        using var folder = new AStaffFolder();
        folder.Write(
            "outcomes.csv",
            """
            outcome,parent,biennium,kind,unit,title,target
            A,,2026-27,outcome,,Work,
            A.1,A,2026,indicator,,More work,"10, or more"
            A.2,Z,2026,output,,Lost,
            B,,2027,outcome,,Odd,
            U,A,2026,unit-outcome,,Whose,
            V,A,2026,unit-outcome,XX,Whose,
            A,,2026,outcome,,Again,
            P,Q,2026,output,,Round,
            Q,P,2026,output,,And round,
            """
        );
        folder
            .Mistakes()
            .ShouldBe([
                "outcomes.csv:4: parent: there is no outcome 'Z' in the biennium 2026",
                "outcomes.csv:5: biennium: '2027' is no biennium: its first year is even, as in 2026 or 2026-27",
                "outcomes.csv:6: unit: a unit's outcome names its unit",
                "outcomes.csv:7: unit: there is no unit 'XX'",
                "outcomes.csv:8: outcome: 'A' stands on line 2 already",
                "outcomes.csv:9: parent: these are each other's parents, in a circle: P (line 9) → Q (line 10) → P (line 9)",
            ]);
    }
}
