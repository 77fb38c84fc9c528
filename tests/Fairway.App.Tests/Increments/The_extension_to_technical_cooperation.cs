using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Tests.Increments;

/// <summary>
/// What the Union asks for, tried on each year's staff (PP-11): who on technical cooperation funds would be on the list if the rules admitted them. Beside Zoe,
/// who is of the scene and consistently exceeds, there are others; and of those on the regular budget enough with each rating, so that one number less
/// another doesn't tell of few.
/// </summary>
[Trait("Rule", "PP-11")]
public sealed class The_extension_to_technical_cooperation
{
    [Theory, BothDatabases]
    public async Task Groups_that_are_large_enough_are_shown_beside_each_other(Provider on)
    {
        var rows = await ByCategory(on, exceed: 5, fullyMeet: 6);
        rows[""].ShouldBe([6, 6, 12], "Zoe and five others would be on the list");
        rows["P"].ShouldBe([6, 6, 12]);
    }

    [Theory, BothDatabases]
    public async Task A_group_below_five_is_not_told(Provider on)
    {
        // Four who would be on the list: with the total known, the others would tell of them, too.
        var rows = await ByCategory(on, exceed: 3, fullyMeet: 8);
        rows[""].ShouldBe([null, null, 12]);
        rows.Values.ShouldAllBe(counts => counts[0] == null && counts[1] == null);
    }

    private static async Task<Dictionary<string, IReadOnlyList<int?>>> ByCategory(Provider on, int exceed, int fullyMeet)
    {
        string[] ratings = ["consistently-exceeds", "fully-meets", "does-not-fully-meet"];
        await using var scene = await CareerScene.On(on, ExerciseKind.MeritIncrement);
        await using (var db = scene.People.Database.Open())
        {
            for (var n = 0; n < exceed + fullyMeet; n++)
            {
                var id = $"tc-{n:00}";
                db.Add(An.Official(id).Named("Tess", id).FundedBy("TC").InGrade("P3", "2015-01-01").Build());
                CareerScene.Rate(db, id, n < exceed ? "consistently-exceeds" : "fully-meets");
            }
            for (var n = 0; n < 18; n++)
            {
                var id = $"rb-{n:00}";
                db.Add(An.Official(id).Named("Rob", id).FundedBy("RB").InGrade("P3", "2015-01-01").Build());
                CareerScene.Rate(db, id, ratings[n % 3]);
            }
            await db.SaveChangesAsync();
        }
        await scene.List();
        await using var read = scene.People.Database.Open();
        var exercise = await read.CareerExercises.SingleAsync();
        exercise.Figures = await new ExerciseFigures(read, TheServer.Policies).ComputeAsync(exercise, CancellationToken.None);
        return ExerciseFigures
            .Read(exercise)!
            .Tables.Single(t => t.Kind == ExerciseFigureKind.ExtensionByCategory)
            .Rows.ToDictionary(r => r.Key, r => r.Counts);
    }
}
