using Fairway.App.Policies;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>How long a kind is kept, for one official or for everybody.</summary>
/// <param name="Time">The kind, its base and its period.</param>
/// <param name="Value">The parameter's value on the day, with its source.</param>
/// <param name="KeptUntil">The last day on which it is kept; null: without end, from its closing, or its official is in service.</param>
/// <param name="For">The kind for which it waits, since records of it hang on records of this one; null: it goes by its own time.</param>
public sealed record RetentionLine(RetentionTime Time, PolicyValue Value, LocalDate? KeptUntil, RetentionKind? For = null)
{
    public RetentionKind Kind => Time.Kind;
}

/// <summary>The schedule of the policies in force on a day, as it applies to whoever left on another.</summary>
public static class RetentionSchedule
{
    /// <summary>One line for each kind, in the order in which they go.</summary>
    /// <param name="lastDay">The last day of service; null: in service.</param>
    public static IReadOnlyList<RetentionLine> Of(PolicyLibrary policies, IModel model, LocalDate today, LocalDate? lastDay)
    {
        var policy = policies.PolicyAt(today).Retention;
        var waits = GoingTables.Waits(model);
        return [.. GoingTables.InOrder(model).Select(Line)];

        RetentionLine Line(RetentionKind kind)
        {
            var time = policy.Of(kind);
            var line = new RetentionLine(time, policies.Find(time.Parameter)!.On(today)!, null);
            if (time.Base != RetentionStart.Separation || lastDay is not { } left)
            {
                return line;
            }
            var (until, longest) = (Retention.LastDay(left, time.Period), (RetentionKind?)null);
            foreach (var (_, other) in waits.Where(w => w.Kind == kind))
            {
                var its = Retention.LastDay(left, policy.Of(other).Period);
                if (until is not null && (its is null || its > until))
                {
                    (until, longest) = (its, other);
                }
            }
            return line with { KeptUntil = until, For = longest };
        }
    }
}
