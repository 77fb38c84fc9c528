using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.People;

/// <summary>
/// A small organization on 2 March 2026: Mai heads headquarters, Séamus operations beneath it, where Ana works; Awa works in
/// development, whose chief's place is vacant; Noor is HR partner of all, Otto of operations; Lev has left.
/// </summary>
internal sealed class AnOrganization : IAsyncDisposable
{
    public static readonly LocalDate Today = new(2026, 3, 2);
    public const string Mai = "1001";
    public const string Seamus = "1002";
    public const string Ana = "1003";
    public const string Awa = "1004";
    public const string Noor = "2001";
    public const string Otto = "2002";
    public const string Lev = "9001";

    private AnOrganization(TheDatabase database, TheServer server, FixedClock clock)
    {
        Database = database;
        Server = server;
        Clock = clock;
    }

    public TheDatabase Database { get; }
    public TheServer Server { get; }
    public FixedClock Clock { get; }

    public static async Task<AnOrganization> On(Provider provider)
    {
        var database = await TheDatabase.From(provider, "people", FillAsync);
        var clock = FixedClock.On("2026-03-02");
        return new AnOrganization(database, await TheServer.On(database, clock), clock);
    }

    public Task<Visitor> As(string staffId, string language = "en") => Server.As(staffId, language);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task FillAsync(FairwayDb db)
    {
        Account noor = An.Account(Noor).Named("Noor Haddad");
        Account otto = An.Account(Otto).Named("Otto Berg");
        db.Units.AddRange(
            A.Unit("HQ", kind: "department", name: "Headquarters"),
            A.Unit("OPS", under: "HQ", name: "Operations"),
            A.Unit("DEV", under: "HQ", name: "Development"),
            A.Unit("OPS/FLEET", under: "OPS", name: "Fleet")
        );
        db.Officials.AddRange(
            An.Official(Mai).Named("Thị Mai", "Nguyễn").InUnit("HQ").InGrade("D1"),
            An.Official(Seamus).Named("Séamus", "O'Connor").InUnit("OPS").InGrade("P5"),
            An.Official(Ana).Named("Ana", "Muñoz").InUnit("OPS").Born("1985-11-03"),
            An.Official(Awa).Named("Awa", "Diallo").InUnit("DEV").At("Dakar"),
            An.Official(Noor).Named("Noor", "Haddad").InUnit("HQ"),
            An.Official(Otto).Named("Otto", "Berg").InUnit("OPS"),
            An.Official(Lev).Named("Lev", "Ivanov").InUnit("OPS").Left("2025-01-01")
        );
        db.Users.AddRange(
            noor,
            otto,
            An.Account(Mai).Named("Thị Mai Nguyễn"),
            An.Account(Seamus).Named("Séamus O'Connor"),
            An.Account(Ana).Named("Ana Muñoz"),
            An.Account(Awa).Named("Awa Diallo")
        );
        db.OfficeGrants.AddRange(An.Office(Office.HrPartner, noor.Id), An.Office(Office.HrPartner, otto.Id, unit: "OPS"));
        db.Chieftaincies.AddRange(A.Chief("HQ", is_: Mai), A.Chief("OPS", is_: Seamus));
        await db.SaveChangesAsync();
        await SupervisionBuilder.RebuildAsync(db, Today, Instant.FromUtc(2026, 3, 2, 9, 0), "test");
    }
}
