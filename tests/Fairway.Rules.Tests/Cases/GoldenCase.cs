using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fairway.Rules.Tests.Cases;

/// <summary>
/// A case of cases/&lt;theme&gt;/: a sentence, what is given, what follows, and how it follows where that takes arithmetic. An unknown or
/// missing member is a mistake in the file.
/// </summary>
internal sealed record GoldenCase(
    string Sentence,
    string Kind,
    string[] Rules,
    JsonElement Given,
    JsonElement Expect,
    string[]? Arithmetic = null
)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static GoldenCase Read(string path) => Parse<GoldenCase>(File.ReadAllText(path));

    public T GivenAs<T>() => Parse<T>(Given.GetRawText());

    public T ExpectAs<T>() => Parse<T>(Expect.GetRawText());

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
