using Fairway.App.Appraisals;
using Fairway.App.Training;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Cli.Tests;

/// <summary><c>fairway verify</c> says of a sound database what it looked at, and names what was changed behind the product's back (FA-1).</summary>
[Trait("Rule", "FA-1")]
public sealed class VerifyTests
{
    [Theory, BothDatabases]
    public async Task A_sound_database_is_whole_and_a_broken_signature_and_ledger_are_named(Provider on)
    {
        await using var database = await (await TheDatabase.On(on)).WithSkills();
        var appraisal = An.Appraisal();
        var form = Form(appraisal);
        var signature = Under(form);
        var fund = new TrainingFund
        {
            UnitCode = "U",
            Biennium = 2026,
            Currency = "USD",
            OpenedOn = new(2026, 1, 5),
            PolicyVersion = "v",
        };
        await database.Add(
            appraisal,
            form,
            signature,
            fund,
            Movement(1, MovementKind.Opened, 100),
            Movement(2, MovementKind.Committed, -40)
        );
        var sound = await TheCommandLine.Run("verify", "--db", database.Connection);
        sound.Status.ShouldBe(0, sound.Errors);
        sound.Output.ShouldContain("Forms: 1 looked at, 0 not whole");
        sound.Output.ShouldContain("Signatures: 1 looked at, 0 not whole");
        sound.Output.ShouldContain("Ledgers: 1 looked at, 0 not whole");
        sound.Errors.ShouldContain("Everything is whole.");

        await using (var db = database.Open())
        {
            await db.Set<Signature>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Hash, "another"));
            await db.FundMovements.Where(m => m.Number == 1).ExecuteDeleteAsync();
        }
        var broken = await TheCommandLine.Run("verify", "--db", database.Connection);
        broken.Status.ShouldBe(1);
        broken.Output.ShouldContain("Forms: 1 looked at, 0 not whole");
        broken.Output.ShouldContain("Signatures: 1 looked at, 1 not whole");
        broken.Output.ShouldContain("Ledgers: 1 looked at, 1 not whole");
        var lines = broken.Output.Split('\n').Select(line => line.TrimEnd()).ToList();
        lines.ShouldContain("  " + signature.Id);
        lines.ShouldContain("  " + fund.Id);
        lines.ShouldNotContain("  " + form.Id);
        broken.Output.ShouldNotContain("Secret words", customMessage: "ids, never content");
        broken.Errors.ShouldContain("Not everything is whole.");
        // The auditor reads the same on the page.
        (await database.Read(db => db.IntegrityRuns.OrderBy(r => r.At).Select(r => r.Whole).ToListAsync())).ShouldBe([true, false]);

        FundMovement Movement(int number, MovementKind kind, decimal amount) =>
            new()
            {
                FundId = fund.Id,
                Number = number,
                Kind = kind,
                Amount = amount,
                By = "1",
                At = s_at,
            };
    }

    private static readonly Instant s_at = Instant.FromUtc(2026, 4, 1, 9, 0);

    private static FormVersion Form(Appraisal of)
    {
        const string content = """{"text":"Secret words"}""";
        return A.Form(of, content, "2001", s_at);
    }

    private static Signature Under(FormVersion form) =>
        new()
        {
            AppraisalId = form.AppraisalId,
            Step = form.Step,
            FormNumber = form.Number,
            Party = AppraisalParty.Supervisor,
            SignerId = "2001",
            Hash = form.Hash,
            At = s_at,
            PolicyVersion = "v",
        };
}
