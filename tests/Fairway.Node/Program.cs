using System.Net.Mail;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Node;
using Fairway.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

// One node of several, for tests that kill it: the daily jobs and the mails' delivery, over and over, at the moment that the last line of standard
// input says. Once nothing is left to do at that moment it says "done" and the line. Arguments: the database, the mail server's port, the policies.
var (connection, port, policies) = (args[0], int.Parse(args[1], null), args[2]);
var clock = new MovedClock();
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton<IClock>(clock)
    .AddSingleton(PolicyLibrary.Load(policies))
    .AddDbContextPool<FairwayDb>(options => PostgresDatabase.Configure(options, connection))
    .AddFairwayApp()
    .BuildServiceProvider();
using var delivery = new Delivery(
    services.GetRequiredService<IServiceScopeFactory>(),
    clock,
    new MailServer("127.0.0.1", port, new MailAddress("fairway@fairway.example.org", "Fairway"), Tls: false),
    Options.Create(new AccountsOptions { PublicUrl = new Uri("https://fairway.example.org") }),
    new Demonstration(),
    services.GetRequiredService<ILogger<Delivery>>()
);
string? asked = null,
    done = null;
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } line)
    {
        clock.MoveTo(InstantPattern.General.Parse(line).Value);
        Volatile.Write(ref asked, line);
    }
    // Whoever started it has gone.
    Environment.Exit(0);
});
Console.WriteLine("ready");
while (true)
{
    var now = Volatile.Read(ref asked);
    if (now is null || now == done)
    {
        await Task.Delay(2);
        continue;
    }
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<FairwayDb>();
    await scope.ServiceProvider.GetRequiredService<AppraisalsFromCalendar>().RunAsync();
    await DailyReminders.RunAsync(db, clock, scope.ServiceProvider.GetRequiredService<PolicyLibrary>());
    await delivery.DeliverDueAsync(CancellationToken.None);
    if (!await db.Outbox.AnyAsync(m => m.SentAt == null))
    {
        done = now;
        Console.WriteLine($"done {now}");
    }
}
