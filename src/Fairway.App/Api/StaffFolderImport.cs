using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Provisioning;
using Fairway.App.Results;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Api;

/// <summary>How a staff folder that came over the API is imported.</summary>
public sealed record FolderImport(bool DryRun, bool Complete, bool SkipInvalid);

/// <summary>What came of it.</summary>
/// <param name="Report">Null where mistakes stand in the way.</param>
public sealed record FolderImported(
    ImportReport? Report,
    IReadOnlyList<RowMistake> Mistakes,
    int MistakeCount,
    IReadOnlyList<string> LeftOut
);

/// <summary>A staff folder that was sent as a zip, unpacked where only it is read; gone when it is disposed of.</summary>
public sealed class SentFolder : IDisposable
{
    private SentFolder(string path, string hash)
    {
        Path = path;
        Hash = hash;
    }

    /// <summary>Bytes of all files together, unpacked: some two million rows.</summary>
    public const long Largest = 512L * 1024 * 1024;

    private static readonly string[] s_names =
    [
        OfficialsFile.Name,
        ServiceFile.Name,
        UnitsFile.Name,
        ExceptionsFile.Name,
        OutcomesFile.Name,
    ];

    public string Path { get; }

    /// <summary>SHA-256 of the files by name: the same however they were packed.</summary>
    public string Hash { get; }

    /// <summary>Null where it is no zip of a staff folder's files: other names, folders within, a file twice, too large, damaged.</summary>
    public static async Task<SentFolder?> UnpackAsync(Stream zip, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("fairway-import-").FullName;
        var whole = false;
        try
        {
            await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, null, stop);
            if (
                archive.Entries.Count is 0
                || archive.Entries.Count > s_names.Length
                || archive.Entries.Any(e => !s_names.Contains(e.FullName, StringComparer.Ordinal))
                || archive.Entries.DistinctBy(e => e.FullName, StringComparer.Ordinal).Count() != archive.Entries.Count
            )
            {
                return null;
            }
            var left = Largest;
            var hashes = new StringBuilder();
            foreach (var entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                await using var from = await entry.OpenAsync(stop);
                await using var to = File.Create(System.IO.Path.Combine(folder, entry.FullName));
                var buffer = new byte[81_920];
                int read;
                while ((read = await from.ReadAsync(buffer, stop)) > 0)
                {
                    // What it unpacks to is counted as it comes: what the zip says of itself is not believed.
                    if ((left -= read) < 0)
                    {
                        return null;
                    }
                    hash.AppendData(buffer, 0, read);
                    await to.WriteAsync(buffer.AsMemory(0, read), stop);
                }
                hashes.Append(entry.FullName).Append(' ').Append(Convert.ToHexStringLower(hash.GetHashAndReset())).Append('\n');
            }
            whole = true;
            return new(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes.ToString()))));
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            if (!whole)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Imports a staff folder for another system: what <c>fairway import</c> does, by the same code.</summary>
public sealed class StaffFolderImport(FairwayDb db, PolicyLibrary policies, IClock clock)
{
    /// <summary>Whether this database takes real people: a demonstration can be entered by anybody as anybody.</summary>
    public async Task<bool> IsDemonstrationAsync(CancellationToken stop) =>
        await db.Settings.AnyAsync(s => s.Key == History.Setting.Demonstration, stop);

    /// <summary>Imports within the transaction that is open, if one is; a dry run has one of its own and takes it back.</summary>
    public async Task<FolderImported> RunAsync(ServiceToken by, SentFolder folder, FolderImport how)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var reading = StaffFolder.Read(
            folder.Path,
            await StaffImport.ReadingOptionsAsync(db, policies.PolicyAt(today).Service.Grades, today, how.SkipInvalid, how.Complete)
        );
        if (reading.Folder is null)
        {
            return new(null, [.. reading.Mistakes.Select(Named)], reading.MistakeCount, []);
        }
        var report = await StaffImport.RunAsync(
            db,
            reading.Folder,
            new ImportOptions
            {
                DryRun = how.DryRun,
                Complete = how.Complete,
                Today = today,
                At = now,
                Actor = by.Actor,
            }
        );
        return new(report, [], 0, reading.LeftOut);
    }

    /// <summary>Where the files were unpacked is nobody's to know.</summary>
    private static RowMistake Named(RowMistake mistake) => mistake with { File = Path.GetFileName(mistake.File) };
}
