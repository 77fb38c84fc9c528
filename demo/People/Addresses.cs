using Fairway.App.Service;

namespace Fairway.Demo.People;

/// <summary>Mail addresses under a name that nobody can own (RFC 2606).</summary>
internal static class Addresses
{
    public const string Domain = "fairway.example";

    public static string Of(string given, string family) => $"{Part(given)}.{Part(family)}@{Domain}";

    private static string Part(string name)
    {
        var letters = SearchText.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        return string.Concat(letters).Trim('-').Replace("--", "-", StringComparison.Ordinal);
    }
}
