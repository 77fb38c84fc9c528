using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.Proof;
using Fairway.Proof.BlindTokens;

namespace Fairway.Compiler.Tests;

/// <summary>The other side, as far as the compiler meets it: keys of groups, a signed list, and respondents who make tokens.</summary>
public sealed class Personnel : IDisposable
{
    /// <summary>Keys take time to make: tests share them, each group in a test with another one.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<TokenSigner>> s_keys = new();

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static readonly string[] Questions = ["integrity", "diversity", "communication", "overall"];

    public static TokenSigner Key(int number) => s_keys.GetOrAdd(number, _ => new Lazy<TokenSigner>(TokenSigner.Generate)).Value;

    /// <summary>A list of groups, signed.</summary>
    /// <param name="groups">Each a key, a label and a size.</param>
    /// <param name="change">Spoils it before it is signed.</param>
    public string List(IEnumerable<GroupOf> groups, Action<Dictionary<string, object>>? change = null)
    {
        var list = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["cycle"] = "2026-2027",
            ["thresholds"] = new
            {
                report = 5,
                question = 5,
                comments = 8,
                distribution = 10,
            },
            ["scale"] = Enumerable.Range(1, 6).Select(rating => Wording($"rating {rating}")),
            ["questions"] = Questions.Select(code => new { code, text = Wording(code) }),
            ["groups"] = groups.Select(group => new
            {
                key = Convert.ToBase64String(group.Key.Spki),
                label = group.Label,
                eligible = group.Eligible,
                opens = group.Opens,
                closes = group.Closes,
                before = group.Before ?? [],
            }),
        };
        change?.Invoke(list);
        return SignedDocument.Sign(JsonSerializer.Serialize(list), _key).Text;
    }

    /// <summary>A token that the group's key has signed without seeing it.</summary>
    public static string Token(TokenSigner signer)
    {
        var message = signer.Key.NewMessage();
        var blinded = signer.Key.Blind(message);
        return Answers.Token.Text(message, signer.Key.Finalize(message, signer.Sign(blinded.Message)!, blinded.Inverse)!);
    }

    /// <summary>An answer as the form sends it.</summary>
    public static FormUrlEncodedContent Form(string token, int rating = 4, string goesOn = "", string changes = "") =>
        new(
            Questions
                .Select(code => KeyValuePair.Create("q-" + code, rating == 0 ? "none" : $"{rating}"))
                .Append(KeyValuePair.Create("token", token))
                .Append(KeyValuePair.Create("continue", goesOn))
                .Append(KeyValuePair.Create("change", changes))
        );

    public void Dispose() => _key.Dispose();

    private static object Wording(string text) =>
        new
        {
            en = text,
            fr = text + " (fr)",
            es = text + " (es)",
        };
}

/// <summary>A group of a list.</summary>
public sealed record GroupOf(
    TokenKey Key,
    string Label = "Ana Torres",
    int Eligible = 8,
    string Opens = "2027-06-01",
    string Closes = "2027-07-01",
    string[]? Before = null
);
