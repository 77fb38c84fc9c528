using System.Collections.Immutable;
using System.Security.Cryptography;
using Fairway.Compiler.Answers;
using Fairway.Compiler.Databases;
using Fairway.Proof;

namespace Fairway.Compiler.Groups;

/// <summary>The groups that Fairway announced, and the keys with which this service and Fairway sign.</summary>
public sealed class Register(Store store) : IDisposable
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
    /// <returns>For each group its codes, which are given out once; or the sentence that says why the list is refused.</returns>
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
            if (groups.FirstOrDefault(group => known.Groups.ContainsKey(group.Id)) is { } twice)
            {
                return (none, $"The key {twice.Id} stands on a list already.");
            }
            if (groups.SelectMany(g => g.Before).FirstOrDefault(before => !known.Groups.ContainsKey(before)) is { } missing)
            {
                return (none, $"An earlier group is named that is not known here: {missing}.");
            }
            var codes = groups.ToDictionary(
                group => group.Id,
                IReadOnlyList<string> (group) => [.. Enumerable.Range(0, group.Eligible).Select(_ => Token.NewCode())],
                StringComparer.Ordinal
            );
            await store.AddListAsync(
                CanonicalJson.Sha256Hex(list.Document),
                list.Text,
                codes.SelectMany(group => group.Value.Select(code => (group.Key, Token.Read(code)!.Hash))),
                stop
            );
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

    public void Dispose()
    {
        _adding.Dispose();
        _key.Dispose();
    }
}
