using System.Net;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.Web.Tests.Promotions;

/// <summary>
/// Every page of one exercise × who × station, over real HTTP. Columns: H human resources, D Director-General, U Union, G a candidate, L another candidate of the
/// same panel, K the chief of both, A a member of the panel, B a member who stepped aside from G, S its secretary, Z nobody to it.
/// </summary>
[Trait("Rule", "FA-1")]
[Trait("Rule", "FA-4")]
public sealed class Access_to_exercises
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private const string Everybody = "HDUGLKABSZ";

    private static readonly (char Letter, string StaffId)[] s_people =
    [
        ('H', Hana),
        ('D', Dana),
        ('U', Una),
        ('G', Gia),
        ('L', Gil),
        ('K', Carla),
        ('A', Ann),
        ('B', Bo),
        ('S', Sec),
        ('Z', Zoe),
    ];

    private static readonly (
        string Page,
        string Opened,
        string Listed,
        string Published,
        string Forms,
        string Panels,
        string Recommended,
        string Decided,
        string Closed
    )[] s_table =
    [
        ("", Everybody, Everybody, Everybody, Everybody, Everybody, Everybody, Everybody, Everybody),
        ("/quotas", Everybody, Everybody, Everybody, Everybody, Everybody, Everybody, Everybody, Everybody),
        // The list: HR's and the head's until it is published; the Union sees counts.
        ("/list", "", "HD", Everybody, Everybody, Everybody, Everybody, Everybody, Everybody),
        ("/own", "", "", Everybody, Everybody, Everybody, Everybody, Everybody, Everybody),
        ("/contests", "", "HD", Everybody, Everybody, Everybody, Everybody, Everybody, Everybody),
        ("/contests/{contest}", "", "", "H", "", "", "", "", ""),
        // A form is its writer's while forms are filled.
        ("/form", "", "", "", "GL", "", "", "", ""),
        ("/form/g1", "", "", "", "GK", "", "", "", ""),
        // G's file: hers, her chief's own form; the panel's with her consent, without conflict, while it examines; the head's to decide.
        ("/file/g1", "", "", "GK", "GK", "GKAS", "GKD", "GKD", "GK"),
        ("/file", "", "", "GL", "GL", "GL", "GL", "GL", "GL"),
        ("/case", "", "", "GL", "GL", "GL", "GL", "GL", "GL"),
        ("/case.json", "", "", "GL", "GL", "GL", "GL", "GL", "GL"),
        // Candidates see who sits on their panel (J1815).
        ("/panels", "HDU", "HDU", "HDU", "HDU", "HDU", "HDU", "HDU", "HDU"),
        ("/panels/GS", "HDU", "HDU", "HDUGL", "HDUGLABS", "HDUGLABS", "HDUGLABS", "HDUGLABS", "HDUGLABS"),
        ("/panels/GS/score/g1", "", "", "", "", "A", "", "", ""),
        ("/panels/GS/score/g2", "", "", "", "", "AB", "", "", ""),
        ("/panels/GS/minutes", "", "", "", "ABS", "ABS", "DABS", "DABS", "DABS"),
        ("/decisions", "", "", "", "", "", "D", "HD", ""),
        ("/decisions/sheet", "", "", "", "", "", "D", "HD", ""),
        ("/result", "", "", "", "", "", "", "", Everybody),
    ];

    [Fact]
    public async Task Each_page_is_there_for_those_whom_the_table_names_and_for_nobody_else()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        var scene = Over(database, clock);
        var wrong = new List<string>();
        var contest = Guid.Empty;

        await scene.Open();
        await Try("Opened", r => r.Opened);
        await scene.Done(u => u.Openings.SetQuotasAsync(scene.As(Dana), Key, new(1, 1), "As before"));
        await scene.Done(u => u.Lists.ComputeAsync(scene.As(Hana), Key));
        await Try("Listed", r => r.Listed);
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Key));
        contest = Guid.CreateVersion7();
        await scene.Done(u => u.Contests.BringAsync(scene.As(Zoe), Key, contest, ContestKind.PutOn, Gus, "Not thirteen years"));
        await Try("Published", r => r.Published);
        await scene.Done(u => u.Contests.AnswerAsync(scene.As(Hana), Key, contest, false, "grade-service", "Fifteen years"));
        clock.Set("2026-02-18");
        await scene.Done(u => u.Lists.CloseAsync(scene.As(Hana), Key));
        await scene.NameMembers();
        await scene.Done(u => u.Panels.StepAsideAsync(scene.As(Bo), Key, Gs, Gia, "A cousin"));
        await Try("Forms", r => r.Forms);
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await scene.Form(who, who);
            await scene.Form(Carla, who);
        }
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Key));
        await scene.Done(u => u.Work.BeginAsync(scene.As(Sec), Key, Gs));
        await Try("Panels", r => r.Panels);
        // What the panels said doesn't change who reads what.
        await Put(ExerciseState.Recommended);
        await Try("Recommended", r => r.Recommended);
        await Put(ExerciseState.Decided);
        await Try("Decided", r => r.Decided);
        await scene.Read(async db =>
        {
            var exercise = await db.CareerExercises.SingleAsync();
            (exercise.State, exercise.ClosedOn, exercise.EffectiveOn) = (ExerciseState.Closed, new(2026, 3, 1), new(2026, 1, 1));
            exercise.Figures = await new ExerciseFigures(db, TheServer.Policies).ComputeAsync(exercise, CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        await Try("Closed", r => r.Closed);
        wrong.ShouldBeEmpty();

        async Task Try(
            string station,
            Func<
                (
                    string Page,
                    string Opened,
                    string Listed,
                    string Published,
                    string Forms,
                    string Panels,
                    string Recommended,
                    string Decided,
                    string Closed
                ),
                string
            > column
        )
        {
            var got = s_table.ToDictionary(r => r.Page, _ => new List<char>());
            foreach (var (letter, staffId) in s_people)
            {
                using var visitor = await server.As(staffId);
                foreach (var row in s_table)
                {
                    var path = $"/promotions/{Year}{row.Page.Replace("{contest}", contest.ToString(), StringComparison.Ordinal)}";
                    var status = (await visitor.Get(path)).Status;
                    if (status == HttpStatusCode.OK)
                    {
                        got[row.Page].Add(letter);
                    }
                    else if (status != HttpStatusCode.NotFound)
                    {
                        wrong.Add($"{station} {row.Page} {letter}: {status}");
                    }
                }
            }
            foreach (var row in s_table)
            {
                var (have, want) = (string.Concat(got[row.Page].Order()), string.Concat(column(row).Order()));
                if (have != want)
                {
                    wrong.Add($"{station} {row.Page}: {have}, not {want}");
                }
            }
        }

        Task<int> Put(ExerciseState state) =>
            scene.Read(async db =>
            {
                (await db.CareerExercises.SingleAsync()).State = state;
                return await db.SaveChangesAsync();
            });
    }

    [Fact]
    public async Task FA_1_nothing_that_is_not_published_stands_on_a_page_of_the_Union()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        var scene = Over(database, clock);
        using var una = await server.As(Una);
        await scene.List();
        var before = await una.Get($"/promotions/{Year}");
        before.Words.ShouldContain("General Service");
        before.Words.ShouldNotContain("Baum");
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Key));
        await scene.Done(u =>
            u.Contests.BringAsync(scene.As(Gem), Key, Guid.CreateVersion7(), ContestKind.LeftOff, null, "A day is missing")
        );
        var tracker = await una.Get($"/promotions/{Year}/contests");
        tracker.Words.ShouldContain("Somebody was left off");
        tracker.Words.ShouldNotContain("Gem");
        tracker.Words.ShouldNotContain("A day is missing");
        (await una.Get($"/promotions/{Year}/list")).Words.ShouldContain("Gia Baum");
        // Age and leave stand on no list.
        (await una.Get($"/promotions/{Year}/list")).Words.ShouldNotContain("1980");
    }

    /// <summary>Files for whoever reads the page; where no browser prints them, the page stands in their place and says how to.</summary>
    [Fact]
    [Trait("Rule", "FA-3")]
    public async Task The_case_file_and_the_sheet_of_decisions_can_be_taken_along()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        var scene = Over(database, clock);
        await scene.Inform();
        foreach (
            var (file, page, readers) in new[]
            {
                ("/case.pdf", "/case", new[] { Gia, Gus }),
                ("/decisions.pdf", "/decisions/sheet", [Dana, Hana]),
            }
        )
        {
            foreach (var (_, who) in s_people)
            {
                using var visitor = await server.As(who);
                using var answer = await visitor.Client.GetAsync(new Uri($"/promotions/{Year}{file}", UriKind.Relative));
                var expected = (await visitor.Get($"/promotions/{Year}{page}")).Status;
                (answer.StatusCode == HttpStatusCode.NotFound).ShouldBe(expected == HttpStatusCode.NotFound, $"{file} {who}");
                if (readers.Contains(who))
                {
                    expected.ShouldBe(HttpStatusCode.OK, $"{page} {who}");
                }
            }
        }
        using var gus = await server.As(Gus);
        var case_ = await gus.Get($"/promotions/{Year}/case");
        case_.Words.ShouldContain("The place went to others with more");
        using var dana = await server.As(Dana);
        var sheet = await dana.Get($"/promotions/{Year}/decisions/sheet");
        sheet.Words.ShouldContain("Good, and not especially so");
        sheet.Words.ShouldContain("Gil Baum, G5");
    }
}
