using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Increments;
using Fairway.Rules.Notices;
using Fairway.Rules.Privacy;
using Fairway.Rules.Probation;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Recognition;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Fairway.Rules.Skills;
using Fairway.Rules.Titularization;
using Fairway.Rules.Training;
using Fairway.Rules.Transparency;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules;

/// <summary>
/// All parameters as they stand on one day. A cycle keeps the set of the day on which it was launched (J3251) and says which:
/// <see cref="Version"/> is stored with it and shown on the form.
/// </summary>
/// <param name="Version">A label a reader can cite and a machine can compare: <c>ILO PMF 2009-07-22 · 2026-01-01 · 0f3a9c21d4be</c>
/// (framework's date, edition of the parameters, first twelve hex digits of their SHA-256).</param>
/// <param name="AsOf">The day for which the values were read.</param>
/// <param name="Service">Grades, what service counts, delegation (rulebook section 1).</param>
/// <param name="Appraisals">The cycle and its forms (rulebook section 3).</param>
/// <param name="Reminders">When a step that has a day is spoken of (NT-1).</param>
/// <param name="Probation">Its length and steps (rulebook section 4).</param>
/// <param name="TechnicalCooperation">When its reports are due (rulebook section 4).</param>
/// <param name="Promotions">Personal promotions (rulebook section 9).</param>
public sealed record PolicySet(
    string Version,
    LocalDate AsOf,
    ServicePolicy Service,
    AppraisalPolicy Appraisals,
    ReminderPolicy Reminders,
    ProbationPolicy Probation,
    TechnicalCooperationPolicy TechnicalCooperation,
    PromotionPolicy Promotions
)
{
    /// <summary>The steps and times of a case of underperformance (rulebook section 6).</summary>
    public required UnderperformancePolicy Underperformance { get; init; }

    /// <summary>The yearly exercise of personal promotions (rulebook section 9).</summary>
    public required ExercisePolicy Exercise { get; init; }

    /// <summary>The criteria of titularization (rulebook section 10).</summary>
    public required TitularizationPolicy Titularization { get; init; }

    /// <summary>The rules of merit increments (rulebook section 10).</summary>
    public required IncrementPolicy Increments { get; init; }

    /// <summary>The Reports Board (rulebook section 7).</summary>
    public required BoardPolicy Board { get; init; }

    /// <summary>Upward feedback: who answers, and what is asked and shown (rulebook section 5).</summary>
    public required FeedbackPolicy Feedback { get; init; }

    /// <summary>Job descriptions and reclassification (RG-1).</summary>
    public required ReclassificationPolicy Reclassification { get; init; }

    /// <summary>Training and its funds (rulebook section 8).</summary>
    public required TrainingPolicy Training { get; init; }

    /// <summary>Recognition and kinds of rewards (rulebook section 8).</summary>
    public required RecognitionPolicy Recognition { get; init; }

    /// <summary>The register of concerns (rulebook section 10).</summary>
    public required TransparencyPolicy Transparency { get; init; }

    /// <summary>Skills mapping (rulebook section 8).</summary>
    public required SkillsPolicy Skills { get; init; }

    /// <summary>How long each kind of record is kept (CY-12).</summary>
    public required RetentionPolicy Retention { get; init; }
}
