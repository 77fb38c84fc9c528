using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>Who gives input: the two propose and agree, or each names half and HR the odd one.</summary>
public sealed class ColleaguesModel(FairwayDb db, PolicyLibrary policies, Designating designating, Words words)
    : ProbationPage(db, policies, words)
{
    /// <summary>Words of a name, or a staff number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>The staff id chosen.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public Guid Input { get; set; }

    /// <summary>Who was found; null: nobody was searched for.</summary>
    public IReadOnlyList<PersonLine>? Found { get; private set; }

    public IEnumerable<Choice> Choices =>
        (Found ?? []).Select(p => new Choice(p.StaffId, p.Name, string.Join(" · ", new[] { p.UnitName, p.StaffId }.OfType<string>())));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Matter.May(ProbationAct.Read))
        {
            return NotFound();
        }

        await FindAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken stop)
    {
        if (Name.Length == 0 && await LoadAsync(stop))
        {
            ModelState.AddModelError("", T["Probation.Choose.Missing"]);
            return Page();
        }

        return await DoneAsync(await designating.NameAsync(HttpContext.Reader(), Id, Name, stop), "Probation.Named", stop);
    }

    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken stop) =>
        await DoneAsync(await designating.AgreeAsync(HttpContext.Reader(), Id, Input, stop), "Probation.Agreed", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await DoneAsync(await designating.WithdrawAsync(HttpContext.Reader(), Id, Input, stop), "Probation.TakenBack", stop);

    public async Task<IActionResult> OnPostDisagreeAsync(CancellationToken stop) =>
        await DoneAsync(await designating.DisagreeAsync(HttpContext.Reader(), Id, stop), "Probation.Disagreed", stop);

    private async Task<IActionResult> DoneAsync(ActResult result, string done, CancellationToken stop) =>
        Answer(result, Home + "/colleagues", T[done], _ => "") is { } answer ? answer : await AgainAsync(stop);

    private async Task FindAsync(CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Who))
        {
            var found = await PeopleSearch.FindAsync(Db, HttpContext.Reader().Today, Who, null, 1, stop);
            var taken = Matter.Inputs.Where(i => i.Stands).Select(i => i.StaffId).ToHashSet(StringComparer.Ordinal);
            Found = [.. found.People.Where(p => !taken.Contains(p.StaffId))];
        }
    }
}
