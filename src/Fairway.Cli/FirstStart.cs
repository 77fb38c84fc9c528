using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Cli;

/// <summary>What a database needs before it is served: the demonstration, or somebody who can let others in.</summary>
internal static class FirstStart
{
    /// <summary>What somebody wants of a database in which nothing is yet.</summary>
    /// <param name="Empty">Without the demonstration: the first administrators are made on the terminal.</param>
    /// <param name="Officials">How many the demonstration has; null: not said, the published headcount.</param>
    public sealed record Wish(bool Empty, int? Officials);

    /// <summary>Whether a database holds the demonstration, or will after <see cref="Prepare"/>.</summary>
    public static async Task<bool> Demonstrates(FairwayDb db, Wish wish, CancellationToken stop) =>
        !wish.Empty && (await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, stop) || !await IsFilled(db, stop));

    /// <summary>Fills a database in which nothing is yet.</summary>
    /// <param name="parts">What the product is put together from.</param>
    /// <param name="services">The product's services.</param>
    /// <param name="wish">What was asked for.</param>
    /// <param name="stop">Ctrl+C.</param>
    /// <returns>The sentence that says how to sign in.</returns>
    public static async Task<string> Prepare(Parts parts, IServiceProvider services, Wish wish, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FairwayDb>();
        db.Asking.AsProduct();
        var demonstration = await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, stop);
        if (demonstration && wish.Empty)
        {
            throw Stop.Usage(
                $"{parts.Database.Place} holds the demonstration organization, and stays a demonstration. Choose another place with --data or --db."
            );
        }
        var filled = await IsFilled(db, stop);
        if (wish.Officials is not null && (demonstration || filled))
        {
            throw Stop.Usage(
                $"--officials is for a first start, and {parts.Database.Place} holds {(demonstration ? "a demonstration" : "an organization")} already. "
                    + "Choose another place with --data or --db, or leave --officials out."
            );
        }
        if (demonstration)
        {
            // One that was loaded before the room of skills came gets what it tells there now.
            await DemonstrateSkills(parts, db, stop);
            return InDemonstration;
        }
        if (wish.Empty)
        {
            await MakeAdministrators(scope.ServiceProvider, db, stop);
            return WithAccount;
        }
        if (!filled)
        {
            await Demonstrate(parts, scope.ServiceProvider, db, wish.Officials ?? Demo.Demonstration.FewestOfficials, stop);
            return InDemonstration;
        }
        if (!await db.Users.AnyAsync(stop))
        {
            throw Stop.Failure(
                $"{parts.Database.Place} has nobody who could sign in. Start once with --empty: the first administrators are made on the terminal."
            );
        }
        return WithAccount;
    }

    private const string InDemonstration = "Open it and enter as one of the people of the demonstration.";

    private const string WithAccount = "Sign in with your account.";

    /// <summary>Whether anything of an organization is in it: then it is not for the demonstration.</summary>
    private static async Task<bool> IsFilled(FairwayDb db, CancellationToken stop) =>
        await db.Users.AnyAsync(stop)
        || await db.Officials.AnyAsync(stop)
        || await db.Units.AnyAsync(stop)
        || await db.Outcomes.AnyAsync(stop);

    private static Task<bool> Demonstrate(Parts parts, IServiceProvider services, FairwayDb db, int officials, CancellationToken stop) =>
        Screen.WithProgress(
            "Loading the demonstration organization",
            async progress =>
            {
                var hasher = services.GetRequiredService<IPasswordHasher<Account>>();
                await Demo.Demonstration.LoadAsync(db, parts.Clock, parts.Policies, hasher, progress, stop, officials: officials);
                await DemonstrateSkills(parts, db, stop);
                return true;
            }
        );

    private static async Task DemonstrateSkills(Parts parts, FairwayDb db, CancellationToken stop)
    {
        await using var skills = parts.Database.Skills.Open();
        await Demo.Skills.SkillsTold.LoadAsync(skills, db, parts.Clock, parts.Policies, stop);
    }

    /// <summary>
    /// An office of trust is granted by two people, so two administrators are wanted (decision 13). The second may be made later: until then
    /// nobody can be given an office.
    /// </summary>
    private static async Task MakeAdministrators(IServiceProvider services, FairwayDb db, CancellationToken stop)
    {
        var clock = services.GetRequiredService<IClock>();
        var options = services.GetRequiredService<IOptions<AccountsOptions>>().Value;
        var missing = await FirstAdministrator.MissingAsync(db, clock, stop);
        if (missing == 0)
        {
            return;
        }
        Screen.Say("An administrator runs the system, reads nobody's forms, and grants offices of trust together with a second one.");
        for (var made = FirstAdministrator.Needed - missing; made < FirstAdministrator.Needed; )
        {
            Screen.Say("");
            Screen.Say(
                made == 0
                    ? "The first administrator:"
                    : "The second administrator (leave the name empty to make them at a later start with --empty):"
            );
            var name = Screen.Ask("Name");
            if (string.IsNullOrWhiteSpace(name))
            {
                if (made == 0)
                {
                    throw Stop.Usage(
                        "--empty makes the first administrator here on the terminal: name, mail address and password, one a line."
                    );
                }
                return;
            }
            var email = Screen.Ask("Mail address") ?? "";
            var password = Screen.AskSecret($"Password, at least {options.ShortestPassword} characters") ?? "";
            switch (
                await FirstAdministrator.CreateAsync(
                    db,
                    services.GetRequiredService<UserManager<Account>>(),
                    clock,
                    options,
                    email,
                    name,
                    password,
                    stop
                )
            )
            {
                case ActResult.Refused refused:
                    var sentences = refused.Refusals.Select(new Words().In("en").Refusal);
                    if (!Screen.IsTerminal)
                    {
                        throw Stop.Usage(string.Join(' ', sentences));
                    }
                    foreach (var sentence in sentences)
                    {
                        Screen.Say(sentence);
                    }
                    break;
                default:
                    Screen.Say($"{name.Trim()} is an administrator.");
                    made++;
                    break;
            }
        }
    }
}
