using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.Rules.Feedback;

namespace Fairway.Compiler.Answers;

/// <summary>What one respondent said.</summary>
/// <param name="Ratings">From 1 to 6; a question that could not be judged isn't there.</param>
/// <param name="Continue">What should go on as it is; may be empty.</param>
/// <param name="Change">What could be better; may be empty.</param>
public sealed record Answer(ImmutableDictionary<string, int> Ratings, string Continue, string Change)
{
    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 1000;

    /// <summary>Every answer is kept in so many bytes, whatever it says.</summary>
    public const int SealedLength = 16_384;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [JsonIgnore]
    public FeedbackAnswer ForRules => new(Ratings);

    /// <summary>Its bytes behind their number, filled up with nought.</summary>
    public byte[] Seal()
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(this, s_json);
        var bytes = new byte[SealedLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, text.Length);
        text.CopyTo(bytes.AsSpan(sizeof(int)));
        return bytes;
    }

    public static Answer Open(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Answer>(bytes.Slice(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(bytes)), s_json)!;

    /// <summary>A comment without what nobody types: control characters and halves of a pair, which would take more room than they seem to.</summary>
    public static string Clean(string? comment)
    {
        var text = new StringBuilder();
        foreach (var rune in (comment ?? "").ReplaceLineEndings("\n").Trim().EnumerateRunes())
        {
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            {
                text.Append(rune.ToString());
            }
        }
        return text.ToString();
    }
}
