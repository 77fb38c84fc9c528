using System.Collections.Concurrent;
using Fairway.Proof;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>Whether both services publish the same list of a round's keys.</summary>
public enum KeysAgree
{
    /// <summary>They do, as far as can be seen now.</summary>
    Yes,

    /// <summary>They did, with the compiler's signature to show for it; now it can't be reached. Tokens go on.</summary>
    NotSeenNow,

    /// <summary>The compiler has not signed the list yet: no token is given out.</summary>
    NotYet,

    /// <summary>The compiler publishes another list: no token is given out.</summary>
    No,
}

/// <summary>
/// The agreement of both services about a round's keys (UF-4). A key of somebody's own, with which a token could be recognized, would not stand on the compiler's
/// list. What was seen is kept a minute, so that a thousand respondents are one question to the compiler.
/// </summary>
public sealed class KeyAgreement(CompilerSite compiler, IClock clock)
{
    private static readonly Duration s_keeps = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (KeysAgree Seen, Instant At)> _seen = new();

    public async Task<KeysAgree> OfAsync(FeedbackRound round, CancellationToken stop = default)
    {
        if (round.SignedList is null || round.CompilerList is null)
        {
            return KeysAgree.NotYet;
        }
        if (round.KeysDestroyedAt is not null && !compiler.Signed(SignedDocument.Read(round.CompilerList)!))
        {
            // Another compiler had that cycle, with its signature to show for it; the one that is named now doesn't publish its list.
            return KeysAgree.NotSeenNow;
        }
        var now = clock.GetCurrentInstant();
        if (_seen.TryGetValue(round.Id, out var kept) && now - kept.At < s_keeps && now >= kept.At)
        {
            return kept.Seen;
        }
        var seen = await compiler.ListsAsync(stop) is { } lists ? Compare(round, lists) : KeysAgree.NotSeenNow;
        _seen[round.Id] = (seen, now);
        return seen;
    }

    /// <summary>The compiler's signature must be by the key that signed the round's list when it was handed over.</summary>
    private static KeysAgree Compare(FeedbackRound round, IReadOnlyList<PublishedList> lists)
    {
        var (ours, theirs) = (SignedDocument.Read(round.SignedList!)!, SignedDocument.Read(round.CompilerList!)!);
        return lists.Any(list =>
            list.ByFairway.Text == ours.Text && list.ByCompiler.Key == theirs.Key && list.ByCompiler.SaysTheSameAs(ours)
        )
            ? KeysAgree.Yes
            : KeysAgree.No;
    }
}
