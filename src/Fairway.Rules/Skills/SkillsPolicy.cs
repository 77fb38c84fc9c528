using System.Collections.Immutable;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Skills;

/// <summary>How well somebody says that they can do something. The values rise.</summary>
[Rule("LE-3")]
public enum SkillLevel
{
    /// <summary>Knows what it is about, and does simple work under guidance.</summary>
    Basic = 1,

    /// <summary>Does usual work alone.</summary>
    Working,

    /// <summary>Does difficult work, and guides others.</summary>
    Advanced,

    /// <summary>Is asked by others in the field, and develops it.</summary>
    Expert,
}

/// <summary>Levels of the Common European Framework of Reference for Languages. The values rise.</summary>
[Rule("LE-3")]
public enum LanguageLevel
{
    /// <summary>Breakthrough.</summary>
    A1 = 1,

    /// <summary>Waystage.</summary>
    A2,

    /// <summary>Threshold.</summary>
    B1,

    /// <summary>Vantage.</summary>
    B2,

    /// <summary>Effective operational proficiency.</summary>
    C1,

    /// <summary>Mastery.</summary>
    C2,
}

/// <summary>What somebody can be looked for, each wanting a consent of its own.</summary>
[Rule("LE-3")]
public enum SkillsPurpose
{
    /// <summary>A post that is to be filled.</summary>
    Vacancy = 1,

    /// <summary>An exercise in which officials move between posts and duty stations.</summary>
    Mobility,
}

/// <summary>A part of the catalogue.</summary>
/// <param name="Code">Names it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Entries">Its skills.</param>
public sealed record SkillsCategory(string Code, Wording Name, ImmutableArray<NamedChoice> Entries);

/// <summary>Parameters of skills mapping (LE-3), as they stand on one day.</summary>
[Rule("LE-3")]
public sealed record SkillsPolicy
{
    /// <summary>What officials choose from (<c>skills.catalogue</c>).</summary>
    public required ImmutableArray<SkillsCategory> Catalogue { get; init; }

    /// <summary>Languages that can be declared (<c>skills.languages</c>).</summary>
    public required ImmutableArray<NamedChoice> Languages { get; init; }

    /// <summary>Kinds of posts that interest somebody who would move (<c>skills.posts</c>).</summary>
    public required ImmutableArray<NamedChoice> Posts { get; init; }

    /// <summary>How long what was declared counts as confirmed (<c>skills.confirm.after</c>).</summary>
    public required Period ConfirmAfter { get; init; }
}
