using Fairway.Testing;
using Fairway.Testing.Faults;

namespace Fairway.Cli.Tests.Faults;

/// <summary>
/// The server is killed while people work: what was acknowledged is there, once and whole. <c>./fairway bench kill</c> does so hundreds of times.
/// </summary>
public sealed class A_node_that_is_killed
{
    [Theory, BothDatabases]
    public async Task Loses_nothing_acknowledged_does_nothing_by_halves_and_nothing_twice(Provider on)
    {
        var tally = await Killing.RunAsync(on, kills: 4);
        tally.Acknowledged.ShouldBeGreaterThan(12);
        // With one server the second sending can meet the next kill: whoever sent it was told nothing, and sends it again.
        (tally.Lost, tally.Halves, tally.Doubled).ShouldBe((0, 0, 0), tally.ToString());
    }

    [Fact]
    public async Task Would_be_seen_to_lose_if_it_acknowledged_before_it_saves()
    {
        var tally = await Killing.RunAsync(Provider.Sqlite, kills: 4, acknowledgesFirst: true);
        tally.Lost.ShouldBeGreaterThan(0, tally.ToString());
    }
}
