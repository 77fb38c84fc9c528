using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>docs/security.md answers every requirement it has to, and what it names is there.</summary>
public sealed partial class SecurityDocument
{
    private const string Document = "docs/security.md";

    /// <summary>OWASP ASVS 5.0.0: all requirements of level 1.</summary>
    private const string LevelOne = """
        1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1
        2.1.1 2.2.1 2.2.2 2.3.1
        3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
        4.1.1 4.4.1
        5.2.1 5.2.2 5.3.1 5.3.2
        6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
        7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2
        8.1.1 8.2.1 8.2.2 8.3.1
        9.1.1 9.1.2 9.1.3 9.2.1
        10.4.1 10.4.2 10.4.3 10.4.4 10.4.5
        11.3.1 11.3.2 11.4.1
        12.1.1 12.2.1 12.2.2
        13.4.1
        14.2.1 14.3.1
        15.1.1 15.2.1 15.3.1
        """;

    /// <summary>And those of level 2 of files, sign-in, sessions, access, signed tokens and sign-on.</summary>
    private const string LevelTwo = """
        5.1.1 5.2.3 5.4.1 5.4.2 5.4.3
        6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4
        7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2
        8.1.2 8.2.3 8.4.1
        9.2.2 9.2.3 9.2.4
        10.1.1 10.1.2 10.2.1 10.2.2 10.3.1 10.3.2 10.3.3 10.3.4 10.4.6 10.4.7 10.4.8 10.4.9 10.4.10 10.4.11
        10.5.1 10.5.2 10.5.3 10.5.4 10.5.5 10.6.1 10.6.2 10.7.1 10.7.2 10.7.3
        """;

    private static readonly string[] s_states = ["met", "in part", "not met", "none here", "operator"];

    private static readonly List<Match> s_rows =
    [
        .. Repository.Lines(Document).Select(line => Row().Match(line)).Where(row => row.Success),
    ];

    [Fact]
    public void Every_requirement_has_one_row_and_one_of_five_states()
    {
        var wanted = $"{LevelOne} {LevelTwo}".Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        s_rows.Select(row => row.Groups["number"].Value).ShouldBe(wanted, ignoreOrder: true);
        s_rows
            .Where(row => !s_states.Contains(row.Groups["state"].Value))
            .Select(row => $"{row.Groups["number"]}: {row.Groups["state"]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_it_names_is_there()
    {
        var names = Code().Matches(Repository.Text(Document)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        var types = names.Where(name => TypeName().IsMatch(name)).ToList();
        types.Count.ShouldBeGreaterThan(50);
        var known = Repository
            .Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Declared().Matches(Repository.Text(f)).Select(m => m.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);
        types.Where(name => !known.Contains(name.Split('.')[0])).ShouldBeEmpty();
        names
            .Where(name => FileName().IsMatch(name))
            .Where(name => !Repository.Files.Any(f => f == name || f.EndsWith("/" + name, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    /// <summary>A row of a table: | 1.2.3 | what it asks | state | how |.</summary>
    [GeneratedRegex(@"^\| (?<number>\d+\.\d+\.\d+) \| [^|]+ \| (?<state>[^|]+) \| [^|]+ \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    /// <summary>A class of the product or its tests, perhaps with a member: of two words at least, which tells it from other code.</summary>
    [GeneratedRegex(@"^[A-Z][a-z]+[A-Z_][A-Za-z_]*(\.[A-Z]\w*)?$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\.(cs|cshtml|js|sql|md|json|bin|props)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\b(class|record|interface|struct|enum)\s+(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Declared();
}
