using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>Requests for reclassification that exist for the reader, and where one begins (RG-1).</summary>
public sealed class IndexModel(ReclassificationReading reading, ReclassificationRequests requests, Words words) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];
    public IReadOnlyList<ReclassificationLine> Lines { get; private set; } = [];
    public IEnumerable<ReclassificationLine> Shown => Lines.Skip((P - 1) * Size).Take(Size);
    public LocalDate Today => HttpContext.Reader().Today;

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        var answer = this.Answer(
            words,
            await requests.BeginAsync(HttpContext.Reader(), Form, Who, stop),
            ReclassificationAtHand.LinkOf(Form) + "/form",
            words["Reclassification.Done.Begin"],
            words["Reclassification.ChangedMeanwhile"]
        );
        if (answer is not null)
        {
            return answer;
        }
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Form = Form == Guid.Empty ? Guid.CreateVersion7() : Form;
        People = [.. (await reading.AskedForAsync(reader, stop)).Select(one => new Choice(one.StaffId, one.Name))];
        Lines = await reading.ListAsync(reader, stop);
        P = Math.Clamp(P, 1, Math.Max(1, (Lines.Count + Size - 1) / Size));
    }
}
