using Fairway.App.ReportsBoard;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>HR's view of what is due, done and late, as of a day and down to each official; reminders to many after a preview (CY-8, NT-1).</summary>
public sealed class CompliancePageModel(Compliance compliance, Words words) : BoardPageModel(words)
{
    /// <summary>Where the record of a line is read.</summary>
    public static string AddressOf(StepLine line) =>
        line.Step.IsOfAppraisal() ? $"/appraisals/{line.SubjectId}"
        : line.Step.IsOfProbation() ? $"/probation/{line.SubjectId}"
        : $"/underperformance/{line.SubjectId}";

    [FromQuery(Name = "asOf")]
    public LocalDate? AsOf { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public ComplianceView View { get; private set; } = null!;

    /// <summary>Who would be reminded; null: nobody has asked.</summary>
    public IReadOnlyList<ComplianceReminder>? Preview { get; private set; }

    public bool MayTake => Figures.MayTake(HttpContext.Reader());

    /// <summary>The selection, to be added to an address that has a query.</summary>
    public string Rest => $"&asOf={IsoDay.Text(View.AsOf)}{(Unit is null ? "" : "&unit=" + Uri.EscapeDataString(Unit))}";

    public IEnumerable<Choice> Choices =>
        Preview!.Where(p => !p.Today).Select(p => new Choice(p.StaffId, p.Name, T.Count("Compliance.Steps", p.Steps)));

    public string For(LocalDate day, string? unit) =>
        $"/compliance?asOf={IsoDay.Text(day)}{(unit is null ? "" : "&unit=" + Uri.EscapeDataString(unit))}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || await compliance.PreviewAsync(HttpContext.Reader(), AsOf, Unit, stop) is not { } preview)
        {
            return NotFound();
        }

        Preview = preview;
        Chosen = [.. preview.Where(p => !p.Today).Select(p => p.StaffId)];
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || await compliance.RemindAsync(HttpContext.Reader(), AsOf, Unit, Chosen, stop) is not { } sent)
        {
            return NotFound();
        }

        this.Done(T.Count("Compliance.Sent", sent));
        return LocalRedirect("/compliance?" + Rest.TrimStart('&'));
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        Unit = string.IsNullOrEmpty(Unit) ? null : Unit;
        if (await compliance.LoadAsync(HttpContext.Reader(), AsOf, Unit, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
