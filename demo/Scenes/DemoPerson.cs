namespace Fairway.Demo.Scenes;

/// <summary>A sentence in the three languages.</summary>
public sealed record Sentence(string En, string Fr, string Es)
{
    public string In(string language) =>
        language switch
        {
            "fr" => Fr,
            "es" => Es,
            _ => En,
        };

    public IReadOnlyDictionary<string, string> ByLanguage =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["en"] = En,
            ["fr"] = Fr,
            ["es"] = Es,
        };
}

/// <summary>Somebody as whom a visitor can enter the demonstration.</summary>
/// <param name="Code">What tests and documents call the person: <c>official</c>, <c>chief</c> …</param>
/// <param name="StaffId">Null for who is not in the staff file.</param>
/// <param name="Name">Given names and family name.</param>
/// <param name="Email">The address with which they sign in.</param>
/// <param name="Sentence">Who they are and where they stand.</param>
public sealed record DemoPerson(string Code, string? StaffId, string Name, string Email, Sentence Sentence)
{
    /// <summary>What the page of entering knows them by: the staff id, or the address for who has none.</summary>
    public string Who => StaffId ?? Email;
}
