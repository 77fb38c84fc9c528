using Fairway.App.Privacy;
using Fairway.App.Skills;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Cli.Tests;

/// <summary><c>fairway retention</c>: the dry run deletes nothing, <c>--delete</c> what is listed and not held; what is left verifies, and moves whole.</summary>
[Trait("Rule", "CY-12")]
public sealed class RetentionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fairway-retention-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task It_lists_and_deletes_official_by_official_but_for_what_is_held(Provider on)
    {
        await using var database = await (await TheDatabase.On(on)).WithSkills();
        var (gone, held, kept) = (An.Appraisal("1001", cycle: 2010), An.Appraisal("1002", cycle: 2010), An.Appraisal("1003", cycle: 2010));
        var at = Instant.FromUtc(2011, 1, 1, 9, 0);
        await database.Add(
            A.Unit(),
            An.Official("1001").Since("2009-09-01").Left("2012-03-01"),
            An.Official("1002").Since("2009-09-01").Left("2012-03-01"),
            An.Official("1003").Since("2009-09-01"),
            An.Account("1001"),
            gone,
            held,
            kept,
            A.Form(gone, """{"text":"a"}""", "2001", at),
            A.Form(held, """{"text":"b"}""", "2001", at),
            A.Form(kept, """{"text":"c"}""", "1001", at),
            new RetentionHold
            {
                Id = Guid.CreateVersion7(),
                StaffId = "1002",
                Reason = "Tribunal",
                From = new LocalDate(2012, 1, 1),
                PutBy = "9001",
                PutAt = at,
            }
        );
        await using (var skills = database.Skills.Open())
        {
            skills.Add(new SkillsProfile { StaffId = "1001", ConfirmedOn = new LocalDate(2011, 1, 1) });
            skills.Add(new SkillsProfile { StaffId = "1003", ConfirmedOn = new LocalDate(2011, 1, 1) });
            await skills.SaveChangesAsync();
        }

        var (status, output, errors) = await TheCommandLine.Run("retention", "--as-of", "2022-02-28", "--db", database.Connection);
        status.ShouldBe(0, errors);
        output.ShouldNotContain("Appraisals", customMessage: "29 February 2012 and ten years end on 28 February 2022");
        (status, output, errors) = await TheCommandLine.Run("retention", "--as-of", "2022-03-01", "--db", database.Connection);
        status.ShouldBe(0, errors);
        var lines = output.Split('\n').Select(l => l.TrimEnd()).ToList();
        lines[0].ShouldBe("staff_id,last_day,kind,rule,parameter,value,kept_until,rows,tables,held_by");
        lines.ShouldContain(
            "1001,2012-02-29,Appraisals,CY-12,file.retention,P120M,2022-02-28,2,appraisals_appraisals=1 appraisals_versions=1,"
        );
        lines.ShouldContain(
            "1002,2012-02-29,Appraisals,CY-12,file.retention,P120M,2022-02-28,2,appraisals_appraisals=1 appraisals_versions=1,Hold"
        );
        errors.ShouldContain("2 officials");
        errors.ShouldContain("1 of them held");
        errors.ShouldContain("Nothing was deleted");
        (await database.Read(db => db.Appraisals.CountAsync())).ShouldBe(3);

        var refused = await TheCommandLine.Run("retention", "--as-of", "2199-01-01", "--delete", "--db", database.Connection);
        refused.Status.ShouldBe(2);
        (await TheCommandLine.Run("retention", "--as-of", "yesterday", "--db", database.Connection)).Status.ShouldBe(2);

        (status, _, errors) = await TheCommandLine.Run("retention", "--as-of", "2022-03-01", "--delete", "--db", database.Connection);
        status.ShouldBe(0, errors);
        errors.ShouldContain("1 officials’ records were deleted");
        (await database.Read(db => db.Appraisals.Select(a => a.StaffId).Order().ToListAsync())).ShouldBe(["1002", "1003"]);
        (await database.Read(db => db.FormVersions.CountAsync(v => v.SharedBy == "1001"))).ShouldBe(1, "what others rely on stays");
        (await database.Read(db => db.Users.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.Set<RetentionDeletion>().Select(d => d.By).Distinct().ToListAsync())).ShouldBe(["terminal"]);
        await using (var skills = database.Skills.Open())
        {
            (await skills.Set<SkillsProfile>().Select(p => p.StaffId).ToListAsync()).ShouldBe(["1003"]);
        }
        (status, output, errors) = await TheCommandLine.Run("retention", "--as-of", "2022-03-01", "--delete", "--db", database.Connection);
        status.ShouldBe(0, errors);
        output.ShouldNotContain("1001", customMessage: "done is done");
        errors.ShouldContain("0 officials’ records were deleted");

        (await TheCommandLine.Run("verify", "--db", database.Connection)).Status.ShouldBe(0);
        var whole = Path.Combine(folder, "whole");
        var exported = await TheCommandLine.Run("export", "--all", whole, "--db", database.Connection);
        exported.Status.ShouldBe(0, exported.Errors);
        await using var target = await TheDatabase.Nothing(
            on == Provider.Sqlite && TheDatabase.HasPostgres ? Provider.Postgres : Provider.Sqlite
        );
        var imported = await TheCommandLine.Run("import", "--all", whole, "--db", target.Connection);
        imported.Status.ShouldBe(0, imported.Errors);
        imported.Output.ShouldBe(exported.Output, "tables, rows and hashes, with the register of deletions among them");
        (await target.Read(db => db.Set<RetentionDeletion>().CountAsync())).ShouldBeGreaterThan(0);
    }
}
