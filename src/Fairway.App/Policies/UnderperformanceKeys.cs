using System.Collections.Immutable;
using System.Text.Json;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of rulebook section 6, with their shapes and bounds.</summary>
internal static class UnderperformanceKeys
{
    private const string Prefix = "underperformance.";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "discussion.due"] = PolicyKeys.DaysLong(1, 90),
            [Prefix + "plan.due"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "review.after"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "furtherMonitoring"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "outcome.due"] = PolicyKeys.DaysLong(1, 366),
            [Prefix + "leave.long"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "monitoring.interval"] = PolicyKeys.DaysLong(7, 366),
            [Prefix + "warning.lead"] = PolicyKeys.DaysLong(1, 366),
            [Prefix + "objectives.minimum"] = PolicyKeys.Whole(1, 10),
            [Prefix + "objectives.maximum"] = PolicyKeys.Whole(1, 10),
            [Prefix + "triggers"] = Choices,
            [Prefix + "reasons"] = Choices,
            [Prefix + "remedies"] = Choices,
            [Prefix + "decisions"] = Choices,
            [Prefix + "support"] = Support,
            [Prefix + "redress"] = Redresses,
            [Prefix + "redress.within"] = PolicyKeys.MonthsLong(1, 60),
        };

    public static UnderperformancePolicy Compose(Func<string, object> value)
    {
        return new()
        {
            DiscussionDue = Of<Period>("discussion.due"),
            PlanDue = Of<Period>("plan.due"),
            ReviewAfter = Of<Period>("review.after"),
            FurtherMonitoring = Of<Period>("furtherMonitoring"),
            OutcomeDue = Of<Period>("outcome.due"),
            LongLeave = Of<Period>("leave.long"),
            MonitoringInterval = Of<Period>("monitoring.interval"),
            WarningLead = Of<Period>("warning.lead"),
            Objectives = new(Of<int>("objectives.minimum"), Of<int>("objectives.maximum")),
            Triggers = Of<ImmutableArray<NamedChoice>>("triggers"),
            Reasons = Of<ImmutableArray<NamedChoice>>("reasons"),
            Remedies = Of<ImmutableArray<NamedChoice>>("remedies"),
            Decisions = Of<ImmutableArray<NamedChoice>>("decisions"),
            Support = Of<ImmutableArray<SupportOffer>>("support"),
            Redress = Of<ImmutableArray<Redress>>("redress"),
            RedressWithin = Of<Period>("redress.within"),
        };

        T Of<T>(string key) => (T)value(Prefix + key);
    }

    /// <summary>The states as policy files write them: <c>plan-signed</c>.</summary>
    private static readonly Dictionary<string, CaseState> _states = Enum.GetValues<CaseState>()
        .Where(state => state != CaseState.NotOpened)
        .ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()), StringComparer.Ordinal);

    internal static (object, string)? Choices(PolicyReader r, PolicyJson json, string key) =>
        PolicyKeys.Listed(
            r,
            json,
            key,
            1,
            (item, at) => PolicyKeys.Named(r, item, at, "name", (code, name) => new NamedChoice(code, name)),
            choice => choice.Code
        );

    internal static (object, string)? Redresses(PolicyReader r, PolicyJson json, string key) =>
        PolicyKeys.Listed(
            r,
            json,
            key,
            1,
            (item, at) => PolicyKeys.Named(r, item, at, "text", (code, text) => new Redress(code, text)),
            redress => redress.Code
        );

    private static (object, string)? Support(PolicyReader r, PolicyJson json, string key)
    {
        return PolicyKeys.Listed(r, json, key, 1, Offer, offer => offer.Code);

        SupportOffer? Offer(PolicyJson item, string at)
        {
            if (r.Object(item, at, "code", "text", "at") is not { } members)
            {
                return null;
            }
            var code = r.Code(members["code"], $"{at}.code");
            var text = r.Wording(members["text"], $"{at}.text");
            var states = r.List(members["at"], $"{at}.at", 1, State, state => state);
            return code is not null && text is not null && states is { } list ? new(code, text, [.. list.Select(s => _states[s])]) : null;
        }

        string? State(PolicyJson item, string at)
        {
            if (r.Text(item, at) is not { } state || _states.ContainsKey(state))
            {
                return item.Text;
            }
            r.Mistake(item, at, $"“{state}” is none of {string.Join(", ", _states.Keys)}");
            return null;
        }
    }
}
