using System.IO.Compression;

namespace Fairway.App.Archives;

/// <summary>Where an archive's files are read from.</summary>
public abstract class ArchivePlace : IDisposable
{
    /// <summary>Every file, by its name with forward slashes.</summary>
    public abstract IReadOnlyCollection<string> Names { get; }

    /// <summary>A file's bytes; null where there is none of the name.</summary>
    public abstract Stream? Open(string name);

    /// <summary>A folder, or a ZIP file of one.</summary>
    /// <exception cref="InvalidDataException">The file is no ZIP file.</exception>
    public static ArchivePlace At(string path) => Directory.Exists(path) ? new InFolder(path) : new InZip(path);

    /// <summary>What stands beneath a folder of it.</summary>
    /// <param name="folder">Its name; the place isn't closed with what is beneath.</param>
    public ArchivePlace Within(string folder) => new Beneath(this, folder + "/");

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    private sealed class InFolder(string folder) : ArchivePlace
    {
        public override IReadOnlyCollection<string> Names { get; } =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')),
        ];

        public override Stream? Open(string name)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path)
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
                : null;
        }
    }

    private sealed class InZip : ArchivePlace
    {
        private readonly ZipArchive zip;

        public InZip(string path)
        {
            zip = ZipFile.OpenRead(path);
            Names = [.. zip.Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/'))];
        }

        public override IReadOnlyCollection<string> Names { get; }

        public override Stream? Open(string name) => zip.GetEntry(name)?.Open();

        protected override void Dispose(bool disposing) => zip.Dispose();
    }

    private sealed class Beneath(ArchivePlace whole, string prefix) : ArchivePlace
    {
        public override IReadOnlyCollection<string> Names { get; } =
        [.. whole.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];

        public override Stream? Open(string name) => whole.Open(prefix + name);
    }
}
