using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What is assessed at the end, with what was agreed on it.</summary>
public sealed record AssessedOutputModel(StandingOutput Output, AppraisalView View);

/// <summary>The supervisor on one output or competency: a text, a rating, and why it would be a surprise where it would (CY-4, CY-5, CY-10).</summary>
public abstract class AssessItemPage(FormDrafts<Assessment> drafts, AppraisalReading reading, Raising raising, Words words)
    : AssessmentPage(drafts, reading, words)
{
    public sealed class Fields
    {
        public string Text { get; set; } = "";
        public string Rating { get; set; } = "";
        public string Surprise { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>What a rating below what was expected would need: nothing, or an explanation because nothing was raised in time.</summary>
    public NoSurprise? Surprise { get; private set; }

    /// <summary>What both sides said about it in the course of the cycle.</summary>
    public IEnumerable<JournalLine> SaidAlong { get; private set; } = [];

    public abstract Assessed? Stored { get; }

    /// <summary>The output's id or the competency's code.</summary>
    protected abstract string Key { get; }

    protected abstract System.Collections.Immutable.ImmutableArray<Rating> Scale { get; }

    public IEnumerable<Choice> Ratings => Scale.Select(r => new Choice(r.Code, r.Name.In(T.Language)));

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (!await base.LoadAsync(stop))
        {
            return false;
        }

        var reader = HttpContext.Reader();
        (Surprise, SaidAlong) = await raising.OfAsync(View.Case, Section, Scale[0].Code, Policy, reader.Today, stop);
        return true;
    }

    protected override void Show(Assessment form) =>
        Input = new Fields
        {
            Text = Stored?.Text ?? "",
            Rating = Stored?.Rating ?? "",
            Surprise = Stored?.Surprise ?? "",
        };

    protected Assessed Given => new(Key, Input.Rating, Input.Text.Trim(), Input.Surprise.Trim());
}

/// <summary>What was said of a part of the cycle, and whether a low rating of it would be a surprise (CY-10).</summary>
public sealed class Raising(FairwayDb db, DutyStationZones zones, IClock clock, JournalReading journal)
{
    public async Task<(NoSurprise? Surprise, IEnumerable<JournalLine> SaidAlong)> OfAsync(
        AppraisalCase of,
        string section,
        string lowest,
        AppraisalPolicy policy,
        LocalDate today,
        CancellationToken stop
    )
    {
        var facts = await NoSurprisesFacts.OfAsync(db, zones, of.Appraisal.Id, today, stop);
        var ratedOn = clock.GetCurrentInstant().InZone(facts.Zone).Date;
        var surprise = NoSurprises.Of([new RatedPart(section, lowest)], facts.Raised, ratedOn, policy).SingleOrDefault();
        return (surprise, (await journal.SaidAlongAsync(of, stop))[section]);
    }
}
