using System.Globalization;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>What the pages of one exercise have in common: its year, and how the result of an act is answered.</summary>
public abstract class ExercisePage(Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The page of a long list of candidates, from 1.</summary>
    [FromQuery]
    public int P { get; set; } = 1;

    /// <summary>How many candidates stand on a page: each brings forms and scores.</summary>
    public const int PageSize = 40;

    protected Words T => words;

    /// <summary>The part of a list that is on this page.</summary>
    public IEnumerable<TOne> OnPage<TOne>(IReadOnlyCollection<TOne> all) =>
        all.Skip((Math.Clamp(P, 1, Math.Max(1, (all.Count + PageSize - 1) / PageSize)) - 1) * PageSize).Take(PageSize);

    /// <summary>What an address within carries along, so that an act comes back to the page that it was on.</summary>
    public string OnSamePage => P > 1 ? string.Create(CultureInfo.InvariantCulture, $"&p={P}") : "";

    public string Home => AddressOf(Year);

    public static string AddressOf(int year) => string.Create(CultureInfo.InvariantCulture, $"/promotions/{year}");

    /// <summary>Redirects where the act is done; null where the page is to be shown again with what is wrong.</summary>
    /// <param name="done">The sentence said on the next page.</param>
    /// <param name="fieldOf">Gives the page's own field for a refusal's.</param>
    protected IActionResult? Answer(ActResult result, string to, string done, Func<string, string>? fieldOf = null) =>
        this.Answer(T, result, to, done, T["Exercise.ChangedMeanwhile"], fieldOf);
}

/// <summary>Words that the pages of an exercise share.</summary>
public static class ExerciseWords
{
    /// <summary>The line of stations.</summary>
    public static IReadOnlyList<Station> Channel(Words t, PromotionExercise exercise, LocalDate today) =>
        [
            .. ExerciseStations
                .Of(exercise.Stations(), today)
                .Select(s => new Station(
                    t["Exercise.Station." + s.Station],
                    s switch
                    {
                        { DoneOn: { } done } => t.Date(done),
                        { Status: StationStatus.Current or StationStatus.Late, DueOn: { } due } => t["Exercise.Until", due],
                        _ => null,
                    },
                    s.Status
                )),
        ];

    public static string Group(Words t, PromotionGroup group) => t["Exercise.Group." + group];

    /// <summary>The group that an address names; null: none.</summary>
    public static PromotionGroup? GroupOf(string code) =>
        code == PromotionGroup.GeneralService.Code() ? PromotionGroup.GeneralService
        : code == PromotionGroup.Professionals.Code() ? PromotionGroup.Professionals
        : null;

    /// <summary>The tracks that somebody is on, in words.</summary>
    public static string Tracks(Words t, (bool One, bool Two) tracks) =>
        t[
            tracks switch
            {
                (true, true) => "Exercise.Tracks.Both",
                (true, false) => "Exercise.Tracks.One",
                _ => "Exercise.Tracks.Two",
            }
        ];

    public static string Track(Words t, PromotionTrack track) => t["Exercise.Track." + (int)track];

    /// <summary>The last day for the remedies, counted from the day on which the official was told (FA-3).</summary>
    public static LocalDate RemediesUntil(Words t, OwnCase of) =>
        Months.Add(t.DayOf(of.Candidacy.InformedAt!.Value), of.Policy.Exercise.RemediesWithin);

    /// <summary>What a panel says of somebody on a track.</summary>
    public static string PanelWord(Words t, Candidacy of, PromotionTrack track) =>
        of.ConsentedAt is null
            ? t["Exercise.Panel.NoForm"]
            : t[
                of.Recommended(track) switch
                {
                    true => "Exercise.Panel.Recommends",
                    false => "Exercise.Panel.DoesNot",
                    _ => "Exercise.Panel.NotSaid",
                }
            ];

    /// <summary>Points in hundredths as they are shown.</summary>
    public static string Points(Words t, int? hundredths) => hundredths is { } points ? t.Number(points / 100m, 2) : "–";

    /// <summary>The name of a condition by its code.</summary>
    public static string Condition(Words t, string code) =>
        t["WhyNotMe.Condition." + PromotionCodes.Conditions.First(c => c.Code == code).Condition];

    /// <summary>The state in a word or two.</summary>
    public static (string Kind, string Word) State(Words t, PromotionExercise of) =>
        (of.State == ExerciseState.Closed ? "done" : "due", t["Exercise.State." + of.State]);
}
