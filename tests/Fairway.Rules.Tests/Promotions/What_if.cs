using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Tests.ReportsBoard;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Promotions;

/// <summary>The same population under two policies, and what of it may be published (PP-11).</summary>
[Trait("Rule", "PP-11")]
public sealed class What_if
{
    private const int Least = 5;
    private static readonly LocalDate AsOf = new(2026, 12, 31);
    private static readonly WhatIfPolicy Usual = new(An.PromotionPolicy(), An.ServicePolicy());

    [Fact]
    public void Ten_years_in_place_of_thirteen_bring_the_first_exercise_forward()
    {
        var shorter = Usual with { Promotions = Usual.Promotions with { Track1GradeYears = 10 } };
        var line = Judge(Usual, shorter, Period("2018-01-01", null))!;
        // Thirteen years are full on 31 December 2030, ten on 31 December 2027.
        Assert.Equal(new WhatIfChange(5, 2), line.One);
        Assert.Equal(WhatIfOutcome.Gains, line.One.Outcome);
        Assert.Equal(new WhatIfChange(0, 0), line.Two);
        Assert.Equal(new WhatIfTraits("P", "P1–P3", "F", "Americas"), line.Traits);
    }

    [Fact]
    public void A_category_that_is_admitted_gains_and_one_that_is_shut_out_loses()
    {
        var projects = Usual with { Promotions = Usual.Promotions with { Fundings = [Funding.RB, Funding.TC] } };
        var line = Judge(Usual, projects, Period("2000-01-01", null, funding: "TC"))!;
        Assert.Equal(WhatIfOutcome.Gains, line.One.Outcome);
        Assert.False(line.OnRegularBudget);
        Assert.Equal(WhatIfOutcome.Loses, Judge(projects, Usual, Period("2000-01-01", null, funding: "TC"))!.Two.Outcome);
    }

    [Fact]
    public void Who_is_not_in_service_on_the_day_is_not_counted() => Assert.Null(Judge(Usual, Usual, Period("2000-01-01", "2026-12-31")));

    [Theory]
    [InlineData("G4", "G1–G4")]
    [InlineData("G5", "G5–G7")]
    [InlineData("P3", "P1–P3")]
    [InlineData("P4", "P4–P5")]
    [InlineData("A4", "?")]
    public void Bands_are_the_halves_of_a_category(string grade, string band)
    {
        var category = grade[0] == 'G' ? Category.GS : Category.P;
        Assert.Equal(band, WhatIfTraits.BandOf(category, grade, Usual.Service.Grades));
    }

    [Fact]
    public void The_same_policy_changes_nothing_and_exchanged_policies_exchange_gains_and_losses()
    {
        var changed = 0;
        Careers.Each(
            (question, dice) =>
            {
                var before = new WhatIfPolicy(question.Policy, question.Service);
                var after = new WhatIfPolicy(
                    question.Policy with
                    {
                        Track1GradeYears = 1 + dice.Next(20),
                        Track2TotalYears = 1 + dice.Next(30),
                        Fundings = dice.Next(2) == 0 ? [Funding.RB, Funding.TC] : [Funding.RB],
                        StationAcceleration = (StationAcceleration)dice.Next(3),
                    },
                    question.Service
                );
                var exercises = new WhatIfExercises(question.AsOf, 10);
                var same = new WhatIf(exercises, before, before).Of(question.Record, null, _ => "?");
                var forth = new WhatIf(exercises, before, after).Of(question.Record, null, _ => "?");
                var back = new WhatIf(exercises, after, before).Of(question.Record, null, _ => "?");
                Assert.Equal(same is null, forth is null);
                if (same is null)
                {
                    return;
                }
                var told = question.Explained();
                foreach (var track in Enum.GetValues<PromotionTrack>())
                {
                    Assert.Equal(WhatIfOutcome.Unchanged, same.On(track).Outcome);
                    Assert.Equal(forth!.On(track), back!.On(track).Swapped);
                    Assert.Equal(Opposite(forth.On(track).Outcome), back.On(track).Outcome);
                    // The exercise is the one that the explanation names.
                    var first = (track == PromotionTrack.One ? told.One : told.Two).First;
                    var nth = first?.Year - question.AsOf.Year + 1 is { } n and <= 10 ? n : 0;
                    Assert.Equal(nth, forth.On(track).Before);
                    changed += forth.On(track).Outcome == WhatIfOutcome.Unchanged ? 0 : 1;
                }
            },
            careers: 300
        );
        Assert.True(changed > 30, $"{changed} changes are too few to tell anything");
    }

    [Fact]
    public void Of_random_populations_no_small_group_can_be_worked_out()
    {
        var (shown, hidden) = (0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var lines = Population(new Random(seed), 5 + (seed * 4));
            var figures = Publish(lines);
            foreach (var track in figures.Tracks)
            {
                Assert.True(track.Columns.Length == 1 || track.Columns.All(c => c.Count >= Least), $"seed {seed}");
                Assert.Equal(figures.Concerned, track.Columns.Sum(c => c.Count));
                Assert.Equal(lines.Count(l => l.Group != PromotionGroup.None), figures.Concerned);
                foreach (var table in track.Tables.Where(t => t.Rows.Length > 0))
                {
                    foreach (var (i, row) in table.Rows.Index())
                    {
                        Assert.True(row.Total >= Least, $"seed {seed}: the total of {row.Key}");
                        foreach (var (c, count) in row.Counts.Index())
                        {
                            if (count is { } number)
                            {
                                Assert.True(number >= Least, $"seed {seed}: {row.Key}, {c}");
                                shown++;
                            }
                            else
                            {
                                Assert.True(Largest(table, i, c) >= Least - 1e-6, $"seed {seed}: {table.By}, {row.Key}, {c}");
                                hidden++;
                            }
                        }
                    }
                }
                foreach (var group in track.Groups)
                {
                    Assert.True(group.Officials >= Least);
                    var (before, after) = (0, 0);
                    foreach (var wait in group.Waits)
                    {
                        Assert.True(wait.Before >= Least && wait.After >= Least, $"seed {seed}: {group.Group}");
                        (before, after) = (before + wait.Before, after + wait.After);
                        Assert.True(before == after || Math.Abs(before - after) >= Least, $"seed {seed}: who crosses in {wait.Until}");
                    }
                    Assert.True(group.Waits.IsEmpty || (group.Officials - before >= Least && group.Officials - after >= Least));
                }
            }
        }
        Assert.True(shown > 1000 && hidden > 300, $"{shown} shown, {hidden} hidden");
    }

    [Fact]
    public void Nor_by_subtracting_one_run_on_the_same_population_from_another()
    {
        var compared = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var dice = new Random(seed);
            var lines = Population(dice, 400);
            var first = Publish(lines);
            // The next policy differs for a few of them alone.
            var next = lines
                .Select(line => dice.Next(60) == 0 ? line with { One = new(line.One.Before, 1 + dice.Next(10)) } : line)
                .ToList();
            var second = Publish(next, (first, lines));
            foreach (var (one, two) in first.Tracks.Zip(second.Tracks))
            {
                foreach (var column in two.Columns)
                {
                    foreach (var like in one.Columns.Where(c => c.IsLike(column)))
                    {
                        Assert.False(IsNear(like.Count, column.Count), $"seed {seed}: the whole");
                    }
                }
                foreach (var table in two.Tables)
                {
                    var before = one.Tables.Single(t => t.By == table.By).Rows.ToDictionary(r => r.Key);
                    foreach (var (i, row) in table.Rows.Index().Where(r => before.ContainsKey(r.Item.Key)))
                    {
                        for (var c = 0; c < two.Columns.Length; c++)
                        {
                            var at = one.Columns.ToList().FindIndex(column => column.IsLike(two.Columns[c]));
                            if (at < 0 || before[row.Key].Counts[at] is not { } then)
                            {
                                continue;
                            }
                            compared++;
                            if (row.Counts[c] is { } now)
                            {
                                Assert.False(IsNear(then, now), $"seed {seed}: {table.By}, {row.Key}");
                            }
                            else if (IsNear(then, Count(next, two, table.By, row.Key, c)))
                            {
                                Assert.True(
                                    Largest(table, i, c) >= then + Least - 1e-6,
                                    $"seed {seed}: {table.By}, {row.Key} could be {then + Least}"
                                );
                            }
                        }
                    }
                }
            }
        }
        Assert.True(compared > 500, $"{compared} numbers are too few to tell anything");

        static bool IsNear(int one, int other) => one != other && Math.Abs(one - other) < Least;
    }

    [Fact]
    public void Who_are_too_few_to_be_told_apart_are_counted_with_the_others_and_nobody_is_said()
    {
        var lines = Enumerable
            .Range(0, 100)
            .Select(i =>
                Line(
                    i,
                    i < 30 ? new(0, 3)
                        : i < 33 ? new(3, 0)
                        : new(4, 4)
                )
            )
            .ToList();
        var track = Publish(lines).Tracks[0];
        Assert.Equal([30, 70], track.Columns.Select(c => c.Count));
        Assert.Equal([WhatIfOutcome.Loses, WhatIfOutcome.Unchanged], track.Columns[1].Outcomes);
        Assert.Equal(30, track.Alone(WhatIfOutcome.Gains)!.Count);
        Assert.False(track.IsNobody(WhatIfOutcome.Loses));
        Assert.True(Publish([.. lines.Where(l => l.One.Outcome != WhatIfOutcome.Loses)]).Tracks[0].IsNobody(WhatIfOutcome.Loses));
    }

    [Fact]
    public void Places_are_those_of_the_quota()
    {
        var lines = Enumerable
            .Range(0, 1180)
            .Select(i =>
                Line(i, new(0, 0)) with
                {
                    Group = i < 637 ? PromotionGroup.GeneralService : PromotionGroup.Professionals,
                    Traits = new(i < 637 ? "GS" : "P", "?", "F", "?"),
                }
            )
            .ToList();
        var quota = WhatIfQuota.Of(lines, null, Usual.Promotions);
        Assert.Equal((1180, 59, (int?)null), (quota.Posts, quota.Places, quota.Holders));
        Assert.Equal([32, 27], quota.Groups.Select(g => g.Places));
        Assert.Equal(100, WhatIfQuota.Of(lines, 2000, Usual.Promotions).Places);
        lines[0] = lines[0] with { HasBeenPromoted = true };
        var standing = WhatIfQuota.Of(lines, null, Usual.Promotions with { QuotaBasis = QuotaBasis.Standing });
        Assert.Equal((58, (int?)1), (standing.Places, standing.Holders));
    }

    [Fact]
    public void Nor_by_adding_and_subtracting_three_runs_and_more()
    {
        // Forty gain by one rule, thirty others by another, and by both at once the seventy and three more: no two numbers are near, and 73 − 40 − 30 is three.
        var one = Lines(i => i < 40);
        var two = Lines(i => i is >= 40 and < 70);
        var both = Lines(i => i < 73);
        var first = Publish(one);
        var second = Publish(two, (first, one));
        Assert.Equal(40, first.Tracks[0].Alone(WhatIfOutcome.Gains)!.Count);
        Assert.Equal(30, second.Tracks[0].Alone(WhatIfOutcome.Gains)!.Count);
        Assert.Equal(73, Publish(both, (first, one)).Tracks[0].Alone(WhatIfOutcome.Gains)!.Count);
        var third = Publish(both, (first, one), (second, two)).Tracks[0];
        Assert.Equal([200], third.Columns.Select(c => c.Count));
        Assert.All(third.Tables, t => Assert.Empty(t.Rows));

        // Five more are enough, and so is what cancels out to the last.
        foreach (var n in new[] { 75, 70 })
        {
            Assert.Equal(n, Publish(Lines(i => i < n), (first, one), (second, two)).Tracks[0].Alone(WhatIfOutcome.Gains)!.Count);
        }

        List<WhatIfLine> Lines(Func<int, bool> gain) => [.. Enumerable.Range(0, 200).Select(i => Line(i, gain(i) ? new(0, 3) : new(4, 4)))];
    }

    private static WhatIfFigures Publish(
        IReadOnlyList<WhatIfLine> lines,
        params (WhatIfFigures Figures, IReadOnlyList<WhatIfLine> Lines)[] earlier
    )
    {
        var quota = WhatIfQuota.Of(lines, null, Usual.Promotions);
        return WhatIfFigures.Of(
            lines,
            10,
            (quota, quota),
            Least,
            [
                .. earlier.Select(e => new WhatIfEarlier(
                    e.Figures,
                    [.. e.Lines.Select(l => l.One.Outcome)],
                    [.. e.Lines.Select(l => l.Two.Outcome)]
                )),
            ]
        );
    }

    private static int Count(IReadOnlyList<WhatIfLine> lines, WhatIfTrack track, WhatIfBreakdown by, string key, int column) =>
        lines.Count(line =>
            line.Group != PromotionGroup.None
            && track.Columns[column].Outcomes.Contains(line.On(track.Track).Outcome)
            && by switch
            {
                WhatIfBreakdown.Sex => line.Traits.Sex == key,
                WhatIfBreakdown.Region => line.Traits.Region == key,
                _ => key == line.Traits.Category || key == $"{line.Traits.Category}:{line.Traits.Band}",
            }
        );

    /// <summary>What a hidden number could be at most: all sums of the table that a reader can form.</summary>
    private static double Largest(WhatIfTable table, int row, int column)
    {
        var width = table.Rows[0].Counts.Length;
        var sums = new List<(Dictionary<int, double>, double)>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var across = Enumerable.Range(0, width - 1).ToDictionary(c => (i * width) + c, _ => 1.0);
            across[(i * width) + width - 1] = -1;
            sums.Add((across, 0));
            var beneath = Enumerable.Range(0, table.Rows.Length).Where(k => table.Rows[k].Parent == table.Rows[i].Key).ToList();
            for (var c = 0; c < width; c++)
            {
                if (table.Rows[i].Counts[c] is { } number)
                {
                    sums.Add((new() { [(i * width) + c] = 1 }, number));
                }
                if (beneath.Count > 0)
                {
                    var down = beneath.ToDictionary(k => (k * width) + c, _ => 1.0);
                    down[(i * width) + c] = -1;
                    sums.Add((down, 0));
                }
            }
        }
        return Simplex.Largest(table.Rows.Length * width, sums, (row * width) + column) ?? double.MaxValue;
    }

    private static WhatIfOutcome Opposite(WhatIfOutcome outcome) =>
        outcome switch
        {
            WhatIfOutcome.Gains => WhatIfOutcome.Loses,
            WhatIfOutcome.Loses => WhatIfOutcome.Gains,
            _ => outcome,
        };

    private static List<WhatIfLine> Population(Random dice, int count)
    {
        (string, string)[] grades = [("GS", "G1–G4"), ("GS", "G5–G7"), ("P", "P1–P3"), ("P", "P4–P5"), ("NPO", "NOA–NOC"), ("D", "D1")];
        var (gains, loses) = (dice.Next(8), dice.Next(8));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    var (category, band) = grades[Math.Min(dice.Next(6), dice.Next(8))];
                    return new WhatIfLine(
                        new(category, band, "FMX?"[Math.Min(dice.Next(4), dice.Next(4))].ToString(), $"R{dice.Next(dice.Next(1, 6))}"),
                        category switch
                        {
                            "GS" => PromotionGroup.GeneralService,
                            "D" => PromotionGroup.None,
                            _ => PromotionGroup.Professionals,
                        },
                        true,
                        false,
                        Change(),
                        Change()
                    );
                }),
        ];

        WhatIfChange Change()
        {
            var first = Math.Max(0, dice.Next(20) - 9);
            return dice.Next(20) switch
            {
                var d when d < gains => new(0, 1 + dice.Next(10)),
                var d when d < gains + loses => new(1 + dice.Next(10), 0),
                _ => new(first, first),
            };
        }
    }

    private static WhatIfLine Line(int i, WhatIfChange one) =>
        new(
            new(i % 3 == 0 ? "GS" : "P", i % 2 == 0 ? "low" : "high", i % 2 == 0 ? "F" : "M", $"R{i % 4}"),
            PromotionGroup.Professionals,
            true,
            false,
            one,
            one
        );

    private static WhatIfLine? Judge(WhatIfPolicy before, WhatIfPolicy after, params PeriodOfService[] periods) =>
        new WhatIf(new(AsOf, 10), before, after).Of(new(new(1980, 5, 5), null, [], periods), "F", _ => "Americas");

    private static PeriodOfService Period(string from, string? until, string funding = "RB") =>
        new(new Span(Day(from), until is null ? null : Day(until)), "ILO", ServiceStatus.Active, "P", "P3", funding, "Lima");

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
