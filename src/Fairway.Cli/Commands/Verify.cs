using System.CommandLine;
using System.Globalization;
using Fairway.App.Skills;
using Fairway.App.Transparency;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway verify</c>: whether everything that is kept is whole, as the auditor's page says it; the result is kept for that page.</summary>
internal static class Verify
{
    public static Command Command()
    {
        var command = new Command("verify", "Verify check codes, ledgers, grants of offices and workflows of everything that is kept.");
        command.SetAction(
            async (result, stop) =>
            {
                var database = Options.Database(result);
                await Versions.Need(database, stop);
                await Versions.Need(database.Skills, stop);
                await using var db = database.Open();
                await using var skills = database.Skills.Open();
                var run = await new Integrity(db, Composition.MachineClock).VerifyAsync("terminal", stop);
                foreach (var one in Integrity.Read(run))
                {
                    Console.Out.WriteLine(
                        string.Create(CultureInfo.InvariantCulture, $"{one.Check}: {one.Looked} looked at, {one.Wrong} not whole")
                    );
                    foreach (var id in one.Broken)
                    {
                        Console.Out.WriteLine("  " + id);
                    }
                }
                // Of the room of skills it is said here alone: nothing of it stands in the other database.
                var room = await new SkillsIntegrity(skills).VerifyAsync(stop);
                foreach (var one in room)
                {
                    Console.Out.WriteLine(
                        string.Create(CultureInfo.InvariantCulture, $"{one.What}: {one.Looked} looked at, {one.Broken.Count} not whole")
                    );
                    foreach (var id in one.Broken.Take(Integrity.MostNamed))
                    {
                        Console.Out.WriteLine("  " + id);
                    }
                }
                var whole = run.Whole && room.All(one => one.Broken.Count == 0);
                Screen.Say(whole ? "Everything is whole." : "Not everything is whole.");
                return whole ? 0 : Stop.Failed;
            }
        );
        return command;
    }
}
