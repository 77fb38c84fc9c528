using Fairway.App.Archives;

namespace Fairway.Cli.Backups;

/// <summary>A folder for whole databases in clear, which nobody else reads and which is gone afterwards; those of processes that broke go with the next.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Beginning = ".fairway-backup-";
    private const string Lock = "lock";
    private readonly FileStream held;

    private WorkFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    public string Of(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Beside the database where it is a file, which is then moved within one disk; else where temporary files are.</summary>
    public static WorkFolder For(DatabaseAt database)
    {
        var place = database.File is { } file ? System.IO.Path.GetDirectoryName(file)! : System.IO.Path.GetTempPath();
        Directory.CreateDirectory(place);
        foreach (var left in Directory.EnumerateDirectories(place, Beginning + "*"))
        {
            DeleteIfLeft(left);
        }
        var path = System.IO.Path.Combine(place, Beginning + Guid.NewGuid().ToString("N"));
        ArchiveWriting.MakeFolder(path);
        return new(path, Open(path, FileMode.CreateNew));
    }

    public void Dispose()
    {
        held.Dispose();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Another process has taken it for one that was left, and deletes it too.
        }
    }

    /// <summary>The system lets go of the lock of a process that broke.</summary>
    private static void DeleteIfLeft(string folder)
    {
        try
        {
            using (Open(folder, FileMode.Open)) { }
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use, somebody else's, or just gone.
        }
    }

    private static FileStream Open(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, Lock), mode, FileAccess.ReadWrite, FileShare.None);
}
