namespace Fairway.Demo.Writing;

/// <summary>
/// Sentences for one appraisal, drawn like cards: none comes again before all of its kind were out, so that a page never says the same twice.
/// </summary>
internal sealed class Deck(string language, string family, Func<Blanks> blanks, Chance chance)
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _kinds = TextStock.In(language).Sayings;
    private readonly Dictionary<string, List<string>> _left = new(StringComparer.Ordinal);

    public string Language => language;

    /// <summary>One of a kind; where the kind has sentences of the occupation, those come first.</summary>
    public string Say(string kind)
    {
        var own = $"{kind}/{Trade(family)}";
        if (_kinds.ContainsKey(own) && (Left(own).Count > 0 || !_kinds.ContainsKey(kind)))
        {
            return Draw(own);
        }

        return Draw(kind);
    }

    private string Draw(string kind)
    {
        var left = Left(kind);
        if (left.Count == 0)
        {
            left.AddRange(_kinds[kind]);
        }

        var at = chance.Below(left.Count);
        var text = left[at];
        left.RemoveAt(at);
        // Fresh ones each time: {a 3-4} here is another number than {a 300-600} there.
        return blanks().Fill(text);
    }

    private List<string> Left(string kind)
    {
        if (!_left.TryGetValue(kind, out var left))
        {
            _left[kind] = left = [.. _kinds[kind]];
        }

        return left;
    }

    /// <summary>Occupations that speak of their results alike.</summary>
    private static string Trade(string family) =>
        family switch
        {
            "finance" or "procurement" or "oversight" => "finance",
            "projects" or "skills" or "enterprise" or "safety" or "protection" => "projects",
            "translation" or "communications" => "translation",
            "it" => "it",
            "administration" or "driving" or "hr" => "services",
            "research" or "statistics" or "standards" => "research",
            _ => "programme",
        };
}
