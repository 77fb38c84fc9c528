using Fairway.App.Service;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Service;

/// <summary>Periods begin and end on days on which nobody imports anything: supervision follows the calendar.</summary>
public sealed class DailySupervisionTests
{
    [Theory, BothDatabases]
    public async Task Somebody_who_moves_tomorrow_has_the_new_chief_tomorrow(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        folder.Change("service.csv", "1004,2025-06-01,,", "1004,2025-06-01,2026-03-04,");
        folder.Append("service.csv", "1004,2026-03-05,,ILO,active,GS,G5,FT,RB,Geneva,OPS,Assistant,local,");
        await StaffImportTests.Import(database, folder);
        (await SupervisorsOf(database, "1004")).ShouldBe([("1001", Days.Of("2025-06-01"), (LocalDate?)null)]);

        await using var db = database.Open();
        (await DailySupervision.RunAsync(db, FixedClock.On("2026-03-02"))).ShouldBeFalse("the import built this day's");
        // The days between were missed: the move still counts from its own day.
        (await DailySupervision.RunAsync(db, FixedClock.On("2026-03-07"))).ShouldBeTrue();
        (await SupervisorsOf(database, "1004")).ShouldBe([
            ("1001", Days.Of("2025-06-01"), Days.Of("2026-03-05")),
            ("1002", Days.Of("2026-03-05"), null),
        ]);
        (await DailySupervision.RunAsync(db, FixedClock.On("2026-03-07"))).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task Where_no_import_built_supervision_it_is_left_alone(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(An.Official("1001"), An.Official("1002"), A.Supervision("1002", by: "1001"));
        await using var db = database.Open();
        (await DailySupervision.RunAsync(db, FixedClock.On("2026-03-07"))).ShouldBeFalse();
        (await SupervisorsOf(database, "1002")).Count.ShouldBe(1);
    }

    private static Task<List<(string, LocalDate, LocalDate?)>> SupervisorsOf(TheDatabase database, string staffId) =>
        database.Read(async db =>
            (await db.Supervisions.Where(s => s.StaffId == staffId).OrderBy(s => s.From).ToListAsync())
                .Select(s => (s.SupervisorId, s.From, s.Until))
                .ToList()
        );
}
