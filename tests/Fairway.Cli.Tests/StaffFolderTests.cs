using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli.Tests;

/// <summary>Import and export at the terminal: exit status, what is named, and a database that stays as it was.</summary>
public sealed class StaffFolderTests : IDisposable
{
    private const string Service = """
        staff_id,from,to,organization,status,category,grade,contract,funding,duty_station,unit
        1,2015-01-01,,ILO,active,P,P5,WLT,RB,Geneva,ENT
        2,2020-01-01,2023-12-31,ILO,active,P,P3,FT,RB,Geneva,ENT

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fairway-staff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, BothDatabases]
    public async Task A_folder_comes_back_as_it_went_in_and_a_second_time_changes_nothing(Provider on)
    {
        Good();
        await using var first = await TheDatabase.Nothing(on);
        var imported = await TheCommandLine.Run("import", _folder, "--db", first.Connection);
        imported.Status.ShouldBe(0, imported.Errors);
        imported.Output.ShouldContain("officials: 2 added");
        (await TheCommandLine.Run("import", _folder, "--db", first.Connection)).Errors.ShouldContain("Nothing to change.");

        var one = Path.Combine(_folder, "one");
        (await TheCommandLine.Run("export", one, "--db", first.Connection)).Status.ShouldBe(0);
        await using var second = await TheDatabase.On(on);
        (await TheCommandLine.Run("import", one, "--db", second.Connection)).Status.ShouldBe(0);
        var two = Path.Combine(_folder, "two");
        (await TheCommandLine.Run("export", two, "--db", second.Connection)).Status.ShouldBe(0);
        foreach (var file in Directory.GetFiles(one))
        {
            (await File.ReadAllTextAsync(Path.Combine(two, Path.GetFileName(file)))).ShouldBe(await File.ReadAllTextAsync(file));
        }
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_says_what_would_happen_and_does_nothing(Provider on)
    {
        Good();
        await using var database = await TheDatabase.On(on);
        var dry = await TheCommandLine.Run("import", _folder, "--dry-run", "--db", database.Connection);
        dry.Status.ShouldBe(0, dry.Errors);
        dry.Output.ShouldContain("officials: 2 added");
        dry.Errors.ShouldContain("nothing was changed");
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
        (await database.Read(db => db.History.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Mistakes_are_named_by_file_line_and_column_and_nothing_is_imported(Provider on)
    {
        Good();
        Write(
            "service.csv",
            Service + "2,2024-01-01,soon,ILO,active,P,P9,FT,RB,Geneva,ENT\n9,2024-01-01,,ILO,active,P,P3,FT,RB,Geneva,ENT\n"
        );
        await using var database = await TheDatabase.On(on);
        var refused = await TheCommandLine.Run("import", _folder, "--db", database.Connection);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("service.csv:4: to:");
        refused.Errors.ShouldContain("service.csv:4: grade:");
        refused.Errors.ShouldContain("service.csv:5: staff_id:");
        refused.Errors.ShouldContain("3 mistakes in the staff folder; nothing was imported.");
        refused.Output.ShouldBeEmpty();
        (await database.Read(db => db.Officials.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_mistakes_are_shown_and_all_are_counted()
    {
        Good();
        Write("service.csv", Service + string.Concat(Enumerable.Repeat("?,?,?,?,?,?,?,?,?,?,?\n", 200_000)));
        await using var database = await TheDatabase.On(Provider.Sqlite);
        var refused = await TheCommandLine.Run("import", _folder, "--db", database.Connection);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("of which the first 100 are shown");
        refused.Errors.Split('\n').Count(line => line.StartsWith("service.csv:", StringComparison.Ordinal)).ShouldBe(100);
    }

    [Fact]
    public async Task A_bad_folder_leaves_no_new_database_behind()
    {
        Good();
        File.Delete(Path.Combine(_folder, "service.csv"));
        await using var database = await TheDatabase.Nothing(Provider.Sqlite);
        var refused = await TheCommandLine.Run("import", _folder, "--db", database.Connection);
        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("service.csv");
        File.Exists(database.Connection).ShouldBeFalse();
    }

    private void Good()
    {
        Write(
            "officials.csv",
            """
            staff_id,family_name,given_names,date_of_birth,entry_on_duty,probation
            1,Diop,Awa,1980-02-03,2015-01-01,no
            2,Kim,"Min, Jr.",1990-02-03,2020-01-01,no

            """
        );
        Write("service.csv", Service);
        Write("units.csv", "unit,parent,name,kind,responsible_chief\nENT,,Enterprises,department,1\n");
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
