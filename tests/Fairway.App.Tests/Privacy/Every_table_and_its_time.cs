using Fairway.App.Policies;
using Fairway.App.Privacy;
using Fairway.Rules.Privacy;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Privacy;

/// <summary>How long each kind is kept, against the model: no table may be forgotten.</summary>
[Trait("Rule", "CY-12")]
public sealed class Every_table_and_its_time
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly LocalDate s_today = new(2026, 3, 2);

    [Theory, BothDatabases]
    public async Task Every_table_goes_with_a_kind_or_stays_for_a_reason(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Where(t => !t.IsOwned()).ToList();
        var forgotten =
            from table in tables
            let held = HeldTables.All.Single(t => t.Row == table.ClrType)
            where !GoingTables.CanGo(table) && string.IsNullOrWhiteSpace(held.StaysBecause)
            select table.GetTableName();
        forgotten.ShouldBeEmpty(
            "tables that neither go with a kind of record, by themselves or with what they hang on, nor stay for a reason"
        );
        var both =
            from table in tables
            let held = HeldTables.All.Single(t => t.Row == table.ClrType)
            where held.Going.Count > 0 && held.StaysBecause is not null
            select table.GetTableName();
        both.ShouldBeEmpty("tables that go and stay");

        // What a person has written or is about, and stays: each was looked at. A new one is thought about here.
        var personal =
            from held in HeldTables.All
            where held.StaysBecause is not null && held.Mine.Count > 0
            select db.Model.FindEntityType(held.Row)!.GetTableName();
        personal.ShouldBe(
            [
                "accounts_offices",
                "accounts_sent_forms",
                "feedback_groups",
                "learning_sessions",
                "notices_broadcasts",
                "privacy_deletions",
                "privacy_holds",
                "promotions_members",
                "reclassification_comments",
                "reportsboard_attendance",
                "results_workplan_drafts",
                "service_chieftaincies",
                "service_delegations",
                "service_exceptions",
                "service_fact_owners",
                "service_head_alternates",
                "service_officials",
                "service_periods",
                "service_stand_ins",
                "service_supervisions",
                "transparency_concern_steps",
                "transparency_concerns",
            ],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task Every_kind_has_tables_and_the_others_wait_for_what_hangs_on_them(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var db = database.Open();
        // Skills stand in a database of their own, and no table of this one knows them.
        HeldTables
            .All.SelectMany(t => t.Going)
            .Select(g => g.Kind)
            .Distinct()
            .ShouldBe(Enum.GetValues<RetentionKind>().Where(k => k != RetentionKind.Skills), ignoreOrder: true);
        GoingTables.Waits(db.Model).ShouldBe([(RetentionKind.Appraisals, RetentionKind.Probation)]);
        var order = GoingTables.InOrder(db.Model).ToList();
        order.IndexOf(RetentionKind.Probation).ShouldBeLessThan(order.IndexOf(RetentionKind.Appraisals));

        var lines = RetentionSchedule.Of(s_policies, db.Model, s_today, new LocalDate(2016, 2, 29));
        lines.Select(l => l.Kind).ShouldBe(Enum.GetValues<RetentionKind>(), ignoreOrder: true);
        lines.ShouldAllBe(l => l.Value.Source.IsAssumption);
        lines.Single(l => l.Kind == RetentionKind.Appraisals).KeptUntil.ShouldBe(new LocalDate(2026, 2, 28));
        lines.Single(l => l.Kind == RetentionKind.Drafts).KeptUntil.ShouldBe(new LocalDate(2016, 8, 29));
        lines.Single(l => l.Kind == RetentionKind.Mails).KeptUntil.ShouldBeNull("a mail is counted from its sending");
        RetentionSchedule.Of(s_policies, db.Model, s_today, null).ShouldAllBe(l => l.KeptUntil == null);
    }
}
