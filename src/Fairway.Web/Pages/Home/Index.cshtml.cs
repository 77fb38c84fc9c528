using System.Text.Json;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Feedback;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Fairway.Web.Pages.Team;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.Home;

/// <summary>What is due from the reader, by when, and what happened since they were last here; then their appraisal, team and offices.</summary>
public sealed class IndexModel(
    FairwayDb db,
    IClock clock,
    Waiting waiting,
    AppraisalLines appraisals,
    Openings openings,
    TeamList team,
    PolicyLibrary policies,
    Inputs inputs,
    FeedbackInvitations invitations,
    Words t
) : PageModel
{
    /// <summary>More cards than this would bury the rest of the page; the others are on the team's page.</summary>
    public const int MostCards = 6;

    public const int MostNews = 8;
    public const int MostOfTeam = 6;

    public string Greeting { get; private set; } = "";

    /// <summary>How many things wait, cards or not.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<WaitingCard> Cards { get; private set; } = [];

    /// <summary>Inputs to probationary reports that are asked of the reader and can be written.</summary>
    public IReadOnlyList<InputForm> Inputs { get; private set; } = [];

    /// <summary>Upward feedback for which a token can be fetched, or given an answer with it: whether it was, nobody here knows.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    /// <summary>When the last visit ended; null on the first.</summary>
    public LocalDate? LastHere { get; private set; }

    public IReadOnlyList<NewsLine> News { get; private set; } = [];

    /// <summary>What happened since the last visit, in a sentence; null on the first.</summary>
    public string? Since =>
        LastHere is not { } day ? null
        : News.Count > MostNews ? t["Home.SinceMore", t.DayAndMonth(day), MostNews]
        : t.Count("Home.Since", News.Count, t.DayAndMonth(day));

    /// <summary>The reader's own appraisal of the cycle that runs; null without one.</summary>
    public AppraisalLine? Own { get; private set; }

    public IReadOnlyList<StationView> Stations { get; private set; } = [];

    /// <summary>Why there is no appraisal of their own; null where there is one, or for who is not in the staff file.</summary>
    public OpeningLine? Opening { get; private set; }

    public IReadOnlyList<TeamRow> Team { get; private set; } = [];
    public int TeamSize { get; private set; }
    public bool IsSecondLevel { get; private set; }

    /// <summary>How many reports wait for the reader's word as second level.</summary>
    public int SecondWaiting { get; private set; }

    public IReadOnlyList<OfficeLine> Offices { get; private set; } = [];

    public TeamWords Words => new(t, HttpContext.Reader(), policies);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var now = clock.GetCurrentInstant();
        var before = await HomeVisits.NoteAsync(db, reader.AccountId, now, stop);
        LastHere = before is { } then ? then.InZone(reader.Zone).Date : null;
        Greeting = Greet(await NameAsync(reader, stop), now.InZone(reader.Zone).Hour);

        var lines = await appraisals.OfAsync(reader, stop);
        Own = lines.Where(l => l.IsOwn).OrderByDescending(l => l.Appraisal.CycleStart).FirstOrDefault();
        if (Own is { } own)
        {
            Stations = AppraisalChannel.Of(own.Appraisal, policies.PolicyAt(own.Appraisal.OpenedOn), reader);
        }
        else
        {
            Opening = await openings.OwnAsync(reader, stop);
        }

        var items = await waiting.ForAsync(reader, stop);
        Inputs = [.. (await inputs.AwaitedAsync(reader, stop)).Where(form => form.IsOpen)];
        Invitations = [.. (await invitations.OfAsync(reader, compares: false, stop)).Where(i => i.Waits)];
        Count = items.Count + Inputs.Count + Invitations.Count;
        var notes = await NotesAsync(reader, items, stop);
        Cards = [.. items.Take(MostCards).Select(i => WaitingCard.Of(i, t, reader, policies, notes))];
        News = before is { } since ? await NewsAsync(reader, lines, since, stop) : [];

        var members = await team.TeamAsync(reader, stop);
        TeamSize = members.Count;
        Team = [.. TeamSelection.InOrder(members, TeamOrder.Pressing).Take(MostOfTeam)];
        IsSecondLevel = lines.Any(l => l is { IsSecondLevel: true, OnSupervisorsSide: false });
        SecondWaiting = lines.Count(l => l is { IsSecondLevel: true, Next: NextStep.SecondLevel });
        Offices = await OfficesHeld.OfAsync(db, reader, stop);
    }

    /// <summary>Where the work of an office is.</summary>
    public static IEnumerable<(string Href, string Key)> LinksOf(Office office) =>
        office switch
        {
            Office.HrPartner =>
            [
                ("/people/questions", "Home.OfficeLink.Questions"),
                ("/units/vacant", "Home.OfficeLink.Vacant"),
                ("/appraisals/exclusions", "Home.OfficeLink.Exclusions"),
                ("/appraisals/held", "Home.OfficeLink.Held"),
                ("/probation", "Home.OfficeLink.Probation"),
                ("/appraisals/criteria", "Home.OfficeLink.Criteria"),
                ("/promotions", "Exercise.Title"),
                ("/promotions/what-if", "WhatIf.Title"),
                ("/titularization", "Titularization.Title"),
                ("/increments", "Increments.Title"),
                ("/reclassification", "Reclassification.Title"),
            ],
            Office.BoardMember or Office.BoardSecretary => [("/board", "Home.OfficeLink.Inbox")],
            Office.BoardChair => [("/board", "Home.OfficeLink.Inbox"), ("/probation", "Home.OfficeLink.Probation")],
            Office.ReviewGroup => [("/reclassification", "Reclassification.Title")],
            Office.TrainingCouncil => [("/training/council", "Council.Title")],
            Office.Administrator => [("/offices", "Home.OfficeLink.Offices")],
            Office.DirectorGeneral =>
            [
                ("/promotions", "Exercise.Title"),
                ("/titularization", "Titularization.Title"),
                ("/increments", "Increments.Title"),
                ("/reclassification", "Reclassification.Title"),
            ],
            Office.Auditor => [("/transparency", "Home.OfficeLink.Room")],
            Office.Union =>
            [
                ("/transparency", "Home.OfficeLink.Room"),
                ("/promotions", "Exercise.Title"),
                ("/promotions/what-if", "WhatIf.Title"),
                ("/titularization", "Titularization.Title"),
                ("/increments", "Increments.Title"),
            ],
            _ => [],
        };

    /// <summary>The next days of the reader's own cycle that are not the one at hand.</summary>
    public IEnumerable<StationView> ComingUp =>
        Stations
            .Where(s =>
                Own is not { Appraisal.ExcludedAt: not null } && s is { Status: Rules.Appraisals.StationStatus.Future, DueOn: not null }
            )
            .OrderBy(s => s.OpensOn ?? s.DueOn)
            .Take(2);

    /// <summary>One more than is shown, so that "more than" can be said.</summary>
    private async Task<IReadOnlyList<NewsLine>> NewsAsync(
        Reader reader,
        IReadOnlyList<AppraisalLine> lines,
        Instant since,
        CancellationToken stop
    )
    {
        var acts = await AppraisalsNews.SinceAsync(db, reader, lines, since, MostNews + 1, stop);
        var answers = await ServiceWaiting.AnswersSinceAsync(db, reader, since, stop);
        return
        [
            .. acts.Select(a => new NewsLine(a.At, $"/appraisals/{a.Line.Appraisal.Id}", NewsWords.Of(a, t)))
                .Concat(answers.Select(a => new NewsLine(a.At, $"/people/questions/{a.Id}", t["Home.News.FactAnswered"])))
                .OrderByDescending(n => n.At)
                .Take(MostNews + 1),
        ];
    }

    private string Greet(string name, int hour) =>
        t[
            hour switch
            {
                < 5 => "Home.Evening",
                < 12 => "Home.Morning",
                < 18 => "Home.Afternoon",
                _ => "Home.Evening",
            },
            name
        ];

    private async Task<string> NameAsync(Reader reader, CancellationToken stop) =>
        reader.StaffId is { } me && await OfficialNames.GivenAsync(db, me, stop) is { Length: > 0 } given ? given : reader.DisplayName;

    /// <summary>How many prompts of the reader's own preparation sheet have something under them, where the sheet is what waits.</summary>
    private async Task<(int Filled, int All)?> NotesAsync(Reader reader, IReadOnlyList<WaitingItem> items, CancellationToken stop)
    {
        if (items.FirstOrDefault(i => i.Appraisal?.What == AppraisalWaits.Prepare)?.Appraisal?.Line?.Appraisal is not { } appraisal)
        {
            return null;
        }

        var prompts = policies.PolicyAt(appraisal.OpenedOn).Appraisals.PreparationOf(appraisal.Working).Official;
        var step = appraisal.Working;
        var sheet = await db
            .PreparationSheets.Where(p => p.AppraisalId == appraisal.Id && p.AuthorId == reader.StaffId && p.Step == step)
            .Select(p => p.Answers)
            .SingleOrDefaultAsync(stop);
        var filled = sheet is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(sheet)!;
        return (prompts.Count(p => filled.ContainsKey(p.Code)), prompts.Length);
    }
}
