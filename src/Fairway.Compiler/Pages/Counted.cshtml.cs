using Fairway.Compiler.Closing;
using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Compiler.Pages;

/// <summary>The tokens that a group's report counts, once it has closed: before that, when a token came to stand here would say when somebody answered.</summary>
public sealed class CountedModel(Register register, Store store) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery]
    public string? Receipt { get; set; }

    public Group? Group { get; private set; }

    public IReadOnlyList<string>? Counted { get; private set; }

    public bool IsCounted =>
        Counted?.Contains(string.Concat((Receipt ?? "").Where(char.IsAsciiHexDigit)).ToLowerInvariant(), StringComparer.Ordinal) == true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Group = register.Find(Id);
        if (Group is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (await store.ReportAsync(Id, stop) is { } report)
        {
            Counted = Report.Read(report).Counted;
        }
    }
}
