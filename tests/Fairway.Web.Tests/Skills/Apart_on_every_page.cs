using System.Diagnostics;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Access;
using NodaTime;

namespace Fairway.Web.Tests.Skills;

/// <summary>What an official declares is on no page and in no export outside the room of skills, and nothing of an appraisal in it (LE-3).</summary>
[Trait("Rule", "LE-3")]
public sealed class Apart_on_every_page(ITestOutputHelper output)
{
    private const string OfAnAppraisal = "Canary of an appraisal";

    [Fact]
    public async Task Each_canary_is_found_on_its_own_side_alone()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var id = await world.AppraisalAsync("complete", delegateSigns: false, null, AppraisalStep.EndOfCycle, isAltered: true);
        await using (var db = world.Server.Database.Open())
        {
            db.Add(
                new JournalEntry
                {
                    Id = Guid.CreateVersion7(),
                    AppraisalId = id,
                    AuthorId = "O",
                    Party = AppraisalParty.Official,
                    Kind = JournalKind.Feedback,
                    Text = OfAnAppraisal,
                    Language = "en",
                    At = Instant.FromUtc(2026, 2, 2, 9, 0),
                    Private = false,
                }
            );
            await db.SaveChangesAsync();
        }

        var watch = Stopwatch.StartNew();
        var (inRoom, outside) = (new List<string>(), new List<string>());
        var asked = 0;
        foreach (var route in (await Routes.OfAsync(world.Server)).Where(r => r.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var path = PathOf(world, route[4..], id);
            if (path is "/account/sign-out")
            {
                continue;
            }
            // The official, the chief, and HR of the whole organization, who between them read every page that names somebody.
            foreach (var who in "OSW")
            {
                asked++;
                var text = await (await world.As(who)).TextAsync(path);
                var isRoom = path.StartsWith("/skills", StringComparison.Ordinal);
                if (text.Contains(isRoom ? OfAnAppraisal : MatrixWorld.OfTheRoom, StringComparison.Ordinal))
                {
                    (isRoom ? inRoom : outside).Add($"{who} {path}");
                }
            }
        }
        output.WriteLine($"{asked} answers read in {watch.Elapsed.TotalSeconds:0.0} s");
        inRoom.ShouldBeEmpty("of an appraisal, in the room");
        outside.ShouldBeEmpty("of the room, outside");

        // And it would have been found: the owner reads both, each in its own place.
        (await (await world.As('O')).TextAsync($"/appraisals/{id}/journal")).ShouldContain(OfAnAppraisal);
        (await (await world.As('O')).TextAsync("/skills")).ShouldContain(MatrixWorld.OfTheRoom);
        (await (await world.As('W')).TextAsync($"/skills/openings/{OtherEndpoints.SkillsOpening}")).ShouldContain(MatrixWorld.OfTheRoom);
        (await (await world.As('S')).TextAsync("/skills")).ShouldNotContain(MatrixWorld.OfTheRoom);
    }

    private static string PathOf(MatrixWorld world, string route, Guid appraisal) =>
        OtherEndpoints.Sample(
            route.StartsWith("/appraisals/{id:guid}", StringComparison.Ordinal)
                ? route
                    .Replace("{id:guid}", appraisal.ToString(), StringComparison.Ordinal)
                    .Replace("{outputId:guid}", MatrixForms.Output.ToString(), StringComparison.Ordinal)
                    .Replace("{part:regex(^(objective|career)$)}", "career", StringComparison.Ordinal)
                    .Replace("{part:guid}", world.PartOf(appraisal).ToString(), StringComparison.Ordinal)
                    .Replace("{code}", MatrixForms.Competency, StringComparison.Ordinal)
                : route,
            world.AccountOfX
        );
}
