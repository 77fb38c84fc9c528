using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.App.Archives;
using Fairway.App.Service;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Cli.Tests;

/// <summary>What an archive holds and what is loaded of it, table by table, within one process; the command line's own part is <see cref="WholeExportTests"/>.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly ArchiveOrigin s_origin = new(Instant.FromUtc(2026, 11, 30, 9, 0), "policies");

    private readonly string folder = Directory.CreateTempSubdirectory("fairway-archive-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, BothDatabases]
    public async Task Every_table_comes_through_to_either_database_with_the_same_counts_and_hashes(Provider on)
    {
        await using var source = await RowsOfEveryTable.In(on);
        var first = At("first");
        var manifest = await Export(source, first, credentials: true);
        manifest.Tables.ShouldAllBe(t => t.Rows >= RowsOfEveryTable.Each, "a table that holds nothing shows nothing");
        foreach (var to in Both)
        {
            await using var target = await TheDatabase.On(to);
            await Import(target, first);
            var second = At($"from-{to}");
            (await Export(target, second, credentials: true)).Sha256.ShouldBe(manifest.Sha256);
            Same(first, second);

            // It lives on: what the model reads is what it read there, and new rows meet none that came.
            await using var here = source.Open();
            await using var there = target.Open();
            JsonSerializer
                .Serialize(await there.Users.OrderBy(a => a.Id).ToListAsync())
                .ShouldBe(JsonSerializer.Serialize(await here.Users.OrderBy(a => a.Id).ToListAsync()));
            byte[] id = [9, 8, 7];
            var passkey = await there.UserPasskeys.SingleAsync(p => p.CredentialId == id);
            (passkey.Data.Name, passkey.Data.SignCount, passkey.Data.CreatedAt).ShouldBe(
                ("key “é”", 4_000_000_000, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
            );
            await target.Add(new HeadAlternate { StaffId = "new", From = new(2026, 1, 1) });
            (await target.Read(db => db.HeadAlternates.CountAsync())).ShouldBe(RowsOfEveryTable.Each + 1);
        }
    }

    [Theory, BothDatabases]
    public async Task Without_credentials_no_file_holds_one_and_an_import_has_none(Provider on)
    {
        await using var source = await RowsOfEveryTable.In(on);
        var first = At("first");
        var manifest = await Export(source, first, credentials: false);
        foreach (var file in Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, Encoding.Latin1);
            text.ShouldNotContain(RowsOfEveryTable.Secret, customMessage: file);
            text.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(RowsOfEveryTable.Secret)), customMessage: file);
        }
        manifest.LeftOut.Count.ShouldBe(Credential.All.Count);
        foreach (var to in Both)
        {
            await using var target = await TheDatabase.On(to);
            await Import(target, first);
            (await Export(target, At($"from-{to}"), credentials: false)).Sha256.ShouldBe(manifest.Sha256);
            var accounts = await target.Read(db => db.Users.ToListAsync());
            accounts.ShouldAllBe(a => a.PasswordHash == null);
            accounts.Select(a => a.SecurityStamp).Distinct().Count().ShouldBe(accounts.Count, "each has one of its own that nobody knows");
            accounts.ShouldAllBe(a => !string.IsNullOrEmpty(a.SecurityStamp) && !a.SecurityStamp.Contains(RowsOfEveryTable.Secret));
            (await target.Read(db => db.DataProtectionKeys.CountAsync())).ShouldBe(0);
            (await target.Read(db => db.Settings.CountAsync())).ShouldBe(RowsOfEveryTable.Each);
        }
    }

    [Theory, BothDatabases]
    public async Task An_export_holds_one_moment_and_keeps_nobody_from_writing(Provider on)
    {
        await using var database = await RowsOfEveryTable.In(on);
        var chosen = Database.Choose(database.Connection, "");
        await using var db = chosen.Open();
        await using var moment = await chosen.SnapshotAsync(db, CancellationToken.None);
        var before = await ArchiveRows.MeasureAsync(db, credentials: true);
        await database.Add(A.Unit("WRITTEN-MEANWHILE"));
        (await ArchiveRows.MeasureAsync(db, credentials: true)).ShouldBe(before);
        await moment.DisposeAsync();
        var after = await ArchiveRows.MeasureAsync(db, credentials: true);
        after.Except(before).Select(f => (f.Table, f.Rows)).ShouldBe([("service_units", RowsOfEveryTable.Each + 1L)]);
    }

    [Theory, BothDatabases]
    public async Task What_refers_to_nothing_is_refused_by_line_and_leaves_nothing(Provider on)
    {
        await using var source = await RowsOfEveryTable.In(Provider.Sqlite);
        var first = At("first");
        await Export(source, first, credentials: false);
        Change(first, "tables/service_units.jsonl", "\"ParentCode\":\"Code1", "\"ParentCode\":\"Nowhere");
        Rehash(first, "service_units");
        await using var target = await TheDatabase.On(on);
        (await Should.ThrowAsync<ArchiveRefusedException>(() => Import(target, first))).Message.ShouldStartWith(
            "tables/service_units.jsonl:1: the database doesn't take this"
        );
        await using var db = target.Open();
        (await ArchiveLoading.FilledAsync(db)).ShouldBeNull();
        await target.Add(A.Unit("ENT"));
        await target.Add(A.Unit("SUB", under: "ENT"));
        (await ArchiveLoading.FilledAsync(db)).ShouldBe("service_units");
        await ArchiveLoading.EmptyAsync(db);
        (await ArchiveLoading.FilledAsync(db)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_damaged_missing_or_too_much_is_said_by_file_and_line()
    {
        await using var source = await RowsOfEveryTable.In(Provider.Sqlite);
        var whole = At("whole");
        await Export(source, whole, credentials: true);
        const string units = "tables/service_units.jsonl";
        var content = Path.GetFileName(Directory.EnumerateFiles(Path.Combine(whole, "contents")).First());
        await using var db = source.Open();

        With(units + ":1: it is not the file that was exported", f => Change(f, units, "Name0", "Name9"));
        With(units + ":2: this is not a JSON object on one line", f => Change(f, units, "\n{", "\n{{"));
        With(units + ":1: Version: \"1\" is not a whole number.", f => Change(f, units, "\"Version\":1}", "\"Version\":\"1\"}"));
        With(units + ":1: Version: the column is missing in this row.", f => Change(f, units, ",\"Version\":1}", "}"));
        With(units + ":1: “Votes” is no column of service_units", f => Change(f, units, "\"Version\":1}", "\"Votes\":1}"));
        With(units + ":1: Name: there has to be a value.", f => Change(f, units, "\"Name\":\"", "\"Name\":null,\"Else\":\""));
        With(units + ":1: it is missing.", f => File.Delete(Path.Combine(f, units)));
        With("tables/more.jsonl:1: the archive has no such file.", f => File.WriteAllText(Path.Combine(f, "tables/more.jsonl"), ""));
        With($"contents/{content} is missing.", f => File.Delete(Path.Combine(f, "contents", content)));
        With($"contents/{content} was changed or damaged", f => File.AppendAllText(Path.Combine(f, "contents", content), "x"));
        With("manifest.json:1: it is missing.", f => File.Delete(Path.Combine(f, "manifest.json")));
        With("manifest.json:1: migration: its tables are those of “Future”", f => Edit(f, m => m["migration"] = "Future"));
        With("manifest.json:1: edition:", f => Edit(f, m => m["edition"] = 2));
        With("manifest.json:1: sha256:", f => Edit(f, m => m["sha256"] = new string('0', 64)));
        With("tables: the table service_units is missing.", f => Edit(f, m => m["tables"]!.AsArray().Remove(Table(m, "service_units"))));
        With(
            "service_units has other columns than this version's: Kind missing.",
            f => Edit(f, m => Table(m, "service_units")!["columns"]!.AsArray().RemoveAt(1))
        );
        With("manifest.json:1: it can't be read as a manifest", f => File.WriteAllText(Path.Combine(f, "manifest.json"), "no"));

        void With(string said, Action<string> damage)
        {
            var copy = At("copy");
            Copy(whole, copy);
            damage(copy);
            using (var place = ArchivePlace.At(copy))
            {
                var found = ArchiveCheck.Read(db, place);
                found.Manifest.ShouldBeNull(said);
                string.Join('\n', found.Mistakes).ShouldContain(said);
            }
            Directory.Delete(copy, recursive: true);
        }
    }

    private static IEnumerable<Provider> Both => TheDatabase.HasPostgres ? [Provider.Sqlite, Provider.Postgres] : [Provider.Sqlite];

    private static async Task<ArchiveManifest> Export(TheDatabase from, string to, bool credentials)
    {
        var chosen = Database.Choose(from.Connection, "");
        await using var db = chosen.Open();
        await using var moment = await chosen.SnapshotAsync(db, CancellationToken.None);
        return await ArchiveWriting.WriteAsync(db, to, s_origin, credentials);
    }

    private static async Task Import(TheDatabase to, string from)
    {
        var chosen = Database.Choose(to.Connection, "");
        await using var db = chosen.Open();
        using var place = ArchivePlace.At(from);
        var found = ArchiveCheck.Read(db, place);
        found.Mistakes.ShouldBeEmpty();
        await using var loading = await db.Database.BeginTransactionAsync();
        await ArchiveLoading.LoadAsync(db, place, found.Manifest!, "", chosen.CountsOn);
        (await ArchiveRows.MeasureAsync(db, found.Manifest!.Credentials)).ShouldBe(
            found.Manifest.Tables.Select(t => new TableFigures(t.Name, t.Rows, t.Sha256))
        );
        await loading.CommitAsync();
    }

    private string At(string name) => Path.Combine(folder, name);

    private static JsonNode Manifest(string of) => JsonNode.Parse(File.ReadAllText(Path.Combine(of, "manifest.json")))!;

    private static JsonNode? Table(JsonNode manifest, string name) =>
        manifest["tables"]!.AsArray().Single(t => t!["name"]!.GetValue<string>() == name);

    private static void Edit(string of, Action<JsonNode> change)
    {
        var manifest = Manifest(of);
        change(manifest);
        File.WriteAllText(Path.Combine(of, "manifest.json"), manifest.ToJsonString());
    }

    /// <summary>Replaces the first text that is there; the file is damaged, the manifest says what it said.</summary>
    private static void Change(string of, string file, params string[] pairs)
    {
        var path = Path.Combine(of, file);
        var text = File.ReadAllText(path);
        foreach (var pair in pairs.Chunk(2))
        {
            var at = text.IndexOf(pair[0], StringComparison.Ordinal);
            if (at >= 0)
            {
                File.WriteAllText(path, text[..at] + pair[1] + text[(at + pair[0].Length)..]);
                return;
            }
        }
        throw new InvalidOperationException("Nothing to change.");
    }

    /// <summary>A change that hides itself: only the database can find it.</summary>
    private static void Rehash(string of, string table) =>
        Edit(
            of,
            manifest =>
            {
                var said = Table(manifest, table)!;
                said["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(of, $"tables/{table}.jsonl"))));
                manifest["sha256"] = ArchiveRows.Sha256(
                    manifest["tables"]!
                        .AsArray()
                        .Select(t => new TableFigures(
                            t!["name"]!.GetValue<string>(),
                            t["rows"]!.GetValue<long>(),
                            t["sha256"]!.GetValue<string>()
                        ))
                );
            }
        );

    private static void Same(string one, string other)
    {
        var files = Files(one);
        Files(other).ShouldBe(files);
        foreach (var file in files.Where(f => Path.GetFileName(f) != "manifest.json"))
        {
            File.ReadAllBytes(Path.Combine(other, file)).SequenceEqual(File.ReadAllBytes(Path.Combine(one, file))).ShouldBeTrue(file);
        }

        static List<string> Files(string of) =>
            [
                .. Directory
                    .EnumerateFiles(of, "*", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(of, f))
                    .Order(StringComparer.Ordinal),
            ];
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
