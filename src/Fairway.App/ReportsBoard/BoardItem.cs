using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>
/// A report that reached the Reports Board (BD-1), whatever capability it comes from: the row says all that the Board's lists need, and where the
/// report is read.
/// </summary>
public sealed class BoardItem : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required BoardReportKind Kind { get; init; }

    /// <summary>The appraisal, probation or case that it is a report of.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Which of the subject's reports it is, where there can be several at once: a step's code; empty: the only one.</summary>
    public string Part { get; init; } = "";

    /// <summary>The version of the form: each version of the same report is an item of its own.</summary>
    public required int FormNumber { get; init; }

    public required string StaffId { get; init; }

    /// <summary>The official's unit when the report was received.</summary>
    public required string UnitCode { get; init; }

    /// <summary>First and last day (inclusive) of what it reports on.</summary>
    public required LocalDate PeriodStart { get; init; }

    public required LocalDate PeriodEnd { get; init; }

    /// <summary>When the supervisor's signature was due (CY-2b).</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The day of that signature, at the official's duty station.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>Where it is read: an address within Fairway.</summary>
    public required string Address { get; init; }

    /// <summary>Who answered for it as supervisor, signed as delegate and was second level when it was received (BD-2); null: nobody.</summary>
    public string? SupervisorId { get; init; }

    public string? DelegateId { get; init; }
    public string? SecondLevelId { get; init; }

    /// <summary>Who else wrote a part of it (BD-2), such as the supervisor of a part of the cycle that had ended.</summary>
    public List<BoardItemAuthor> Authors { get; } = [];

    public BoardItemState State { get; set; } = BoardItemState.Received;
    public required Instant ReceivedAt { get; init; }

    /// <summary>When the secretary or a member first opened it.</summary>
    public Instant? OpenedAt { get; set; }

    public int Version { get; set; }

    public int DaysLate => Math.Max(0, Period.DaysBetween(DueOn, SignedOn));

    /// <summary>The report of a step of an appraisal, as it stands when the Board receives it.</summary>
    /// <param name="kind">Null: by the step, as in regular cycles.</param>
    public static BoardItem Of(
        Appraisal appraisal,
        AppraisalStep step,
        LocalDate signedOn,
        Instant at,
        BoardReportKind? kind = null,
        Guid? id = null
    )
    {
        var item = new BoardItem
        {
            Id = id ?? Guid.CreateVersion7(),
            Kind = kind ?? (step == AppraisalStep.EndOfCycle ? BoardReportKind.EndOfCycle : BoardReportKind.Beginning),
            SubjectId = appraisal.Id,
            Part = step.Code(),
            FormNumber = appraisal.SharedVersion,
            StaffId = appraisal.StaffId,
            UnitCode = appraisal.UnitCode,
            PeriodStart = appraisal.CycleStart,
            PeriodEnd = appraisal.Cycle.LastDay,
            DueOn = appraisal.DueOf(step) ?? appraisal.Cycle.LastDay,
            SignedOn = signedOn,
            Address = $"/appraisals/{appraisal.Id}",
            SupervisorId = appraisal.SupervisorId,
            DelegateId = appraisal.DelegateId,
            SecondLevelId = appraisal.SecondLevelId,
            ReceivedAt = at,
        };
        item.Authors.AddRange(
            appraisal
                .Parts.SelectMany(p => new[] { p.SupervisorId, p.DelegateId })
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(who => new BoardItemAuthor { ItemId = item.Id, StaffId = who })
        );
        return item;
    }
}

/// <summary>Somebody who wrote a part of a report, beside those whom the item itself names.</summary>
public sealed class BoardItemAuthor
{
    public required Guid ItemId { get; init; }
    public required string StaffId { get; init; }
}
