using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>An official: what everybody sees of them; to themselves and their HR partner everything that is held, each fact with its owner.</summary>
public sealed class ProfileModel(FairwayDb db, CaseOpenings openings, Words words) : PageModel
{
    /// <summary>Shown beside a fact.</summary>
    /// <param name="Owner">Null where no one owns it: it follows from other facts.</param>
    /// <param name="Question">The question on it that waits for an answer.</param>
    public sealed record Standing(string? Owner, Guid? Question);

    public Profile Person { get; private set; } = null!;

    /// <summary>Facts of the present period that the page hasn't above already.</summary>
    public IEnumerable<PeriodFact> ServiceFacts => PeriodFacts.Asked.Where(f => f.Name is not ("unit" or "duty_station" or "grade"));

    /// <summary>Whether the reader may ask this official's supervisor to look at something (UP-1).</summary>
    public bool MayPropose { get; private set; }

    /// <summary>Whether the reader can recognise this person's work (RC-1).</summary>
    public bool MayRecognise => Person.InService && HttpContext.Reader().StaffId is { } me && me != Person.StaffId;

    public string? Lead =>
        Person.InService
            ? string.Join(" · ", new[] { Person.Grade, Person.UnitName ?? Person.UnitCode, Person.DutyStation }.OfType<string>())
            : null;

    public string ChangeWord => words[Person.Personal is { MayCorrect: true } ? "People.Correct" : "People.Wrong"];

    public string ChangeChiefWord => words[Person.Personal is { MayCorrect: true } ? "People.NameSupervisor" : "People.Wrong"];

    public string? ChangeChief =>
        Person.Personal is { MayCorrect: true } ? Places.Person(Person.StaffId) + "/supervisor" : AskAbout(AskedFacts.Chief);

    public async Task<IActionResult> OnGetAsync(string staffId, CancellationToken stop)
    {
        if (await Profile.LoadAsync(db, HttpContext.Reader(), staffId, stop) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        MayPropose =
            person.InService
            && (person.Personal is { MayCorrect: true } || BoardInbox.IsOfBoard(HttpContext.Reader()))
            && await openings.SubjectAsync(HttpContext.Reader(), staffId, stop) is { Act: CaseAct.Propose };
        return Page();
    }

    /// <summary>Where the official says that a fact is wrong; null for others, and while a question on it waits.</summary>
    public string? AskAbout(string fact) =>
        Person.Personal is { MayAsk: true } personal && personal.OpenQuestionOn(fact) is null
            ? $"{Places.Person(Person.StaffId)}/facts/{fact}/question"
            : null;

    /// <summary>To HR the page where a fact is corrected, to the official the one where it is said to be wrong.</summary>
    public string? ChangeOf(string fact) =>
        Person.Personal is { MayCorrect: true } ? $"{Places.Person(Person.StaffId)}/facts/{fact}" : AskAbout(fact);

    public Standing? StandingOf(string fact, bool owned = true) =>
        Person.Personal is { } personal ? new Standing(owned ? personal.OwnerOf(fact) : null, personal.OpenQuestionOn(fact)?.Id) : null;
}
