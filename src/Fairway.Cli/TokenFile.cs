using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fairway.Cli;

/// <summary>
/// A respondent's token as a file, the same that the page in the browser offers; while it is being fetched, what is needed to ask again where the answer was lost. Its owner
/// alone can read it.
/// </summary>
internal sealed record TokenFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The form of the file.</summary>
    public int FairwayToken { get; init; } = 1;

    /// <summary>Message and signature, in base64url; null while it is being fetched.</summary>
    public string? Token { get; init; }

    public required string About { get; init; }

    /// <summary>The id of the group's key.</summary>
    public required string Group { get; init; }

    public required Uri Compiler { get; init; }

    /// <summary>The compiler's public key (SubjectPublicKeyInfo in base64).</summary>
    public required string CompilerKey { get; init; }

    public string? AnswersFrom { get; init; }

    /// <summary>The last day.</summary>
    public string? AnswersUntil { get; init; }

    /// <summary>What the compiler gave for the answer: the hash that stands on its list of counted ones.</summary>
    public string? Receipt { get; init; }

    /// <summary>The message and the factor that hides it, until the signature is there.</summary>
    public byte[]? Message { get; init; }

    public byte[]? Blinded { get; init; }

    public byte[]? Inverse { get; init; }

    /// <summary>Null where there is none.</summary>
    public static async Task<TokenFile?> FindAsync(FileInfo file, CancellationToken stop)
    {
        if (!file.Exists)
        {
            return null;
        }
        try
        {
            return
                JsonSerializer.Deserialize<TokenFile>(await File.ReadAllTextAsync(file.FullName, stop), s_json) is { FairwayToken: 1 } read
                ? read
                : throw Stop.Usage($"{file.Name} is no file of a token.");
        }
        catch (JsonException)
        {
            throw Stop.Usage($"{file.Name} is no file of a token.");
        }
    }

    /// <summary>Written beside and moved into place: a token half written would be a token lost.</summary>
    public async Task WriteAsync(FileInfo file, CancellationToken stop)
    {
        var beside = file.FullName + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using (var stream = new StreamWriter(beside, options))
        {
            await stream.WriteAsync((JsonSerializer.Serialize(this, s_json) + "\n").AsMemory(), stop);
        }
        File.Move(beside, file.FullName, overwrite: true);
    }
}
