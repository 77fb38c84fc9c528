using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>"This fact is wrong": the official says what is wrong with it, and HR gets it.</summary>
public sealed class WrongFactModel(FairwayDb db, FactQuestions questions, Words words) : PageModel
{
    [BindProperty]
    public string Says { get; set; } = "";

    public string StaffId { get; private set; } = "";
    public string Fact { get; private set; } = "";
    public string Value { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string staffId, string fact, CancellationToken stop) =>
        await LoadAsync(staffId, fact, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string staffId, string fact, CancellationToken stop)
    {
        var result = await questions.RaiseAsync(HttpContext.Reader(), staffId, fact, Says, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["People.WrongFact.Sent"]);
            return Redirect(Places.Person(staffId));
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(staffId, fact, stop));
    }

    private async Task<bool> LoadAsync(string staffId, string fact, CancellationToken stop)
    {
        if (
            !AskedFacts.Exists(fact)
            || await Profile.LoadAsync(db, HttpContext.Reader(), staffId, stop) is not { Personal.MayAsk: true } person
        )
        {
            return false;
        }
        (StaffId, Fact) = (staffId, fact);
        Value =
            fact == AskedFacts.Chief ? person.Chief?.Name ?? words["People.NoChief"]
            : fact == AskedFacts.Career ? words.Count("People.CareerOf", person.Personal.Career.Count)
            : fact == "unit" && person.UnitName is { } unit ? unit
            : words.ValueOfFact(fact, AskedFacts.ValueOf(person, fact));
        return true;
    }
}
