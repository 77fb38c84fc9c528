using Fairway.App.Accounts;
using Fairway.App.Results;
using Fairway.Testing;

namespace Fairway.App.Tests.Results;

public sealed class OutcomeTests
{
    [Theory, BothDatabases]
    public async Task Outputs_count_at_their_line_and_at_every_line_above(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var tree = await database.Read(db => OutcomeTree.LoadAsync(db, 2026));

        tree.Find("2026/ENT-1")!.Outputs.ShouldBe(1);
        // Its own comes through the workplan's line, which names it.
        (tree.Find("2026/A.2")!.Outputs, tree.Find("2026/A.2")!.OutputsInAll).ShouldBe((1, 2));
        // The outcome that an output names goes before the one that its workplan line serves.
        (tree.Find("2026/A")!.Outputs, tree.Find("2026/A")!.OutputsInAll).ShouldBe((1, 3));
    }

    [Theory, BothDatabases]
    public async Task Codes_stand_in_the_order_in_which_people_count(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var tree = await database.Read(db => OutcomeTree.LoadAsync(db, 2026));

        tree.All.Select(line => line.Code).ShouldBe(["A", "A.2", "ENT-1", "A.10", "A.10.i", "B", "B.1"]);
        tree.Above(tree.Find("2026/ENT-1")!).Select(line => line.Code).ShouldBe(["A", "A.2"]);
    }

    [Theory, BothDatabases]
    public async Task A_branch_that_nobody_serves_is_named_by_its_root_and_indicators_are_not_asked(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var tree = await database.Read(db => OutcomeTree.LoadAsync(db, 2026));

        // B.1 has an output, but of a beginning of cycle that is not agreed.
        tree.ServedByNobody().Select(line => line.Code).ShouldBe(["A.10", "B"]);
        tree.Find("2026/A.10.i")!.ServedByNobody.ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task An_outcome_shows_the_agreed_outputs_beneath_it_with_the_unit_and_no_name(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var outcome = await Find(database, ResultsScene.Reader("ana"), "2026/A");

        outcome.OutputsInAll.ShouldBe(3);
        outcome
            .Outputs.Select(output => (output.Title, output.UnitName, output.Serves))
            .ShouldBe([
                ("Conference run", "Enterprises", "A"),
                ("Guide drafted", "Enterprises", "ENT-1"),
                ("Guide translated", "Enterprises", "A.2"),
            ]);
        outcome.Outputs.ShouldAllBe(output => output.Official == null && output.AppraisalId == null);
        outcome.Units.ShouldBe([new UnitServing("ENT", "Enterprises", 3)]);
        outcome.Workplans.Select(line => (line.UnitCode, line.Text, line.Serves)).ShouldBe([("ENT", "A guide in three languages", "A.2")]);
    }

    [Theory, BothDatabases]
    public async Task Who_may_read_the_appraisal_sees_whose_output_it_is(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        foreach (var reader in new[] { ResultsScene.Reader("ben"), ResultsScene.Reader(null, new HeldOffice(Office.HrPartner, null)) })
        {
            var outcome = await Find(database, reader, "2026/ENT-1");
            var output = outcome.Outputs.ShouldHaveSingleItem();
            (output.Official, output.AppraisalId).ShouldBe(("Cem Kaya", ResultsScene.CemsAppraisal));
        }
    }

    [Theory, BothDatabases]
    public async Task Outputs_are_shown_page_by_page_and_unit_by_unit(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        await using var db = database.Open();
        var reader = ResultsScene.Reader("ana");

        var second = await OutcomeInFull.FindAsync(db, reader, "2026/A", null, page: 2, pageSize: 2);
        second!.Outputs.Select(output => output.Title).ShouldBe(["Guide translated"]);
        second.OutputsInAll.ShouldBe(3);

        var elsewhere = await OutcomeInFull.FindAsync(db, reader, "2026/A", "GOV", page: 1, pageSize: 50);
        (elsewhere!.Outputs.Count, elsewhere.OutputsInAll, elsewhere.Units.Count).ShouldBe((0, 0, 1));
    }

    [Theory, BothDatabases]
    public async Task An_outcome_that_is_not_in_the_programme_and_budget_is_nothing(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        await using var db = database.Open();
        (await OutcomeInFull.FindAsync(db, ResultsScene.Reader("ana"), "2026/C", null, 1, 50)).ShouldBeNull();
        (await OutcomeInFull.FindAsync(db, ResultsScene.Reader("ana"), "2028/A", null, 1, 50)).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task Outputs_can_be_linked_to_everything_but_indicators(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var all = await database.Read(db => OutcomeChoices.InAsync(db, 2026));
        all.Select(choice => choice.Key).ShouldBe(["2026/A", "2026/A.2", "2026/ENT-1", "2026/A.10", "2026/B", "2026/B.1"]);
        all[1].ShouldBe(new OutcomeChoice("2026/A.2", "A.2 Better services of employers", "A Stronger constituents", null));

        var ofGovernance = await database.Read(db => OutcomeChoices.InAsync(db, 2026, ["GOV", "HQ"]));
        ofGovernance.ShouldNotContain(choice => choice.Key == "2026/ENT-1");
        (await database.Read(db => OutcomeChoices.LabelAsync(db, "2026/B.1"))).ShouldBe("B.1 Ratifications");
    }

    [Theory]
    [InlineData("A.2", "A.10")]
    [InlineData("A", "A.1")]
    [InlineData("A.1", "B")]
    [InlineData("A.01", "A.2")]
    [InlineData("A.1", "A.1.i")]
    [InlineData("2", "10")]
    public void Codes_compare_as_people_count(string first, string second)
    {
        OutcomeOrder.ByCode.Compare(first, second).ShouldBeLessThan(0);
        OutcomeOrder.ByCode.Compare(second, first).ShouldBeGreaterThan(0);
        OutcomeOrder.ByCode.Compare(first, first).ShouldBe(0);
    }

    private static async Task<OutcomeInFull> Find(TheDatabase database, Reader reader, string key)
    {
        await using var db = database.Open();
        return (await OutcomeInFull.FindAsync(db, reader, key, null, 1, 50)).ShouldNotBeNull();
    }
}
