using System.Globalization;
using System.IO.Compression;
using Fairway.App.Archives;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>Everything an installation holds as open files: the organization's, and in a folder of their own those of the room of skills.</summary>
internal static class WholeExport
{
    /// <summary>The folder of the room of skills, whose database stands apart, too (LE-3).</summary>
    public const string Skills = "skills";

    public static async Task<int> Write(Database database, string path, string policies, bool credentials, CancellationToken stop)
    {
        var zip = Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        if (
            zip ? Directory.Exists(path) : File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        )
        {
            throw Stop.Usage($"{path} is there already. Name an empty folder, one that isn't there yet, or a file that ends in .zip.");
        }
        await Versions.Need(database, stop);
        await Versions.Need(database.Skills, stop);
        // It gets its name when it is whole: nobody meets half of one.
        var unfinished = $"{Path.TrimEndingDirectorySeparator(path)}.unfinished-{Guid.NewGuid():N}";
        try
        {
            var (organization, skills, isRound) = await Into(database, unfinished, policies, credentials, stop);
            Complete(unfinished, path, zip);
            Console.Out.WriteLine(Figures("organization", organization));
            Console.Out.WriteLine(Figures("skills", skills));
            Screen.Say($"Wrote {path}. It holds personnel files: guard it like the database.");
            SayCredentials(credentials, isRound);
            return 0;
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception) + " Nothing was exported.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure($"{path} can't be written: {exception.Message} Nothing was exported.");
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    /// <summary>What a part has, in one line.</summary>
    public static string Figures(string part, ArchiveManifest manifest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{part}: {manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows)} rows, sha256 {manifest.Sha256}"
        );

    private static Task<(ArchiveManifest Organization, ArchiveManifest Skills, bool IsRound)> Into(
        Database database,
        string folder,
        string policies,
        bool credentials,
        CancellationToken stop
    ) =>
        Screen.WithProgress(
            "Exporting",
            async progress =>
            {
                await using var db = database.Open();
                await using var skills = database.Skills.Open();
                // Both moments lie beside each other; no act touches both databases.
                await using var moment = await database.SnapshotAsync(db, stop);
                await using var momentOfSkills = await database.Skills.SnapshotAsync(skills, stop);
                var origin = new ArchiveOrigin(Composition.MachineClock.GetCurrentInstant(), policies);
                var organization = await ArchiveWriting.WriteAsync(db, folder, origin, credentials, progress, stop);
                var room = await ArchiveWriting.WriteAsync(skills, Path.Combine(folder, Skills), origin, credentials, null, stop);
                return (organization, room, await db.FeedbackRounds.AnyAsync(r => r.KeysDestroyedAt == null, stop));
            }
        );

    private static void Complete(string unfinished, string path, bool zip)
    {
        if (!zip)
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }
            Directory.Move(unfinished, path);
            return;
        }
        var file = unfinished + ".zip";
        try
        {
            using (var bytes = ArchiveWriting.Create(file))
            {
                ZipFile.CreateFromDirectory(unfinished, bytes, CompressionLevel.Optimal, includeBaseDirectory: false);
            }
            File.Move(file, path, overwrite: true);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void SayCredentials(bool credentials, bool isRound)
    {
        if (credentials)
        {
            Screen.Say(
                "Credentials are in it: whoever has it can sign in as anybody and sign in the organization's name. Delete it once it is imported."
            );
            if (isRound)
            {
                Screen.Say(
                    "Tokens of upward feedback are being given out, and the keys that sign them are in it. Delete it before answers are taken: the database destroys them then."
                );
            }
            return;
        }
        Screen.Say(
            "Credentials are not in it: after an import people set a new password by mail or sign on with their provider, and second factors, calendars' addresses and other "
                + "systems' secrets are made anew. --with-credentials takes them along."
        );
        if (isRound)
        {
            Screen.Say(
                "Tokens of upward feedback are being given out, and their keys are not in it either: an import can't go on with this round. Wait until answers are taken, or use --with-credentials."
            );
        }
    }
}
