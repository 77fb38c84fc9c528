using System.Globalization;
using Fairway.Testing;

namespace Fairway.Web.Tests.Access;

/// <summary>Whatever is asked, nothing breaks and nobody is told of what isn't theirs. `./fairway bench fuzz` asks 200,000 times.</summary>
public abstract class FuzzTests(Provider on, ITestOutputHelper output)
{
    private static readonly int s_requests = int.Parse(
        Environment.GetEnvironmentVariable("FAIRWAY_TEST_FUZZ") is { Length: > 0 } asked ? asked : "1500",
        CultureInfo.InvariantCulture
    );

    private static readonly int s_seed = int.Parse(
        Environment.GetEnvironmentVariable("FAIRWAY_TEST_FUZZ_SEED") is { Length: > 0 } asked ? asked : "1",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Whatever_is_asked_nothing_breaks_and_no_foreign_id_is_answered()
    {
        await using var world = await MatrixWorld.CreateAsync(on);
        foreach (var state in (string[])["draft", "shared", "agreed", "complete"])
        {
            await world.AppraisalAsync(state, delegateSigns: false, "O", Rules.Appraisals.AppraisalStep.Beginning, isAltered: true);
        }
        await world.CaseAsync("running");
        var fuzzer = new Fuzzer(world, s_seed);
        await fuzzer.PrepareAsync();
        await fuzzer.RunAsync(s_requests);
        var statuses = string.Join(", ", fuzzer.Answers.Select(a => $"{a.Key}: {a.Value}"));
        output.WriteLine($"{on}: {s_requests} requests, seed {s_seed}; {statuses}; {fuzzer.Wrong.Count} wrong");
        if (Environment.GetEnvironmentVariable("FAIRWAY_TEST_FUZZ_NOTES") is { Length: > 0 } notes)
        {
            await File.AppendAllTextAsync(notes, $"{on}: {s_requests} requests, seed {s_seed}; {statuses}; {fuzzer.Wrong.Count} wrong\n");
        }
        fuzzer.Wrong.Take(20).ShouldBeEmpty();
        fuzzer.Answers.Keys.ShouldContain(200);
        fuzzer.Answers.Keys.ShouldContain(404);
    }
}

/// <summary>A class for each database, so that the long run asks both at once.</summary>
public sealed class SqliteFuzzTests(ITestOutputHelper output) : FuzzTests(Provider.Sqlite, output);

public sealed class PostgresFuzzTests(ITestOutputHelper output) : FuzzTests(Provider.Postgres, output);
