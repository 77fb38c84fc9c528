using System.Collections.Immutable;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Notices;

/// <summary>When a step that is not done is spoken of.</summary>
public enum ReminderMoment
{
    /// <summary>Some time before its day.</summary>
    Before = 1,

    /// <summary>On its day.</summary>
    OnTheDay,

    /// <summary>Some time after its day: it is late.</summary>
    After,

    /// <summary>It is so late that the next level learns of it.</summary>
    Escalation,
}

/// <summary>A reminder of one step.</summary>
/// <param name="Moment">What it is about.</param>
/// <param name="On">The day for which it is meant.</param>
public sealed record Reminder(ReminderMoment Moment, LocalDate On)
{
    /// <summary>Whether it goes to the level above, and not to those who are to do the step.</summary>
    public bool IsToNextLevel => Moment == ReminderMoment.Escalation;

    /// <summary>Whether it can wait until the reader's weekly summary: only what is not yet due can.</summary>
    public bool CanWait => Moment == ReminderMoment.Before;
}

/// <summary>The rhythm of personal reminders (NT-1).</summary>
/// <param name="Before">How long before the day (<c>reminders.before</c>).</param>
/// <param name="After">How long after the day (<c>reminders.after</c>).</param>
/// <param name="EscalateAfter">How long after the day the next level learns of it (<c>reminders.escalate</c>).</param>
[Rule("NT-1")]
public sealed record ReminderPolicy(ImmutableArray<Period> Before, ImmutableArray<Period> After, Period EscalateAfter);

/// <summary>When a step that has a day is spoken of (NT-1).</summary>
[Rule("NT-1")]
public static class Reminders
{
    /// <summary>Every reminder of a step that is due on a day, in the order of their days.</summary>
    public static IReadOnlyList<Reminder> Of(LocalDate due, ReminderPolicy policy) =>
        [
            .. policy
                .Before.Select(period => new Reminder(ReminderMoment.Before, Months.Subtract(due, period)))
                .Append(new Reminder(ReminderMoment.OnTheDay, due))
                .Concat(policy.After.Select(period => new Reminder(ReminderMoment.After, Months.Add(due, period))))
                .Append(new Reminder(ReminderMoment.Escalation, Months.Add(due, policy.EscalateAfter)))
                .OrderBy(reminder => reminder.On)
                .ThenBy(reminder => reminder.Moment),
        ];

    /// <summary>
    /// What is to be said on a day, if it has not been said: the latest reminder whose day has come, and the latest to the next level. Those
    /// before it are not made up for, where nothing ran for some days. Who has only just been told that there is a step is not reminded of
    /// it at once: what lies on or before <paramref name="known"/> is left out, except that lateness is spoken of from the day after.
    /// </summary>
    /// <param name="due">The day on which the step is due, inclusive.</param>
    /// <param name="known">The day from which those concerned know of the step.</param>
    /// <param name="today">The day in question.</param>
    /// <param name="policy">The rhythm.</param>
    public static IEnumerable<Reminder> On(LocalDate due, LocalDate known, LocalDate today, ReminderPolicy policy)
    {
        if (today <= known)
        {
            return [];
        }
        return Of(due, policy)
            .Where(reminder => reminder.On <= today && (reminder.On > known || reminder.On > due))
            .GroupBy(reminder => reminder.IsToNextLevel)
            .Select(of => of.Last());
    }
}
