using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Promotions;

/// <summary>
/// Another rule tried on the staff of the database (PP-11). Of eighty in General Service forty have been in the grade since 2018, three of them on technical
/// cooperation; twenty since June. Twenty more are in the highest grade, to whom nothing happens.
/// </summary>
[Trait("Rule", "PP-11")]
public sealed class Rules_that_are_tried
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly FixedClock s_clock = FixedClock.On("2026-12-31");
    private static readonly Reader s_hr = As("h1", new HeldOffice(Office.HrPartner, null));
    private static readonly Reader s_partner = As("h2", new HeldOffice(Office.HrPartner, new HashSet<string> { "DEV" }));
    private static readonly Reader s_union = As("u1", new HeldOffice(Office.Union, null));
    private static readonly Reader s_nobody = As("a1");

    [Theory, BothDatabases]
    public async Task Who_gains_is_counted_saved_and_read_alike_by_HR_and_the_Union_and_by_nobody_else(Provider on)
    {
        await using var database = await Staff(on);
        var (result, run) = await Try(database, s_union, "Eight years", ("promotion.track1.gradeYears", "8"));
        result.ShouldBe(ActResult.Ok);

        // Thirty-seven on the regular budget could stand in 2030, and can now; the twenty of June could not within ten exercises, and can.
        var view = (await Do(database, r => r.FindAsync(s_union, run!.Value))).ShouldNotBeNull();
        view.Figures.Officials.ShouldBe(80);
        view.Figures.Tracks[0].Alone(WhatIfOutcome.Gains)!.Count.ShouldBe(57);
        view.Figures.Tracks[0].IsNobody(WhatIfOutcome.Loses).ShouldBeTrue();
        view.Figures.Tracks[1].IsNobody(WhatIfOutcome.Gains).ShouldBeTrue();
        view.Changed.ShouldBe(new Dictionary<string, string> { ["promotion.track1.gradeYears"] = "8" });
        view.Before["promotion.track1.gradeYears"].ShouldBe("13");
        view.Run.PolicyVersion.ShouldBe(s_policies.PolicyAt(new(2026, 12, 31)).Version);
        (await database.Read(db => db.History.CountAsync(h => h.Act == "try-rule" && h.Actor == "u1"))).ShouldBe(1);

        var hrs = (await Do(database, r => r.FindAsync(s_hr, run!.Value))).ShouldNotBeNull();
        WhatIfFiles.Json(hrs.Figures).ShouldBe(WhatIfFiles.Json(view.Figures));
        (hrs.MaySeeNames, view.MaySeeNames).ShouldBe((true, false));
        (await Do(database, r => r.NamesAsync(s_hr, run!.Value)))!.Count.ShouldBe(57);
        // A partner reads the names of those whom they serve: every tenth.
        (await Do(database, r => r.NamesAsync(s_partner, run!.Value)))!
            .Select(m => m.Mover.StaffId)
            .ShouldBe(["s10", "s20", "s40", "s50", "s60"], ignoreOrder: true);
        (await Do(database, r => r.NamesAsync(s_union, run!.Value))).ShouldBeNull();
        (await Do(database, r => r.FindAsync(s_nobody, run!.Value))).ShouldBeNull();
        (await Do(database, r => r.ListAsync(s_nobody))).ShouldBeNull();
        (await Try(database, s_nobody, "No", ("promotion.track1.gradeYears", "8"))).Result.ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task A_small_group_is_not_told_alone_nor_by_the_difference_of_two_runs_that_are_laid_beside_each_other(Provider on)
    {
        await using var database = await Staff(on);
        // Three on technical cooperation would gain by that alone.
        var (_, few) = await Try(database, s_union, "Projects", ("promotion.fundings", "RB,TC"));
        (await Do(database, r => r.FindAsync(s_union, few!.Value)))!.Figures.Tracks[0].Alone(WhatIfOutcome.Gains).ShouldBeNull();

        // 57 gain by eight years, 60 by eight years and projects: sixty less fifty-seven would tell of the three.
        var (_, one) = await Try(database, s_union, "Eight years", ("promotion.track1.gradeYears", "8"));
        var (_, other) = await Try(
            database,
            s_union,
            "Eight years, and projects",
            ("promotion.track1.gradeYears", "8"),
            ("promotion.fundings", "RB,TC")
        );
        var list = (await Do(database, r => r.ListAsync(s_union)))!;
        list.Select(h => h.Name).ShouldBe(["Eight years, and projects", "Eight years", "Projects"]);
        list.Select(h => h.Population).Distinct().Count().ShouldBe(1);
        var beside = new List<WhatIfView>();
        foreach (var run in new[] { one, other })
        {
            beside.Add((await Do(database, r => r.FindAsync(s_union, run!.Value)))!);
        }
        beside[0].Figures.Tracks[0].Alone(WhatIfOutcome.Gains)!.Count.ShouldBe(57);
        beside[1].Figures.Tracks[0].Alone(WhatIfOutcome.Gains).ShouldBeNull();
        beside[1].Figures.Tracks[0].Tables.ShouldAllBe(t => t.Rows.IsEmpty);
        beside.Select(b => b.Run.Ordinal).ShouldBe([2, 3]);
        // HR reads the names of all sixty, and so knows more than the figures say.
        (await Do(database, r => r.NamesAsync(s_hr, other!.Value)))!.Count.ShouldBe(60);
    }

    [Theory, BothDatabases]
    public async Task What_was_saved_stays_when_the_staff_changes_and_another_population_is_told_apart(Provider on)
    {
        await using var database = await Staff(on);
        var (_, first) = await Try(database, s_hr, "Eight years", ("promotion.track1.gradeYears", "8"));
        await using (var db = database.Open())
        {
            (await db.ServicePeriods.FirstAsync(p => p.StaffId == "s10" && p.Until == null)).Until = new LocalDate(2026, 10, 1);
            await db.SaveChangesAsync();
        }
        var (_, second) = await Try(database, s_hr, "Eight years", ("promotion.track1.gradeYears", "8"));
        var before = (await Do(database, r => r.FindAsync(s_hr, first!.Value)))!;
        var after = (await Do(database, r => r.FindAsync(s_hr, second!.Value)))!;
        (before.Figures.Officials, after.Figures.Officials).ShouldBe((80, 79));
        before.Run.Population.ShouldNotBe(after.Run.Population);
        after.Run.Ordinal.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task What_changes_nothing_or_is_out_of_bounds_is_refused_at_its_field(Provider on)
    {
        await using var database = await Staff(on);
        (await Codes("", ("promotion.track1.gradeYears", "8"))).ShouldBe(["WhatIfNameMissing"]);
        (await Codes("As it is", ("promotion.track1.gradeYears", "13"))).ShouldBe(["WhatIfNothingChanged"]);
        (await Codes("Out", ("promotion.track1.gradeYears", "61"))).ShouldBe(["WhatIfValueOut"]);
        (await database.Read(db => db.WhatIfRuns.AnyAsync())).ShouldBeFalse();

        async Task<IEnumerable<string>> Codes(string name, (string, string) value) =>
            ((await Try(database, s_hr, name, value)).Result as ActResult.Refused)!.Refusals.Select(r => r.Code);
    }

    private static Task<(ActResult Result, Guid? Run)> Try(
        TheDatabase database,
        Reader reader,
        string name,
        params (string Key, string Value)[] values
    ) => Do(database, r => r.TryAsync(reader, new(name, 10, null, values.ToDictionary(v => v.Key, v => v.Value))));

    private static async Task<T> Do<T>(TheDatabase database, Func<WhatIfRuns, Task<T>> act)
    {
        await using var db = database.Open();
        return await act(new WhatIfRuns(db, s_clock, s_policies));
    }

    private static Reader As(string who, params HeldOffice[] offices) =>
        new(Guid.CreateVersion7(), who, who, "en", DateTimeZone.Utc, new(2026, 12, 31), offices);

    private static Task<TheDatabase> Staff(Provider on) => TheDatabase.From(on, "tried", FillAsync);

    private static async Task FillAsync(FairwayDb db)
    {
        db.Units.AddRange(A.Unit("OPS"), A.Unit("DEV"));
        for (var i = 1; i <= 80; i++)
        {
            Official official = An.Official($"s{i}")
                .InUnit(i % 10 == 0 ? "DEV" : "OPS")
                .Since(i <= 40 ? "2018-01-01" : "2026-06-01")
                .InGrade(i <= 60 ? "G5" : "G7")
                .FundedBy(i is >= 28 and <= 30 ? "TC" : "RB");
            official.Sex = i % 2 == 0 ? "F" : "M";
            db.Officials.Add(official);
        }
        await db.SaveChangesAsync();
    }
}
