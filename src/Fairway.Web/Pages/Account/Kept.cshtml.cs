using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Fairway.Web.Pages.Account;

/// <summary>What the reader had typed when their session ended: to look at, put back, or leave. For anybody else there is no such page.</summary>
public sealed class KeptModel(KeptTexts texts, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The field of a password in whose place the identity provider has confirmed just now; null: the session had ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Confirms { get; set; }

    public Instant KeptAt { get; private set; }

    /// <summary>Where the form was sent to.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The page the form was on.</summary>
    public string FormPage
    {
        get
        {
            var parts = Path.Split('?', 2);
            var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1)).Where(part => part.Key != "handler");
            return QueryHelpers.AddQueryString(parts[0], query);
        }
    }

    public IReadOnlyList<KeptField> Fields { get; private set; } = [];

    /// <summary>Goes with the form, should the session end once more on the way.</summary>
    public string Labels =>
        JsonSerializer.Serialize(
            Fields.Where(one => one.Label is not null).DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Label)
        );

    /// <summary>What the person typed, a question each; the rest are fields that nobody sees.</summary>
    public IReadOnlyList<(string Label, string Text)> Shown =>
        [
            .. Fields
                .Where(one => one.Label is not null)
                .GroupBy(one => (one.Label, Question: IsPartOfDay(one) ? one.Name[..one.Name.LastIndexOf('.')] : one.Name))
                .Select(question => (question.Key.Label!, Text([.. question])))
                .Where(question => !string.IsNullOrWhiteSpace(question.Item2)),
        ];

    private static string Text(IReadOnlyList<KeptField> parts) =>
        IsPartOfDay(parts[0])
            ? string.Join('/', parts.Select(part => part.Value)).Trim('/')
            // A ticked box sends "true", and "false" for having been asked.
            : string.Join(", ", parts.Select(part => part.Value).Where(value => parts.Count == 1 || value != "false"));

    private static bool IsPartOfDay(KeptField one) => one.Name.Split('.')[^1] is "Day" or "Month" or "Year";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await texts.OpenAsync(HttpContext.Reader().AccountId, Id, cancel) is not var (kept, fields) || !LocalAddress.Is(kept.Path))
        {
            return NotFound();
        }
        Confirms = User.HasClaim(claim => claim.Type == AccountPrincipal.Provider) && Confirms is { Length: > 0 } ? Confirms : null;
        (KeptAt, Path, Fields) = (kept.KeptAt, kept.Path, fields);
        return Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        if (await texts.DropAsync(HttpContext.Reader().AccountId, Id, cancel) == 0)
        {
            return NotFound();
        }
        this.Done(words["Account.Kept.Discarded"]);
        return LocalRedirect("~/");
    }
}
