using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Fairway.App.Tests.Accounts;

public sealed class FirstAdministratorTests
{
    [Theory, BothDatabases]
    public async Task The_terminal_makes_two_administrators_and_then_no_more(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var clock = FixedClock.On("2026-03-02");
        (await Create(database, clock, "one@example.org")).ShouldBe(ActResult.Ok);
        (await Create(database, clock, "two@example.org")).ShouldBe(ActResult.Ok);
        (await Create(database, clock, "three@example.org"))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("AdministratorsThere");
        var grants = await database.Read(db => db.OfficeGrants.ToListAsync());
        grants.Count.ShouldBe(2);
        grants.ShouldAllBe(g =>
            g.Office == Office.Administrator && OfficesOfTrust.IsFromTerminal(g) && g.Until == new LocalDate(2027, 3, 2)
        );
        (await database.Read(db => db.History.ToListAsync())).ShouldAllBe(h => h.Actor == "terminal" && h.Act == "OfficeGranted");
    }

    [Theory, BothDatabases]
    public async Task It_helps_again_once_nobody_holds_an_office_any_more(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var clock = FixedClock.On("2026-03-02");
        await Create(database, clock, "one@example.org");
        await Create(database, clock, "two@example.org");
        clock.Now += Duration.FromDays(366);
        // The same person again: their account, and their own password.
        (await Create(database, clock, "one@example.org", "another password here")).ShouldBe(ActResult.Ok);
        (await database.Read(db => db.Users.CountAsync())).ShouldBe(2);
        await using var db = database.Open();
        (await FirstAdministrator.MissingAsync(db, clock)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task It_refuses_weak_passwords_wrong_addresses_and_the_demonstration(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var clock = FixedClock.On("2026-03-02");
        (await Create(database, clock, "one@example.org", "short")).ShouldBeOfType<ActResult.Refused>();
        (await Create(database, clock, "nowhere")).ShouldBeOfType<ActResult.Refused>();
        (await database.Read(db => db.Users.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.OfficeGrants.CountAsync())).ShouldBe(0);
        await database.Add(new Setting { Key = Setting.Demonstration, Value = "1" });
        (await Create(database, clock, "one@example.org")).ShouldBeOfType<ActResult.Refused>();
    }

    private static async Task<ActResult> Create(TheDatabase database, IClock clock, string email, string password = "four walls of quartz")
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddScoped(_ => database.Open())
            .AddAccounts()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await FirstAdministrator.CreateAsync(
            scope.ServiceProvider.GetRequiredService<FairwayDb>(),
            scope.ServiceProvider.GetRequiredService<UserManager<Account>>(),
            clock,
            new AccountsOptions(),
            email,
            "Robin Root",
            password
        );
    }
}
