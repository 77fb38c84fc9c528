using System.Diagnostics;
using System.Text.Json;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Service;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;
using Fairway.Demo.Scenes;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Tests;

public sealed class LoadingTests
{
    private static readonly LocalDate Today = TheDemonstration.Clock.Now.InUtc().Date;

    private static Task<TheDatabase> Loaded(Provider on) => TheDatabase.From(on, "demonstration", db => Load(db));

    private static Task Load(FairwayDb db, IProgress<(double, string)>? progress = null) =>
        Fairway.Demo.Demonstration.LoadAsync(
            db,
            TheDemonstration.Clock,
            TheDemonstration.Policies,
            new PasswordHasher<Account>(),
            progress,
            CancellationToken.None
        );

    [Theory, BothDatabases]
    public async Task It_loads_into_an_empty_database_marks_it_and_does_so_once(Provider on)
    {
        await using var database = await Loaded(on);
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(3302);
        (
            await database.Read(db => db.ServicePeriods.Where(ServiceOn.Day(Today)).Select(p => p.DutyStation).Distinct().CountAsync())
        ).ShouldBe(157);
        (await database.Read(db => db.Settings.SingleAsync(s => s.Key == Setting.Demonstration))).Value.ShouldBe("2019");
        (await database.Read(db => db.FormVersions.CountAsync())).ShouldBe(TheDemonstration.Built.Appraisals.Versions.Count);
        (await database.Read(db => db.History.CountAsync(h => h.Capability == "appraisals"))).ShouldBe(
            TheDemonstration.Built.Appraisals.History.Count
        );
        await using var db = database.Open();
        var demonstration = new Fairway.App.Accounts.Demonstration();
        (await demonstration.PasswordAsync(db)).ShouldBe(DemoPeople.Password);
        (await demonstration.PeopleAsync(db)).Select(p => p.Who).ShouldBe(DemoPeople.All.Select(p => p.Who));
        await Should.ThrowAsync<InvalidOperationException>(() => Load(db));
    }

    [Theory, BothDatabases]
    [Trait("Rule", "CY-9")]
    public async Task Who_supervises_and_what_closes_early_follow_from_the_staff_file(Provider on)
    {
        await using var database = await Loaded(on);
        await using var db = database.Open();
        // A chief who is named, an import or a night changes nobody's supervisor and closes or opens no cycle. Who had another job in the cycle
        // has it recorded then, under the same supervisor, of whom no note is asked.
        await Succession.FollowAsync(db, Today, TheDemonstration.Clock.Now, "test");
        (await db.History.Where(h => h.Actor == "test").Select(h => h.Act).Distinct().ToListAsync()).ShouldBe(["part-ended"]);
        (await db.AppraisalParts.AnyAsync(p => p.Because != PartEnd.Job || p.NoteAsked)).ShouldBeFalse();
        (await db.Appraisals.CountAsync(a => a.ClosesOn != null)).ShouldBeGreaterThan(10);
        (await Succession.FollowAsync(db, Today, TheDemonstration.Clock.Now, "test")).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task What_was_written_past_the_change_tracker_reads_as_it_was_told(Provider on)
    {
        await using var database = await Loaded(on);
        var told = TheDemonstration.Built.Appraisals;
        await using var db = database.Open();
        foreach (var code in new[] { "objection", "agreed", "mid-term" })
        {
            var appraisal = told.Appraisals.First(a => a.StaffId == DemoPeople.Of(code).StaffId);
            Same(await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == appraisal.Id), appraisal);
            foreach (var version in await db.FormVersions.AsNoTracking().Where(v => v.AppraisalId == appraisal.Id).ToListAsync())
            {
                Same(version, told.Versions.Single(v => v.Id == version.Id));
                CanonicalJson.Sha256Hex(FormText.Record(appraisal, version.Step, version.Content)).ShouldBe(version.Hash);
            }

            foreach (var entry in await db.JournalEntries.AsNoTracking().Where(e => e.AppraisalId == appraisal.Id).ToListAsync())
            {
                Same(entry, told.Journal.Single(e => e.Id == entry.Id));
            }
        }

        // Check codes confirm what stands, and say what was corrected.
        var codes = new CheckCodes(db);
        var standing = told.Signatures.First(s => s.Step == AppraisalStep.EndOfCycle && s.EndedAt is null);
        (await codes.ConfirmAsync(standing.Hash)).ShouldNotBeNull().Standing.ShouldBe(VersionStanding.Stands);
        var corrected = told.Signatures.First(s => s.EndedBecause == "corrected");
        (await codes.ConfirmAsync(corrected.Hash)).ShouldNotBeNull().Because.ShouldBe("corrected");

        static void Same<T>(T one, T other)
        {
            if (other is IVersioned saved)
            {
                saved.Version = 1;
            }

            JsonSerializer.Serialize(one).ShouldBe(JsonSerializer.Serialize(other));
        }
    }

    [Fact]
    public async Task The_passing_of_the_day_finds_nothing_to_do()
    {
        await using var database = await Loaded(Provider.Sqlite);
        await using var db = database.Open();
        var settling = new Settling(db, TheDemonstration.Clock, TheDemonstration.Policies, DutyStationZones.Unknown);
        (await DailyAppraisals.RunAsync(db, TheDemonstration.Clock, TheDemonstration.Policies, settling)).ShouldBe(0);
    }

    [Theory]
    [InlineData(Fairway.Demo.Demonstration.FewestOfficials - 1)]
    [InlineData(Fairway.Demo.Demonstration.MostOfficials + 1)]
    public async Task A_number_of_officials_out_of_range_is_refused(int officials)
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var db = database.Open();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() =>
            Fairway.Demo.Demonstration.LoadAsync(
                db,
                TheDemonstration.Clock,
                TheDemonstration.Policies,
                new PasswordHasher<Account>(),
                null,
                CancellationToken.None,
                officials: officials
            )
        );
    }

    [Fact]
    public async Task Only_those_who_can_be_entered_have_a_password()
    {
        await using var database = await Loaded(Provider.Sqlite);
        var accounts = await database.Read(db => db.Users.AsNoTracking().ToListAsync());
        var entered = DemoPeople.All.Select(p => p.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        accounts.Where(a => a.PasswordHash is not null).Select(a => a.Email!).ShouldBe(entered, ignoreOrder: true);
        var official = accounts.Single(a => a.StaffId == DemoPeople.Of("official").StaffId);
        new PasswordHasher<Account>()
            .VerifyHashedPassword(official, official.PasswordHash!, DemoPeople.Password)
            .ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task A_database_that_somebody_uses_is_refused_and_left_as_it_was()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add(Account.New("first@example.org", "First"));
        await using var db = database.Open();
        await Should.ThrowAsync<InvalidOperationException>(() => Load(db));
        (await database.Read(d => d.Settings.AnyAsync())).ShouldBeFalse();
        (await database.Read(d => d.Officials.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_takes_less_than_a_minute()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        var told = new List<double>();
        var clock = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await using var db = database.Open();
        await Load(db, new Telling(told));
        var worked = Process.GetCurrentProcess().TotalProcessorTime - before;
        told.ShouldBeInOrder();
        told[^1].ShouldBe(1);
        // On a machine that does nothing else the two are nearly the same; tests share theirs.
        Math.Min(clock.Elapsed.TotalSeconds, worked.TotalSeconds).ShouldBeLessThan(60);
    }

    private sealed class Telling(List<double> told) : IProgress<(double Share, string What)>
    {
        public void Report((double Share, string What) value) => told.Add(value.Share);
    }

    [Fact]
    public async Task Its_staff_folder_has_no_mistake_and_brings_the_same_people_into_an_empty_database()
    {
        await using var database = await Loaded(Provider.Sqlite);
        using var folder = new Folder();
        await using (var db = database.Open())
        {
            await StaffExport.WriteAsync(db, folder.Path, Today);
        }

        await using var other = await TheDatabase.On(Provider.Sqlite);
        var first = await Import(other, folder.Path);
        first.Officials.Added.ShouldBe(3302);
        foreach (
            var count in (Func<FairwayDb, Task<int>>[])
                [
                    db => db.ServicePeriods.CountAsync(),
                    db => db.Units.CountAsync(),
                    db => db.Outcomes.CountAsync(),
                    db => db.ServiceExceptions.CountAsync(),
                    db => db.Chieftaincies.CountAsync(c => c.Until == null),
                    db => db.Supervisions.CountAsync(s => s.Until == null),
                ]
        )
        {
            (await other.Read(count)).ShouldBe(await database.Read(count));
        }

        (await Import(other, folder.Path)).NothingToChange.ShouldBeTrue();
        var again = await Import(database, folder.Path);
        again.NothingToChange.ShouldBeTrue(string.Join('\n', again.Lines.Take(20)));
    }

    private static async Task<ImportReport> Import(TheDatabase into, string path)
    {
        await using var db = into.Open();
        var grades = TheDemonstration.Policies.PolicyAt(Today).Service.Grades;
        var reading = StaffFolder.Read(path, await StaffImport.ReadingOptionsAsync(db, grades, Today));
        reading.Folder.ShouldNotBeNull(string.Join('\n', reading.Mistakes.Take(10)));
        return await StaffImport.RunAsync(db, reading.Folder, new ImportOptions { Today = Today, At = TheDemonstration.Clock.Now });
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fairway-demonstration-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
