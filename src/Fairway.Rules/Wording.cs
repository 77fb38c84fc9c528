namespace Fairway.Rules;

/// <summary>A text that people read, in the three working languages. None of the three is empty.</summary>
/// <param name="En">English.</param>
/// <param name="Fr">French.</param>
/// <param name="Es">Spanish.</param>
public sealed record Wording(string En, string Fr, string Es)
{
    /// <summary>The text in a language: <c>fr</c>, <c>es</c>; English for everything else. A region (<c>fr-CH</c>) is passed over.</summary>
    public string In(string language) =>
        language switch
        {
            _ when language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) => Fr,
            _ when language.StartsWith("es", StringComparison.OrdinalIgnoreCase) => Es,
            _ => En,
        };
}
