using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Training;

/// <summary>The Joint Training Council's room: use of funds, needs and effects, priorities, minutes (LE-2).</summary>
public sealed class CouncilModel(CouncilRoom room, PolicyLibrary policies, Words words) : PageModel
{
    private const string Home = "/training/council";

    [BindProperty(SupportsGet = true)]
    public LocalDate? AsOf { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, StringLength(1000)]
    public string Priority { get; set; } = "";

    [BindProperty]
    public string? Area { get; set; }

    public CouncilView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public string AreaOf(string code) => words.Area(policies.PolicyAt(HttpContext.Reader().Today).Training, code);

    public string Iso(LocalDate day) => IsoDay.Text(day);

    public IReadOnlyList<string> Columns(CouncilTable table) =>
        [
            .. table.Columns.Select(c => words[(table.Subject == CouncilSubject.Needs ? "Council.Need." : "Training.Effect.") + c]),
            words["Council.Total"],
        ];

    public string Row(CouncilTable table, KeptRow row)
    {
        if (row.Key.Length == 0)
        {
            return words["Council.Everybody"];
        }
        var last = row.Key[(row.Key.LastIndexOf(':') + 1)..];
        return last == CouncilTables.Unknown ? words["Council.Unknown"]
            : table.Group == CouncilGroup.Sex ? words["Figures.Sex." + last]
            : table.Group == CouncilGroup.Region ? PolicyWords.Region(words, last)
            : last;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostPriorityAsync(CancellationToken stop) =>
        ActAsync(
            () => room.SetPriorityAsync(HttpContext.Reader(), Form, Area, Priority, stop),
            "Priority",
            field => field == "Text" ? nameof(Priority) : field,
            stop
        );

    public Task<IActionResult> OnPostEndPriorityAsync(CancellationToken stop) =>
        ActAsync(() => room.EndPriorityAsync(HttpContext.Reader(), Id, stop), "EndPriority", null, stop);

    private async Task<IActionResult> ActAsync(
        Func<Task<ActResult>> act,
        string done,
        Func<string, string>? fieldOf,
        CancellationToken stop
    )
    {
        if (!CouncilRoom.MayWrite(HttpContext.Reader()))
        {
            return NotFound();
        }
        if (
            ModelState.IsValid
            && this.Answer(
                words,
                await act(),
                Home + "#priorities",
                words["Council.Done." + done],
                words["Training.ChangedMeanwhile"],
                fieldOf
            )
                is { } answer
        )
        {
            return answer;
        }
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await room.ReadAsync(reader, AsOf, stop) is not { } view)
        {
            return false;
        }
        View = view;
        Areas = [.. policies.PolicyAt(reader.Today).Training.Areas.Select(a => new Choice(a.Code, a.Name.In(words.Language)))];
        return true;
    }
}
