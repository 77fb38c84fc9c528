using System.Collections.Immutable;
using System.Text.Json;
using Fairway.Proof;
using Fairway.Proof.BlindTokens;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Compiler.Groups;

/// <summary>The list of groups and keys of a cycle, as Fairway signs and both publish it.</summary>
public static class GroupList
{
    private const int LongestLabel = 200;
    private const int MostQuestions = 40;

    /// <summary>The groups of a list, or the sentence that says what is wrong with it.</summary>
    public static (ImmutableArray<Group> Groups, string? Wrong) Read(SignedDocument list)
    {
        try
        {
            return (Groups(list.Document), null);
        }
        catch (FormatException wrong)
        {
            return ([], wrong.Message);
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException)
        {
            return ([], $"The list lacks something or has it in another form: {wrong.Message}");
        }
    }

    private static ImmutableArray<Group> Groups(JsonElement list)
    {
        var questions = list.GetProperty("questions")
            .EnumerateArray()
            .Select(question => new Question(Text(question.GetProperty("code")), Wording(question.GetProperty("text"))))
            .ToImmutableArray();
        Need(
            questions.Length is > 0 and <= MostQuestions
                && questions.DistinctBy(q => q.Code).Count() == questions.Length
                && questions.All(q => q.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')),
            "The questions of a list have codes of letters, digits and hyphens, each once."
        );
        var scale = list.GetProperty("scale").EnumerateArray().Select(Wording).ToImmutableArray();
        Need(scale.Length == FeedbackAnswer.Highest, "The scale has a name for each rating from 1 to 6.");
        var given = list.GetProperty("thresholds");
        var thresholds = new FeedbackThresholds(
            given.GetProperty("report").GetInt32(),
            given.GetProperty("question").GetInt32(),
            given.GetProperty("comments").GetInt32(),
            given.GetProperty("distribution").GetInt32()
        );
        Need(thresholds.KeepThePromise, "The thresholds are lower than what was promised to those who answer.");
        var groups = list.GetProperty("groups")
            .EnumerateArray()
            .Select(group => Group(group, questions, scale, thresholds))
            .ToImmutableArray();
        Need(groups.DistinctBy(group => group.Id).Count() == groups.Length, "A key stands twice on the list.");
        return groups;
    }

    private static Group Group(
        JsonElement group,
        ImmutableArray<Question> questions,
        ImmutableArray<Wording> scale,
        FeedbackThresholds thresholds
    )
    {
        var read = new Group(
            TokenKey.FromSpki(Convert.FromBase64String(Text(group.GetProperty("key"))))
                ?? throw new FormatException("A key of the list is no RSA key of 3072 bits."),
            Text(group.GetProperty("label")),
            group.GetProperty("eligible").GetInt32(),
            Day(group.GetProperty("opens")),
            Day(group.GetProperty("closes")),
            [.. group.GetProperty("before").EnumerateArray().Select(Text)],
            questions,
            scale,
            thresholds
        );
        Need(read.Label.Length <= LongestLabel, $"The label of {read.Id} is longer than {LongestLabel} characters.");
        Need(
            read.Eligible >= thresholds.Report,
            $"Fewer than {thresholds.Report} may answer about {read.Label}: such a group is not formed."
        );
        Need(read.Opens < read.Closes, $"Answers about {read.Label} would close before they open.");
        return read;
    }

    private static Wording Wording(JsonElement text) =>
        new(Text(text.GetProperty("en")), Text(text.GetProperty("fr")), Text(text.GetProperty("es")));

    private static string Text(JsonElement value) =>
        value.GetString() is { Length: > 0 } text ? text : throw new FormatException("A text of the list is empty.");

    private static LocalDate Day(JsonElement value) => IsoDay.Parse(Text(value)) ?? throw new FormatException($"“{value}” is no day.");

    private static void Need(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new FormatException(sentence);
        }
    }
}
