using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.Compiler.Answers;
using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using Fairway.Proof;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;

namespace Fairway.Compiler.Closing;

/// <summary>A group's report as it is signed and stays. Whoever fetches it checks the signature; there is no export of answers.</summary>
/// <param name="Group">The id of the group's key.</param>
/// <param name="Label">As the form said it.</param>
/// <param name="Closed">The first day without answers.</param>
/// <param name="Eligible">How many could answer.</param>
/// <param name="Figures">What may be shown.</param>
/// <param name="Continue">Comments on what should go on, shuffled; empty where too few answered.</param>
/// <param name="Change">Comments on what could be better, shuffled apart, so that one person's two don't stand side by side.</param>
/// <param name="Counted">The hashes of the tokens that were counted, in order.</param>
public sealed record Report(
    string Group,
    string Label,
    string Closed,
    int Eligible,
    FeedbackFigures Figures,
    ImmutableArray<string> Continue,
    ImmutableArray<string> Change,
    ImmutableArray<string> Counted
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static Report Of(Group group, IReadOnlyList<KeptAnswer> kept, IEnumerable<Report> earlier)
    {
        var answers = kept.Select(k => Answer.Open(k.Sealed)).ToList();
        var figures = FeedbackFigures.Of(
            [.. answers.Select(answer => answer.ForRules)],
            group.Questions.Select(question => question.Code),
            group.Thresholds,
            [.. earlier.Select(report => report.Figures)]
        );
        ImmutableArray<string> Shuffled(Func<Answer, string> of)
        {
            var comments = figures.ShowsComments ? answers.Select(of).Where(comment => comment.Length > 0).ToArray() : [];
            RandomNumberGenerator.Shuffle(comments.AsSpan());
            return [.. comments];
        }
        return new Report(
            group.Id,
            group.Label,
            IsoDay.Text(group.Closes),
            group.Eligible,
            figures,
            Shuffled(answer => answer.Continue),
            Shuffled(answer => answer.Change),
            [.. kept.Select(k => Convert.ToHexStringLower(k.Token)).Order(StringComparer.Ordinal)]
        );
    }

    public string Json() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads a report that this service signed and kept.</summary>
    public static Report Read(string signed) => SignedDocument.Read(signed)!.Document.Deserialize<Report>(s_json)!;
}
