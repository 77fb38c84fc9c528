using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Testing;
using Fairway.Web.Accounts.SignOn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Accounts;

/// <summary>
/// A small organization with the product in front of it: two administrators, an HR partner of the unit ENT, one of the whole organization, and Ada, an official of
/// ENT. Everybody's password is <see cref="AccountBuilder.Password"/>.
/// </summary>
public sealed class AccountsScene : IAsyncDisposable
{
    private AccountsScene(TheDatabase database, TheServer server, FixedClock clock)
    {
        Database = database;
        Server = server;
        Clock = clock;
    }

    public const string Password = AccountBuilder.Password;

    public TheDatabase Database { get; }
    public TheServer Server { get; }
    public FixedClock Clock { get; }

    public Account Root { get; private init; } = null!;
    public Account Second { get; private init; } = null!;
    public Account HrOfUnit { get; private init; } = null!;
    public Account HrOfAll { get; private init; } = null!;
    public Account Ada { get; private init; } = null!;

    public static async Task<AccountsScene> On(Provider provider, bool demonstration = false, SignOnSettings? signOn = null)
    {
        var database = await TheDatabase.On(provider);
        var clock = FixedClock.On("2026-03-02");
        Account root = An.Account().Named("Robin Root").Mail("root@example.org");
        Account second = An.Account().Named("Sam Second").Mail("second@example.org");
        Account hr = An.Account("2001").Named("Hana Unit").Mail("hana@example.org");
        Account hrAll = An.Account("2002").Named("Hugo All").Mail("hugo@example.org");
        Account ada = An.Account("1001").Named("Ada Okonkwo").Mail("ada@example.org");
        await database.Add(A.Unit("ENT"), A.Unit("ENT-1", under: "ENT"), A.Unit("FIN"));
        await database.Add(
            An.Official("1001").InUnit("ENT-1"),
            An.Official("1002").Named("Bo", "Lindgren").InUnit("ENT-1"),
            An.Official("1003").Named("Carla", "Reyes").InUnit("FIN"),
            An.Official("2001").Named("Hana", "Unit").InUnit("FIN"),
            An.Official("2002").Named("Hugo", "All").InUnit("FIN"),
            root,
            second,
            hr,
            hrAll,
            ada
        );
        await database.Add(
            An.Office(Office.Administrator, root.Id),
            An.Office(Office.Administrator, second.Id),
            An.Office(Office.HrPartner, hr.Id, unit: "ENT"),
            An.Office(Office.HrPartner, hrAll.Id)
        );
        if (demonstration)
        {
            await database.Add(new Setting { Key = Setting.Demonstration, Value = "1" });
        }
        return new(database, await TheServer.On(database, clock, signOn: signOn), clock)
        {
            Root = root,
            Second = second,
            HrOfUnit = hr,
            HrOfAll = hrAll,
            Ada = ada,
        };
    }

    public Task<Page> SignIn(Visitor visitor, string who, string password = Password) => SignIn(visitor, null, who, password);

    /// <summary>Signs in on a page that was opened before, or opens the sign-in page.</summary>
    public async Task<Page> SignIn(Visitor visitor, Page? page, string who, string password = Password) =>
        await visitor.Submit(page ?? await visitor.Get("/account/sign-in"), "Sign in", ("Input.Who", who), ("Input.Password", password));

    /// <summary>Gives somebody a second factor.</summary>
    /// <returns>The codes of their program as the clock stands.</returns>
    public async Task<Func<string>> WithFactor(Account account)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretLength);
        await Database.Add(
            new AuthenticatorKey
            {
                AccountId = account.Id,
                Cipher = Server
                    .Services.GetRequiredService<IDataProtectionProvider>()
                    .CreateProtector(SecondFactors.KeyPurpose)
                    .Protect(secret),
                MadeAt = Clock.GetCurrentInstant(),
                ConfirmedAt = Clock.GetCurrentInstant(),
            }
        );
        return () => Totp.Code(secret, Totp.StepAt(Clock.GetCurrentInstant()));
    }

    /// <summary>Whether a page that needs sign-in is shown.</summary>
    public static async Task<bool> IsSignedIn(Visitor visitor) => (await visitor.Get("/account")).Address == "/account";

    public Task<List<OutboxMessage>> Mails(string kind) =>
        Database.Read(db => db.Outbox.Where(m => m.Kind == kind).OrderBy(m => m.WrittenAt).ThenBy(m => m.Id).ToListAsync());

    public Task<List<string>> History() =>
        Database.Read(db => db.History.Where(h => h.Capability == "accounts").OrderBy(h => h.Id).Select(h => h.Act).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
