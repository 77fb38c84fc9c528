using Fairway.App.Service;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Service;

/// <summary>An import is all or nothing, tells what it did, keeps history and what others own, and a second time does nothing.</summary>
public sealed class StaffImportTests
{
    private static readonly LocalDate Today = AStaffFolder.Today;

    [Theory, BothDatabases]
    public async Task A_first_import_adds_all_and_a_second_finds_nothing_to_change(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        folder.Write("exceptions.csv", "staff_id,kind,decided_on,decided_by\n1002,mobility,2020-05-01,DG\n");
        folder.Write("outcomes.csv", "outcome,parent,biennium,kind,unit,title,target\nA.1,A,2026,output,,Do,3\nA,,2026,outcome,,Work,\n");
        var first = await Import(database, folder);
        (first.Officials.Added, first.Units.Added, first.Outcomes.Added).ShouldBe((4, 3, 2));
        (await database.Read(db => db.ServicePeriods.CountAsync())).ShouldBe(6);
        (await database.Read(db => db.Outcomes.SingleAsync(o => o.Code == "A.1"))).ParentKey.ShouldBe("2026/A");
        (await database.Read(db => db.History.CountAsync(h => h.Act == "official-added"))).ShouldBe(4);

        var second = await Import(database, folder);
        second.NothingToChange.ShouldBeTrue(string.Join('\n', second.Lines));
        second.Officials.Unchanged.ShouldBe(4);
        second.Lines.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Supervision_follows_the_tree(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        var rows = await database.Read(db => db.Supervisions.OrderBy(s => s.StaffId).ToListAsync());
        rows.Select(s => (s.StaffId, s.SupervisorId, s.SecondLevelId))
            .ShouldBe(
                [("1002", "1001", null), ("1003", "1002", "1001"), ("1004", "1001", null)],
                "the head of the organization has no supervisor"
            );
        rows[1].From.ShouldBe(Days.Of("2019-01-15"), "since both were in the unit");
        var chiefs = await database.Read(db => db.Chieftaincies.OrderBy(c => c.UnitCode).ToListAsync());
        chiefs
            .Select(c => (c.UnitCode, c.StaffId, c.From))
            .ShouldBe([("HQ", "1001", Days.Of("1999-04-01")), ("OPS", "1002", Days.Of("2004-09-01"))]);
    }

    [Theory, BothDatabases]
    public async Task A_new_chief_closes_the_old_rows_and_opens_new_ones(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Change("units.csv", "unit,1002", "unit,1004");
        var report = await Import(database, folder);
        report.Units.Changed.ShouldBe(1);
        var chiefs = await database.Read(db => db.Chieftaincies.Where(c => c.UnitCode == "OPS").OrderBy(c => c.From).ToListAsync());
        chiefs.Select(c => (c.StaffId, c.Until)).ShouldBe([("1002", Today), ("1004", (LocalDate?)null)]);
        var ana = await database.Read(db => db.Supervisions.Where(s => s.StaffId == "1003").OrderBy(s => s.From).ToListAsync());
        ana.Select(s => (s.SupervisorId, s.From, s.Until))
            .ShouldBe([("1002", Days.Of("2019-01-15"), Today), ("1004", Today, (LocalDate?)null)]);
        (await Import(database, folder)).NothingToChange.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_chief_who_leaves_without_a_successor_leaves_the_unit_to_the_one_above(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Change("service.csv", "1002,2004-09-01,,", "1002,2004-09-01,2026-02-15,").Change("units.csv", "unit,1002", "unit,");
        var report = await Import(database, folder);
        report.Officials.Ended.ShouldBe(1);
        var ana = await database.Read(db => db.Supervisions.Where(s => s.StaffId == "1003").OrderBy(s => s.From).ToListAsync());
        ana.Select(s => (s.SupervisorId, s.Until)).ShouldBe([("1002", Days.Of("2026-02-16")), ("1001", (LocalDate?)null)]);
        var their = await database.Read(db => db.Supervisions.SingleAsync(s => s.StaffId == "1002"));
        their.Until.ShouldBe(Days.Of("2026-02-16"));
    }

    [Theory, BothDatabases]
    public async Task What_changed_stands_in_the_history(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Change("officials.csv", "Muñoz, hija", "Muñoz").Change("service.csv", "G5,FT", "G6,FT");
        var report = await Import(database, folder);
        report.Officials.Changed.ShouldBe(2);
        report.Lines.ShouldContain("changed 1003 Ana Muñoz: family_name Muñoz, hija → Muñoz");
        var entry = await database.Read(db => db.History.SingleAsync(h => h.Act == "official-changed" && h.Subject == "1004"));
        entry.Detail.ShouldBe("""[{"what":"period from 2025-06-01: grade","before":"G5","after":"G6"}]""");
        (await database.Read(db => db.Officials.SingleAsync(o => o.StaffId == "1003"))).SearchName.ShouldBe("munoz ana");
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_tells_all_and_changes_nothing(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        var report = await Import(
            database,
            folder,
            new ImportOptions
            {
                Today = Today,
                At = Instant.MinValue,
                DryRun = true,
            }
        );
        report.Officials.Added.ShouldBe(4);
        report.Lines.ShouldContain("added 1004 Awa Diallo");
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.Units.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.History.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Officials_who_are_not_listed_are_left_alone_unless_the_folder_is_complete(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Change("officials.csv", "1004,Diallo,Awa,awa@example.org,F,1990-05-20,SN,fr,2025-06-01,,\n", "");
        folder.Change("service.csv", "1004,2025-06-01,,ILO,active,GS,G5,FT,RB,Geneva,HQ,Assistant,local,\n", "");
        var report = await Import(database, folder);
        report.NothingToChange.ShouldBeTrue();
        report.NotListed.ShouldBe(1);
        report.Lines.ShouldHaveSingleItem().ShouldContain("1004");

        var complete = Options() with { Complete = true };
        (await Import(database, folder, complete)).Officials.Ended.ShouldBe(1);
        (await database.Read(db => db.ServicePeriods.SingleAsync(p => p.StaffId == "1004"))).Until.ShouldBe(Today);
        (await Import(database, folder, complete)).NothingToChange.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task What_another_owns_is_kept(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        await using (var db = database.Open())
        {
            var awa = await db.Officials.SingleAsync(o => o.StaffId == "1004");
            awa.Email = "awa.diallo@example.org";
            db.FactOwners.Add(
                new FactOwner
                {
                    StaffId = "1004",
                    Field = "email",
                    Owner = "hr",
                    Since = Instant.FromUtc(2026, 2, 1, 0, 0),
                }
            );
            db.Supervisions.RemoveRange(db.Supervisions.Where(s => s.StaffId == "1004"));
            db.Supervisions.Add(
                new Supervision
                {
                    StaffId = "1004",
                    SupervisorId = "1003",
                    From = Days.Of("2026-01-01"),
                    NamedByHr = true,
                }
            );
            await db.SaveChangesAsync();
        }
        var report = await Import(database, folder);
        report.NothingToChange.ShouldBeTrue();
        report.Lines.ShouldBe(["kept 1004: email is owned by hr, the folder says otherwise"]);
        (await database.Read(db => db.Officials.SingleAsync(o => o.StaffId == "1004"))).Email.ShouldBe("awa.diallo@example.org");
    }

    [Theory, BothDatabases]
    public async Task A_column_that_the_folder_has_not_leaves_what_is_there(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Write("officials.csv", "staff_id,date_of_birth,entry_on_duty\n1004,1990-05-20,2025-06-01\n");
        folder.Write(
            "service.csv",
            "staff_id,from,to,organization,status,category,grade,funding,duty_station\n1004,2025-06-01,,ILO,active,GS,G5,RB,Geneva\n"
        );
        File.Delete(Path.Combine(folder.Path, "units.csv"));
        (await Import(database, folder)).NothingToChange.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task An_import_that_fails_half_way_changes_nothing(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Change("officials.csv", "Diallo", "Sow");
        var progress = new Failing();
        await Should.ThrowAsync<IOException>(() => Import(database, folder, Options(), progress));
        (await database.Read(db => db.Officials.SingleAsync(o => o.StaffId == "1004"))).FamilyName.ShouldBe("Diallo");
        (await database.Read(db => db.History.CountAsync(h => h.Act == "official-changed"))).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_folder_may_name_a_chief_and_a_parent_that_the_database_knows(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        await Import(database, folder);
        folder.Write("officials.csv", "staff_id,date_of_birth,entry_on_duty\n2001,1990-05-20,2026-03-01\n");
        folder.Write(
            "service.csv",
            "staff_id,from,to,organization,status,category,grade,funding,duty_station,unit\n2001,2026-03-01,,ILO,active,P,P2,RB,Geneva,NEW\n"
        );
        folder.Write("units.csv", "unit,parent,name,kind,responsible_chief\nNEW,OPS,New,unit,1003\n");
        await Import(database, folder);
        var row = await database.Read(db => db.Supervisions.SingleAsync(s => s.StaffId == "2001"));
        (row.SupervisorId, row.SecondLevelId).ShouldBe(("1003", "1002"));
        folder.Write("units.csv", "unit,parent,name,kind,responsible_chief\nHQ,NEW,HQ,unit,1001\n");
        await using var db = database.Open();
        var reading = StaffFolder.Read(folder.Path, await StaffImport.ReadingOptionsAsync(db, AStaffFolder.Grades, Today));
        reading.Mistakes.ShouldHaveSingleItem().What.ShouldContain("in a circle: HQ (line 2) → NEW → OPS → HQ");
    }

    private static ImportOptions Options() => new() { Today = Today, At = Instant.FromUtc(2026, 3, 2, 9, 0) };

    internal static Task<ImportReport> Import(TheDatabase database, AStaffFolder folder) => Import(database, folder, Options());

    private static async Task<ImportReport> Import(
        TheDatabase database,
        AStaffFolder folder,
        ImportOptions options,
        IProgress<ImportProgress>? progress = null
    )
    {
        await using var db = database.Open();
        var reading = StaffFolder.Read(
            folder.Path,
            await StaffImport.ReadingOptionsAsync(db, AStaffFolder.Grades, options.Today, complete: options.Complete)
        );
        reading.Mistakes.ShouldBeEmpty();
        return await StaffImport.RunAsync(db, reading.Folder!, options, progress);
    }

    private sealed class Failing : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => throw new IOException("The cable was pulled.");
    }
}
