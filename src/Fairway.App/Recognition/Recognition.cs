using Fairway.App.History;
using Fairway.Rules.Recognition;
using NodaTime;

namespace Fairway.App.Recognition;

/// <summary>What somebody said of the work of a person or a team (RC-1), under their name: appended, never edited.</summary>
public sealed class RecognitionGiven : IVersioned
{
    /// <summary>Given by the form: the same form sent twice is one recognition.</summary>
    public required Guid Id { get; init; }

    public required string AuthorId { get; init; }
    public required RecognitionAudience Audience { get; init; }

    /// <summary>The unit whose team it is; null: a person.</summary>
    public string? TeamUnit { get; init; }

    public required RecognitionTie Tie { get; init; }

    /// <summary>The competency's code, or the outcome's key.</summary>
    public required string About { get; init; }

    public required string Text { get; init; }
    public required string Language { get; init; }

    /// <summary>By this day its policies are looked up.</summary>
    public required LocalDate GivenOn { get; init; }

    public required Instant At { get; init; }
    public required string PolicyVersion { get; init; }
    public Instant? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnBecause { get; set; }
    public List<RecognitionReceiver> Receivers { get; } = [];
    public int Version { get; set; }
}

/// <summary>Somebody whose work is recognised.</summary>
public sealed class RecognitionReceiver
{
    public required Guid RecognitionId { get; init; }
    public required string StaffId { get; init; }

    /// <summary>Their unit on the day.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Whether the author was their supervisor on the day.</summary>
    public required bool BySupervisor { get; init; }

    /// <summary>The appraisal in whose record they keep it; null: in none.</summary>
    public Guid? AppraisalId { get; set; }

    public Instant? KeptAt { get; set; }
}

/// <summary>A reward that was proposed for a recognised work.</summary>
public sealed class Reward : IVersioned
{
    /// <summary>Given by the form.</summary>
    public required Guid Id { get; init; }

    public required Guid RecognitionId { get; init; }

    /// <summary>As the policy codes it.</summary>
    public required string Type { get; init; }

    public required RewardState State { get; set; }
    public required string ProposedBy { get; init; }
    public required string Why { get; init; }
    public required Instant ProposedAt { get; init; }
    public string? DecidedBy { get; set; }
    public string? Because { get; set; }
    public Instant? DecidedAt { get; set; }
    public int Version { get; set; }
}
