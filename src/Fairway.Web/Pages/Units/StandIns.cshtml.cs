using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Units;

/// <summary>Who stands in for whom, as far as it concerns the reader: named by them, for them, or in the units they serve as HR partner.</summary>
public sealed class StandInsModel(Absences absences, Words words) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Of the form that asks HR for whom: nothing is read from it here.</summary>
    public string? For { get; }

    public IReadOnlyList<StandInLine> Lines { get; private set; } = [];
    public bool MayName { get; private set; }
    public bool IsHr { get; private set; }

    private LocalDate Today => HttpContext.Reader().Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await absences.EndAsync(HttpContext.Reader(), Id, Version, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Absence.Ended"]);
            return Redirect("/units/stand-ins");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    /// <summary>It holds, or is to come.</summary>
    public bool Stands(StandIn standIn) => standIn.Until > Today && standIn.Until > standIn.From;

    public bool IsStandIn(StandIn standIn) => standIn.StandInId == HttpContext.Reader().StaffId;

    public string DaysOf(StandIn standIn) =>
        standIn.Until <= standIn.From
            ? words["Units.Delegations.Never"]
            : words["Units.Delegations.FromTo", standIn.From, standIn.Until.PlusDays(-1)];

    /// <summary>False for who is neither in the staff file nor HR.</summary>
    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Lines = await absences.OfAsync(reader, stop);
        MayName = await absences.ForWhomAsync(reader, null, stop) is not null;
        IsHr = ServiceAccess.IsHr(reader);
        return reader.StaffId is not null || IsHr;
    }
}
