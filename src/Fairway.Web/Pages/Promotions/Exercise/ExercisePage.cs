using System.Globalization;
using Fairway.App;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Increments;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Rules.Titularization;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>What the pages of one exercise have in common: its kind and year, and how the result of an act is answered.</summary>
public abstract class ExercisePage(Words words) : PageModel
{
    /// <summary>The kind that the address begins with; every page is there for each kind that has it (<see cref="ExerciseRoutes"/>).</summary>
    public ExerciseKind KindOfExercise => ExerciseRoutes.KindOf(Request.Path);

    public ExerciseKey Key => new(KindOfExercise, Year);

    /// <summary>Where all exercises of the kind are.</summary>
    public string Root => "/" + KindOfExercise.Code();

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
        all.Skip((Paging.Nearest(P, PageSize, all.Count) - 1) * PageSize).Take(PageSize);

    /// <summary>What an address within carries along, so that an act comes back to the page that it was on.</summary>
    public string OnSamePage => P > 1 ? string.Create(CultureInfo.InvariantCulture, $"&p={P}") : "";

    public string Home => AddressOf(Key);

    public static string AddressOf(ExerciseKey key) => string.Create(CultureInfo.InvariantCulture, $"/{key.Kind.Code()}/{key.Year}");

    /// <summary>From here on everything that is said of an exercise is said in the words of its kind.</summary>
    [NonHandler]
    public override void OnPageHandlerSelected(PageHandlerSelectedContext context) => words.Voice = ExerciseWords.VoiceOf(KindOfExercise);

    /// <summary>Redirects where the act is done; null where the page is to be shown again with what is wrong.</summary>
    /// <param name="done">The sentence said on the next page.</param>
    /// <param name="fieldOf">Gives the page's own field for a refusal's.</param>
    protected IActionResult? Answer(ActResult result, string to, string done, Func<string, string>? fieldOf = null) =>
        this.Answer(T, result, to, done, T["Exercise.ChangedMeanwhile"], fieldOf);
}

/// <summary>Words that the pages of an exercise share.</summary>
public static class ExerciseWords
{
    /// <summary>The file of words that a kind has of its own; null: those of promotions serve.</summary>
    public static string? VoiceOf(ExerciseKind kind) =>
        kind switch
        {
            ExerciseKind.Titularization => "Titularization",
            ExerciseKind.MeritIncrement => "Increments",
            _ => null,
        };

    /// <summary>The line of stations.</summary>
    public static IReadOnlyList<Station> Channel(Words t, CareerExercise exercise, LocalDate today) =>
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
        of.ConsentedAt is null && of.Recommended(track) is null
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
    public static string Condition(Words t, string code)
    {
        foreach (var (condition, known) in PromotionCodes.Conditions)
        {
            if (known == code)
            {
                return t["WhyNotMe.Condition." + condition];
            }
        }
        return t["Exercise.Condition." + code];
    }

    /// <summary>What a condition was judged by, in a sentence; null where its reason says all, or the reader reads no rating.</summary>
    public static string? Fact(Words t, ConditionLine line, AppraisalPolicy policy)
    {
        var facts = line.Facts.ToDictionary(StringComparer.Ordinal);
        return line.Condition switch
        {
            TitularizationEligibility.Service or IncrementEligibility.Top => t[
                "Exercise.Fact.Days",
                Number(facts["days"]),
                Number(facts["daysNeeded"]),
                Number(facts["years"])
            ],
            TitularizationEligibility.Ratings when facts.TryGetValue("ratings", out var ratings) => ratings.Length == 0
                ? t["Exercise.Fact.NoRating"]
                : t["Exercise.Fact.Ratings", t.List(ratings.Split(", ").Select(Rating))],
            IncrementEligibility.Rating when facts.TryGetValue("rating", out var rating) => facts.TryGetValue("endsOn", out var ended)
                ? t["Exercise.Fact.Rating", Rating(rating), IsoDay.Parse(ended)]
                : t["Exercise.Fact.WithoutReport", Rating(rating)],
            TitularizationEligibility.Probation when facts.TryGetValue("until", out var until) => t[
                "Exercise.Fact.Until",
                IsoDay.Parse(until)
            ],
            TitularizationEligibility.Retirement => t["Exercise.Fact.Retires", IsoDay.Parse(facts["retires"]), Number(facts["years"])],
            IncrementEligibility.Interval => facts.TryGetValue("incrementOn", out var before)
                ? t["Exercise.Fact.Increment", IsoDay.Parse(before), Number(facts["years"])]
                : t["Exercise.Fact.NoIncrement"],
            TitularizationEligibility.Contract or IncrementEligibility.Contract => Admitted("contract"),
            TitularizationEligibility.FundingAdmitted or IncrementEligibility.FundingAdmitted => Admitted("funding"),
            TitularizationEligibility.CategoryAdmitted or IncrementEligibility.CategoryAdmitted => t[
                "Exercise.Fact.Admitted",
                facts["category"],
                t.List(facts["admitted"].Split(", "))
            ],
            _ => null,
        };

        string Admitted(string fact) =>
            t[
                "Exercise.Fact.Admitted",
                facts[fact].Length == 0 ? "–" : t.ValueOfFact(fact, facts[fact]),
                t.List(facts["admitted"].Split(", ").Select(code => t.ValueOfFact(fact, code)))
            ];

        string Rating(string code) => policy.Ratings.Overall.FirstOrDefault(r => r.Code == code)?.Name.In(t.Language) ?? code;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>The state in a word or two.</summary>
    public static (string Kind, string Word) State(Words t, CareerExercise of) =>
        (of.State == ExerciseState.Closed ? "done" : "due", t["Exercise.State." + of.State]);
}
