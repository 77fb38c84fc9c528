using Fairway.App.Policies;
using Fairway.Demo.Appraising;
using Fairway.Testing;

namespace Fairway.Demo.Tests;

/// <summary>The demonstration in memory as of a day late in the first year of a biennium, made once for all tests that only look at it.</summary>
internal static class TheDemonstration
{
    private static readonly string[] _teamsOfScenes = ["EMP-SKI", "EMP-SKA", "MEET-DOF"];

    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    public static readonly FixedClock Clock = FixedClock.On(2026, 11, 20);
    private static readonly Lazy<DemoOrganization> s_built = new(() => On(Clock));

    public static DemoOrganization Built => s_built.Value;

    public static DemoOrganization On(
        FixedClock clock,
        int seed = Fairway.Demo.Demonstration.DefaultSeed,
        int officials = Fairway.Demo.Demonstration.FewestOfficials
    ) => DemoOrganization.Build(clock.Now, Policies, seed, officials);

    /// <summary>The appraisals of those whom scenes show and of every so manieth of the others: what holds for all, without telling all.</summary>
    public static Records Some(DemoOrganization built, int every) =>
        built.AppraisalsOf(
            built.Plan.Roster.People.Where(
                (p, i) => i % every == 0 || p.Seat.Scene is not null || _teamsOfScenes.Contains(p.Seat.Unit, StringComparer.Ordinal)
            )
        );
}
