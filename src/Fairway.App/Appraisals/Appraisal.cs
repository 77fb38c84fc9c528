using Fairway.App.History;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>One official's appraisal over one cycle (CY-1), with whoever appraises them now.</summary>
public sealed class Appraisal : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string StaffId { get; init; }

    /// <summary>What it is in the calendar of obligations. A correction of the facts changes it (CY-9).</summary>
    public AppraisalKind Kind { get; set; }

    /// <summary>First and last day (inclusive) of the cycle as it was opened: what is signed stands under them.</summary>
    public required LocalDate CycleStart { get; init; }

    public required LocalDate CycleEnd { get; init; }

    /// <summary>
    /// The day on which its end is due as the calendar has it now: <see cref="CycleEnd"/>, unless the facts changed since. One appraisal an
    /// official, kind and such day.
    /// </summary>
    public LocalDate DueOn
    {
        get => field == default ? CycleEnd : field;
        set;
    }

    /// <summary>The day from which its dates are counted where that is not the cycle's first: entry on duty, or a change of funding.</summary>
    public LocalDate? CountedFrom { get; set; }

    /// <summary>The days to which HR put steps off while the official was away (decision 11); null: not put off.</summary>
    public LocalDate? BeginningPostponedTo { get; set; }

    public LocalDate? MidTermPostponedTo { get; set; }

    public LocalDate? EndPostponedTo { get; set; }

    /// <summary>
    /// The cycle's last day where it closes early: the official leaves, or is appraised otherwise from a day on (CY-9); null: it runs to its
    /// end. What was signed before stands under the cycle as it then was.
    /// </summary>
    public LocalDate? ClosesOn { get; set; }

    /// <summary>Whether extra criteria were in force for it when it was opened.</summary>
    public bool HasCriteria { get; set; }

    /// <summary>Since when HR leaves the official out of this cycle; null: they are not. It stands still until that is taken back.</summary>
    public Instant? ExcludedAt { get; set; }

    /// <summary>The policy version in force when it was opened; it keeps that version (J3251).</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The day on which it was opened: the day for which policies are looked up.</summary>
    public required LocalDate OpenedOn { get; init; }

    public required AppraisalState State { get; set; }

    /// <summary>The responsible chief who is accountable for it now; null while the place is vacant (decision 12).</summary>
    public string? SupervisorId { get; set; }

    /// <summary>Second level: the supervisor's supervisor; with a delegate who signs, the responsible chief is second level as well.</summary>
    public string? SecondLevelId { get; set; }

    /// <summary>Who contributes and drafts for the chief (SV-5); null = nobody.</summary>
    public string? DelegateId { get; set; }

    public bool DelegateSigns { get; set; }

    /// <summary>The first day of the part of the cycle that runs now (CY-9); null: the cycle's own.</summary>
    public LocalDate? PartFrom { get; set; }

    /// <summary>The parts that have ended, in no order. Loaded where somebody reads or acts, not in lists.</summary>
    public List<AppraisalPart> Parts { get; } = [];

    /// <summary>The later supervisor with whom the official shares this earlier cycle (decision 10); null: nobody.</summary>
    public string? SharedWithId { get; set; }

    /// <summary>Since when it is shared.</summary>
    public Instant? SharedWithSince { get; set; }

    /// <summary>The official's unit: HR partners and figures go by it. Parts that have ended keep the unit they ended in.</summary>
    public required string UnitCode { get; set; }

    /// <summary>Whether the official is a responsible chief or a delegate who signs: then accountabilities are part of the form (CY-2).</summary>
    public required bool OfManager { get; set; }

    /// <summary>When the beginning of cycle is due: the supervisor's signature (CY-2b).</summary>
    public required LocalDate BeginningDue { get; set; }

    /// <summary>When the mid-term review is due; null where the cycle is too short to have one (CY-3).</summary>
    public LocalDate? MidTermDue { get; set; }

    /// <summary>The newest shared version of the form of the step at hand; 0 while nothing is shared.</summary>
    public int SharedVersion { get; set; }

    /// <summary>The version of the beginning that was settled last; 0 = none.</summary>
    public int AgreedVersion { get; set; }

    /// <summary>The version of the mid-term review that was settled last; 0 = none was held.</summary>
    public int ReviewedVersion { get; set; }

    /// <summary>When the supervisor's signature that stands under the step at hand was given.</summary>
    public Instant? SupervisorSignedAt { get; set; }

    /// <summary>When the official's signature that stands under the step at hand was given.</summary>
    public Instant? OfficialSignedAt { get; set; }

    /// <summary>When the Board received the beginning.</summary>
    public Instant? ReceivedByBoardAt { get; set; }

    /// <summary>When the Board received the end of the cycle.</summary>
    public Instant? EndReceivedByBoardAt { get; set; }

    public int Version { get; set; }

    /// <summary>
    /// Whether it is what the official is appraised by on a day: outputs carry over into it, so that no second one is opened beside it whatever the
    /// calendar has since (decision 11).
    /// </summary>
    public bool RunsOn(LocalDate day) => Runs(CycleStart, DueOn, ClosesOn, State, day);

    /// <summary>The same of what was read of it.</summary>
    internal static bool Runs(LocalDate start, LocalDate due, LocalDate? closes, AppraisalState state, LocalDate day) =>
        start <= day && due >= day && state != AppraisalState.EndComplete && (closes == null || closes >= day);

    /// <summary>The cycle as it runs.</summary>
    public Cycle Cycle => new(CycleStart, ClosesOn ?? DueOn);

    /// <summary>The step at hand. It follows from <see cref="State"/> and stands in a column of its own, so that queries can join on it.</summary>
    public AppraisalStep Step
    {
        get => State.Step();
        private set => _ = value;
    }

    /// <summary>The first day of the part that runs now.</summary>
    public LocalDate PartStart => PartFrom ?? CycleStart;

    /// <summary>When the mid-term review is due in the cycle as it runs: closed early, it may leave no room for one (CY-3, CY-9).</summary>
    private LocalDate? ReviewDue => MidTermDue < Cycle.LastDay ? MidTermDue : null;

    /// <summary>The step that the two work on: the one at hand, or the next where that is settled.</summary>
    public AppraisalStep Working => State.Working(ReviewDue is not null);

    /// <summary>When a step is due: the supervisor's signature (CY-2b). Null where the cycle has no such step.</summary>
    public LocalDate? DueOf(AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => BeginningPostponedTo ?? LocalDate.Min(BeginningDue, Cycle.LastDay),
            AppraisalStep.MidTerm => ReviewDue is null ? null : MidTermPostponedTo ?? ReviewDue,
            _ => EndPostponedTo ?? Cycle.LastDay,
        };

    /// <summary>Whether the official left before a step's own day: only the end is still due then, that of the cycle as it closed (CY-9).</summary>
    internal bool LeftBefore(AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => ClosesOn < BeginningDue,
            AppraisalStep.MidTerm => ClosesOn < ReviewDue,
            _ => false,
        };

    /// <summary>HR puts a step off to a day; null: it falls due as the calendar has it.</summary>
    internal void Postpone(AppraisalStep step, LocalDate? to)
    {
        switch (step)
        {
            case AppraisalStep.Beginning:
                BeginningPostponedTo = to;
                break;
            case AppraisalStep.MidTerm:
                MidTermPostponedTo = to;
                break;
            default:
                EndPostponedTo = to;
                break;
        }
    }

    /// <summary>The day to which HR put a step off; null: it did not.</summary>
    public LocalDate? PostponedTo(AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => BeginningPostponedTo,
            AppraisalStep.MidTerm => MidTermPostponedTo,
            _ => EndPostponedTo,
        };

    /// <summary>Its steps with their days and how these follow from the rules, or from what HR decided.</summary>
    public IReadOnlyList<Due> Dues(PolicySet policy) =>
        [
            .. AppraisalPlan
                .Dues(Kind, CountedFrom ?? CycleStart, Cycle.LastDay, policy)
                .Where(due => DueOf(due.Step) is not null)
                .Select(due => due with { On = DueOf(due.Step)!.Value, Why = WhyOtherwise(due) ?? due.Why }),
        ];

    /// <summary>Where HR put a step off, or the cycle closes early; null: its day follows from the rules.</summary>
    private Finding? WhyOtherwise(Due due)
    {
        var on = IsoDay.Text(DueOf(due.Step)!.Value);
        return PostponedTo(due.Step) is not null ? Finding.Met(due.Why.Citation, "postponed-by-hr", ("result", on))
            : due.Step == AppraisalStep.EndOfCycle && due.On != Cycle.LastDay
                ? Finding.Met(due.Why.Citation, "due-on-last-day", ("cycleEnd", on), ("result", on))
            : null;
    }

    /// <summary>When the step is due that the two work on.</summary>
    public LocalDate DueNow => DueOf(Working) ?? Cycle.LastDay;

    /// <summary>The newest version of a step's form that both sides see, or that stands; 0 = none.</summary>
    public int VersionOf(AppraisalStep step) =>
        step == Step ? SharedVersion
        : step > Step ? 0
        : step == AppraisalStep.Beginning ? AgreedVersion
        : ReviewedVersion;

    /// <summary>
    /// The appraisal as it stood when a part ended: what its supervisor goes on reading (CY-9). A copy that nothing saves.
    /// </summary>
    public Appraisal AsItStood(AppraisalPart part)
    {
        var then = (Appraisal)MemberwiseClone();
        then.State = part.State;
        then.SharedVersion = part.SharedVersion;
        then.AgreedVersion = part.AgreedVersion;
        then.ReviewedVersion = part.ReviewedVersion;
        then.SupervisorSignedAt = part.SupervisorSignedAt;
        then.OfficialSignedAt = part.OfficialSignedAt;
        then.SupervisorId = part.SupervisorId;
        then.DelegateId = part.DelegateId;
        then.DelegateSigns = part.DelegateId is not null;
        then.UnitCode = part.UnitCode;
        then.ClosesOn = null;
        then.ReceivedByBoardAt = ReceivedByBoardAt <= part.EndedAt ? ReceivedByBoardAt : null;
        then.EndReceivedByBoardAt = EndReceivedByBoardAt <= part.EndedAt ? EndReceivedByBoardAt : null;
        return then;
    }
}

/// <summary>
/// What one party has typed and not yet shared: a row of its own, which nobody but its author reads (decisions 1, 22).
/// </summary>
public sealed class FormDraft : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required string AuthorId { get; init; }

    /// <summary>Each step has drafts of its own.</summary>
    public required AppraisalStep Step { get; init; }

    /// <summary>The form as canonical JSON.</summary>
    public required string Content { get; set; }

    /// <summary>The shared version from which the author went on; 0 = from nothing.</summary>
    public required int BasedOn { get; set; }

    public required Instant SavedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A shared version of the form. Appended, never edited (CY-11).</summary>
public sealed class FormVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>1, 2, 3… in the order of sharing within the step.</summary>
    public required int Number { get; init; }

    public required string Content { get; init; }

    /// <summary>SHA-256 of the RFC 8785 form of content and policy version: what a signature binds to.</summary>
    public required string Hash { get; init; }

    public required string SharedBy { get; init; }
    public required Instant SharedAt { get; init; }

    /// <summary>For whom the sharer stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The language in which the sharer worked: text stays as written (decision 4).</summary>
    public required string Language { get; init; }
}

/// <summary>An output as shared last, kept beside the form so that an outcome can be walked down to it (RB-2).</summary>
public sealed class AppraisalOutput
{
    public required Guid AppraisalId { get; init; }
    public required Guid OutputId { get; init; }
    public required int Order { get; init; }
    public required string Title { get; init; }
    public string? OutcomeKey { get; init; }
    public Guid? WorkplanLineId { get; init; }

    /// <summary>True once both have signed.</summary>
    public bool Agreed { get; set; }
}

/// <summary>A signature: who, when, what exactly, under which policy version (decisions 2, 3).</summary>
public sealed class Signature
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }
    public required int FormNumber { get; init; }
    public required AppraisalParty Party { get; init; }
    public required string SignerId { get; init; }

    /// <summary>For whom the signer stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    public required Instant At { get; init; }
    public required string Hash { get; init; }
    public required string PolicyVersion { get; init; }

    /// <summary>The signed copy on paper that it stands on, entered by HR (decision 6); null: it was given here.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>The day beside it on paper; null: it was given here.</summary>
    public LocalDate? OnPaper { get; init; }

    /// <summary>When it was withdrawn by the signer or voided by a change of the text; null while it stands.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>withdrawn or text-changed.</summary>
    public string? EndedBecause { get; set; }
}

/// <summary>A remark by one party on the form or on a field of it; readable by both once written.</summary>
public sealed class FormComment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>Path of the part it is about, such as "outputs[…].measure"; null = the whole.</summary>
    public string? About { get; init; }

    public required string AuthorId { get; init; }

    /// <summary>For whom the author stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; init; }

    public required string Text { get; init; }
    public required Instant At { get; init; }
}

/// <summary>A private sheet before a discussion, one an author, with the overview's prompts (CY-2a).</summary>
public sealed class PreparationSheet : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }
    public required string AuthorId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>JSON object: prompt code → text.</summary>
    public required string Answers { get; set; }

    public required Instant SavedAt { get; set; }

    /// <summary>Set when the author shared it with the other party.</summary>
    public Instant? SharedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>That somebody read a form: once per reader, version and day (decision 5).</summary>
public sealed class FormReading
{
    public long Id { get; init; }
    public required Guid AppraisalId { get; init; }
    public required string ReaderId { get; init; }
    public required AppraisalStep Step { get; init; }
    public required int FormNumber { get; init; }

    /// <summary>The day in UTC.</summary>
    public required LocalDate Day { get; init; }

    public required Instant At { get; init; }

    /// <summary>In what capacity: the relation's name.</summary>
    public required string As { get; init; }
}
