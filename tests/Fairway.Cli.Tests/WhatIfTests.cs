using System.Text;
using System.Text.Json;

namespace Fairway.Cli.Tests;

/// <summary>fairway what-if at the terminal: figures, names, what explains them, what it refuses, and a file that stays as it was.</summary>
[Trait("Rule", "PP-11")]
public sealed class WhatIfTests : IDisposable
{
    private const string ServiceHeader = "staff_id,from,to,organization,status,category,grade,funding,duty_station\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("fairway-what-if-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Figures_say_who_gains_and_leave_small_groups_out()
    {
        Staff();
        var (status, output, errors) = await Run("--set", "promotion.fundings=RB,TC");
        status.ShouldBe(0, errors);
        errors.ShouldContain("80 officials");
        var lines = output.Split('\n');
        lines[0].ShouldBe("part,track,by,group,within,what,before,after,count");
        // 20 on technical cooperation, of whom 2 in Lima: their region's numbers are left out, and one more so that they can't be worked out.
        lines.ShouldContain("whole,1,,,,gains,,,20");
        lines.ShouldContain("whole,1,,,,unchanged,,,60");
        lines.ShouldContain("breakdown,1,region,Americas,,gains,,,");
        lines.ShouldContain("breakdown,1,region,Europe and Central Asia,,gains,,,");
        lines.ShouldContain("breakdown,1,region,Americas,,total,,,10");
        lines.ShouldContain("breakdown,1,sex,F,,gains,,,10");
        lines.ShouldContain("places,1,,,,posts,60,60,");
        lines.ShouldContain("places,1,,GS,,places,3,3,");
    }

    [Fact]
    public async Task The_same_policy_changes_nothing_and_a_posts_number_counts()
    {
        Staff();
        var (_, output, errors) = await Run("--posts", "1180", "--years", "3");
        errors.ShouldContain("80 officials");
        output.ShouldContain("whole,1,,,,unchanged,,,80");
        output.ShouldNotContain("gains");
        output.ShouldNotContain("breakdown", customMessage: "there is nothing to tell apart");
        output.ShouldContain("places,1,,,,places,59,59,");
        (await Run("--names")).Output.ShouldBe("staff_id,track,outcome,before,after\n");
    }

    [Fact]
    public async Task Names_are_listed_only_where_they_are_asked_for()
    {
        Staff();
        (await Run("--set", "promotion.fundings=RB,TC")).Output.ShouldNotContain("s10");
        var (_, named, _) = await Run("--set", "promotion.fundings=RB,TC", "--names");
        named.ShouldContain("s103,1,gains,,2026-12-31\n");
        var (_, json, _) = await Run("--set", "promotion.fundings=RB,TC", "--format", "json");
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        root.TryGetProperty("names", out _).ShouldBeFalse();
        root.GetProperty("changed").GetProperty("promotion.fundings").GetString().ShouldBe("RB, TC");
        root.GetProperty("before").GetProperty("promotion.fundings").GetString().ShouldBe("RB");
        root.GetProperty("population").GetString()!.Length.ShouldBe(64);
        root.GetProperty("figures").GetProperty("tracks")[0].GetProperty("columns")[0].GetProperty("count").GetInt32().ShouldBe(20);
        using var both = JsonDocument.Parse((await Run("--set", "promotion.fundings=RB,TC", "--format", "json", "--names")).Output);
        both.RootElement.GetProperty("names").GetArrayLength().ShouldBe(40, "on either track");
    }

    [Fact]
    public async Task Mistakes_are_named_and_the_file_stays_as_it_was()
    {
        Staff();
        var written = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(written, "as it was");
        await Refused("promotion.track1.gradeYears: 99 is out of bounds", "--set", "promotion.track1.gradeYears=99");
        await Refused("is no parameter of promotions", "--set", "quota.shares=1");
        await Refused("--years: 41 is out of bounds", "--years", "41");
        await Refused("--posts: there can't be fewer than none", "--posts", "-1");
        await File.AppendAllTextAsync(Path.Combine(_folder, "service.csv"), "s100,soon,,ILO,active,GS,G5,RB,Geneva\n");
        await Refused("service.csv:82: from: 'soon' is no date");
        (await File.ReadAllTextAsync(written)).ShouldBe("as it was");
        var skipped = await Run("--out", written, "--skip-invalid");
        skipped.Status.ShouldBe(0, skipped.Errors);
        skipped.Errors.ShouldContain("left out: s100");
        (await File.ReadAllTextAsync(written)).ShouldContain("whole,1,,,,unchanged,,,79");

        async Task Refused(string what, params string[] more)
        {
            var refused = await Run(["--out", written, .. more]);
            refused.Status.ShouldBe(2);
            refused.Errors.ShouldContain(what);
        }
    }

    [Fact]
    public async Task What_can_be_asked_for_is_said()
    {
        var help = (await TheCommandLine.Run("what-if", "--help")).Output;
        string[] options =
        [
            "--staff",
            "--as-of",
            "--policy",
            "--set",
            "--years",
            "--posts",
            "--format",
            "--names",
            "--out",
            "--skip-invalid",
        ];
        options.ShouldAllBe(option => help.Contains(option));
    }

    /// <summary>80 in G5 since 2000, every fourth on technical cooperation, half of them women, ten in Lima, two of these on technical cooperation.</summary>
    private void Staff()
    {
        var officials = new StringBuilder("staff_id,date_of_birth,entry_on_duty,sex\n");
        var service = new StringBuilder(ServiceHeader);
        for (var i = 0; i < 80; i++)
        {
            officials.Append($"s{100 + i},1980-01-01,2000-01-01,{(i % 8 < 4 ? "F" : "M")}\n");
            service.Append($"s{100 + i},2000-01-01,,ILO,active,GS,G5,{(i % 4 == 3 ? "TC" : "RB")},{(i < 10 ? "Lima" : "Geneva")}\n");
        }

        Write("officials.csv", officials.ToString());
        Write("service.csv", service.ToString());
    }

    private Task<(int Status, string Output, string Errors)> Run(params string[] more) =>
        TheCommandLine.Run(["what-if", "--staff", _folder, "--as-of", "2026-12-31", .. more]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text, new UTF8Encoding(false));
}
