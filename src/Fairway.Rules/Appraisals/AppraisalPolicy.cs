using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>Parameters of rulebook section 3 (and the window of UF-1 that the channel shows), as they stand on one day.</summary>
[Rule("CY-1")]
public sealed record AppraisalPolicy
{
    /// <summary>How long a regular cycle lasts, in whole months (CY-1, <c>cycle.length</c>).</summary>
    public required Period CycleLength { get; init; }

    /// <summary>A day on which some cycle begins; all others follow at <see cref="CycleLength"/> (CY-1, <c>cycle.anchor</c>).</summary>
    public required LocalDate CycleAnchor { get; init; }

    /// <summary>A first cycle shorter than this merges into the next (CY-2, <c>cycle.minimum</c>).</summary>
    public required Period CycleMinimum { get; init; }

    /// <summary>From the cycle's start to the supervisor's signature at the beginning (CY-2, <c>boc.dueAfterStart</c>).</summary>
    public required Period BeginningDueAfterStart { get; init; }

    /// <summary>From the cycle's start to the mid-term review (CY-3, <c>mtr.dueAfterStart</c>).</summary>
    public required Period MidTermDueAfterStart { get; init; }

    /// <summary>How long before the cycle's last day its end can be written and signed (CY-4, <c>eoc.opensBefore</c>).</summary>
    public required Period EndOpensBefore { get; init; }

    /// <summary>How many outputs (CY-2, <c>outputs.minimum</c>, <c>outputs.maximum</c>).</summary>
    public required Bounds Outputs { get; init; }

    /// <summary>How many core competencies (CY-2, <c>competencies.minimum</c>, <c>competencies.maximum</c>).</summary>
    public required Bounds Competencies { get; init; }

    /// <summary>From the supervisor's signature, how long the official's comments hold the report (CY-6, <c>comments.window</c>).</summary>
    public required Period CommentsWindow { get; init; }

    /// <summary>How long before a rating below fully met something must have been raised (CY-10, <c>noSurprises.lead</c>).</summary>
    public required Period NoSurprisesLead { get; init; }

    /// <summary>From the end of a part of the cycle to its handover note (CY-9, <c>handover.due</c>).</summary>
    public required Period HandoverDue { get; init; }

    /// <summary>How long before its day a step counts as due (NT-1, <c>reminders.dueSoon</c>).</summary>
    public required Period DueSoon { get; init; }

    /// <summary>The most characters (UTF-16 code units, as browsers count) that one field takes (<c>text.maximum</c>).</summary>
    public required int TextMaximum { get; init; }

    /// <summary>What may be attached as evidence.</summary>
    public required EvidenceLimits Evidence { get; init; }

    /// <summary>When upward feedback runs (UF-1).</summary>
    public required UpwardFeedbackWindow UpwardFeedback { get; init; }

    /// <summary>The scales (CY-5).</summary>
    public required RatingScales Ratings { get; init; }

    /// <summary>The core competencies to choose from (CY-2, <c>competencies.catalogue</c>).</summary>
    public required CompetencyCatalogue Catalogue { get; init; }

    /// <summary>The managerial questions (CY-4, <c>accountability.questions</c>).</summary>
    public required AccountabilityQuestions Accountabilities { get; init; }

    /// <summary>The prompts of the private sheets before the beginning (CY-2a, <c>preparation.official</c>, <c>preparation.supervisor</c>).</summary>
    public required PreparationPrompts Preparation { get; init; }

    /// <summary>The same before the mid-term review (<c>preparation.midTerm.official</c>, <c>preparation.midTerm.supervisor</c>).</summary>
    public required PreparationPrompts PreparationMidTerm { get; init; }

    /// <summary>The same before the end of the cycle (<c>preparation.end.official</c>, <c>preparation.end.supervisor</c>).</summary>
    public required PreparationPrompts PreparationEnd { get; init; }

    /// <summary>The prompts before a step's discussion.</summary>
    public PreparationPrompts PreparationOf(AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => Preparation,
            AppraisalStep.MidTerm => PreparationMidTerm,
            _ => PreparationEnd,
        };
}

/// <summary>When upward feedback runs, counted back from the end of the cycle (UF-1).</summary>
/// <param name="MinimumCycle">It runs only in cycles that last at least this (<c>upwardFeedback.minimumCycle</c>).</param>
/// <param name="TokensOpen">Before the end, when tokens open (<c>upwardFeedback.tokensOpen</c>).</param>
/// <param name="AnswersOpen">Before the end, when answers open (<c>upwardFeedback.answersOpen</c>).</param>
/// <param name="AnswersClose">Before the end, when answers close and the report is due (<c>upwardFeedback.answersClose</c>).</param>
public sealed record UpwardFeedbackWindow(Period MinimumCycle, Period TokensOpen, Period AnswersOpen, Period AnswersClose);

/// <summary>A step of a rating scale.</summary>
/// <param name="Code">As stored and exported: <c>partially-met</c>.</param>
/// <param name="Name">For readers.</param>
public sealed record Rating(string Code, Wording Name);

/// <summary>The scales of CY-5, each from lowest to highest.</summary>
/// <param name="Outputs">Of an output against its measure (<c>ratings.outputs</c>).</param>
/// <param name="Competencies">Of a competency against its indicators of success (<c>ratings.competencies</c>).</param>
/// <param name="Overall">The overall assessment, a person's judgement, never computed (<c>ratings.overall</c>).</param>
[Rule("CY-5")]
public sealed record RatingScales(ImmutableArray<Rating> Outputs, ImmutableArray<Rating> Competencies, ImmutableArray<Rating> Overall);

/// <summary>A core competency.</summary>
/// <param name="Code">As stored: <c>client-orientation</c>.</param>
/// <param name="Name">For readers.</param>
/// <param name="Indicators">What behaviour shows it.</param>
public sealed record CoreCompetency(string Code, Wording Name, ImmutableArray<Wording> Indicators);

/// <summary>The core competencies that an agreement chooses from.</summary>
/// <param name="All">In the policy's order.</param>
public sealed record CompetencyCatalogue(ImmutableArray<CoreCompetency> All)
{
    /// <summary>The competency with a code; null if the catalogue has none.</summary>
    public CoreCompetency? Find(string code) => All.FirstOrDefault(competency => competency.Code == code);
}

/// <summary>A question that managers answer for.</summary>
/// <param name="Code">As stored: <c>staff-development</c>.</param>
/// <param name="Text">For readers.</param>
public sealed record AccountabilityQuestion(string Code, Wording Text);

/// <summary>The managerial questions (CY-4).</summary>
/// <param name="All">In the policy's order.</param>
[Rule("CY-4")]
public sealed record AccountabilityQuestions(ImmutableArray<AccountabilityQuestion> All)
{
    /// <summary>The question with a code; null if there is none.</summary>
    public AccountabilityQuestion? Find(string code) => All.FirstOrDefault(question => question.Code == code);
}

/// <summary>A prompt of a private preparation sheet.</summary>
/// <param name="Code">As stored with the note written under it.</param>
/// <param name="Text">For readers.</param>
public sealed record PreparationPrompt(string Code, Wording Text);

/// <summary>What the two reflect on before the discussion at the beginning of the cycle (CY-2a).</summary>
/// <param name="Official">The official's prompts.</param>
/// <param name="Supervisor">The supervisor's prompts (the overview's "manager").</param>
[Rule("CY-2a")]
public sealed record PreparationPrompts(ImmutableArray<PreparationPrompt> Official, ImmutableArray<PreparationPrompt> Supervisor);
