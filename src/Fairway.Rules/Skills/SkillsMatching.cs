using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Fairway.Rules.Skills;

/// <summary>A skill that an opening wants.</summary>
/// <param name="Code">The entry of the catalogue.</param>
/// <param name="AtLeast">The level that counts in full.</param>
/// <param name="Essential">Who lacks it comes after all who have it.</param>
public sealed record WantedSkill(string Code, SkillLevel AtLeast, bool Essential);

/// <summary>A language that an opening wants.</summary>
/// <param name="Code">Which, as ISO 639-1 writes it.</param>
/// <param name="AtLeast">The level that counts in full, where understanding, speaking and writing all reach it.</param>
/// <param name="Essential">Who lacks it comes after all who have it.</param>
public sealed record WantedLanguage(string Code, LanguageLevel AtLeast, bool Essential);

/// <summary>What somebody declares, as far as it is looked at: there is no field for anything else.</summary>
/// <param name="StaffId">Whose it is.</param>
/// <param name="Skills">Entries of the catalogue with their levels.</param>
/// <param name="Languages">Languages with the lowest of their three levels.</param>
/// <param name="Anywhere">Whether they would move anywhere.</param>
/// <param name="Stations">Duty stations to which they would move.</param>
public sealed record SkillsDeclared(
    string StaffId,
    IReadOnlyDictionary<string, SkillLevel> Skills,
    IReadOnlyDictionary<string, LanguageLevel> Languages,
    bool Anywhere,
    IReadOnlyCollection<string> Stations
);

/// <summary>What is compared in a line of a match.</summary>
[Rule("LE-3")]
public enum MatchKind
{
    /// <summary>A skill.</summary>
    Skill = 1,

    /// <summary>A language.</summary>
    Language,

    /// <summary>The duty station.</summary>
    Station,
}

/// <summary>A line of the arithmetic: 2 where it is declared as wanted, 1 where it is declared below the level, 0 where it isn't.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Code">Which one.</param>
/// <param name="Essential">Whether it is essential.</param>
/// <param name="Points">2, 1 or 0.</param>
public sealed record MatchLine(MatchKind Kind, string Code, bool Essential, int Points);

/// <summary>Why somebody is found.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Lines">The arithmetic.</param>
/// <param name="Lot">Decides between equals.</param>
public sealed record SkillsMatch(string StaffId, ImmutableArray<MatchLine> Lines, ulong Lot)
{
    /// <summary>The sum of the lines.</summary>
    public int Points => Lines.Sum(line => line.Points);

    /// <summary>The most that there can be.</summary>
    public int Most => Lines.Length * 2;

    /// <summary>How many that are essential are not declared as wanted.</summary>
    public int EssentialMissing => Lines.Count(line => line is { Essential: true, Points: < 2 });
}

/// <summary>
/// Who fits what an opening wants (LE-3): by what they declared and by nothing else. First those who have all that is essential, then by points; between equals a
/// lot decides that is drawn once for each opening and person, so that nobody is always first and everybody who looks sees one order.
/// </summary>
[Rule("LE-3")]
public static class SkillsMatching
{
    /// <summary>Those who have at least one point, in their order.</summary>
    public static IReadOnlyList<SkillsMatch> Of(
        Guid opening,
        IReadOnlyCollection<WantedSkill> skills,
        IReadOnlyCollection<WantedLanguage> languages,
        string? station,
        IEnumerable<SkillsDeclared> declared
    ) =>
        [
            .. declared
                .Select(one => new SkillsMatch(one.StaffId, Lines(skills, languages, station, one), Lot(opening, one.StaffId)))
                .Where(match => match.Points > 0)
                .OrderBy(match => match.EssentialMissing)
                .ThenByDescending(match => match.Points)
                .ThenBy(match => match.Lot)
                .ThenBy(match => match.StaffId, StringComparer.Ordinal),
        ];

    /// <summary>The lot of somebody in an opening: even, fixed, and not to be chosen by anybody.</summary>
    public static ulong Lot(Guid opening, string staffId) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{opening:N}/{staffId}")));

    private static ImmutableArray<MatchLine> Lines(
        IEnumerable<WantedSkill> skills,
        IEnumerable<WantedLanguage> languages,
        string? station,
        SkillsDeclared one
    ) =>
        [
            .. skills.Select(wanted => new MatchLine(
                MatchKind.Skill,
                wanted.Code,
                wanted.Essential,
                one.Skills.TryGetValue(wanted.Code, out var level) ? Points(level >= wanted.AtLeast) : 0
            )),
            .. languages.Select(wanted => new MatchLine(
                MatchKind.Language,
                wanted.Code,
                wanted.Essential,
                one.Languages.TryGetValue(wanted.Code, out var level) ? Points(level >= wanted.AtLeast) : 0
            )),
            .. station is null
                ? (IEnumerable<MatchLine>)[]
                : [new MatchLine(MatchKind.Station, station, false, one.Anywhere || one.Stations.Contains(station) ? 2 : 0)],
        ];

    private static int Points(bool reached) => reached ? 2 : 1;
}
