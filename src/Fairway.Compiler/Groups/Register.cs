using System.Collections.Immutable;
using System.Security.Cryptography;
using Fairway.Compiler.Answers;
using Fairway.Compiler.Databases;
using Fairway.Proof;
using NodaTime;

namespace Fairway.Compiler.Groups;

/// <summary>The groups that Fairway announced, and the keys with which this service and Fairway sign.</summary>
public sealed class Register(Store store, IClock clock) : IDisposable
{
    private const string SigningKey = "signing-key";
    private const string FairwayKey = "fairway-key";

    private readonly SemaphoreSlim _adding = new(1, 1);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private volatile Known _known = Known.Of([], []);

    /// <summary>A list as both published it.</summary>
    public sealed record PublishedList(SignedDocument ByFairway, SignedDocument ByCompiler);

    private sealed record Known(ImmutableArray<PublishedList> Lists, ImmutableDictionary<string, Group> Groups)
    {
        public static Known Of(ImmutableArray<PublishedList> lists, IEnumerable<Group> groups) =>
            new(lists, groups.ToImmutableDictionary(group => group.Id, StringComparer.Ordinal));
    }

    public ImmutableArray<PublishedList> Lists => _known.Lists;

    public IEnumerable<Group> Groups => _known.Groups.Values.OrderBy(g => g.Label, StringComparer.Ordinal);

    public Group? Find(string? id) => id is not null && _known.Groups.TryGetValue(id, out var group) ? group : null;

    /// <summary>The public half of this service's key.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>Signs as this service.</summary>
    public SignedDocument Sign(string json) => SignedDocument.Sign(json, _key);

    /// <summary>Reads the keys, or makes them at a first start.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        if (await store.SettingAsync(SigningKey, stop) is { } kept)
        {
            _key.ImportPkcs8PrivateKey(Convert.FromBase64String(kept), out _);
        }
        else
        {
            await store.AddSettingAsync(SigningKey, Convert.ToBase64String(_key.ExportPkcs8PrivateKey()), stop);
        }
        var lists = (await store.ListsAsync(stop)).Select(text => SignedDocument.Read(text)!).ToList();
        _known = Known.Of(
            [.. lists.Select(list => new PublishedList(list, Sign(CanonicalJson.Text(list.Document))))],
            lists.SelectMany(list => GroupList.Read(list).Groups)
        );
    }

    /// <summary>Takes a list of Fairway's.</summary>
    /// <param name="text">The signed document. The first one's key is the one that all later ones must have.</param>
    /// <param name="stop">Heeded until it is kept.</param>
    /// <returns>
    /// For each group its codes, or the sentence that says why the list is refused. The same list sent again before answers open, since the answer to the first time
    /// was lost, has new codes; the earlier ones are void.
    /// </returns>
    public async Task<(IReadOnlyDictionary<string, IReadOnlyList<string>> Codes, string? Refused)> AddAsync(
        string text,
        CancellationToken stop
    )
    {
        var none = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;
        if (SignedDocument.Read(text) is not { } list)
        {
            return (none, "The list is not signed, or its signature is wrong.");
        }
        var (groups, wrong) = GroupList.Read(list);
        if (wrong is not null)
        {
            return (none, wrong);
        }
        await _adding.WaitAsync(stop);
        try
        {
            var known = _known;
            await store.AddSettingAsync(FairwayKey, list.Key, stop);
            if (await store.SettingAsync(FairwayKey, stop) != list.Key)
            {
                return (none, "Another key signed this list than the first one.");
            }
            if (known.Lists.Any(earlier => earlier.ByFairway.Text == list.Text) && groups.All(g => clock.GetCurrentInstant() < g.OpensAt))
            {
                var again = CodesOf(groups);
                await store.ReplaceCodesAsync(Hashes(again), stop);
                return (again, null);
            }
            if (groups.FirstOrDefault(group => known.Groups.ContainsKey(group.Id)) is { } twice)
            {
                return (none, $"The key {twice.Id} stands on a list already.");
            }
            if (groups.SelectMany(g => g.Before).FirstOrDefault(before => !known.Groups.ContainsKey(before)) is { } missing)
            {
                return (none, $"An earlier group is named that is not known here: {missing}.");
            }
            var codes = CodesOf(groups);
            await store.AddListAsync(CanonicalJson.Sha256Hex(list.Document), list.Text, Hashes(codes), stop);
            _known = Known.Of(
                known.Lists.Add(new PublishedList(list, Sign(CanonicalJson.Text(list.Document)))),
                known.Groups.Values.Concat(groups)
            );
            return (codes, null);
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>As many codes as people, by group.</summary>
    private static Dictionary<string, IReadOnlyList<string>> CodesOf(ImmutableArray<Group> groups) =>
        groups.ToDictionary(
            group => group.Id,
            IReadOnlyList<string> (group) => [.. Enumerable.Range(0, group.Eligible).Select(_ => Token.NewCode())],
            StringComparer.Ordinal
        );

    private static IEnumerable<(string Group, byte[] Code)> Hashes(Dictionary<string, IReadOnlyList<string>> codes) =>
        codes.SelectMany(group => group.Value.Select(code => (group.Key, Token.Read(code)!.Hash)));

    public void Dispose()
    {
        _adding.Dispose();
        _key.Dispose();
    }
}
