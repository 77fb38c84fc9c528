using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The journal of an appraisal (CY-10): for its two sides; for everybody else there is none.</summary>
public sealed class JournalModel(JournalReading journal, Words words) : AppraisalPage(words)
{
    private const string Official = "official";
    private const string Supervisor = "supervisor";
    private const string Private = "private";

    /// <summary>A part of the form, or "whole"; anything else finds nothing.</summary>
    [FromQuery(Name = "about")]
    public string? About { get; set; }

    /// <summary>official, supervisor or private; anything else is everybody.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public JournalView View { get; private set; } = null!;
    public bool MayWrite => View.Case.May(AppraisalAct.WriteJournal);
    public bool MayAttach => View.Case.May(AppraisalAct.AttachEvidence);
    public string Section => View.Case.Parties.Contains(AppraisalParty.Official) ? "/appraisals" : "/team";

    public IEnumerable<Choice> Bys =>
        [
            new("", T["Journal.Everything"]),
            new(Official, View.Official),
            new(Supervisor, T["Journal.SupervisorsSide"]),
            new(Private, T["Journal.MyPrivate"]),
        ];

    /// <summary>Only what there are entries about: the list stays as short as the journal.</summary>
    public IEnumerable<Choice> Abouts =>
        [
            new("", T["Journal.AboutAnything"]),
            .. View.Abouts.Contains(JournalReading.Whole) ? [new Choice(JournalReading.Whole, T["Journal.Whole"])] : Array.Empty<Choice>(),
            .. JournalWords.Abouts(T, View.Policy, View.Parts).Where(choice => View.Abouts.Contains(choice.Value)),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var by = By switch
        {
            Official => JournalBy.Official,
            Supervisor => JournalBy.SupervisorsSide,
            Private => JournalBy.Private,
            _ => JournalBy.Anybody,
        };
        Number = Math.Clamp(Number, 1, 10_000);
        var about = string.IsNullOrEmpty(About) ? null : About;
        if (await journal.LoadAsync(HttpContext.Reader(), Id, about, by, Number, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
