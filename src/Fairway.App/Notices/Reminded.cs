using Fairway.Rules.Notices;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// That somebody was reminded of a step (NT-1): written in the transaction of the mail. Its key is what makes a reminder happen once, however
/// many nodes run and however often one is stopped half-way.
/// </summary>
public sealed class Reminded
{
    public required string StaffId { get; init; }

    /// <summary>Which step of what, such as <c>appraisal:&lt;id&gt;:MidTerm</c>.</summary>
    public required string Matter { get; init; }

    public required ReminderMoment Moment { get; init; }

    /// <summary>The day that the reminder was meant for; where the step is put off there are new days, and new reminders.</summary>
    public required LocalDate On { get; init; }

    public required Instant At { get; init; }
}

/// <summary>A step that has a day and is not done, as a capability tells it.</summary>
/// <param name="Matter">Names the step for good.</param>
/// <param name="Link">Address within Fairway where it is done.</param>
/// <param name="Due">The day on which it is due, inclusive.</param>
/// <param name="Known">The day from which those concerned know of it.</param>
/// <param name="PolicyDay">The day for which policies are looked up: that on which it was launched (J3251).</param>
/// <param name="Awaited">Staff ids of those whose part is awaited.</param>
/// <param name="NextLevel">Staff id of who stands above them; null where nobody does.</param>
public sealed record OpenStep(
    string Matter,
    string Link,
    LocalDate Due,
    LocalDate Known,
    LocalDate PolicyDay,
    IReadOnlyList<string> Awaited,
    string? NextLevel
)
{
    /// <summary>The probation or case that it belongs to; null: an appraisal.</summary>
    public Guid? Subject { get; init; }
}
