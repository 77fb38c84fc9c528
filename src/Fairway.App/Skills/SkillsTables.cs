using Fairway.App.History;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Skills;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>What an official keeps in the room, and their interest in moving (LE-3).</summary>
public sealed class SkillsProfile : IVersioned
{
    public required string StaffId { get; init; }

    /// <summary>The day on which its owner last said that all of it holds; the day of the first entry to begin with.</summary>
    public required LocalDate ConfirmedOn { get; set; }

    public bool Interested { get; set; }

    /// <summary>Codes of the kinds of posts that interest them, as the policy has them.</summary>
    public List<string> Posts { get; set; } = [];

    public bool Anywhere { get; set; }

    /// <summary>Duty stations by name, as the policy has them.</summary>
    public List<string> Stations { get; set; } = [];

    /// <summary>From when they could move; null: not said.</summary>
    public LocalDate? AvailableFrom { get; set; }

    public int Version { get; set; }
}

/// <summary>A skill that somebody declares.</summary>
public sealed class DeclaredSkill : IVersioned
{
    /// <summary>Given by the form: the same form sent twice declares once.</summary>
    public required Guid Id { get; init; }

    public required string StaffId { get; init; }

    /// <summary>The entry of the catalogue; null: a free entry that is in none yet.</summary>
    public string? Code { get; set; }

    /// <summary>As its owner wrote it; null where it was chosen from the catalogue.</summary>
    public string? Text { get; set; }

    /// <summary>The free entry without case and spaces, by which HR folds what several wrote alike.</summary>
    public string? Folded { get; set; }

    public required SkillLevel Level { get; set; }
    public required int Years { get; set; }

    /// <summary>The year of its last use.</summary>
    public required int LastUsed { get; set; }

    /// <summary>A line that says what backs it; empty: none.</summary>
    public string Evidence { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>A language that somebody declares, after the self-assessment grid of the CEFR.</summary>
public sealed class DeclaredLanguage : IVersioned
{
    public required string StaffId { get; init; }
    public required string Code { get; init; }
    public required LanguageLevel Understanding { get; set; }
    public required LanguageLevel Speaking { get; set; }
    public required LanguageLevel Writing { get; set; }
    public int Version { get; set; }
}

/// <summary>A file that backs a declared skill; its bytes stand apart, so that lists don't load them.</summary>
public sealed class SkillsFile
{
    /// <summary>Given by the form: the same form sent twice attaches once.</summary>
    public required Guid Id { get; init; }

    public required Guid SkillId { get; init; }
    public required string StaffId { get; init; }
    public required string Name { get; init; }
    public required EvidenceType Type { get; init; }
    public required int Size { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required Instant AttachedAt { get; init; }
}

public sealed class SkillsFileBytes
{
    public required Guid FileId { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>A form of the room as its owner is filling it in: nobody else's until it is kept.</summary>
public sealed class SkillsDraft : IVersioned
{
    public required string StaffId { get; init; }

    /// <summary>Which form: <c>skill:&lt;id&gt;</c>, <c>mobility</c> …</summary>
    public required string Form { get; init; }

    public required string Content { get; set; }
    public required Instant SavedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>That somebody lets themselves be found for a purpose, from when until when. Kept to its owner.</summary>
public sealed class SkillsConsent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string StaffId { get; init; }
    public required SkillsPurpose Purpose { get; init; }
    public required Instant GivenAt { get; init; }

    /// <summary>Null while it holds.</summary>
    public Instant? WithdrawnAt { get; set; }
}

/// <summary>
/// A vacancy or a mobility exercise for which HR looks for skills: named before anybody is looked for, and not altered after, so that who was
/// found knows for what.
/// </summary>
public sealed class SkillsOpening : IVersioned
{
    /// <summary>Given by the form.</summary>
    public required Guid Id { get; init; }

    public required SkillsPurpose Purpose { get; init; }
    public required string Title { get; init; }

    /// <summary>The unit that the post is in; its HR partner looks.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The unit's name on the day.</summary>
    public required string UnitName { get; init; }

    /// <summary>Null: not bound to a place.</summary>
    public string? Station { get; init; }

    public required List<WantedSkill> Skills { get; init; }
    public required List<WantedLanguage> Languages { get; init; }
    public required string OpenedBy { get; init; }
    public required LocalDate OpenedOn { get; init; }

    /// <summary>From this day nobody is looked for; null while it is open.</summary>
    public LocalDate? ClosedOn { get; set; }

    public int Version { get; set; }
}

/// <summary>That somebody was shown among the results of a search: once for each opening, reader and day. Told to who was shown.</summary>
public sealed class SkillsSeen
{
    public required Guid OpeningId { get; init; }
    public required string StaffId { get; init; }

    /// <summary>Staff id or account of who looked.</summary>
    public required string By { get; init; }

    public required LocalDate Day { get; init; }
    public required Instant At { get; init; }
}

/// <summary>An entry that HR added to the catalogue of the policies, from what officials wrote freely.</summary>
public sealed class CatalogueAddition
{
    public required string Code { get; init; }

    /// <summary>The category's code.</summary>
    public required string Category { get; init; }

    public required string En { get; init; }
    public required string Fr { get; init; }
    public required string Es { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }
}
