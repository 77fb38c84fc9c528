using System.Collections.Immutable;
using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using Fairway.Rules.Feedback;
using NodaTime;

namespace Fairway.Compiler.Answers;

/// <summary>What came of an answer.</summary>
/// <param name="Receipt">The hash that will stand on the list of counted tokens; null where it was refused.</param>
/// <param name="Refused">The sentence's key under <c>Compiler.Refused.</c>, with what it names.</param>
public sealed record Answered(string? Receipt, (string Key, object[] Args)? Refused = null)
{
    public static Answered No(string key, params object[] args) => new(null, (key, args));
}

/// <summary>Takes answers: of whoever shows a token, once, in the group's time.</summary>
public sealed class Answering(Register register, Store store, IClock clock)
{
    /// <summary>What stands against answering about a group today; null: nothing.</summary>
    public Answered? Closed(Group group)
    {
        var now = clock.GetCurrentInstant();
        return now < group.OpensAt ? Answered.No("NotYet", group.Opens)
            : now >= group.ClosesAt ? Answered.No("Closed", group.Closes.PlusDays(-1))
            : null;
    }

    /// <summary>Keeps an answer, or says why not.</summary>
    /// <param name="groupId">The id of the key that the form was for.</param>
    /// <param name="form">As it was sent: token, q-… and the comments.</param>
    /// <param name="stop">Heeded until the answer is written.</param>
    public async Task<Answered> TakeAsync(string groupId, IFormCollection form, CancellationToken stop)
    {
        if (register.Find(groupId) is not { } group)
        {
            return Answered.No("UnknownKey");
        }
        if (Closed(group) is { } closed)
        {
            return closed;
        }
        if (Token.Read(form["token"]) is not { } token)
        {
            return Answered.No("NoToken");
        }
        var valid = token switch
        {
            Token.Signed signed => group.Key.Verify(signed.Message, signed.Signature),
            _ => await store.HasCodeAsync(group.Id, token.Hash, stop),
        };
        if (!valid)
        {
            return Answered.No(token is Token.Code ? "OtherCode" : "OtherGroup", group.Label);
        }
        var (answer, wrong) = Read(group, form);
        if (answer is null)
        {
            return wrong!;
        }
        return await store.AddAnswerAsync(new KeptAnswer(group.Id, token.Hash, answer.Seal()), stop)
            ? new Answered(Convert.ToHexStringLower(token.Hash))
            : Closed(group) ?? Answered.No("Spent");
    }

    private static (Answer? Answer, Answered? Wrong) Read(Group group, IFormCollection form)
    {
        var ratings = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var question in group.Questions)
        {
            switch (form["q-" + question.Code].ToString())
            {
                case "" or "none":
                    break;
                case [>= '1' and <= '6' and var digit]:
                    ratings.Add(question.Code, digit - '0');
                    break;
                default:
                    return (null, Answered.No("NoRating", FeedbackAnswer.Lowest, FeedbackAnswer.Highest));
            }
        }
        var (goesOn, changes) = (Answer.Clean(form["continue"]), Answer.Clean(form["change"]));
        if (goesOn.Length > Answer.LongestComment || changes.Length > Answer.LongestComment)
        {
            return (null, Answered.No("LongComment", Answer.LongestComment));
        }
        return ratings.Count == 0 && goesOn.Length == 0 && changes.Length == 0
            ? (null, Answered.No("Empty"))
            : (new Answer(ratings.ToImmutable(), goesOn, changes), null);
    }
}
