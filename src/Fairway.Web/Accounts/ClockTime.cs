using NodaTime;

namespace Fairway.Web.Accounts;

/// <summary>The framework's notion of time, told by our clock: a session ends by the same clock as everything else.</summary>
internal sealed class ClockTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
