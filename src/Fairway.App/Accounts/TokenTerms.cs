using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Secrets that open something: made of chance, shown once, kept as a hash.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    /// <summary>A new secret.</summary>
    /// <param name="prefix">With what it begins, so that one that was left somewhere is known for what it is.</param>
    public static string Make(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of a secret, in hexadecimal digits: 256 bits of chance need neither salt nor many rounds.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>What every token must say of itself, whoever makes it. The refusals come from the system's own safety, not from the framework.</summary>
public static class TokenTerms
{
    private const string Rule = "";

    public static readonly Refusal TokenScopeMissing = Refusal.Of(nameof(TokenScopeMissing), "Scopes", Rule);
    public static readonly Refusal TokenDayMissing = Refusal.Of(nameof(TokenDayMissing), "LastDay", Rule);
    public static readonly Refusal TokenDayOver = Refusal.Of(nameof(TokenDayOver), "LastDay", Rule);

    /// <summary>{0}: days that a token may last.</summary>
    public static Refusal TokenTooLong(int days) => Refusal.Of(nameof(TokenTooLong), "LastDay", Rule, days);

    /// <summary>What is wrong with the scopes and the last day, each once.</summary>
    /// <param name="scopes">Those asked for that there are.</param>
    /// <param name="longest">Days that such a token may last.</param>
    public static IEnumerable<Refusal> Refusals(IReadOnlyCollection<string> scopes, LocalDate? lastDay, LocalDate today, int longest)
    {
        if (scopes.Count == 0)
        {
            yield return TokenScopeMissing;
        }
        var day =
            lastDay is null ? TokenDayMissing
            : lastDay < today ? TokenDayOver
            : lastDay > today.PlusDays(longest) ? TokenTooLong(longest)
            : null;
        if (day is not null)
        {
            yield return day;
        }
    }
}
