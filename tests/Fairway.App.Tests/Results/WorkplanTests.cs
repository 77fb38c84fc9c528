using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Results;
using Fairway.Rules.Results;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Tests.Results;

public sealed class WorkplanTests
{
    private static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly FixedClock Clock = FixedClock.On(2026, 3, 2);
    private static readonly Reader Chief = ResultsScene.Reader("ben");
    private static readonly Reader Delegate = ResultsScene.Reader("dora");
    private static readonly Reader Official = ResultsScene.Reader("cem");
    private static readonly Reader Above = ResultsScene.Reader("ana");

    [Theory, BothDatabases]
    public async Task The_chief_and_their_delegate_write_others_find_nothing(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        (await Open(database, Chief, "ENT"))!.MayPublish.ShouldBeTrue();
        (await Open(database, Delegate, "ENT"))!.MayPublish.ShouldBeFalse();
        (await Open(database, Official, "ENT")).ShouldBeNull();
        // A unit with a chief is not written by the chief above.
        (await Open(database, Above, "ENT")).ShouldBeNull();
        // A vacant place falls to the chief above.
        (await Open(database, Above, "GOV"))!.MayPublish.ShouldBeTrue();
        (await Open(database, Chief, "NOWHERE")).ShouldBeNull();
        (await Save(database, Official, "ENT", 1, Text("mine"))).ShouldBe(ActResult.Missing);
        (await Publish(database, Official, "ENT", 1, Text("mine"))).ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task A_delegation_that_ended_opens_nothing(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        await using (var db = database.Open())
        {
            var delegation = await db.Delegations.SingleAsync();
            delegation.Until = ResultsScene.Today;
            await db.SaveChangesAsync();
        }
        (await Open(database, Delegate, "ENT")).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_kept_and_read_only_by_those_who_write(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var before = (await Open(database, Delegate, "ENT"))!;
        var text = before.Text with { BigPicture = "A draft" };
        (await Save(database, Delegate, "ENT", before.Seen, text)).ShouldBe(ActResult.Ok);

        var draft = (await Open(database, Chief, "ENT"))!;
        draft.Text.ShouldBe(text);
        (draft.SavedBy, draft.Published!.BigPicture).ShouldBe(("Dora Lind", "Small enterprises find us first."));
        draft.Seen.ShouldBeGreaterThan(before.Seen);

        await using var db = database.Open();
        var read = (await WorkplanInFull.FindAsync(db, Official, "ENT", 2026))!;
        (read.BigPicture, read.DraftSavedAt, read.MayWrite).ShouldBe(("Small enterprises find us first.", null, false));
        (await WorkplanInFull.FindAsync(db, Chief, "ENT", 2026))!.DraftSavedAt.ShouldNotBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_second_person_overwrites_nothing_they_have_not_seen(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var shown = (await Open(database, Chief, "ENT"))!;
        (await Save(database, Delegate, "ENT", shown.Seen, shown.Text with { BigPicture = "Dora's" })).ShouldBe(ActResult.Ok);

        (await Save(database, Chief, "ENT", shown.Seen, shown.Text with { BigPicture = "Ben's" })).ShouldBe(ActResult.Stale);
        (await Publish(database, Chief, "ENT", shown.Seen, shown.Text with { BigPicture = "Ben's" })).ShouldBe(ActResult.Stale);
        (await Discard(database, Chief, "ENT", shown.Seen)).ShouldBe(ActResult.Stale);
        (await Open(database, Chief, "ENT"))!.Text.BigPicture.ShouldBe("Dora's");
        // The same text twice is no conflict.
        (await Save(database, Chief, "ENT", shown.Seen, shown.Text with { BigPicture = "Dora's" })).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task Two_first_drafts_at_once_leave_one(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        await using var one = database.Open();
        await using var other = database.Open();
        var results = await Task.WhenAll(
            new WorkplanEditing(one, Clock, Policies).SaveAsync(Above, "GOV", 2026, 0, Text("one")),
            new WorkplanEditing(other, Clock, Policies).SaveAsync(Above, "GOV", 2026, 0, Text("other"))
        );
        results.Count(result => result == ActResult.Ok).ShouldBe(1);
        results.Count(result => result == ActResult.Stale).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Publishing_shows_the_plan_and_says_so_in_the_history(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var text = Text("Inspectors everywhere", Line("Ten inspections", "2026/B.1"), Line("", null));
        (await Publish(database, Above, "GOV", 0, text)).ShouldBe(ActResult.Ok);

        await using var db = database.Open();
        var plan = (await WorkplanInFull.FindAsync(db, Official, "GOV", 2026))!;
        plan.BigPicture.ShouldBe("Inspectors everywhere");
        var line = plan.Lines.ShouldHaveSingleItem();
        (line.Text, line.OutcomeCode, line.Outputs.Count).ShouldBe(("Ten inspections", "B.1", 0));
        (plan.ChiefName, plan.ChiefOf).ShouldBe(("Ana Ruiz", "HQ"));
        var entry = await db.History.SingleAsync();
        (entry.Actor, entry.Subject, entry.Act, entry.Rule).ShouldBe(("ana", "workplan/2026/GOV", "workplan-published", "RB-3"));
        entry.PolicyVersion.ShouldBe(Policies.PolicyAt(ResultsScene.Today).Version);
        (await db.WorkplanDrafts.AnyAsync()).ShouldBeFalse();
        // Sent twice, done once.
        (await Publish(database, Above, "GOV", 0, text)).ShouldBe(ActResult.Ok);
        (await database.Read(again => again.History.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_published_line_is_withdrawn_not_deleted_and_can_be_put_back(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var shown = (await Open(database, Chief, "ENT"))!;
        var rest = shown.Text with { Lines = [Line("Something new", null)] };
        (await Publish(database, Chief, "ENT", shown.Seen, rest)).ShouldBe(ActResult.Ok);

        await using (var db = database.Open())
        {
            var plan = (await WorkplanInFull.FindAsync(db, Official, "ENT", 2026))!;
            plan.Lines.Select(line => (line.Text, line.Withdrawn, line.OutputsInAll))
                .ShouldBe([("Something new", false, 0), ("A guide in three languages", true, 1), ("Answer within five days", true, 1)]);
            (await WorkplanLines.ForUnitAsync(db, "ENT", 2026)).Select(line => line.Text).ShouldBe(["Something new"]);
            var change = plan.Publications.ShouldHaveSingleItem().Change.ShouldNotBeNull();
            change.Added.ShouldBe(["Something new"]);
            change.Withdrawn.ShouldBe(["A guide in three languages", "Answer within five days"]);
            (change.BigPicture, change.Reworded.Count).ShouldBe((null, 0));
            // The output that cited it still serves what the line served.
            (await OutcomeTree.LoadAsync(db, 2026))
                .Find("2026/A.2")!
                .Outputs.ShouldBe(1);
        }

        var after = (await Open(database, Chief, "ENT"))!;
        var back = after.Withdrawn.Single(line => line.Id == ResultsScene.CitedLine);
        (await Publish(database, Chief, "ENT", after.Seen, after.Text with { Lines = [.. after.Text.Lines, back] })).ShouldBe(ActResult.Ok);
        (await Open(database, Chief, "ENT"))!.Published!.Lines.Select(line => line.Id).ShouldContain(ResultsScene.CitedLine);
    }

    [Theory, BothDatabases]
    public async Task A_new_wording_stands_in_the_history_beside_the_old_one(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var shown = (await Open(database, Chief, "ENT"))!;
        var lines = shown.Text.Lines;
        var text = shown.Text with
        {
            BigPicture = "Everybody finds us",
            Lines = [lines[1], lines[0] with { Text = "A guide in five languages" }],
        };
        (await Publish(database, Chief, "ENT", shown.Seen, text)).ShouldBe(ActResult.Ok);

        await using var db = database.Open();
        var change = (await WorkplanInFull.FindAsync(db, Official, "ENT", 2026))!.Publications.Single().Change!;
        change.BigPicture.ShouldBe("Small enterprises find us first.");
        change.Reworded.ShouldBe([
            new WorkplanRewording("A guide in three languages", "A guide in five languages", "2026/A.2", "2026/A.2"),
        ]);
        change.Reordered.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_kept_or_published_is_refused_at_its_field(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        Refusals(await Save(database, Above, "GOV", 0, Text(new string('x', 100_000)))).ShouldBe([("TextTooLong", "BigPicture")]);
        Refusals(await Publish(database, Above, "GOV", 0, Text(" ")))
            .ShouldBe([("WorkplanBigPictureMissing", "BigPicture"), ("WorkplanLinesMissing", null)]);
        Refusals(await Publish(database, Above, "GOV", 0, Text("x", Line(" ", "2026/A"), Line("y", "2026/A.10.i"), Line("z", "2028/A"))))
            .ShouldBe([
                ("WorkplanLineTextMissing", "Lines[0].Text"),
                ("WorkplanOutcomeUnknown", "Lines[1].Outcome"),
                ("WorkplanOutcomeUnknown", "Lines[2].Outcome"),
            ]);
        Refusals(await Publish(database, Delegate, "ENT", 1, Text("x", Line("y", null)))).ShouldBe([("WorkplanNotTheChief", null)]);
        (await database.Read(db => db.WorkplanDrafts.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Another_plans_line_in_a_hand_made_request_becomes_a_new_one(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var stolen = Line("Mine now", null) with { Id = ResultsScene.CitedLine };
        (await Publish(database, Above, "GOV", 0, Text("x", stolen))).ShouldBe(ActResult.Ok);
        await using var db = database.Open();
        (await db.WorkplanLines.SingleAsync(line => line.Id == ResultsScene.CitedLine)).Text.ShouldBe("A guide in three languages");
    }

    [Theory, BothDatabases]
    public async Task A_draft_thrown_away_leaves_what_is_published(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        var shown = (await Open(database, Chief, "ENT"))!;
        await Save(database, Chief, "ENT", shown.Seen, shown.Text with { BigPicture = "No" });
        var draft = (await Open(database, Chief, "ENT"))!;
        (await Discard(database, Chief, "ENT", draft.Seen)).ShouldBe(ActResult.Ok);
        var after = (await Open(database, Chief, "ENT"))!;
        (after.Text, after.HasDraft).ShouldBe((shown.Text, false));
    }

    [Theory, BothDatabases]
    public async Task Lines_to_cite_are_the_units_own_first_then_those_above(Provider on)
    {
        await using var database = await ResultsScene.On(on);
        await Publish(database, Above, "HQ", 0, Text("Whole", Line("One house", "2026/B")));
        await using var db = database.Open();
        (await WorkplanLines.ForUnitAsync(db, "ENT", 2026))
            .Select(line => (line.UnitName, line.Text, line.OutcomeKey))
            .ShouldBe([
                ("Enterprises", "A guide in three languages", "2026/A.2"),
                ("Enterprises", "Answer within five days", null),
                ("Headquarters", "One house", "2026/B"),
            ]);
        (await WorkplanLines.ForUnitAsync(db, "ENT", 2028)).ShouldBeEmpty();
        (await WorkplanLines.FindAsync(db, ResultsScene.CitedLine))!.Text.ShouldBe("A guide in three languages");
        var units = await WorkplanIndex.InAsync(db, 2026);
        units.Select(unit => (unit.UnitCode, unit.Depth, unit.Lines)).ShouldBe([("HQ", 0, 1), ("ENT", 1, 2), ("GOV", 1, 0)]);
    }

    private static WorkplanText Text(string bigPicture, params WorkplanTextLine[] lines) => new(bigPicture, [.. lines]);

    private static WorkplanTextLine Line(string text, string? outcome) => new(Guid.CreateVersion7(), "deliverable", text, outcome);

    private static IEnumerable<(string, string?)> Refusals(ActResult result) =>
        result.ShouldBeOfType<ActResult.Refused>().Refusals.Select(refusal => (refusal.Code, refusal.Field));

    private static async Task<EditableWorkplan?> Open(TheDatabase database, Reader reader, string unit)
    {
        await using var db = database.Open();
        return await new WorkplanEditing(db, Clock, Policies).OpenAsync(reader, unit, 2026);
    }

    private static async Task<ActResult> Save(TheDatabase database, Reader reader, string unit, int seen, WorkplanText text)
    {
        await using var db = database.Open();
        return await new WorkplanEditing(db, Clock, Policies).SaveAsync(reader, unit, 2026, seen, text);
    }

    private static async Task<ActResult> Publish(TheDatabase database, Reader reader, string unit, int seen, WorkplanText text)
    {
        await using var db = database.Open();
        return await new WorkplanEditing(db, Clock, Policies).PublishAsync(reader, unit, 2026, seen, text);
    }

    private static async Task<ActResult> Discard(TheDatabase database, Reader reader, string unit, int seen)
    {
        await using var db = database.Open();
        return await new WorkplanEditing(db, Clock, Policies).DiscardAsync(reader, unit, 2026, seen);
    }
}
