using Fairway.App.Tests.Results;
using Fairway.Testing;

namespace Fairway.Web.Tests.Outcomes;

/// <summary>The product on the organization of <see cref="ResultsScene"/>, on 2 March 2026; everybody in it can sign in.</summary>
internal sealed class ResultsSite : IAsyncDisposable
{
    private ResultsSite(TheDatabase database, TheServer server)
    {
        Database = database;
        Server = server;
    }

    public TheDatabase Database { get; }
    public TheServer Server { get; }

    public static async Task<ResultsSite> On(Provider provider)
    {
        var database = await ResultsScene.On(provider);
        await database.Add(
            An.Account("ana").Named("Ana Ruiz").Build(),
            An.Account("ben").Named("Ben Otieno").Build(),
            An.Account("cem").Named("Cem Kaya").Build(),
            An.Account("dora").Named("Dora Lind").Build()
        );
        return new(database, await TheServer.On(database, FixedClock.On(2026, 3, 2)));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
