using Fairway.Rules.Service;

namespace Fairway.Rules.Tests.Service;

[Trait("Rule", "SV-4")]
public sealed class Units_and_supervision
{
    [Fact]
    public void A_circle_of_units_is_named_once_from_its_least_code_upwards()
    {
        var problems = UnitTree.Check([new("C", "B", null), new("B", "A", null), new("A", "C", null), new("X", "C", null)]);
        Assert.Equal([new UnitTreeProblem(UnitTreeMistake.Circle, "A", ["A", "C", "B"])], problems);
    }

    [Fact]
    public void A_unit_that_is_its_own_parent_is_a_circle() =>
        Assert.Equal([new UnitTreeProblem(UnitTreeMistake.Circle, "A", ["A"])], UnitTree.Check([new("A", "A", null)]));

    [Fact]
    public void Two_circles_are_both_named() =>
        Assert.Equal(
            ["A", "C"],
            UnitTree
                .Check([new("A", "B", null), new("B", "A", null), new("C", "D", null), new("D", "C", null)])
                .Select(problem => problem.Unit)
        );

    [Fact]
    public void A_repeated_unit_and_an_unknown_parent_are_named() =>
        Assert.Equal(
            [
                new UnitTreeProblem(UnitTreeMistake.Repeated, "A", ["A"]),
                new UnitTreeProblem(UnitTreeMistake.UnknownParent, "B", ["NOWHERE"]),
            ],
            UnitTree.Check([new("A", null, null), new("A", null, null), new("B", "NOWHERE", null)])
        );

    [Fact]
    public void A_tree_is_not_built_from_a_list_with_mistakes() =>
        Assert.Throws<ArgumentException>(() => new UnitTree([new("A", "A", null)]));

    [Fact]
    public void A_tree_of_ten_thousand_levels_neither_overflows_nor_stalls()
    {
        var nodes = Enumerable
            .Range(0, 10_000)
            .Select(i => new UnitNode($"U{i}", i == 0 ? null : $"U{i - 1}", i == 0 ? "top" : null))
            .ToList();
        var tree = new UnitTree(nodes);
        Assert.Equal(10_000, tree.Within("U0").Count());
        Assert.Equal("top", Supervisors.Of("eva", "U9999", tree, "dg").StaffId);
    }

    [Fact]
    public void Within_a_unit_stand_parents_before_children()
    {
        Assert.Equal(["HRD", "PAY", "OPS"], An.Tree().Within("HRD").Select(unit => unit.Code));
        Assert.True(An.Tree().IsBeneath("OPS", "HRD"));
        Assert.False(An.Tree().IsBeneath("HRD", "HRD"));
        Assert.Empty(An.Tree().Within("NOWHERE"));
    }

    [Fact]
    public void A_vacant_place_that_was_passed_over_is_found()
    {
        var tree = new UnitTree([new("DG", null, "dg"), new("HRD", "DG", null), new("PAY", "HRD", null)]);
        var supervisor = Supervisors.Of("eva", "PAY", tree, "dg");
        Assert.Equal("dg", supervisor.StaffId);
        Assert.Equal(["PAY", "HRD"], supervisor.Findings.SkipLast(1).Select(finding => finding.Facts["unit"]));
        Assert.All(
            supervisor.Findings.SkipLast(1),
            finding => Assert.Equal((Decider.HrPartner, "vacant-chief"), (finding.DecidedBy, finding.Reason))
        );
        Assert.Equal("chief-of-next-unit-above", supervisor.Conclusion.Reason);
        Assert.Equal(["HRD", "PAY"], Supervisors.Vacancies(tree).Select(finding => finding.Facts["unit"]));
    }

    [Fact]
    public void A_unit_that_is_unknown_is_for_HR_to_say() =>
        Assert.Equal("no-unit", Supervisors.Of("eva", "NOWHERE", An.Tree(), "dg").Conclusion.Reason);

    [Fact]
    public void In_any_tree_nobody_supervises_themselves_and_the_levels_differ()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 2_000; round++)
        {
            // Few people over many units, so that the same person heads several, in odd places.
            var people = Enumerable.Range(0, random.Next(2, 8)).Select(i => $"p{i}").ToList();
            var nodes = Enumerable
                .Range(0, random.Next(1, 12))
                .Select(i => new UnitNode(
                    $"U{i}",
                    i == 0 || random.Next(6) == 0 ? null : $"U{random.Next(i)}",
                    random.Next(4) == 0 ? null : people[random.Next(people.Count)]
                ))
                .ToList();
            var tree = new UnitTree(nodes);
            var head = random.Next(5) == 0 ? null : people[random.Next(people.Count)];
            var alternate = random.Next(5) == 0 ? null : people[random.Next(people.Count)];
            foreach (var person in people)
            {
                Ascends(person, $"U{random.Next(nodes.Count)}", tree, head, alternate);
            }
        }
    }

    private static void Ascends(string person, string unit, UnitTree tree, string? head, string? alternate)
    {
        var first = Supervisors.Of(person, unit, tree, head).StaffId;
        var second = Supervisors.SecondLevelOf(person, unit, tree, head, alternate).StaffId;
        Assert.NotEqual(person, first);
        Assert.NotEqual(person, second);
        Assert.True(first is null || first != second);
        Assert.True(person != head || (first is null && second is null));
        var line = new HashSet<string>(StringComparer.Ordinal) { person };
        for (var at = first; at is not null; at = Supervisors.Of(at, null, tree, head).StaffId)
        {
            Assert.True(line.Add(at), $"{at} stands twice in the line of {person}.");
        }
    }
}
