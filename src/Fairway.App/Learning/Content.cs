using System.Collections.Immutable;
using Fairway.Rules;
using Fairway.Rules.Learning;

namespace Fairway.App.Learning;

/// <summary>A text of guidance or a form to print, in one language.</summary>
/// <param name="Code">Its name: the file's up to the language.</param>
/// <param name="Language">en, fr or es.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Topic">Which question it answers: pages link to guidance by topic.</param>
/// <param name="See">What it rests on.</param>
/// <param name="Body">Markdown.</param>
/// <param name="File">The file, as it was named.</param>
public sealed record Article(
    string Code,
    string Language,
    string Title,
    string Summary,
    string Topic,
    ImmutableArray<Reading> See,
    string Body,
    string File
);

/// <summary>A question that is often asked, and its answer in Markdown.</summary>
public sealed record Answer(
    string Code,
    string Language,
    string Question,
    string Topic,
    ImmutableArray<Reading> See,
    string Body,
    int Line
);

/// <summary>A chapter of a course, in Markdown.</summary>
public sealed record Chapter(string Title, string Body);

/// <summary>A question at the end of a course.</summary>
/// <param name="Text">The question.</param>
/// <param name="Answers">What can be answered.</param>
/// <param name="Right">The place of the right one, from 0.</param>
/// <param name="Explanation">Why, in Markdown.</param>
public sealed record CheckQuestion(string Text, ImmutableArray<string> Answers, int Right, string Explanation);

/// <summary>A short course: chapters to read, and a check at the end.</summary>
public sealed record Course(
    string Code,
    string Language,
    string Title,
    string Summary,
    int Minutes,
    ImmutableArray<Reading> See,
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<CheckQuestion> Questions,
    string File
);

/// <summary>Reads the files of guidance, forms, questions and courses: a head of <c>word: value</c> lines, an empty line, then Markdown.</summary>
[Rule("LE-1")]
internal sealed class ContentReader(string file, string text, List<LearningMistake> mistakes)
{
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private int _at;

    public Article? ReadArticle()
    {
        var before = mistakes.Count;
        var head = Head(["title", "summary", "topic", "see"]);
        var body = Rest(_ => false);
        if (body.Length == 0)
        {
            Wrong(_at, "", "nothing stands below the head: write the text");
        }

        return Name() is { } name && mistakes.Count == before
            ? new(name.Code, name.Language, head["title"], head["summary"], head["topic"], Places(head), body, file)
            : null;
    }

    /// <summary>All questions of a file; each begins with <c>## code</c>.</summary>
    public IReadOnlyList<Answer> ReadAnswers(string language)
    {
        var answers = new List<Answer>();
        _ = Rest(IsSection);
        while (_at < _lines.Length)
        {
            var (code, line, before) = (_lines[_at][3..].Trim(), _at + 1, mistakes.Count);
            _at++;
            var head = Head(["question", "topic", "see"], code);
            var body = Rest(IsSection);
            if (body.Length == 0)
            {
                Wrong(line, code, "the question has no answer: write it below an empty line");
            }

            if (mistakes.Count == before)
            {
                answers.Add(new(code, language, head["question"], head["topic"], Places(head), body, line));
            }
        }

        return answers;
    }

    public Course? ReadCourse()
    {
        var before = mistakes.Count;
        var head = Head(["title", "summary", "minutes", "see"]);
        _ = Rest(IsSection);
        var chapters = new List<Chapter>();
        var questions = new List<CheckQuestion>();
        while (_at < _lines.Length)
        {
            var title = _lines[_at++][3..].Trim();
            if (title == "check")
            {
                questions.AddRange(Questions());
                continue;
            }

            var at = _at;
            var body = Rest(IsSection);
            if (body.Length == 0)
            {
                Wrong(at, title, "the chapter is empty: write its text");
            }

            chapters.Add(new(title, body));
        }

        if (!int.TryParse(head.GetValueOrDefault("minutes"), System.Globalization.CultureInfo.InvariantCulture, out var minutes))
        {
            Wrong(1, "minutes", "it is not a number: write how many minutes the course takes");
        }

        if (chapters.Count == 0 || questions.Count == 0)
        {
            Wrong(1, "", "a course has chapters ('## title') and ends with questions ('## check', then '### question'): write both");
        }

        return Name() is { } name && mistakes.Count == before
            ? new(name.Code, name.Language, head["title"], head["summary"], minutes, Places(head), [.. chapters], [.. questions], file)
            : null;
    }

    private IEnumerable<CheckQuestion> Questions()
    {
        _ = Rest(line => IsSection(line) || line.StartsWith("### ", StringComparison.Ordinal));
        while (_at < _lines.Length && _lines[_at].StartsWith("### ", StringComparison.Ordinal))
        {
            var line = _at + 1;
            var question = _lines[_at++][4..].Trim();
            var below = Rest(next => IsSection(next) || next.StartsWith("### ", StringComparison.Ordinal)).Split('\n');
            var answers = below.Where(IsAnswer).ToList();
            var right = answers.FindIndex(answer => answer.StartsWith("- [x] ", StringComparison.Ordinal));
            var explanation = string.Join('\n', below.Where(l => !IsAnswer(l))).Trim();
            if (answers.Count < 2 || right < 0 || answers.Count(a => a.StartsWith("- [x] ", StringComparison.Ordinal)) != 1)
            {
                Wrong(
                    line,
                    question,
                    "a question has two or more answers, one of them right: write '- [ ] …' for each, and '- [x] …' for the right one"
                );
            }

            if (explanation.Length == 0)
            {
                Wrong(line, question, "why the right answer is right is missing: write a paragraph below the answers");
            }

            yield return new(question, [.. answers.Select(answer => answer[6..].Trim())], right, explanation);
        }

        static bool IsAnswer(string line) =>
            line.StartsWith("- [x] ", StringComparison.Ordinal) || line.StartsWith("- [ ] ", StringComparison.Ordinal);
    }

    private (string Code, string Language)? Name()
    {
        if (ScenarioReader.NameOf(file) is { } name)
        {
            return name;
        }

        Wrong(1, "", "the file's name is not code.en.md, code.fr.md or code.es.md: rename it, with a code of small letters and hyphens");
        return null;
    }

    private Dictionary<string, string> Head(string[] words, string section = "")
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var from = _at + 1;
        for (; _at < _lines.Length && _lines[_at].Trim().Length > 0; _at++)
        {
            var colon = _lines[_at].IndexOf(':', StringComparison.Ordinal);
            var word = colon < 0 ? "" : _lines[_at][..colon].Trim();
            var value = colon < 0 ? "" : _lines[_at][(colon + 1)..].Trim();
            if (!words.Contains(word))
            {
                Wrong(
                    _at + 1,
                    section,
                    $"'{_lines[_at].Trim()}' is no line of the head: it has {string.Join(", ", words)}, then an empty line"
                );
            }
            else if (value.Length == 0 || !head.TryAdd(word, value))
            {
                Wrong(
                    _at + 1,
                    section.Length > 0 ? section : word,
                    value.Length == 0 ? "nothing stands after it: write its text on the same line" : "it stands twice: keep one"
                );
            }
        }

        if (head.TryGetValue("topic", out var topic) && LearningTopics.PlaceOf(topic) is null)
        {
            Wrong(from, section.Length > 0 ? section : "topic", LearningTopics.Unknown(topic));
        }

        foreach (var missing in words.Where(word => !head.ContainsKey(word)))
        {
            Wrong(from, section.Length > 0 ? section : missing, $"'{missing}: …' is missing in the head: write it");
        }

        return head;
    }

    private ImmutableArray<Reading> Places(Dictionary<string, string> head) =>
        [
            .. Readings.Of(
                head["see"],
                name =>
                    Wrong(
                        1,
                        "see",
                        $"'{name}' is neither a paragraph of the framework (such as IGDS 100 Q2) nor a rule such as CY-10: correct it"
                    )
            ),
        ];

    private string Rest(Func<string, bool> until)
    {
        var body = new List<string>();
        for (; _at < _lines.Length && !until(_lines[_at]); _at++)
        {
            body.Add(_lines[_at]);
        }

        return string.Join('\n', body).Trim('\n', ' ');
    }

    private static bool IsSection(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    private void Wrong(int line, string where, string message) => mistakes.Add(new(file, Math.Max(line, 1), where, message));
}
