using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Fairway.Web.Tests.Accounts.SignOn;

public sealed partial class Hostile_providers
{
    private static readonly RSA s_other = RSA.Create(2048);
    private static readonly RSA s_short = RSA.Create(1024);

    private static byte[] Hmac(byte[] key, byte[] what) => HMACSHA256.HashData(key, what);

    private static byte[] By(RSA key, byte[] what) => key.SignData(what, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static Twist Claim(string name, JsonNode? value) => new() { Claims = claims => claims[name] = value?.DeepClone() };

    private static Twist Without(string name) => new() { Claims = claims => claims.Remove(name) };

    private static Twist Head(string name, JsonNode? value) => new() { Header = header => header[name] = value?.DeepClone() };

    private static Twist Algorithm(string? algorithm, Func<byte[], byte[]> sign) =>
        new() { Header = header => header["alg"] = algorithm, Sign = sign };

    private static string Replace(string address, string part, string? with)
    {
        var (path, query) = (address.Split('?')[0], QueryHelpers.ParseQuery(address.Split('?')[1]));
        var parts = query.Where(p => p.Key != part).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)).ToList();
        if (with is not null)
        {
            parts.Add(new(part, with));
        }
        return QueryHelpers.AddQueryString(path, parts);
    }

    private static Twist Answers(string part, string? with) => new() { Answer = address => Replace(address, part, with) };

    private static string Altered(string token, int part, Func<string, string> how)
    {
        var parts = token.Split('.');
        parts[part] = WebEncoders.Base64UrlEncode(
            Encoding.UTF8.GetBytes(how(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[part]))))
        );
        return string.Join('.', parts);
    }

    private static Twist Tokens(int status, string body, string? location = null) =>
        new()
        {
            AtTokens = async http =>
            {
                http.Response.StatusCode = status;
                http.Response.Headers.Location = location;
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(body);
            },
        };

    /// <summary>Ways in which a provider, or somebody in between, gives other answers than it should.</summary>
    private static Dictionary<string, Func<TheProvider, Twist>> Twists { get; } =
        new(StringComparer.Ordinal)
        {
            ["issuer: another"] = _ => Claim("iss", "https://elsewhere.example.org"),
            ["issuer: the other provider"] = p => Claim("iss", p.Issuer("other")),
            ["issuer: with a slash more"] = p => Claim("iss", p.Issuer("hq") + "/"),
            ["issuer: in capitals"] = p => Claim("iss", p.Issuer("HQ")),
            ["issuer: longer"] = p => Claim("iss", p.Issuer("hq") + ".example.org"),
            ["issuer: missing"] = _ => Without("iss"),
            ["issuer: a list"] = p => Claim("iss", new JsonArray(p.Issuer("hq"))),
            ["audience: another client"] = _ => Claim("aud", "another"),
            ["audience: missing"] = _ => Without("aud"),
            ["audience: others too"] = _ => Claim("aud", new JsonArray("fairway", "another")),
            ["audience: an empty list"] = _ => Claim("aud", new JsonArray()),
            ["audience: in capitals"] = _ => Claim("aud", "Fairway"),
            ["audience: with a slash more"] = _ => Claim("aud", "fairway/"),
            ["audience: a number"] = _ => Claim("aud", 7),
            ["audience: made for another party"] = _ => Claim("azp", "another"),
            ["nonce: another"] = _ => Claim("nonce", "guessed"),
            ["nonce: missing"] = _ => Without("nonce"),
            ["nonce: empty"] = _ => Claim("nonce", ""),
            ["nonce: a list"] = _ => Claim("nonce", new JsonArray("guessed")),
            ["algorithm: none"] = _ => Algorithm("none", _ => []),
            ["algorithm: None"] = _ => Algorithm("None", _ => []),
            ["algorithm: none, with a signature"] = _ => Head("alg", "none"),
            ["algorithm: missing"] = _ => new() { Header = header => header.Remove("alg") },
            ["algorithm: HMAC with the client's secret"] = _ =>
                Algorithm("HS256", b => Hmac(Encoding.UTF8.GetBytes(TheProvider.Secret), b)),
            ["algorithm: HMAC with the public key"] = p => Algorithm("HS256", b => Hmac(p.Key.ExportSubjectPublicKeyInfo(), b)),
            ["algorithm: HMAC with the public key's text"] = p =>
                Algorithm("HS256", b => Hmac(Encoding.ASCII.GetBytes(p.Key.ExportSubjectPublicKeyInfoPem()), b)),
            ["algorithm: HMAC with the modulus"] = p => Algorithm("HS256", b => Hmac(p.Key.ExportParameters(false).Modulus!, b)),
            ["algorithm: elliptic, with the RSA key"] = _ => Head("alg", "ES256"),
            ["algorithm: another hash than was signed"] = _ => Head("alg", "RS512"),
            ["algorithm: SHA-1"] = p => Algorithm("RS1", b => p.Key.SignData(b, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1)),
            ["signature: empty"] = _ => new() { Sign = _ => [] },
            ["signature: of something else"] = p => new() { Sign = _ => By(p.Key, [1, 2, 3]) },
            ["signature: one bit wrong"] = p => new() { Sign = b => [.. By(p.Key, b).Select((x, i) => i == 9 ? (byte)(x ^ 1) : x)] },
            ["key: another under the same name"] = _ => new() { Sign = b => By(s_other, b) },
            ["key: one that nobody knows"] = _ => new() { Header = h => h["kid"] = "unknown", Sign = b => By(s_other, b) },
            ["key: none named, another used"] = _ => new() { Header = h => h.Remove("kid"), Sign = b => By(s_other, b) },
            ["key: sent along"] = _ =>
                new() { Header = h => (h["kid"], h["jwk"]) = ("mine", TheProvider.Public(s_other, "mine")), Sign = b => By(s_other, b) },
            ["key: at an address sent along"] = p =>
                new() { Header = h => (h["kid"], h["jku"]) = ("mine", p.Issuer("other") + "/keys"), Sign = b => By(s_other, b) },
            ["key: a certificate sent along"] = _ =>
                new()
                {
                    Header = h => h["x5c"] = new JsonArray(Convert.ToBase64String(s_other.ExportSubjectPublicKeyInfo())),
                    Sign = b => By(s_other, b),
                },
            ["key: the name of a file"] = _ => new() { Header = h => h["kid"] = "../../dev/null", Sign = b => Hmac([0], b) },
            ["header: critical extensions"] = _ => Head("crit", new JsonArray("exp")),
            ["header: an unencoded payload"] = _ => new() { Header = h => (h["b64"], h["crit"]) = (false, new JsonArray("b64")) },
            ["header: a logout token"] = _ => Head("typ", "logout+jwt"),
            ["header: an access token"] = _ => Head("typ", "at+jwt"),
            ["time: run out"] = p => Claim("exp", p.Now(Duration.FromHours(-1))),
            ["time: run out by more than clocks differ"] = p => Claim("exp", p.Now(Duration.FromSeconds(-60))),
            ["time: no end"] = _ => Without("exp"),
            ["time: an end in words"] = _ => Claim("exp", "tomorrow"),
            ["time: an end as a text"] = p =>
                Claim("exp", p.Now(Duration.FromHours(1)).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ["time: an end beyond all calendars"] = _ => Claim("exp", 1e300),
            ["time: no beginning"] = _ => Without("iat"),
            ["time: made tomorrow"] = p => Claim("iat", p.Now(Duration.FromDays(1))),
            ["time: made an hour ago"] = p => Claim("iat", p.Now(Duration.FromHours(-1))),
            ["time: good from tomorrow"] = p => Claim("nbf", p.Now(Duration.FromDays(1))),
            ["time: signed in tomorrow"] = p => Claim("auth_time", p.Now(Duration.FromDays(1))),
            ["subject: missing"] = _ => Without("sub"),
            ["subject: empty"] = _ => Claim("sub", ""),
            ["subject: a number"] = _ => Claim("sub", 7),
            ["subject: endless"] = _ => Claim("sub", new string('x', 256)),
            ["subject: with a line break"] = _ => Claim("sub", "ada\nroot"),
            ["subject: another with the same address"] = _ => Claim("sub", "eve"),
            ["subject: twice"] = p =>
                new()
                {
                    Token = token =>
                    {
                        var parts = token.Split('.');
                        var twice = Altered(
                            token,
                            1,
                            json => json.Replace("\"sub\":", "\"sub\":\"root\",\"sub\":", StringComparison.Ordinal)
                        );
                        var signed = parts[0] + "." + twice.Split('.')[1];
                        return signed + "." + WebEncoders.Base64UrlEncode(By(p.Key, Encoding.ASCII.GetBytes(signed)));
                    },
                },
            ["address: of somebody else, not verified"] = _ =>
                new() { Claims = c => (c["sub"], c["email"], c["email_verified"]) = ("eve", "root@example.org", false) },
            ["address: verified as a text"] = _ =>
                new() { Claims = c => (c["sub"], c["email"], c["email_verified"]) = ("eve", "root@example.org", "true") },
            ["address: of nobody here"] = _ => new() { Claims = c => (c["sub"], c["email"]) = ("eve", "eve@example.org") },
            ["address: on the page of another person"] = _ =>
                new()
                {
                    Claims = c =>
                    {
                        c["sub"] = "eve";
                        c.Remove("email");
                    },
                    UserInfo = page => (page["sub"], page["email"]) = ("root", "root@example.org"),
                },
            ["hash: of another access token"] = _ => Claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
            ["hash: of another code"] = _ => Claim("c_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
            ["token: altered after signing"] = _ =>
                new() { Token = t => Altered(t, 1, json => json.Replace("\"ada\"", "\"root\"", StringComparison.Ordinal)) },
            ["token: header altered after signing"] = _ =>
                new() { Token = t => Altered(t, 0, json => json.Replace("JWT", "jwt", StringComparison.Ordinal)) },
            ["token: without a signature's part"] = _ => new() { Token = t => string.Join('.', t.Split('.').Take(2)) },
            ["token: encrypted, as it says"] = _ => new() { Token = t => t + ".x.y" },
            ["token: no token"] = _ => new() { Token = _ => "not a token" },
            ["token: endless"] = _ => Claim("pad", new string('x', 70_000)),
            ["token: missing"] = _ => new() { Response = r => r.Remove("id_token") },
            ["token: a number"] = _ => new() { Response = r => r["id_token"] = 7 },
            ["response: no access token"] = _ => new() { Response = r => r.Remove("access_token") },
            ["response: another kind of access token"] = _ => new() { Response = r => r["token_type"] = "mac" },
            ["response: an error"] = _ => Tokens(400, """{"error":"invalid_grant"}"""),
            ["response: no JSON"] = _ => Tokens(200, "<html>"),
            ["response: a list"] = _ => Tokens(200, "[]"),
            ["response: sends on to elsewhere"] = p => Tokens(307, "", p.Issuer("other") + "/token"),
            ["response: endless"] = _ => Tokens(200, new string(' ', 1_100_000)),
            ["state: missing"] = _ => Answers("state", null),
            ["state: made up"] = _ => Answers("state", "CfDJ8made-up"),
            ["state: twice"] = _ => new() { Answer = address => address + "&state=another" },
            ["code: missing"] = _ => Answers("code", null),
            ["code: made up"] = _ => Answers("code", "made-up"),
            ["code: twice"] = _ => new() { Answer = address => address + "&code=another" },
            ["answer: denied"] = _ => new() { Answer = a => Replace(a, "code", null) + "&error=access_denied" },
            ["answer: an error beside the code"] = _ => new() { Answer = a => a + "&error=server_error" },
            ["answer: names another issuer"] = p => Answers("iss", p.Issuer("other")),
            ["answer: names no issuer"] = _ => Answers("iss", null),
            ["answer: names two issuers"] = p => new() { Answer = a => a + "&iss=" + Uri.EscapeDataString(p.Issuer("other")) },
            ["mixed up: to the address of the other provider"] = _ =>
                new() { Answer = a => a.Replace("/sign-on/hq/", "/sign-on/other/", StringComparison.Ordinal) },
        };

    /// <summary>What the provider says of itself: read anew after half a day.</summary>
    private static Dictionary<string, Func<TheProvider, Twist>> OfItself { get; } =
        new(StringComparer.Ordinal)
        {
            ["metadata: of another issuer"] = p => new() { Metadata = m => m["issuer"] = p.Issuer("other") },
            ["metadata: of the issuer with a slash more"] = p => new() { Metadata = m => m["issuer"] = p.Issuer("hq") + "/" },
            ["metadata: tokens at an address in the clear"] = _ =>
                new() { Metadata = m => m["token_endpoint"] = "http://elsewhere.example.org/token" },
            ["metadata: no place for tokens"] = _ => new() { Metadata = m => m.Remove("token_endpoint") },
            ["metadata: no keys' address"] = _ => new() { Metadata = m => m.Remove("jwks_uri") },
            ["keys: none"] = _ => new() { Keys = k => k["keys"] = new JsonArray() },
            ["keys: for encryption alone"] = p =>
                new() { Keys = k => k["keys"] = new JsonArray(TheProvider.Public(p.Key, p.KeyId, "enc")) },
            ["keys: one that is too short"] = p =>
                new() { Keys = k => k["keys"] = new JsonArray(TheProvider.Public(s_short, p.KeyId)), Sign = b => By(s_short, b) },
            ["keys: a shared one"] = p =>
                new()
                {
                    Keys = k =>
                        k["keys"] = new JsonArray(
                            new JsonObject
                            {
                                ["kty"] = "oct",
                                ["kid"] = p.KeyId,
                                ["k"] = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(TheProvider.Secret)),
                            }
                        ),
                    Header = h => h["alg"] = "HS256",
                    Sign = b => Hmac(Encoding.ASCII.GetBytes(TheProvider.Secret), b),
                },
            ["keys: two of one name"] = p =>
                new()
                {
                    Keys = k => k["keys"] = new JsonArray(TheProvider.Public(s_other, p.KeyId), TheProvider.Public(p.Key, p.KeyId)),
                    Sign = b => By(s_other, b),
                },
        };
}
