using Fairway.App.History;
using Fairway.Rules.Transparency;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>A concern about a process, raised by staff or the Union (FA-2).</summary>
public sealed class Concern : IVersioned
{
    /// <summary>Given by the form: the same form sent twice is one concern.</summary>
    public required Guid Id { get; init; }

    /// <summary>Staff id; of the Union without one, the account.</summary>
    public required string RaisedBy { get; init; }

    public required ConcernNaming Naming { get; init; }
    public required ProcessKind Process { get; init; }

    /// <summary>The rule that it is about; null: none in particular.</summary>
    public string? Rule { get; init; }

    /// <summary>Which exercise, cycle or session; empty: the process as a whole.</summary>
    public required string Which { get; init; }

    /// <summary>As it stands in the register: of one that came through the Union in the words in which that shows it.</summary>
    public required string Title { get; set; }

    /// <inheritdoc cref="Title"/>
    public required string Text { get; set; }

    /// <summary>What the Union received, where it shows other words; its raiser's and the Union's alone. Null: the same.</summary>
    public string? Received { get; set; }

    public required string Language { get; init; }
    public required ConcernState State { get; set; }

    /// <summary>Who answers.</summary>
    public required ConcernBody Body { get; set; }

    public required Instant RaisedAt { get; init; }

    /// <summary>By this day its policies are looked up (J3251).</summary>
    public required LocalDate RaisedOn { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>From when it stands in the register; null: it never did.</summary>
    public LocalDate? ShownOn { get; set; }

    /// <summary>The last day for the answer that is awaited or was given.</summary>
    public LocalDate? DueOn { get; set; }

    /// <summary>When the body last answered.</summary>
    public LocalDate? AnsweredOn { get; set; }

    /// <summary>What the last answer makes of it; null: not answered.</summary>
    public ConcernOutcome? Outcome { get; set; }

    public LocalDate? ClosedOn { get; set; }
    public int Version { get; set; }
}

/// <summary>Something that was done to a concern, with what was said: appended, never edited.</summary>
public sealed class ConcernStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ConcernId { get; init; }
    public required ConcernAct Act { get; init; }
    public required ConcernParty Party { get; init; }

    /// <summary>Null: nobody, the calendar.</summary>
    public string? AuthorId { get; init; }

    /// <summary>The body for which was answered, or to which it was passed on; null: another act.</summary>
    public ConcernBody? Body { get; init; }

    public ConcernOutcome? Outcome { get; init; }

    /// <summary>The last day for an answer as it stood at that moment; null: another act.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>Empty where nothing had to be said.</summary>
    public required string Text { get; init; }

    public required string Language { get; init; }
    public required LocalDate Day { get; init; }
    public required Instant At { get; init; }
}
