using System.Collections.Immutable;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Tests.Cases;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "CY-2")]
public sealed class Changes_between_two_versions
{
    private static readonly string First = $"outputs[{An.Output(1).Id}]";

    [Fact]
    public void A_text_that_reads_differently_is_one_change_with_both_readings() =>
        Assert.Equal(
            [new FormChange($"{First}.measure", ChangeKind.Changed, "Seen by all", "Paid by 30 June")],
            Between(An.Agreement(), Edits.With(An.Agreement(), "Outputs[0].Measure", "Paid by 30 June"))
        );

    [Fact]
    public void An_output_added_or_dropped_is_one_change_told_by_its_title()
    {
        Assert.Equal(
            [new FormChange($"outputs[{An.Output(4).Id}]", ChangeKind.Added, null, "Output 4")],
            Between(An.Agreement(outputs: 3), An.Agreement(outputs: 4))
        );
        Assert.Equal(
            [new FormChange($"outputs[{An.Output(4).Id}]", ChangeKind.Removed, "Output 4", null)],
            Between(An.Agreement(outputs: 4), An.Agreement(outputs: 3))
        );
    }

    [Fact]
    public void An_output_that_moved_has_not_changed_but_the_order_has()
    {
        var form = An.Agreement();
        var moved = form with { Outputs = [form.Outputs[2], form.Outputs[0], form.Outputs[1]] };
        Assert.Equal(
            ("outputs", ChangeKind.Reordered),
            (Assert.Single(Between(form, moved)) is var change ? (change.Path, change.Kind) : default)
        );
    }

    [Fact]
    public void Objective_date_and_links_are_told_when_they_come_and_go()
    {
        var form = An.Agreement();
        Assert.Equal(
            [new("objective", ChangeKind.Removed, "Learn to chair meetings", null)],
            Between(form, form with { Objective = null })
        );
        Assert.Equal([new("discussedOn", ChangeKind.Added, null, "2026-03-10")], Between(form with { DiscussedOn = null }, form));
        var line = new Guid(9, 0, 0, new byte[8]);
        var linked = form with { Outputs = form.Outputs.SetItem(0, form.Outputs[0] with { Outcome = null, WorkplanLine = line }) };
        Assert.Equal(
            [
                new($"{First}.outcome", ChangeKind.Removed, "2026/A.1", null),
                new($"{First}.workplanLine", ChangeKind.Added, null, line.ToString()),
            ],
            Between(form, linked)
        );
    }

    [Fact]
    public void A_competency_exchanged_is_one_gone_and_one_come() =>
        Assert.Equal(
            ["competencies[competency-1]", "competencies[competency-7]"],
            Between(An.Agreement(), Edits.With(An.Agreement(), "Competencies[0].Code", "competency-7"))
                .Where(c => c.Kind != ChangeKind.Reordered)
                .Select(c => c.Path)
        );

    [Fact]
    public void There_are_no_changes_exactly_when_two_versions_are_equal()
    {
        var random = new Random(100);
        for (var round = 0; round < 5_000; round++)
        {
            var before = Form(random);
            var after = random.Next(4) == 0 ? before with { Outputs = [.. before.Outputs] } : Form(random);
            var changes = Between(before, after);
            Assert.Equal(before == after, changes.Count == 0);
            Assert.Equal(changes.Count, Between(after, before).Count);
            Assert.Equal(changes.Count, changes.Select(change => change.Path).Distinct().Count());
        }
    }

    // Few possible texts and keys, so that equal forms, repeated keys and single differences all come up.
    private static AgreementForm Form(Random random)
    {
        return new()
        {
            Outputs = List(i => new Output(
                new Guid(random.Next(3), 0, 0, new byte[8]),
                Text(),
                "m",
                "t",
                "r",
                random.Next(2) == 0 ? null : Text(),
                null
            )),
            Competencies = List(i => new CompetencyChoice(Text(), Text(), "w")),
            Objective = random.Next(2) == 0 ? null : new(Text(), "a", Text()),
            Accountabilities = List(i => new Accountability("q", Text())),
            DiscussedOn = random.Next(2) == 0 ? null : new LocalDate(2026, 3, random.Next(1, 3)),
        };

        string Text() => random.Next(3) == 0 ? "" : "x";

        ImmutableArray<T> List<T>(Func<int, T> make) => [.. Enumerable.Range(0, random.Next(3)).Select(make)];
    }

    private static IReadOnlyList<FormChange> Between(AgreementForm before, AgreementForm after) => AgreementChanges.Between(before, after);
}
