using Fairway.Rules;
using Fairway.Rules.Learning;

namespace Fairway.App.Learning;

/// <summary>The content for learning has mistakes: what can't be read is not shown to anybody. The message lists all, one a line.</summary>
public sealed class LearningMistakesException(IReadOnlyList<LearningMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<LearningMistake> Mistakes { get; } = mistakes;
}

/// <summary>
/// Guidance, forms, questions, courses and simulated discussions (LE-1), read once from a folder: <c>guidance</c>, <c>forms</c>, <c>courses</c>,
/// <c>scenarios</c> with a file for each language, and <c>questions.en.md</c> and so on.
/// </summary>
[Rule("LE-1")]
public sealed class LearningLibrary
{
    private readonly Dictionary<string, IReadOnlyList<Article>> _guidance;
    private readonly Dictionary<string, IReadOnlyList<Article>> _forms;
    private readonly Dictionary<string, IReadOnlyList<Answer>> _answers;
    private readonly Dictionary<string, IReadOnlyList<Course>> _courses;

    private LearningLibrary(
        IEnumerable<Article> guidance,
        IEnumerable<Article> forms,
        IEnumerable<Answer> answers,
        IEnumerable<Course> courses,
        IReadOnlyList<CheckedScenario> scenarios
    )
    {
        _guidance = By(guidance, a => a.Language);
        _forms = By(forms, a => a.Language);
        _answers = By(answers, a => a.Language);
        _courses = By(courses, c => c.Language);
        Scenarios = scenarios;
    }

    /// <summary>The content that travels with the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "content", "learning");

    /// <summary>All simulated discussions, in the order of the cycle.</summary>
    public IReadOnlyList<CheckedScenario> Scenarios { get; }

    public IReadOnlyList<Article> Guidance(string language) => In(_guidance, language);

    public IReadOnlyList<Article> Forms(string language) => In(_forms, language);

    public IReadOnlyList<Answer> Answers(string language) => In(_answers, language);

    public IReadOnlyList<Course> Courses(string language) => In(_courses, language);

    public CheckedScenario? Scenario(string code) => Scenarios.FirstOrDefault(scenario => scenario.Code == code);

    public Article? GuidanceOf(string code, string language) => Guidance(language).FirstOrDefault(article => article.Code == code);

    public Article? FormOf(string code, string language) => Forms(language).FirstOrDefault(form => form.Code == code);

    public Course? CourseOf(string code, string language) => Courses(language).FirstOrDefault(course => course.Code == code);

    /// <summary>Reads a folder. Throws <see cref="LearningMistakesException"/> with every mistake found.</summary>
    public static LearningLibrary Load(string directory)
    {
        var mistakes = new List<LearningMistake>();
        if (!Directory.Exists(directory))
        {
            throw new LearningMistakesException([new(directory, 1, "", "there is no such folder")]);
        }

        var guidance = Read(directory, "guidance", mistakes, reader => reader.ReadArticle());
        var forms = Read(directory, "forms", mistakes, reader => reader.ReadArticle());
        var courses = Read(directory, "courses", mistakes, reader => reader.ReadCourse());
        var answers = new List<Answer>();
        foreach (var language in ScenarioFiles.Languages)
        {
            var file = Path.Combine(directory, $"questions.{language}.md");
            if (ScenarioFiles.TextOf(file, mistakes) is { } text)
            {
                answers.AddRange(new ContentReader(file, text, mistakes).ReadAnswers(language));
            }
        }

        if (mistakes.Count == 0)
        {
            Compare(guidance, a => a.Code, a => a.Language, a => a.File, _ => 1, Shape, mistakes);
            Compare(forms, a => a.Code, a => a.Language, a => a.File, _ => 1, Shape, mistakes);
            Compare(courses, c => c.Code, c => c.Language, c => c.File, _ => 1, Shape, mistakes);
            Compare(
                answers,
                a => a.Code,
                a => a.Language,
                a => Path.Combine(directory, $"questions.{a.Language}.md"),
                a => a.Line,
                a => (a.Topic, string.Join(',', a.See)).ToString(),
                mistakes
            );
        }

        var scenarios = ScenarioFiles.Check(Files(directory, "scenarios"), mistakes);
        return mistakes.Count > 0
            ? throw new LearningMistakesException([.. mistakes.OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line)])
            : new(
                guidance,
                forms,
                answers,
                courses,
                [.. scenarios.OrderBy(s => LearningTopics.PlaceOf(s.In("en").Topic)).ThenBy(s => s.Code, StringComparer.Ordinal)]
            );
    }

    private static string Shape(Article article) => $"{article.Topic} {string.Join(',', article.See)}";

    private static string Shape(Course course) =>
        $"{course.Minutes} {string.Join(',', course.See)} {course.Chapters.Length} {string.Join(',', course.Questions.Select(q => $"{q.Right}/{q.Answers.Length}"))}";

    private static List<T> Read<T>(string directory, string folder, List<LearningMistake> mistakes, Func<ContentReader, T?> read)
        where T : class
    {
        var all = new List<T>();
        foreach (var file in Files(directory, folder))
        {
            if (ScenarioFiles.TextOf(file, mistakes) is { } text && read(new ContentReader(file, text, mistakes)) is { } one)
            {
                all.Add(one);
            }
        }

        return all;
    }

    private static IEnumerable<string> Files(string directory, string folder)
    {
        var path = Path.Combine(directory, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.md").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Every text is there in each language, once, with the same topic and sources.</summary>
    private static void Compare<T>(
        IReadOnlyList<T> all,
        Func<T, string> code,
        Func<T, string> language,
        Func<T, string> file,
        Func<T, int> line,
        Func<T, string> shape,
        List<LearningMistake> mistakes
    )
    {
        foreach (var group in all.GroupBy(code, StringComparer.Ordinal))
        {
            var first = group.First();
            foreach (var missing in ScenarioFiles.Languages.Where(l => group.Count(one => language(one) == l) != 1))
            {
                mistakes.Add(
                    new(file(first), line(first), group.Key, $"it does not stand exactly once in '{missing}': give it there the same name")
                );
            }

            foreach (var other in group.Skip(1).Where(other => shape(other) != shape(first)))
            {
                mistakes.Add(
                    new(
                        file(other),
                        line(other),
                        group.Key,
                        $"its topic, sources or parts are not those of {Path.GetFileName(file(first))}: make them the same"
                    )
                );
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<T>> By<T>(IEnumerable<T> all, Func<T, string> language) =>
        all.GroupBy(language, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<T>)[.. g.OrderBy(TopicOf)], StringComparer.Ordinal);

    private static int TopicOf<T>(T one) =>
        one switch
        {
            Article article => LearningTopics.PlaceOf(article.Topic) ?? 0,
            Answer answer => LearningTopics.PlaceOf(answer.Topic) ?? 0,
            _ => 0,
        };

    private static IReadOnlyList<T> In<T>(Dictionary<string, IReadOnlyList<T>> all, string language) =>
        all.GetValueOrDefault(language) ?? all.GetValueOrDefault("en") ?? [];
}
