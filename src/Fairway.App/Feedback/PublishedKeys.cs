using System.Text.Json;
using Fairway.Proof;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Feedback;

/// <summary>A round's keys as anybody may read them.</summary>
/// <param name="Round">Its days.</param>
/// <param name="Groups">About whom, under which key, and how many may answer; in the order of labels.</param>
/// <param name="Agree">Whether the compiler publishes the same.</param>
public sealed record PublishedRound(FeedbackRound Round, IReadOnlyList<PublishedGroup> Groups, KeysAgree Agree);

/// <summary>A group on the published list.</summary>
public sealed record PublishedGroup(string KeyId, string Label, int Size);

/// <summary>The signed lists of keys, open to everybody: a key that only one person was given would not stand here.</summary>
public sealed class PublishedKeys(FairwayDb db, KeyAgreement agreement)
{
    /// <summary>All rounds whose list is signed, the latest first.</summary>
    public async Task<IReadOnlyList<PublishedRound>> RoundsAsync(CancellationToken stop = default)
    {
        var rounds = await db
            .FeedbackRounds.AsNoTracking()
            .Where(r => r.SignedList != null)
            .OrderByDescending(r => r.EndsOn)
            .ThenBy(r => r.TokensOpen)
            .ToListAsync(stop);
        var published = new List<PublishedRound>();
        foreach (var round in rounds)
        {
            var groups = await db
                .FeedbackGroups.AsNoTracking()
                .Where(g => g.RoundId == round.Id)
                .Select(g => new PublishedGroup(g.KeyId!, g.Label, g.Size))
                .ToListAsync(stop);
            published.Add(
                new PublishedRound(
                    round,
                    [.. groups.OrderBy(g => g.Label, StringComparer.CurrentCulture)],
                    await agreement.OfAsync(round, stop)
                )
            );
        }
        return published;
    }

    /// <summary>The same as JSON, in the compiler's own form: each list with Fairway's signature, and with the compiler's where it has signed.</summary>
    public async Task<string> JsonAsync(CancellationToken stop = default)
    {
        var lists = await db
            .FeedbackRounds.AsNoTracking()
            .Where(r => r.SignedList != null)
            .OrderBy(r => r.EndsOn)
            .ThenBy(r => r.TokensOpen)
            .Select(r => new { r.SignedList, r.CompilerList })
            .ToListAsync(stop);
        return CanonicalJson.Text(
            JsonSerializer.Serialize(
                lists.Select(list => new
                {
                    fairway = Parsed(list.SignedList!),
                    compiler = list.CompilerList is { } theirs ? Parsed(theirs) : (JsonElement?)null,
                })
            )
        );
    }

    private static JsonElement Parsed(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
