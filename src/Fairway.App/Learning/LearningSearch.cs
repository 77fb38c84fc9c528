using System.Globalization;
using Fairway.App.Service;
using Fairway.Rules;

namespace Fairway.App.Learning;

/// <summary>What kind of text a search found.</summary>
public enum LearningKind
{
    Guidance = 1,
    Question,
    Form,
    Course,
    Simulation,
}

/// <summary>A text that a search found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What it is about; of a question the beginning of its answer.</param>
public sealed record LearningHit(LearningKind Kind, string Code, string Title, string Summary);

/// <summary>
/// Searches all texts of a language (LE-1): each word of the search begins a word of the text; the title counts most. Everything is in memory and
/// was folded when it was first searched.
/// </summary>
[Rule("LE-1")]
public sealed class LearningSearch(LearningLibrary library)
{
    private const int InTitle = 8;
    private const int InSummary = 3;
    private const int MostInBody = 3;
    private const int LongestSummary = 180;

    private readonly Dictionary<string, Lazy<IReadOnlyList<Entry>>> _entries = ScenarioFiles.Languages.ToDictionary(
        language => language,
        language => new Lazy<IReadOnlyList<Entry>>(() => Index(library, language)),
        StringComparer.Ordinal
    );

    private sealed record Entry(LearningHit Hit, string[] Title, string[] Summary, string[] Body)
    {
        public int Score(IReadOnlyList<string> words)
        {
            var sum = 0;
            foreach (var word in words)
            {
                var score =
                    (Title.Any(w => w.StartsWith(word, StringComparison.Ordinal)) ? InTitle : 0)
                    + (Summary.Any(w => w.StartsWith(word, StringComparison.Ordinal)) ? InSummary : 0)
                    + Math.Min(MostInBody, Body.Count(w => w.StartsWith(word, StringComparison.Ordinal)));
                if (score == 0)
                {
                    return 0;
                }

                sum += score;
            }

            return sum;
        }
    }

    /// <summary>What a search finds, the best first; nothing for a search without a word.</summary>
    public IReadOnlyList<LearningHit> Find(string? search, string language)
    {
        var words = Split(search ?? "").Distinct(StringComparer.Ordinal).Take(8).ToList();
        if (words.Count == 0 || !_entries.TryGetValue(language, out var entries))
        {
            return [];
        }

        return
        [
            .. entries
                .Value.Select(entry => (entry.Hit, Score: entry.Score(words)))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Hit.Kind)
                .ThenBy(found => found.Hit.Title, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true))
                .Select(found => found.Hit),
        ];
    }

    private static IReadOnlyList<Entry> Index(LearningLibrary library, string language) =>
        [
            .. library
                .Guidance(language)
                .Select(a => Of(LearningKind.Guidance, a.Code, a.Title, a.Summary, LearningMarkdown.Plain(a.Body))),
            .. library
                .Answers(language)
                .Select(a =>
                {
                    var text = LearningMarkdown.Plain(a.Body);
                    return Of(LearningKind.Question, a.Code, a.Question, Beginning(text), text);
                }),
            .. library.Forms(language).Select(a => Of(LearningKind.Form, a.Code, a.Title, a.Summary, LearningMarkdown.Plain(a.Body))),
            .. library
                .Courses(language)
                .Select(c =>
                    Of(
                        LearningKind.Course,
                        c.Code,
                        c.Title,
                        c.Summary,
                        string.Join(' ', c.Chapters.Select(chapter => chapter.Title + " " + LearningMarkdown.Plain(chapter.Body)))
                    )
                ),
            .. library
                .Scenarios.Select(s => s.In(language))
                .Select(s => Of(LearningKind.Simulation, s.Code, s.Title, s.Summary, string.Join(' ', s.Intro))),
        ];

    private static Entry Of(LearningKind kind, string code, string title, string summary, string body) =>
        new(new(kind, code, title, summary), Split(title), Split(summary), Split(body));

    private static string Beginning(string text)
    {
        if (text.Length <= LongestSummary)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestSummary);
        return text[..(end > 0 ? end : LongestSummary)] + " …";
    }

    private static string[] Split(string text) =>
        SearchText
            .Fold(text)
            .Split([.. SearchText.Fold(text).Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
}
