using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>Everybody in service, by name, number, unit or duty station.</summary>
public sealed class SearchModel(FairwayDb db) : PageModel
{
    private const int LongestSearch = 100;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Where { get; set; }

    /// <summary>Which page of the people found, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public PeopleFound Found { get; private set; } = new([], 0);
    public bool IsHr { get; private set; }

    /// <summary>Whether the room of skills has something for the reader.</summary>
    public bool HasSkills => IsHr || HttpContext.Reader().StaffId is not null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        IsHr = ServiceAccess.IsHr(reader);
        P = Math.Clamp(P, 1, 100_000);
        Found = await PeopleSearch.FindAsync(db, reader.Today, Shorten(Who), Shorten(Where), P, stop);
    }

    private static string? Shorten(string? text) => text is { Length: > LongestSearch } ? text[..LongestSearch] : text;
}
