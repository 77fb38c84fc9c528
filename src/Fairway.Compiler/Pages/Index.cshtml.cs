using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Compiler.Pages;

/// <summary>What this service is, and the groups that it knows.</summary>
public sealed class IndexModel(Register register, Store store) : PageModel
{
    public IReadOnlyList<GroupLine> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var closed = (await store.ClosedAsync(stop)).ToHashSet(StringComparer.Ordinal);
        Groups =
        [
            .. register.Groups.Select(group => new GroupLine(
                group.Id,
                group.Label,
                group.Opens,
                group.Closes.PlusDays(-1),
                closed.Contains(group.Id)
            )),
        ];
    }
}

/// <summary>A group in the list.</summary>
/// <param name="Id">Of its key.</param>
/// <param name="Closes">The last day of answers.</param>
/// <param name="Counted">It has closed, and its counted tokens can be looked up.</param>
public sealed record GroupLine(string Id, string Label, LocalDate Opens, LocalDate Closes, bool Counted);
