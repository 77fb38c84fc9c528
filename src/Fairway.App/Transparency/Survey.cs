using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>That somebody took part in the survey after a cycle: neither when nor what; deleted when the result is published.</summary>
public sealed class SurveyParticipation
{
    /// <summary>Stands in place of a staff id in the row, nobody's, that each answer holds while it is counted.</summary>
    public const string Gate = "";

    /// <summary>The cycle's last day.</summary>
    public required LocalDate CycleEnd { get; init; }

    public required string StaffId { get; init; }

    /// <summary>Written anew for all with each that comes, so that no row is younger than another.</summary>
    public bool TookPart { get; set; } = true;
}

/// <summary>How often an answer was given. There is no row for an answer: nothing that could be matched with who took part. Deleted with the participation.</summary>
public sealed class SurveyCount
{
    public required LocalDate CycleEnd { get; init; }
    public required string Question { get; init; }

    /// <summary>Of whoever answered, on the day.</summary>
    public required string Region { get; init; }

    public required int Answer { get; init; }
    public required int Count { get; set; }
}

/// <summary>What was published of the survey after a cycle: put together once.</summary>
public sealed class SurveyResult
{
    public required LocalDate CycleStart { get; init; }
    public required LocalDate CycleEnd { get; init; }
    public required LocalDate PublishedOn { get; init; }

    /// <summary>The questions are those of this version.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The <see cref="Rules.Transparency.SurveyPublication"/> as JSON.</summary>
    public required string Published { get; init; }
}
