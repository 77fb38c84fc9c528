using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>Refusals of use cases that no rule gives: sentences Refusals.&lt;code&gt;.</summary>
public static class CaseRefusals
{
    public static readonly Refusal CaseLeaveStartMissing = Refusal.Of(nameof(CaseLeaveStartMissing), "From", "UP-2");

    /// <summary>The last day, {0}, lies before the first, {1}.</summary>
    public static Refusal CaseLeaveEmpty(LocalDate last, LocalDate first) =>
        Refusal.Of(nameof(CaseLeaveEmpty), "LastDay", "UP-2", last, first);
}
