using System.ComponentModel.DataAnnotations;
using Fairway.App.Learning;
using Fairway.App.Policies;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Learning;

/// <summary>HR announces a session or changes one; the page's own id makes sending twice one session (LE-1).</summary>
public sealed class SessionWriteModel(Sessions sessions, PolicyLibrary policies, Words words) : LearningPage(words)
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public sealed class Fields
    {
        public int Version { get; set; }
        public SessionKind Kind { get; set; } = SessionKind.Information;

        [StringLength(150)]
        public string Title { get; set; } = "";

        [StringLength(4000)]
        public string Text { get; set; } = "";

        public string Language { get; set; } = "en";
        public string DutyStation { get; set; } = "";

        [StringLength(200)]
        public string Place { get; set; } = "";

        public LocalDate? On { get; set; }
        public string? From { get; set; }
        public string? Until { get; set; }
        public int? Places { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IEnumerable<Choice> Kinds =>
        Enum.GetValues<SessionKind>().Select(kind => new Choice($"{kind}", Words["Learning.SessionKind." + kind]));

    public IEnumerable<Choice> Languages =>
        Components.Words.Languages.Select(language => new Choice(language, Words["Layout.Language." + language]));

    public IEnumerable<Choice> Stations => PlaceChoices.Stations(policies.PolicyAt(Reader.Today));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Sessions.MayOrganize(Reader))
        {
            return NotFound();
        }

        if (await sessions.FindAsync(Reader, Id, stop) is not { } view)
        {
            Input.Language = Words.Language;
            return Page();
        }

        if (!view.MayManage)
        {
            return NotFound();
        }

        var (session, starts) = (view.Session, view.Session.StartsAt.InZone(view.Zone).LocalDateTime);
        Input = new Fields
        {
            Version = session.Version,
            Kind = session.Kind,
            Title = session.Title,
            Text = session.Text,
            Language = session.Language,
            DutyStation = session.DutyStation,
            Place = session.Place,
            On = starts.Date,
            From = s_time.Format(starts.TimeOfDay),
            Until = s_time.Format(session.EndsAt.InZone(view.Zone).TimeOfDay),
            Places = session.Places,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Sessions.MayOrganize(Reader))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var text = new SessionText
        {
            Kind = Input.Kind,
            Title = Input.Title,
            Text = Input.Text,
            Language = Components.Words.Languages.Contains(Input.Language) ? Input.Language : Words.Language,
            DutyStation = Input.DutyStation,
            Place = Input.Place,
            On = Input.On,
            From = Time(Input.From),
            Until = Time(Input.Until),
            Places = Input.Places,
        };
        var result = await sessions.WriteAsync(Reader, Id, text, Input.Version, stop);
        return this.Answer(
                Words,
                result,
                $"/learning/sessions/{Id}",
                Words["Learning.DoneWrite"],
                Words["Learning.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? Page();
    }

    private static LocalTime? Time(string? text) => s_time.Parse(text ?? "") is { Success: true } time ? time.Value : null;
}
