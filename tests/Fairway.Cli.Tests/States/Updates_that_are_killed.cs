using System.Diagnostics;
using Fairway.Testing;

namespace Fairway.Cli.Tests.States;

/// <summary>An update is killed in the middle, over and over, and started again: it arrives, at what an undisturbed one makes.</summary>
public sealed class Updates_that_are_killed : IDisposable
{
    /// <summary>So many in every run, since each start costs seconds; FAIRWAY_TEST_KILLS=50 for a long one.</summary>
    private static readonly int s_kills = int.TryParse(Environment.GetEnvironmentVariable("FAIRWAY_TEST_KILLS"), out var kills) ? kills : 4;

    private readonly string folder = Directory.CreateTempSubdirectory("fairway-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task They_arrive_at_what_an_undisturbed_one_makes(Provider on)
    {
        var first = KeptStates.Of(on)[0];
        await using var undisturbed = await KeptStates.Restored(on, first);
        var (whole, updating) = await Arrive(undisturbed);
        var expected = await KeptStates.Look(Database.Choose(undisturbed.Connection, ""));

        var random = new Random(20261130);
        var (killed, inUpdate, arrived) = (0, 0, 0);
        while (killed < s_kills)
        {
            await using var database = await KeptStates.Restored(on, first);
            while (killed < s_kills)
            {
                await using var run = TheCommandLine.Start("", Arguments(database));
                // Each other one while the tables are changed, the rest anywhere from the first moment on.
                if (killed % 2 == 0)
                {
                    await SaysOrEnds(run, "Updating ");
                    await Task.Delay(updating * random.NextDouble());
                }
                else
                {
                    await Task.Delay(whole * random.NextDouble());
                }
                if (run.HasEnded)
                {
                    (await run.Ended()).ShouldBe(0, run.Errors);
                    break;
                }
                await run.Kill();
                killed++;
                inUpdate += run.Errors.Contains("Updating ", StringComparison.Ordinal) ? 1 : 0;
            }
            await Arrive(database);
            arrived++;
            var now = await KeptStates.Look(Database.Choose(database.Connection, ""));
            now.Rows.ShouldBe(expected.Rows);
            now.Schema.ShouldBe(expected.Schema);
            // A backup clears away what those that were killed have left, and so does the test.
            Directory.GetFiles(folder).ShouldNotBeEmpty("each began with a backup");
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
            var last = await TheCommandLine.Run("backup", folder, "--db", database.Connection);
            last.Status.ShouldBe(0, last.Errors);
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
        }
        if (Environment.GetEnvironmentVariable("FAIRWAY_TEST_KILLS_NOTES") is { Length: > 0 } notes)
        {
            await File.AppendAllTextAsync(
                notes,
                $"{on}: killed {killed} times, {inUpdate} of them while the tables were changed; {arrived} databases arrived.\n"
            );
        }
    }

    private string[] Arguments(TheDatabase database) => ["migrate", "--db", database.Connection, "--backups", folder];

    /// <summary>To its end, and how long that takes: all of it, and from the first change on.</summary>
    private async Task<(TimeSpan Whole, TimeSpan Updating)> Arrive(TheDatabase database)
    {
        var watch = Stopwatch.StartNew();
        await using var run = TheCommandLine.Start("", Arguments(database));
        await SaysOrEnds(run, "Updating ");
        var begun = watch.Elapsed;
        (await run.Ended()).ShouldBe(0, run.Errors);
        return (watch.Elapsed, watch.Elapsed - begun);
    }

    private static async Task SaysOrEnds(TheCommandLine run, string word)
    {
        while (!run.HasEnded && !run.Errors.Contains(word, StringComparison.Ordinal))
        {
            await Task.Delay(5);
        }
    }
}
