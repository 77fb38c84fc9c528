using System.Security.Cryptography;
using Fairway.App.Feedback;

namespace Fairway.Cli;

/// <summary>What the command line says of a compiler of upward feedback that others run.</summary>
internal static class CompilerOptions
{
    public static bool IsNone(string? compiler) => compiler == "none";

    /// <summary>The compiler that is named; null: none is.</summary>
    public static CompilerConnection? Of(string? compiler, string? key, string? administration)
    {
        if (compiler is null || IsNone(compiler))
        {
            return key is null && administration is null
                ? null
                : throw Stop.Usage("--compiler-key and --compiler-administration want --compiler: where respondents reach it.");
        }
        if (key is null || !IsKey(key))
        {
            throw Stop.Usage(
                "--compiler wants --compiler-key: the public key that the compiler says at its start. Its operator tells it, by another way than that address."
            );
        }
        var secret = FromEnvironment.Secret("FAIRWAY_COMPILER_SECRET");
        if ((administration is null) != string.IsNullOrEmpty(secret))
        {
            throw Stop.Usage(
                "--compiler-administration and FAIRWAY_COMPILER_SECRET go together: address and secret of its administration."
            );
        }
        return new CompilerConnection(
            UrlOf("--compiler", compiler, plain: false),
            key,
            administration is null ? null : UrlOf("--compiler-administration", administration, plain: true),
            string.IsNullOrEmpty(secret) ? null : secret
        );
    }

    /// <summary>Answers and the secret go to nobody in the clear, except on this machine.</summary>
    private static Uri UrlOf(string option, string text, bool plain) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.PathAndQuery == "/"
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw Stop.Usage(
                $"{option} {text}: an address such as {(plain ? "http://127.0.0.1:5091" : "https://feedback.example.org")}, without a path; with https, unless it is this machine."
            );

    private static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key.KeySize == 256;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
