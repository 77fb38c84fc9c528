using System.Security.Cryptography;
using System.Text.Json;

namespace Fairway.Proof;

/// <summary>
/// A document with the signature of who publishes it: ECDSA on P-256 with SHA-256 over the document's canonical JSON. As text it is one JSON object of
/// <c>document</c>, <c>key</c> (SubjectPublicKeyInfo in base64) and <c>signature</c> (IEEE P1363 in base64), which any library can check.
/// </summary>
/// <param name="Document">What was signed.</param>
/// <param name="Key">Whose signature it is; whether that is who it should be, the reader decides.</param>
/// <param name="Text">All of it, canonical.</param>
public sealed record SignedDocument(JsonElement Document, string Key, string Text)
{
    /// <summary>Signs a JSON text.</summary>
    /// <exception cref="FormatException">It has no canonical form.</exception>
    public static SignedDocument Sign(string json, ECDsa key)
    {
        var document = Parse(CanonicalJson.Text(json));
        var spki = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        var signature = Convert.ToBase64String(key.SignData(CanonicalJson.Utf8(document), HashAlgorithmName.SHA256));
        return new SignedDocument(
            document,
            spki,
            CanonicalJson.Text(
                JsonSerializer.Serialize(
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["document"] = document,
                        ["key"] = spki,
                        ["signature"] = signature,
                    }
                )
            )
        );
    }

    /// <summary>Reads a signed document and checks the signature against the key that it names.</summary>
    /// <returns>Null where it is none, or its signature is wrong.</returns>
    public static SignedDocument? Read(string text)
    {
        try
        {
            var json = Parse(CanonicalJson.Text(text));
            var document = json.GetProperty("document");
            var key = json.GetProperty("key").GetString()!;
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            var signature = Convert.FromBase64String(json.GetProperty("signature").GetString()!);
            return ecdsa.KeySize == 256 && ecdsa.VerifyData(CanonicalJson.Utf8(document), signature, HashAlgorithmName.SHA256)
                ? new SignedDocument(document, key, CanonicalJson.Text(json))
                : null;
        }
        catch (Exception malformed)
            when (malformed
                    is FormatException
                        or CryptographicException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            return null;
        }
    }

    /// <summary>Whether another document says the same, whoever signed it.</summary>
    public bool SaysTheSameAs(SignedDocument other) => CanonicalJson.Text(Document) == CanonicalJson.Text(other.Document);

    private static JsonElement Parse(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.Clone();
    }
}
