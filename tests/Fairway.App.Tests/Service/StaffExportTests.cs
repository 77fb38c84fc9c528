using Fairway.App.Service.Files;
using Fairway.Testing;

namespace Fairway.App.Tests.Service;

/// <summary>What is exported comes back the same.</summary>
public sealed class StaffExportTests
{
    [Theory, BothDatabases]
    public async Task An_export_imported_elsewhere_gives_the_same_and_changes_nothing_here(Provider on)
    {
        await using var here = await TheDatabase.On(on);
        await using var elsewhere = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        folder.Write("exceptions.csv", "staff_id,kind,decided_on,decided_by\n1002,mobility,2020-05-01,DG\n1002,mobility,2024-05-01,\n");
        folder.Write(
            "outcomes.csv",
            "outcome,parent,biennium,kind,unit,title,target\nA,,2026,outcome,,\"Work, \"\"decent\"\"\",\nA.1,A,2026,unit-outcome,OPS,Do,3\n"
        );
        await StaffImportTests.Import(here, folder);

        using var written = new AStaffFolder();
        await Export(here, written);
        (await StaffImportTests.Import(here, written)).NothingToChange.ShouldBeTrue();
        await StaffImportTests.Import(elsewhere, written);
        (await StaffImportTests.Import(elsewhere, folder)).NothingToChange.ShouldBeTrue();
        using var again = new AStaffFolder();
        await Export(elsewhere, again);
        foreach (var file in Directory.GetFiles(written.Path))
        {
            File.ReadAllBytes(Path.Combine(again.Path, Path.GetFileName(file))).ShouldBe(File.ReadAllBytes(file));
        }
        Directory.GetFiles(written.Path).Length.ShouldBe(5);
    }

    [Theory, BothDatabases]
    public async Task Files_are_plain_and_ordered_by_the_bytes_of_the_staff_id(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        using var folder = new AStaffFolder();
        folder
            .Append("officials.csv", "\U0001F600,,,,,1990-01-01,,,2020-01-01,,")
            .Append("officials.csv", "\uFB01,,,,,1990-01-01,,,2020-01-01,,");
        folder.Append("officials.csv", "a,,,,,1990-01-01,,,2020-01-01,,").Append("officials.csv", "B,,,,,1990-01-01,,,2020-01-01,,");
        await StaffImportTests.Import(database, folder);
        await Export(database, folder);
        var text = File.ReadAllText(Path.Combine(folder.Path, "officials.csv"));
        text.ShouldStartWith("staff_id,family_name,");
        text.ShouldContain("\n1002,O'Connor,Séamus,seamus@example.org,M,1971-07-12,IE,en,2004-09-01,no,\n");
        text.ShouldContain("\n1003,\"Muñoz, hija\",Ana,");
        text.ShouldContain("\n1004,Diallo,Awa,awa@example.org,F,1990-05-20,SN,fr,2025-06-01,yes,\n");
        text.Split('\n')[1..^1].Select(l => l.Split(',')[0]).ShouldBe(["1001", "1002", "1003", "1004", "B", "a", "\uFB01", "\U0001F600"]);
        File.ReadAllBytes(Path.Combine(folder.Path, "officials.csv"))[0].ShouldBe((byte)'s', "no byte order mark");
    }

    private static async Task Export(TheDatabase database, AStaffFolder to)
    {
        await using var db = database.Open();
        await StaffExport.WriteAsync(db, to.Path, AStaffFolder.Today);
    }
}
