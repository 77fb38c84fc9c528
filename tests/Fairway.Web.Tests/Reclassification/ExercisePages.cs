using System.Net;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Testing;

namespace Fairway.Web.Tests.Reclassification;

/// <summary>An exercise over HTTP, without JavaScript (RG-1): six in office RO of region R under c1, three in region S; h1 and h2 are HR of the whole organization.</summary>
[Trait("Rule", "RG-1")]
public sealed class ExercisePages
{
    [Fact]
    public async Task An_exercise_is_planned_opened_answered_and_followed_by_everybody()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise-pages", FillAsync);
        var clock = FixedClock.On("2026-03-02");
        await using var server = await TheServer.On(database, clock);
        using var hana = await server.As("h1");
        using var ana = await server.As("a1");
        (await ana.Get("/reclassification/exercises")).Words.ShouldContain("No exercise is published.");

        // The shortest plan stands there; what is wrong is said at its field, and what was chosen stays.
        var plan = await hana.Get("/reclassification/exercises/plan");
        (await hana.Submit(plan, "Keep the plan")).Errors.ShouldBe(["Choose headquarters or at least one region."]);
        var early = await hana.Submit(
            plan,
            "Keep the plan",
            ("Input.Regions", "R"),
            ("Input.ReferenceOn.Day", "3"),
            ("Input.ReferenceOn.Month", "3"),
            ("Input.ReferenceOn.Year", "2026")
        );
        early.Errors.ShouldBe(["Choose 16 March 2026 or a later day: everybody is to know of it before."]);
        var kept = await hana.Submit(await hana.Get(plan.Address), "Keep the plan", ("Input.Regions", "R"));
        kept.Heading.ShouldBe("Exercise of 16 March 2026");
        var at = kept.Address;
        (await ana.Get(at)).Status.ShouldBe(HttpStatusCode.NotFound);
        var published = await hana.Submit(kept, "Publish for everybody");
        published.Words.ShouldContain("It can be opened from 16 March 2026 on.");
        (await ana.Get("/reclassification/exercises")).Words.ShouldContain("Exercise of 16 March 2026");
        (await ana.Get(at)).HasButton("Open the exercise").ShouldBeFalse();

        // Two colleagues open it at once: one does, the other reads who did.
        clock.Set("2026-03-16");
        // Two weeks later everybody signs in anew.
        using var runs = await server.As("h1");
        using var ines = await server.As("h2");
        using var holds = await server.As("a1");
        using var carla = await server.As("c1");
        var (here, there) = (await runs.Get(at), await ines.Get(at));
        (await runs.Submit(here, "Open the exercise")).Words.ShouldContain("The exercise is open; official and chief are told.");
        (await ines.Submit(there, "Open the exercise")).Errors.ShouldBe([
            "Hana Ito opened this exercise on 16 March 2026; there is nothing left to do.",
        ]);

        // Everybody reads how far it is; Ana has her own request, and says that nothing changed.
        var seen = await holds.Get(at);
        seen.Words.ShouldContain("How far it is, by region");
        seen.Words.ShouldContain("Programme Assistant");
        (await holds.Get("/")).Words.ShouldContain("request for reclassification waits for you");
        var own = await holds.Follow(seen, "Programme Assistant");
        (await holds.Submit(own, "My job has not changed")).Words.ShouldContain("It is kept that the job has not changed.");
        (await carla.Get(own.Address)).HasButton("Take the request up again").ShouldBeTrue();
        var list = await runs.Get(at);
        list.Words.ShouldContain("Job unchanged");
        list.Words.ShouldContain("For whom no request was opened: 1");
        (await holds.Get(at)).Words.ShouldNotContain("For whom no request was opened");
        foreach (var language in (string[])["fr", "es"])
        {
            await runs.Get($"/language?to={language}&back=/");
            (await runs.Get(at)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("R", kind: "region", name: "Africa"), A.Unit("S", kind: "region", name: "Asia"), A.Unit("HRD"));
        db.AddRange(A.Unit("RO", "R"), A.Unit("SO", "S"), A.Chief("RO", is_: "c1"));
        foreach (
            var (id, name, unit) in (ValueTuple<string, string, string>[])
                [
                    ("a1", "Ana Staff", "RO"),
                    .. Enumerable.Range(2, 5).Select(i => ($"a{i}", $"Abe {i}", "RO")),
                    ("c1", "Carla Silva", "RO"),
                    .. Enumerable.Range(1, 3).Select(i => ($"s{i}", $"Sam {i}", "SO")),
                    ("h1", "Hana Ito", "HRD"),
                    ("h2", "Ines Roy", "HRD"),
                ]
        )
        {
            var parts = name.Split(' ');
            var official = An.Official(id).Named(parts[0], parts[1]).InUnit(unit).InGrade("G5").Build();
            official.Periods.ForEach(p => p.Post = id == "c1" ? null : "Programme Assistant");
            db.Add(official);
            if (unit == "RO" && id != "c1")
            {
                db.Add(A.Supervision(id, "c1"));
            }
            Account account = An.Account(id).Named(name).Mail($"{id}@example.org");
            db.Add(account);
            if (unit == "HRD")
            {
                db.Add(An.Office(Office.HrPartner, account.Id));
            }
        }
        await db.SaveChangesAsync();
    }
}
