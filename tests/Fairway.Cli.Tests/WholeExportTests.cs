using System.IO.Compression;
using System.Text.Json.Nodes;
using Fairway.Testing;

namespace Fairway.Cli.Tests;

/// <summary><c>fairway export --all</c> and <c>fairway import --all</c>: everything that both databases hold, with the same counts and hashes; or nothing.</summary>
public sealed class WholeExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fairway-whole-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task All_of_it_moves_to_the_other_database_and_is_refused_where_anything_is(Provider on)
    {
        await using var source = await Filled(on);
        var first = At("first");
        var exported = await Run("export", "--all", first, "--db", source.Connection);
        exported.Output.ShouldContain($"skills: {TablesOf(Path.Combine(first, "skills"), out var rows)} tables, {rows} rows");
        exported.Errors.ShouldContain("Credentials are not in it");
        exported.Errors.ShouldContain("can't go on with this round", customMessage: "a round of upward feedback is open in it");

        await using var target = await TheDatabase.Nothing(
            on == Provider.Sqlite && TheDatabase.HasPostgres ? Provider.Postgres : Provider.Sqlite
        );
        var imported = await Run("import", "--all", first, "--db", target.Connection);
        imported.Errors.ShouldContain("every table has the counts and hashes of the export");
        imported.Output.ShouldBe(exported.Output, "tables, rows and hash of both parts");
        var zip = At("second.zip");
        (await Run("export", "--all", zip, "--db", target.Connection)).Output.ShouldBe(exported.Output);
        Directory
            .GetFileSystemEntries(folder)
            .Select(Path.GetFileName)
            .ShouldBe(["first", "second.zip"], ignoreOrder: true, "nothing half done stays");
        using (var archive = await ZipFile.OpenReadAsync(zip))
        {
            archive.Entries.Count.ShouldBe(Directory.GetFiles(first, "*", SearchOption.AllDirectories).Length);
        }
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = (UnixFileMode)0b_000_111_111;
            (File.GetUnixFileMode(zip) & others).ShouldBe(UnixFileMode.None, "nobody else reads it");
            (File.GetUnixFileMode(Path.Combine(first, "manifest.json")) & others).ShouldBe(UnixFileMode.None);
        }
        await Refused("accounts_accounts has rows", "import", "--all", zip, "--db", target.Connection);
    }

    [Fact]
    public async Task What_is_refused_makes_no_database_and_a_dry_run_neither()
    {
        await using var source = await Filled(Provider.Sqlite);
        var whole = At("whole");
        await Run("export", "--all", whole, "--with-credentials", "--db", source.Connection);
        var target = At("target.db");
        (await Run("import", "--all", whole, "--dry-run", "--db", target)).Errors.ShouldContain("nothing was changed");
        await Refused("is there already", "export", "--all", whole, "--db", source.Connection);
        await Refused("--with-credentials goes with --all", "export", At("staff"), "--with-credentials", "--db", source.Connection);
        await Refused("--complete and --skip-invalid are for a staff folder", "import", "--all", whole, "--complete", "--db", target);
        await Refused("is not there", "import", "--all", At("nowhere"), "--db", target);
        var no = At("no.zip");
        await File.WriteAllTextAsync(no, "no");
        await Refused("neither a folder nor a whole ZIP file", "import", "--all", no, "--db", target);

        var skills = Path.Combine(whole, "skills", "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(skills))!;
        manifest["takenAt"] = "2020-01-01T00:00:00.000000Z";
        await File.WriteAllTextAsync(skills, manifest.ToJsonString());
        await Refused("skills/manifest.json:1: takenAt: it is of another export", "import", "--all", whole, "--db", target);
        File.Delete(skills);
        await Refused("skills/manifest.json:1: it is missing.", "import", "--all", whole, "--db", target);
        File.Exists(target).ShouldBeFalse();
    }

    private static async Task<TheDatabase> Filled(Provider on)
    {
        var database = await (await RowsOfEveryTable.In(on)).WithSkills();
        await using var skills = database.Skills.Open();
        await RowsOfEveryTable.FillAsync(skills);
        return database;
    }

    private static int TablesOf(string of, out long rows)
    {
        var tables = JsonNode.Parse(File.ReadAllText(Path.Combine(of, "manifest.json")))!["tables"]!.AsArray();
        rows = tables.Sum(t => t!["rows"]!.GetValue<long>());
        return tables.Count;
    }

    private string At(string name) => Path.Combine(folder, name);

    private static async Task<(int Status, string Output, string Errors)> Run(params string[] arguments)
    {
        var ran = await TheCommandLine.Run(arguments);
        ran.Status.ShouldBe(0, ran.Errors);
        return ran;
    }

    private static async Task Refused(string said, params string[] arguments)
    {
        var ran = await TheCommandLine.Run(arguments);
        ran.Errors.ShouldContain(said);
        ran.Status.ShouldBe(2, ran.Errors);
        ran.Output.ShouldBeEmpty();
    }
}
