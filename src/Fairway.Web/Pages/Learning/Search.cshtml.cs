using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A search over everything there is to learn, in the language of the page (LE-1).</summary>
public sealed class SearchModel(LearningSearch search, Words words) : LearningPage(words)
{
    private const int Longest = 200;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<LearningHit> Hits { get; private set; } = [];

    public void OnGet()
    {
        Q = Q is { Length: > Longest } ? Q[..Longest] : Q?.Trim();
        Hits = search.Find(Q, Words.Language);
    }
}
