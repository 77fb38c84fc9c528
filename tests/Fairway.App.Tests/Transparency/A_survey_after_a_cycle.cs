using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Transparency;

/// <summary>Six officials whose cycle ended on 31 December 2025, and one who had none (FA-2).</summary>
[Trait("Rule", "FA-2")]
public sealed class A_survey_after_a_cycle
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly string[] s_staff = ["1", "2", "3", "4", "5", "6"];

    [Theory, BothDatabases]
    public async Task An_answer_is_counted_once_and_cannot_be_found_again(Provider on)
    {
        await using var database = await TheDatabase.From(on, "survey", Fill);
        (await Open("1", new(2025, 12, 31))).ShouldBeNull("the cycle has not ended");
        (await Open("7", new(2026, 1, 1))).ShouldBeNull("had no appraisal");
        (await Open("1", new(2026, 3, 31)))!.Cycle.Label.ShouldBe("2024–25");
        (await Open("1", new(2026, 4, 1))).ShouldBeNull("ninety days are over");
        var questions = (await Open("1", new(2026, 1, 1)))!.Questions;
        (await Answer("1", 9)).ShouldBeOfType<ActResult.Refused>().Refusals.Count.ShouldBe(questions.Count);
        foreach (var who in s_staff)
        {
            (await Answer(who, who == "1" ? 1 : 4)).ShouldBe(ActResult.Ok);
        }
        (await Answer("1", 5)).ShouldBe(ActResult.Missing, "once");

        // Every table that speaks of the survey: counters and names, with nothing that could be put side by side.
        await using (var db = database.Open())
        {
            (
                await db
                    .SurveyCounts.Where(c => c.Question == "dialogue")
                    .Select(c => new { c.Answer, c.Count })
                    .OrderBy(c => c.Answer)
                    .ToListAsync()
            )
                .Select(c => (c.Answer, c.Count))
                .ShouldBe([(1, 1), (4, 5)]);
            (await db.SurveyParticipations.CountAsync(p => p.StaffId != SurveyParticipation.Gate)).ShouldBe(6);
            (await db.History.AnyAsync()).ShouldBeFalse();
            (await db.Outbox.AnyAsync()).ShouldBeFalse();
        }
        (await Close("2026-03-31")).ShouldBeFalse();
        (await Published()).ShouldBeEmpty("nothing is told while it is open");
        (await Close("2026-04-02")).ShouldBeTrue();
        (await Close("2026-04-03")).ShouldBeFalse();
        var view = (await Published()).ShouldHaveSingleItem();
        (view.Published.Answers, view.Published.Questions[0].Mean).ShouldBe((6, 3.5m));
        await using (var db = database.Open())
        {
            (await db.SurveyCounts.AnyAsync(), await db.SurveyParticipations.AnyAsync()).ShouldBe((false, false));
        }

        async Task<OpenSurvey?> Open(string who, LocalDate day) =>
            await database.Read(db => new Surveys(db, s_policies).OpenAsync(As(who, day)));
        async Task<ActResult> Answer(string who, int answer) =>
            await database.Read(db =>
                new Surveys(db, s_policies).AnswerAsync(As(who, new(2026, 2, 1)), questions.ToDictionary(q => q.Code, _ => answer))
            );
        async Task<bool> Close(string day) =>
            await database.Read(db => new Surveys(db, s_policies).CloseAsync(FixedClock.On(day).Now + Duration.FromHours(4)));
        async Task<IReadOnlyList<SurveyView>> Published() => await database.Read(db => new Surveys(db, s_policies).PublishedAsync());
    }

    [Theory, BothDatabases]
    public async Task Answers_at_the_same_moment_are_all_counted(Provider on)
    {
        await using var database = await TheDatabase.From(on, "survey", Fill);
        var questions = s_policies.PolicyAt(new(2026, 1, 1)).Transparency.Questions;
        var results = await Task.WhenAll(
            s_staff
                .Concat(s_staff)
                .Select(who =>
                    Task.Run(() =>
                        database.Read(db =>
                            new Surveys(db, s_policies).AnswerAsync(As(who, new(2026, 2, 1)), questions.ToDictionary(q => q.Code, _ => 3))
                        )
                    )
                )
        );
        results.ShouldAllBe(r => r == ActResult.Ok || r == ActResult.Missing);
        (await database.Read(db => db.SurveyCounts.Select(c => c.Count).Distinct().ToListAsync())).ShouldBe([6]);
    }

    private static Reader As(string who, LocalDate today) => new(Guid.CreateVersion7(), who, who, "en", DateTimeZone.Utc, today, []);

    private static async Task Fill(FairwayDb db)
    {
        db.Add(A.Unit("U"));
        foreach (var who in s_staff.Append("7"))
        {
            db.Add(An.Official(who).InUnit("U").At("Dakar").Build());
        }
        foreach (var who in s_staff)
        {
            db.Add(An.Appraisal(who, "9", unit: "U", cycle: 2024));
        }
        await db.SaveChangesAsync();
    }
}
