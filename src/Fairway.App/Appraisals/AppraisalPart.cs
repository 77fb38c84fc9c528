using Fairway.App.History;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// A part of a cycle that has ended (CY-9): who supervised it, from when to when, in which unit, how far the appraisal then was, and the handover
/// note. It is recorded once and keeps its days; the note is written once.
/// </summary>
public sealed class AppraisalPart : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppraisalId { get; init; }

    /// <summary>The responsible chief who was accountable.</summary>
    public required string SupervisorId { get; init; }

    /// <summary>The delegate who signed in the chief's place (SV-5); null: nobody did.</summary>
    public string? DelegateId { get; init; }

    public required string UnitCode { get; init; }
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The first of the reasons for which it ended, in their order.</summary>
    public required PartEnd Because { get; init; }

    /// <summary>When the change was recorded: what stood before this moment stood in the part.</summary>
    public required Instant EndedAt { get; init; }

    /// <summary>How far the appraisal was then.</summary>
    public required AppraisalState State { get; init; }

    public required int SharedVersion { get; init; }
    public required int AgreedVersion { get; init; }
    public required int ReviewedVersion { get; init; }
    public Instant? SupervisorSignedAt { get; init; }
    public Instant? OfficialSignedAt { get; init; }

    /// <summary>Whether a handover note was asked for.</summary>
    public required bool NoteAsked { get; init; }

    /// <summary>What the writer has typed of the note: theirs alone until it is handed over.</summary>
    public string Draft { get; set; } = "";

    public Instant? DraftSavedAt { get; set; }

    /// <summary>The note as handed over; null: not yet.</summary>
    public string? Note { get; set; }

    public string? NoteBy { get; set; }
    public Instant? NoteAt { get; set; }

    /// <summary>The language in which the note was written: text stays as written (decision 4).</summary>
    public string? NoteLanguage { get; set; }

    /// <summary>When its writer was reminded by mail; null: not yet.</summary>
    public Instant? RemindedAt { get; set; }

    public int Version { get; set; }

    public LocalDate LastDay => Until.PlusDays(-1);

    /// <summary>Whoever signed for the supervisor's side then: who is asked for the note.</summary>
    public string SignerId => DelegateId ?? SupervisorId;

    /// <summary>Whether it was this person's part.</summary>
    public bool IsOf(string? staffId) => staffId is not null && (staffId == SupervisorId || staffId == DelegateId);
}
