using Fairway.App.Policies;
using Fairway.Testing;

namespace Fairway.Demo.Tests;

/// <summary>The demonstration in memory as of a day late in the first year of a biennium, made once for all tests that only look at it.</summary>
internal static class TheDemonstration
{
    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    public static readonly FixedClock Clock = FixedClock.On(2026, 11, 20);
    private static readonly Lazy<DemoOrganization> s_built = new(() => On(Clock));

    public static DemoOrganization Built => s_built.Value;

    public static DemoOrganization On(FixedClock clock, int seed = Fairway.Demo.Demonstration.DefaultSeed) =>
        DemoOrganization.Build(clock.Now, Policies, seed);
}
