using Fairway.App.History;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What one side notes between the steps (CY-10). A private note is its author's alone and can be changed and deleted; once shared it is
/// shared for good, and dated anew.
/// </summary>
public sealed class JournalEntry : IVersioned
{
    /// <summary>Given by the form it was written in: the same form sent twice makes one entry.</summary>
    public required Guid Id { get; init; }

    public required Guid AppraisalId { get; init; }
    public required string AuthorId { get; init; }

    /// <summary>The author's part when it was written and, once shared, when it was shared: a predecessor's entry stays the supervisor's.</summary>
    public required AppraisalParty Party { get; set; }

    /// <summary>For whom the author stood in; null: for nobody.</summary>
    public string? OnBehalfOf { get; set; }

    public required JournalKind Kind { get; set; }

    /// <summary>The part of the form it is about, as AgreementSections names it; null = the whole.</summary>
    public string? About { get; set; }

    /// <summary>The day it tells of, where its author gave one.</summary>
    public LocalDate? Day { get; set; }

    public required string Text { get; set; }

    /// <summary>The language in which the author worked: text stays as written (decision 4).</summary>
    public required string Language { get; set; }

    /// <summary>The system's date: when it was shared; while it is private, when it was saved last.</summary>
    public required Instant At { get; set; }

    public required bool Private { get; set; }

    public int Version { get; set; }
}
