namespace Fairway.Demo.Writing;

/// <summary>A piece of work as somebody would put it down at the beginning of a cycle, with blanks.</summary>
internal sealed record WorkText(string Title, string Measure, string Timeline, string Resources);

/// <summary>What people of one occupation write: what their unit is for, its lines, their outputs.</summary>
internal sealed record OccupationTexts(IReadOnlyList<string> Pictures, IReadOnlyList<string> Lines, IReadOnlyList<WorkText> Outputs);

/// <summary>A competency's indicators of success and why the outputs need it.</summary>
internal sealed record CompetencyText(string Indicators, string Why);

internal sealed record ObjectiveText(string Text, string Actions, string Support);

/// <summary>The building blocks of one language.</summary>
internal sealed class TextStock
{
    private static readonly Dictionary<string, TextStock> _stocks = Tongue.All.ToDictionary(
        l => l,
        l => new TextStock(l),
        StringComparer.Ordinal
    );

    private TextStock(string language)
    {
        Occupations = People
            .Posts.Families.Append("general")
            .ToDictionary(family => family, family => ReadOccupation($"texts/{language}/work/{family}.txt"), StringComparer.Ordinal);
        Competencies = Pairs($"texts/{language}/competencies.txt");
        Objectives =
        [
            .. DataFile
                .Sections($"texts/{language}/objectives.txt")
                .Select(s => new ObjectiveText(s.Lines[0], Marked(s.Lines, '?'), Marked(s.Lines, '+'))),
        ];
        Accountabilities = Lists($"texts/{language}/accountabilities.txt");
        Vague = Lists($"texts/{language}/vague.txt");
        Comments = Lists($"texts/{language}/comments.txt");
        Preparation = Lists($"texts/{language}/preparation.txt");
        LaterPreparation = Lists($"texts/{language}/preparation-later.txt");
        Closings = Lists($"texts/{language}/workplan.txt")["closing"];
        Sayings = ((string[])["results", "review", "ending", "statements", "journal"])
            .SelectMany(file => Lists($"texts/{language}/{file}.txt"))
            .ToDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, OccupationTexts> Occupations { get; }
    public IReadOnlyDictionary<string, IReadOnlyList<CompetencyText>> Competencies { get; }
    public IReadOnlyList<ObjectiveText> Objectives { get; }

    /// <summary>By the question's code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Accountabilities { get; }

    /// <summary>First attempts at a measure, timeline or resources, before the other asked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Vague { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Comments { get; }

    /// <summary>By party and prompt: "official/deliverables".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Preparation { get; }

    /// <summary>The same before mid-term and the end of the cycle: "mtr/official/progress", "eoc/supervisor/career".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> LaterPreparation { get; }

    public IReadOnlyList<string> Closings { get; }

    /// <summary>What is said from mid-term to the end of the cycle and in the journal, by kind, some of it by occupation: "achieved/finance".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sayings { get; }

    public static TextStock In(string language) => _stocks[language];

    private static OccupationTexts ReadOccupation(string name)
    {
        var sections = DataFile.Sections(name).ToList();
        return new(
            [.. sections.Where(s => s.Heading == "picture").SelectMany(s => s.Lines)],
            [.. sections.Where(s => s.Heading == "line").SelectMany(s => s.Lines)],
            [
                .. sections
                    .Where(s => s.Heading == "output")
                    .Select(s => new WorkText(s.Lines[0], Marked(s.Lines, '?'), Marked(s.Lines, '@'), Marked(s.Lines, '+'))),
            ]
        );
    }

    private static string Marked(IReadOnlyList<string> lines, char mark) => lines.Single(l => l[0] == mark)[2..];

    private static Dictionary<string, IReadOnlyList<string>> Lists(string name) =>
        DataFile.Sections(name).ToDictionary(s => s.Heading, s => s.Lines, StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<CompetencyText>> Pairs(string name) =>
        DataFile
            .Sections(name)
            .ToDictionary(
                s => s.Heading,
                s => (IReadOnlyList<CompetencyText>)[.. s.Lines.Chunk(2).Select(pair => new CompetencyText(pair[0], pair[1][2..]))],
                StringComparer.Ordinal
            );
}
