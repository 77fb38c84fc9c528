using System.Collections.Immutable;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Feedback;

/// <summary>That somebody reported to a chief, or to a delegate who signs, over a stretch of days.</summary>
/// <param name="StaffId">Who reported.</param>
/// <param name="ChiefId">To whom.</param>
/// <param name="Days">While; open where it goes on.</param>
public sealed record Reporting(string StaffId, string ChiefId, Span Days);

/// <summary>Those who answer together. Either about a chief, or about the leadership of a unit as a whole, which is about no individual.</summary>
/// <param name="ChiefId">About whom; null where it is about a leadership.</param>
/// <param name="UnitCode">The unit whose leadership it is about; null where it is about a chief.</param>
/// <param name="Members">Staff ids of who may answer, in order.</param>
public sealed record FeedbackGroup(string? ChiefId, string? UnitCode, ImmutableArray<string> Members)
{
    /// <inheritdoc/>
    public bool Equals(FeedbackGroup? other) =>
        other is not null && (ChiefId, UnitCode) == (other.ChiefId, other.UnitCode) && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ChiefId, UnitCode, Members.Length);
}

/// <summary>The groups of a cycle, formed for the day on which tokens open and not changed afterwards.</summary>
/// <param name="Groups">Chiefs first, then leaderships, each in the order of ids.</param>
/// <param name="Folded">Who answers about which unit's leadership, as there are too few about their own chief: told before a token is fetched.</param>
/// <param name="Without">Whom no group has, since even the whole tree above has too few: by staff id, with the chief.</param>
public sealed record FormedGroups(
    ImmutableArray<FeedbackGroup> Groups,
    ImmutableArray<FoldedRespondent> Folded,
    ImmutableArray<(string StaffId, string ChiefId)> Without
);

/// <summary>Somebody who answers about a leadership instead of a chief.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="ChiefId">The chief about whom there is no group.</param>
/// <param name="UnitCode">The unit whose leadership they answer about.</param>
public sealed record FoldedRespondent(string StaffId, string ChiefId, string UnitCode);

/// <summary>Who answers about whom in upward feedback (UF-3), and what becomes of those who are too few (UF-5).</summary>
public static class FeedbackGroups
{
    /// <summary>Who had reported to a chief long enough when tokens open.</summary>
    /// <param name="reporting">All stretches of the cycle; several of one person to one chief are added up.</param>
    /// <param name="cycle">The chief's cycle.</param>
    /// <param name="tokensOpen">The day on which tokens open; it does not count.</param>
    /// <param name="minimum">How long one must have reported (<c>upwardFeedback.minimumReporting</c>), measured back from that day.</param>
    [Rule("UF-3")]
    public static ImmutableSortedSet<string> Respondents(IEnumerable<Reporting> reporting, Span cycle, LocalDate tokensOpen, Period minimum)
    {
        var counted = new Span(cycle.From, tokensOpen);
        var needed = Period.DaysBetween(Months.Subtract(tokensOpen, minimum), tokensOpen);
        return
        [
            .. reporting
                .GroupBy(r => r.StaffId, StringComparer.Ordinal)
                .Where(person => person.Sum(r => r.Days.Intersect(counted)?.Days ?? 0) >= needed)
                .Select(person => person.Key),
        ];
    }

    /// <summary>
    /// Forms the groups. A chief with too few respondents has none; those go to the leadership of the unit above, together with others who come there in the
    /// same way, and on upwards until there are enough.
    /// </summary>
    /// <param name="respondents">Of each chief, by staff id (<see cref="Respondents"/>).</param>
    /// <param name="tree">Units and chiefs on the day on which tokens open.</param>
    /// <param name="thresholds">How many a group needs.</param>
    [Rule("UF-5")]
    public static FormedGroups Form(
        IReadOnlyDictionary<string, ImmutableSortedSet<string>> respondents,
        UnitTree tree,
        FeedbackThresholds thresholds
    )
    {
        ArgumentOutOfRangeException.ThrowIfEqual(thresholds.KeepThePromise, false);
        var groups = ImmutableArray.CreateBuilder<FeedbackGroup>();
        var waiting = new Dictionary<string, List<(string StaffId, string ChiefId)>>(StringComparer.Ordinal);
        var without = new List<(string StaffId, string ChiefId)>();
        foreach (var (chief, members) in respondents.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (members.Count >= thresholds.Report)
            {
                groups.Add(new FeedbackGroup(chief, null, [.. members]));
            }
            else if (tree.TopUnitHeadedBy(chief) is { } unit)
            {
                Send(unit, members.Select(member => (member, chief)));
            }
            else
            {
                without.AddRange(members.Select(member => (member, chief)));
            }
        }

        // From the lowest unit up: what comes to a unit has come before it is its turn.
        var folded = new List<FoldedRespondent>();
        var leaderships = new List<FeedbackGroup>();
        foreach (var unit in tree.Units.OrderByDescending(u => tree.PathUp(u.Code).Count()).ThenBy(u => u.Code, StringComparer.Ordinal))
        {
            if (!waiting.Remove(unit.Code, out var here))
            {
                continue;
            }
            // Who reported to two chiefs beneath answers once about the leadership above both.
            var members = here.Select(one => one.StaffId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
            if (members.Length >= thresholds.Report)
            {
                leaderships.Add(new FeedbackGroup(null, unit.Code, members));
                folded.AddRange(here.Select(one => new FoldedRespondent(one.StaffId, one.ChiefId, unit.Code)));
            }
            else
            {
                Send(unit, here);
            }
        }
        groups.AddRange(leaderships.OrderBy(g => g.UnitCode, StringComparer.Ordinal));
        return new FormedGroups(
            groups.ToImmutable(),
            [.. folded.OrderBy(f => f.StaffId, StringComparer.Ordinal).ThenBy(f => f.ChiefId, StringComparer.Ordinal)],
            [.. without.Order()]
        );

        void Send(UnitNode from, IEnumerable<(string StaffId, string ChiefId)> people)
        {
            if (from.Parent is null)
            {
                without.AddRange(people);
            }
            else if (waiting.TryGetValue(from.Parent, out var there))
            {
                there.AddRange(people);
            }
            else
            {
                waiting[from.Parent] = [.. people];
            }
        }
    }
}
