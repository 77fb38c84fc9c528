using Fairway.App.History;
using Fairway.Rules.Training;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>Money for the training of a unit's officials, and of those beneath it, in one biennium (LE-2). Its balance is its ledger's and stands nowhere else.</summary>
public sealed class TrainingFund : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string UnitCode { get; init; }

    /// <summary>The biennium's first year.</summary>
    public required int Biennium { get; init; }

    /// <summary>As the policy had it on the day of opening.</summary>
    public required string Currency { get; init; }

    public required LocalDate OpenedOn { get; init; }
    public required string PolicyVersion { get; init; }

    /// <summary>Counts the acts that moved money: each of them holds this row until it is saved.</summary>
    public int Version { get; set; }
}

/// <summary>A movement of a fund: appended, never changed.</summary>
public sealed class FundMovement
{
    /// <summary>Given by the form it was written in, where somebody wrote one.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FundId { get; init; }

    /// <summary>Its place in the ledger, from 1.</summary>
    public required int Number { get; init; }

    public required MovementKind Kind { get; init; }

    /// <summary>With its sign.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The request that it was made for; null: the fund itself was opened, raised or cut.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Why, where the fund itself was changed.</summary>
    public string? Reason { get; init; }

    /// <summary>Staff id or account of who acted.</summary>
    public required string By { get; init; }

    public required Instant At { get; init; }
}

/// <summary>A request for training (LE-2): what was asked and where it stands. What people say about it stands in rows of its own.</summary>
public sealed class TrainingRequest : IVersioned
{
    /// <summary>Given by the form: the same form sent twice is one request.</summary>
    public required Guid Id { get; init; }

    public required string StaffId { get; init; }

    /// <summary>The official's unit on the day of asking.</summary>
    public required string UnitCode { get; init; }

    public required Guid FundId { get; init; }

    /// <summary>The unit whose fund it is: its head decides, or its HR partner.</summary>
    public required string FundUnit { get; init; }

    public required string Title { get; init; }
    public required string Provider { get; init; }

    /// <summary>What it is about, as the policy codes it.</summary>
    public required string Area { get; init; }

    public required LocalDate StartsOn { get; init; }

    /// <summary>Inclusive.</summary>
    public required LocalDate EndsOn { get; init; }

    public required decimal Cost { get; init; }
    public required TrainingNeed Need { get; init; }

    /// <summary>The official's appraisal whose developmental objective it serves; null: none.</summary>
    public Guid? AppraisalId { get; init; }

    public required string Why { get; init; }
    public required string Language { get; init; }
    public required TrainingState State { get; set; }

    /// <summary>By this day its policies are looked up (J3251).</summary>
    public required LocalDate AskedOn { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>Whether the chief supports it; null: no word was given.</summary>
    public bool? Supported { get; set; }

    public LocalDate? WordOn { get; set; }

    /// <summary>From when it lay with whoever holds the fund.</summary>
    public LocalDate? WithHolderOn { get; set; }

    public LocalDate? DecidedOn { get; set; }

    /// <summary>What it cost; null: not said yet. What goes beyond the cost asked for is the fund's only where that was approved too.</summary>
    public decimal? Actual { get; set; }

    /// <summary>Whether what goes beyond was approved; null: nothing goes beyond, or nothing is decided.</summary>
    public bool? BeyondApproved { get; set; }

    /// <summary>The training's last day as it was.</summary>
    public LocalDate? HeldUntil { get; set; }

    public int Version { get; set; }
}

/// <summary>Something that was done to a request, with what was said: appended, never edited.</summary>
public sealed class TrainingStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RequestId { get; init; }
    public required TrainingAct Act { get; init; }
    public required TrainingParty Party { get; init; }

    /// <summary>Null: nobody, the calendar.</summary>
    public string? AuthorId { get; init; }

    /// <summary>For whom the author stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Empty where nothing had to be said.</summary>
    public required string Text { get; init; }

    public required string Language { get; init; }
    public required Instant At { get; init; }
}

/// <summary>What a training changed, as one of the two sees it at one moment: said once.</summary>
public sealed class TrainingEvaluation
{
    public required Guid RequestId { get; init; }
    public required EvaluationMoment Moment { get; init; }

    /// <summary>The official or the supervisor.</summary>
    public required TrainingParty Party { get; init; }

    public required string AuthorId { get; init; }
    public required TrainingEffect Effect { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required LocalDate Day { get; init; }
    public required Instant At { get; init; }
}
