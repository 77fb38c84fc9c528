using Fairway.App;
using Fairway.App.Service;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.People;

/// <summary>The HR partner corrects a fact, which HR then owns, or gives it back to the staff file.</summary>
public sealed class CorrectFactModel(FairwayDb db, FactCorrections corrections, Words words) : PageModel
{
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public LocalDate? Day { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public OfficialFact Fact { get; private set; } = null!;
    public string StaffId { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Now { get; private set; }
    public string Owner { get; private set; } = "";
    public IReadOnlyList<FactChange> Changes { get; private set; } = [];

    /// <summary>A person's name, or what stands for the import.</summary>
    public string ActorOf(FactChange change) => change.Actor == "import" ? words["People.Owner.import"] : change.Actor;

    public IEnumerable<Choice> Choices =>
        Fact
            .Codes.Select(c => new Choice(c, words.ValueOfFact(Fact.Name, c)))
            .Concat(Fact.Needed ? [] : [new Choice("", words["People.NotStated"])]);

    public async Task<IActionResult> OnGetAsync(string staffId, string fact, CancellationToken stop)
    {
        if (await LoadAsync(staffId, fact, stop) is not { } person)
        {
            return NotFound();
        }
        Version = person.Version;
        Value = Now;
        Day = Fact.Kind == FactKind.Day && Now is not null ? IsoDay.Parse(Now) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string staffId, string fact, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return await LoadAsync(staffId, fact, stop) is null ? NotFound() : Page();
        }
        var text = OfficialFacts.Find(fact)?.Kind == FactKind.Day ? (Day is { } day ? IsoDay.Text(day) : null) : Value;
        var result = await corrections.CorrectAsync(HttpContext.Reader(), staffId, fact, text, Version, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["People.CorrectFact.Saved"]);
            return Redirect(Places.Person(staffId));
        }
        return await this.AnswerAsync(result, words, async () => await LoadAsync(staffId, fact, stop) is not null);
    }

    public async Task<IActionResult> OnPostReleaseAsync(string staffId, string fact, CancellationToken stop)
    {
        ModelState.Clear();
        var result = await corrections.ReleaseAsync(HttpContext.Reader(), staffId, fact, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["People.CorrectFact.Released"]);
            return Redirect(Places.Person(staffId));
        }
        return await this.AnswerAsync(result, words, async () => await LoadAsync(staffId, fact, stop) is not null);
    }

    private async Task<Official?> LoadAsync(string staffId, string fact, CancellationToken stop)
    {
        if (
            OfficialFacts.Find(fact) is not { } known
            || await Profile.LoadAsync(db, HttpContext.Reader(), staffId, stop) is not { Personal: { MayCorrect: true } personal } person
        )
        {
            return null;
        }
        (Fact, StaffId, Name) = (known, staffId, person.Name);
        Now = known.Get(personal.Official);
        Owner = personal.OwnerOf(fact);
        Changes = await FactHistory.OfAsync(db, staffId, fact, stop);
        return personal.Official;
    }
}
