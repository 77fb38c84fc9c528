using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Units;

/// <summary>Delegations that the reader gave or received; each side can end them (SV-5).</summary>
public sealed class DelegationsModel(DelegatedWork work, Words words) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<DelegationLine> Lines { get; private set; } = [];
    public bool MayGive { get; private set; }

    private LocalDate Today => HttpContext.Reader().Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await work.EndAsync(HttpContext.Reader(), Id, Version, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Units.Delegations.Ended"]);
            return Redirect("/units/delegations");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    public bool IsChief(Delegation delegation) => delegation.ChiefId == HttpContext.Reader().StaffId;

    /// <summary>It holds, or is to come.</summary>
    public bool Stands(Delegation delegation) =>
        delegation.Until is null || (delegation.Until > Today && delegation.Until > delegation.From);

    public string DaysOf(Delegation delegation) =>
        delegation.Until is not { } until ? words["Units.Delegations.From", delegation.From]
        : until <= delegation.From ? words["Units.Delegations.Never"]
        : words["Units.Delegations.FromTo", delegation.From, until.PlusDays(-1)];

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Lines = await work.OfAsync(reader, stop);
        MayGive = (await work.ChoicesAsync(reader, stop)).Count > 0;
        return reader.StaffId is not null;
    }
}
