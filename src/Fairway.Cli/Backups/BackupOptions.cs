using System.CommandLine;

namespace Fairway.Cli.Backups;

/// <summary>Options of all commands that make or read backups.</summary>
internal static class BackupOptions
{
    public static Option<FileInfo?> KeyFile { get; } =
        new("--key-file")
        {
            Description =
                "File with the key that backups are encrypted with: 32 random bytes in base64, such as openssl rand -base64 32 makes. Also FAIRWAY_BACKUP_KEY, the key itself.",
            HelpName = "FILE",
        };

    public static Option<DirectoryInfo?> Tools { get; } =
        new("--pg-tools")
        {
            Description = "Folder of pg_dump and pg_restore (default: on the path, or where packages put them). Also FAIRWAY_PG_TOOLS.",
            HelpName = "DIR",
        };

    private static readonly Option<bool> s_noBackup = new("--no-backup")
    {
        Description = "Update the tables without backing them up first.",
    };

    private static readonly Option<DirectoryInfo?> s_backups = new("--backups")
    {
        Description =
            "Folder of the backup that is made before the tables are updated (default: backups, beside the database's file or in the data folder).",
        HelpName = "DIR",
    };

    /// <summary>For commands that update the tables.</summary>
    public static void AddTo(Command command)
    {
        command.Add(s_noBackup);
        command.Add(s_backups);
        command.Add(KeyFile);
        command.Add(Tools);
    }

    public static BackupWith With(ParseResult result) =>
        new(
            KeyOf(result.GetValue(KeyFile)),
            result.GetValue(Tools)?.FullName
                ?? (Environment.GetEnvironmentVariable("FAIRWAY_PG_TOOLS") is { Length: > 0 } tools ? tools : null)
        );

    /// <summary>The backup before an update; null where none is wanted.</summary>
    public static BackupBeforeUpdate? BeforeUpdate(ParseResult result, Database database) =>
        result.GetValue(s_noBackup)
            ? null
            : new(
                result.GetValue(s_backups)?.FullName
                    ?? Path.Combine(database.File is { } file ? Path.GetDirectoryName(file)! : Options.DataFolder(result), "backups"),
                With(result)
            );

    private static byte[]? KeyOf(FileInfo? file)
    {
        string? text;
        try
        {
            text = file is null ? FromEnvironment.Secret("FAIRWAY_BACKUP_KEY") : File.ReadAllText(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Usage($"--key-file {file}: {exception.Message}");
        }
        if (file is null && string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var key = new byte[SealedChunks.KeyLength + 1];
        return Convert.TryFromBase64String(text!.Trim(), key, out var length) && length == SealedChunks.KeyLength
            ? key[..length]
            : throw Stop.Usage(
                $"{(file is null ? "FAIRWAY_BACKUP_KEY" : $"--key-file {file}")} holds no key: 32 random bytes in base64 are one, as openssl rand -base64 32 makes them. A password is none."
            );
    }
}
