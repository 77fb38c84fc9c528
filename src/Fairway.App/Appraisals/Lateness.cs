using System.Globalization;
using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whose a delay was. A stored name never changes.</summary>
public enum DelayOf
{
    Supervisor = 1,
    Official,
    SecondLevel,

    /// <summary>The organization: a vacant place, a change of unit, leave, the system.</summary>
    Organization,

    /// <summary>Somebody who gives input on a probation (PR-2).</summary>
    Colleague,
}

/// <summary>What is said of a late step (CY-8).</summary>
/// <param name="Whose">Null: not said.</param>
/// <param name="Cause">Why; empty: not said.</param>
public sealed record LateWords(DelayOf? Whose = null, string Cause = "")
{
    /// <summary>Nothing is said, since the step is in time.</summary>
    public static LateWords None { get; } = new();
}

/// <summary>
/// A step that was done after its day: lateness voids nothing, but says why and whose it was (CY-8). Appended; each capability has its own, with what it
/// is about.
/// </summary>
public abstract class Delay
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required LocalDate DueOn { get; init; }

    /// <summary>The day on which it was done, at the place of whoever did it; of a discussion, the day on which it was held.</summary>
    public required LocalDate SignedOn { get; init; }

    public required DelayOf Whose { get; init; }
    public required string Cause { get; init; }
    public required string SaidBy { get; init; }
    public required Instant At { get; init; }
}

/// <summary>A step of an appraisal whose supervisor's signature came after its day.</summary>
public sealed class LateStep : Delay
{
    public required Guid AppraisalId { get; init; }
    public required Rules.Appraisals.AppraisalStep Step { get; init; }
    public required int FormNumber { get; init; }
}

/// <summary>How every late step is asked for its cause (CY-8): one way for appraisals, probations and cases.</summary>
public static class Lateness
{
    /// <summary>Whose the delay of a step of an appraisal or a case can be.</summary>
    public static IReadOnlyList<DelayOf> Sides { get; } = [DelayOf.Supervisor, DelayOf.Official, DelayOf.SecondLevel, DelayOf.Organization];

    /// <summary>The same of a probation, for which colleagues are asked too.</summary>
    public static IReadOnlyList<DelayOf> SidesAndColleagues { get; } = [.. Sides, DelayOf.Colleague];

    /// <summary>How many days after its day a step is done; 0: in time, or it has no day.</summary>
    public static int By(LocalDate? due, LocalDate on) => due is { } day ? Math.Max(0, Period.DaysBetween(day, on)) : 0;

    /// <summary>What history says of it beside the act: a part of its JSON detail, empty where the step is in time.</summary>
    public static string InHistory(int lateBy, LateWords words) =>
        lateBy == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",\"late\":{lateBy},\"whose\":\"{words.Whose}\"");

    /// <summary>What is missing in what was said, or too long; nothing where the step is in time.</summary>
    /// <param name="lateBy">Days, as <see cref="By"/>.</param>
    /// <param name="among">Whose it can be.</param>
    /// <param name="longest">As long as the cause may be.</param>
    public static IEnumerable<Refusal> Missing(int lateBy, LateWords words, IReadOnlyList<DelayOf> among, int longest)
    {
        if (lateBy == 0)
        {
            yield break;
        }

        var said = words.Whose is { } whose && among.Contains(whose);
        if (!said || string.IsNullOrWhiteSpace(words.Cause))
        {
            yield return Refusal.Of(RefusalCodes.LateCauseMissing, said ? nameof(words.Cause) : nameof(words.Whose), "CY-8");
        }

        if (words.Cause.Length > longest)
        {
            yield return Refusal.Of(RefusalCodes.TextTooLong, nameof(words.Cause), "CY-8", words.Cause.Length, longest);
        }
    }
}
