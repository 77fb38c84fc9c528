using Fairway.App.Accounts;
using Fairway.Testing;
using NodaTime;

namespace Fairway.App.Tests.Accounts;

public sealed class ReaderTests
{
    [Theory, BothDatabases]
    public async Task A_reader_has_the_units_beneath_their_offices_and_the_zone_of_their_duty_station(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        Account account = An.Account("1001").Reading("fr");
        await database.Add(A.Unit("ENT"), A.Unit("ENT-1", under: "ENT"), A.Unit("ENT-1-A", under: "ENT-1"), A.Unit("FIN"));
        await database.Add(An.Official("1001").InUnit("FIN").At("Suva"), account);
        await database.Add(
            An.Office(Office.HrPartner, account.Id, unit: "ENT"),
            An.Office(Office.BoardMember, account.Id, from: "2026-03-03", until: "2026-03-04"),
            An.Office(Office.Union, account.Id, until: "2026-03-03")
        );
        // 13:00 UTC on 2 March is already 3 March in Suva.
        var clock = new FixedClock(Instant.FromUtc(2026, 3, 2, 13, 0));
        await using var db = database.Open();
        var reader = (await Readers.LoadAsync(db, account.Id, clock, new DutyStationZones(s => s == "Suva" ? "Pacific/Fiji" : null)))!;
        reader.Today.ShouldBe(new LocalDate(2026, 3, 3));
        reader.Language.ShouldBe("fr");
        reader.HrUnits!.Order().ShouldBe(["ENT", "ENT-1", "ENT-1-A"]);
        reader.Offices.Select(o => o.Office).Order().ShouldBe([Office.HrPartner, Office.BoardMember]);
        var utc = (await Readers.LoadAsync(db, account.Id, clock))!;
        utc.Today.ShouldBe(new LocalDate(2026, 3, 2));
        utc.Offices.Select(o => o.Office).Order().ShouldBe([Office.HrPartner, Office.Union]);
        (await Readers.LoadAsync(db, Guid.NewGuid(), clock)).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task An_office_that_waits_or_was_ended_does_not_count(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        Account account = An.Account();
        await database.Add(account);
        var ended = An.Office(Office.Administrator, account.Id);
        ended.EndedAt = Instant.FromUtc(2026, 1, 1, 0, 0);
        var waiting = An.Office(Office.HrPartner, account.Id);
        (waiting.ConfirmedAt, waiting.ConfirmedBy) = (null, null);
        await database.Add(ended, waiting);
        await using var db = database.Open();
        var reader = (await Readers.LoadAsync(db, account.Id, FixedClock.On("2026-03-02")))!;
        reader.Offices.ShouldBeEmpty();
        reader.HrUnits.ShouldBeEmpty();
        OfficesOfTrust.MayGrant(reader).ShouldBeFalse();
    }
}
