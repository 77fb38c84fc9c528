using System.Collections.Immutable;

namespace Fairway.Rules.Learning;

/// <summary>
/// Reads a scenario file: a head of <c>word: value</c> lines, an introduction, then <c>## name</c> for each turn, with paragraphs and choices. What
/// is wrong is told by line, and reading goes on, so that one reading tells everything.
/// </summary>
[Rule("LE-1")]
public sealed class ScenarioReader
{
    private const int MostChoices = 26;
    private static readonly string[] s_head = ["title", "summary", "seat", "topic"];
    private static readonly string[] s_fields = ["reply", "feedback", "see", "keep", "then"];

    private readonly string _file;
    private readonly string[] _lines;
    private readonly List<LearningMistake> _mistakes;
    private readonly Dictionary<string, string> _head = new(StringComparer.Ordinal);
    private readonly List<string> _intro = [];
    private readonly List<ScenarioTurn> _turns = [];
    private int _at;

    private ScenarioReader(string file, string text, List<LearningMistake> mistakes)
    {
        _file = file;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _mistakes = mistakes;
    }

    private string? Line => _at < _lines.Length ? _lines[_at] : null;

    /// <summary>Reads a file's text; null where something is wrong, all of it then in <paramref name="mistakes"/>.</summary>
    /// <param name="file">How messages name it; its name is <c>code.language.md</c>.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    public static Scenario? Read(string file, string text, List<LearningMistake> mistakes)
    {
        var before = mistakes.Count;
        var reader = new ScenarioReader(file, text, mistakes);
        var scenario = reader.Read();
        return mistakes.Count == before ? scenario : null;
    }

    /// <summary>The code and the language in a file's name; null where it isn't of the form <c>code.language.md</c>.</summary>
    public static (string Code, string Language)? NameOf(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return parts is [var code, "en" or "fr" or "es", "md"] && IsName(code) ? (code, parts[1]) : null;
    }

    private Scenario? Read()
    {
        if (NameOf(_file) is not { } name)
        {
            Wrong(
                1,
                "",
                "the file's name is not code.en.md, code.fr.md or code.es.md: rename it, with a code of small letters and hyphens"
            );
            return null;
        }

        ReadHead();
        ReadIntroduction();
        while (Line is not null)
        {
            ReadTurn();
        }

        foreach (var word in s_head.Where(word => !_head.ContainsKey(word)))
        {
            Wrong(1, word, $"it is missing: write a line '{word}: …' at the top of the file");
        }

        Seat? seat = _head.GetValueOrDefault("seat") switch
        {
            "chief" => Seat.Chief,
            "official" => Seat.Official,
            _ => null,
        };
        if (seat is null && _head.TryGetValue("seat", out var said))
        {
            Wrong(1, "seat", $"'{said}' is not a seat: write chief or official");
        }

        if (_head.TryGetValue("topic", out var topic) && LearningTopics.PlaceOf(topic) is null)
        {
            Wrong(1, "topic", LearningTopics.Unknown(topic));
        }

        if (_turns.Count == 0)
        {
            Wrong(1, "", "there is no turn: begin one with a line '## name'");
        }

        foreach (var again in _turns.GroupBy(turn => turn.Name, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            Wrong(again.Line, again.Name, "another turn has this name: give this one a name of its own");
        }

        return _turns.Count == 0 || seat is null
            ? null
            : new Scenario(
                name.Code,
                name.Language,
                _file,
                _head.GetValueOrDefault("title", ""),
                _head.GetValueOrDefault("summary", ""),
                seat.Value,
                _head.GetValueOrDefault("topic", ""),
                [.. _intro],
                [.. _turns]
            );
    }

    private void ReadHead()
    {
        for (; Line is { } line && line.Trim().Length > 0 && !IsHeading(line); _at++)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var word = colon < 0 ? "" : line[..colon].Trim();
            if (!s_head.Contains(word))
            {
                Wrong(_at + 1, "", $"'{line.Trim()}' is no line of the head: it has title, summary, seat and topic, then an empty line");
            }
            else if (line[(colon + 1)..].Trim().Length == 0)
            {
                Wrong(_at + 1, word, "nothing stands after it: write its text on the same line");
            }
            else if (!_head.TryAdd(word, line[(colon + 1)..].Trim()))
            {
                Wrong(_at + 1, word, "it stands twice: keep one");
            }
        }
    }

    private void ReadIntroduction()
    {
        while (Line is { } line && !IsHeading(line))
        {
            if (line.Trim().Length == 0)
            {
                _at++;
                continue;
            }

            _intro.Add(Paragraph());
        }
    }

    private void ReadTurn()
    {
        var from = _at + 1;
        var name = Line![2..].Trim();
        if (!IsName(name))
        {
            Wrong(from, name, "a turn's name has small letters, digits and hyphens only: change it");
        }

        _at++;
        var texts = new List<ScenarioText>();
        var choices = new List<ScenarioChoice>();
        var see = new List<Reading>();
        string? ending = null;
        while (Line is { } line && !IsHeading(line))
        {
            if (line.Trim().Length == 0)
            {
                _at++;
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                choices.Add(ReadChoice(name));
            }
            else
            {
                var at = _at + 1;
                var (word, when, value) = Field(name, line, ["ending", "see"]);
                if (word is null && choices.Count > 0)
                {
                    Wrong(
                        at,
                        name,
                        "text stands after the choices: put it before the first one, or indent it by two spaces under its choice"
                    );
                }

                switch (word)
                {
                    case "ending" when ending is null:
                        ending = value;
                        break;
                    case "ending":
                        Wrong(at, name, "'ending' stands twice: keep one");
                        break;
                    case "see":
                        see.AddRange(Places(name, at, value));
                        break;
                    default:
                        texts.Add(new(value, when, at));
                        break;
                }
            }
        }

        if (texts.Count == 0)
        {
            Wrong(from, name, "nothing is read here: write at least one paragraph");
        }

        if (ending is null && choices.Count == 0)
        {
            Wrong(from, name, "it is a dead end: give it choices, or a line 'ending: …' that says what came of it");
        }

        if (ending is not null && choices.Count > 0)
        {
            Wrong(from, name, "it is an end and has choices: take away one or the other");
        }

        if (ending is not null && see.Count == 0)
        {
            Wrong(from, name, "an end sends its reader to a paragraph: write a line such as 'see: IGDS 100 Q2'");
        }

        if (choices.Count > MostChoices)
        {
            Wrong(from, name, "it has more choices than there are letters: take some away");
        }

        _turns.Add(new(name, [.. texts], [.. choices], ending, [.. see], from));
    }

    private ScenarioChoice ReadChoice(string turn)
    {
        var from = _at + 1;
        var (_, when, text) = Field(turn, Line![2..], []);
        var replies = new List<ScenarioText>();
        var steps = new List<ScenarioStep>();
        var see = new List<Reading>();
        var keeps = new List<string>();
        string? feedback = null;
        while (Line is { } line && line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0)
        {
            var at = _at + 1;
            var (word, condition, value) = Field(turn, line.Trim(), s_fields);
            switch (word)
            {
                case "reply":
                    replies.Add(new(value, condition, at));
                    break;
                case "then":
                    steps.Add(new(value, condition, at));
                    break;
                case "see":
                    see.AddRange(Places(turn, at, value));
                    break;
                case "keep":
                    keeps.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                case "feedback" when feedback is null:
                    feedback = value;
                    break;
                case "feedback":
                    Wrong(at, turn, "the choice has two feedbacks: keep one");
                    break;
                default:
                    Wrong(at, turn, "this line under a choice begins with none of reply, feedback, see, keep, then: say which it is");
                    break;
            }
        }

        foreach (var mark in keeps.Where(mark => !IsName(mark)))
        {
            Wrong(from, turn, $"'{mark}' is no mark: a mark has small letters, digits and hyphens only");
        }

        Missing(replies.Count == 0, "what happens then: write 'reply: …' under it");
        Missing(feedback is null, "what there is to learn: write 'feedback: …' under it");
        Missing(see.Count == 0, "the paragraph that its feedback rests on: write 'see: …' under it, such as 'see: IGDS 100 Q2'");
        Missing(steps.Count == 0, "where it leads: write 'then: name of a turn' under it");
        if (steps.Count > 0 && (steps[^1].When is not null || steps.SkipLast(1).Any(step => step.When is null)))
        {
            Wrong(from, turn, "the last 'then' of a choice has no condition and those before it have one: put them so");
        }

        return new(text, when, [.. replies], feedback ?? "", [.. see], [.. keeps], [.. steps], from);

        void Missing(bool missing, string what)
        {
            if (missing)
            {
                Wrong(from, turn, "the choice does not say " + what);
            }
        }
    }

    /// <summary>A line of the form <c>word if mark: value</c>, <c>if mark: value</c> or plain text, with the lines that carry it on.</summary>
    private (string? Word, ScenarioCondition? When, string Value) Field(string turn, string first, string[] words)
    {
        var at = _at + 1;
        var colon = first.IndexOf(':', StringComparison.Ordinal);
        var before = colon < 0 ? [] : first[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var word = before is [var one, ..] && words.Contains(one) ? one : null;
        var rest = word is null ? before : before[1..];
        ScenarioCondition? when = rest is ["if" or "unless", var mark] ? new(mark, rest[0] == "if") : null;
        // Text may have a colon of its own.
        var isField = word is not null ? rest.Length == 0 || when is not null : when is not null;
        if (word is not null && !isField)
        {
            Wrong(at, turn, $"'{first[..colon]}' is not understood: write '{word}:', '{word} if mark:' or '{word} unless mark:'");
        }

        var value = Paragraph(colon < 0 || (!isField && word is null) ? first.Trim() : first[(colon + 1)..].Trim());
        if (value.Length == 0)
        {
            Wrong(at, turn, "nothing stands after the colon: write it on the same line");
        }

        return (word, when, value);
    }

    /// <summary>The line that stands there, and those that carry it on: up to an empty line, a heading, a choice or a line with a word of its own.</summary>
    private string Paragraph(string? first = null)
    {
        var text = new List<string> { first ?? Line!.Trim() };
        for (_at++; Line is { } line && line.Trim().Length > 0 && !IsHeading(line) && !BeginsSomething(line); _at++)
        {
            text.Add(line.Trim());
        }

        return string.Join(' ', text.Where(part => part.Length > 0));
    }

    private static bool BeginsSomething(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            return true;
        }

        var word = line.Trim().Split(' ', ':')[0];
        return s_fields.Contains(word) || word is "ending" or "if" or "unless";
    }

    private IReadOnlyList<Reading> Places(string turn, int line, string list) =>
        Readings.Of(
            list,
            name =>
                Wrong(
                    line,
                    turn,
                    $"'{name}' is neither a paragraph of the framework (IGDS 100 §1 to §9, §9(a) to §9(e), overview, Q1 to Q12) nor a rule such as CY-10: correct it"
                )
        );

    private void Wrong(int line, string where, string message) => _mistakes.Add(new(_file, line, where, message));

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    private static bool IsName(string name) =>
        name.Length > 0
        && name[0] != '-'
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
