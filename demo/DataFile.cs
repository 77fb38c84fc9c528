using System.Text;

namespace Fairway.Demo;

/// <summary>The demonstration's data files, which travel inside the assembly. Lines that begin with # are remarks.</summary>
internal static class DataFile
{
    public static Stream Open(string name) =>
        typeof(DataFile).Assembly.GetManifestResourceStream($"demo/{name}")
        ?? throw new InvalidOperationException($"The demonstration has no data file {name}.");

    public static IReadOnlyList<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && !string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.TrimEnd());
            }
        }

        return lines;
    }

    /// <summary>Lines whose fields are parted by bars.</summary>
    public static IReadOnlyList<string[]> Table(string name) =>
        [.. Lines(name).Select(line => line.Split('|').Select(field => field.Trim()).ToArray())];

    /// <summary>Lines under headings in brackets; a heading may come again.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Lines)> Sections(string name)
    {
        string? heading = null;
        var lines = new List<string>();
        foreach (var line in Lines(name))
        {
            if (line.StartsWith('['))
            {
                if (heading is not null)
                {
                    yield return (heading, lines);
                }

                heading = line.Trim('[', ']');
                lines = [];
            }
            else
            {
                lines.Add(line);
            }
        }

        if (heading is not null)
        {
            yield return (heading, lines);
        }
    }
}
