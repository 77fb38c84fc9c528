using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Appraisals;

/// <summary>
/// How a form is written down: as canonical JSON (RFC 8785), so that the same content is the same bytes wherever it is hashed.
/// </summary>
public static class FormText
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new IsoDay() },
    };

    /// <summary>The form as canonical JSON.</summary>
    public static string Write(AgreementForm form) => CanonicalJson.Text(JsonSerializer.Serialize(form, Options));

    /// <summary>The form that was written by <see cref="Write"/>.</summary>
    public static AgreementForm Read(string content) => JsonSerializer.Deserialize<AgreementForm>(content, Options)!;

    /// <summary>
    /// What a signature stands under, as canonical JSON: whose appraisal, which cycle and step, the form, the policy version.
    /// Labels are not part of it: they appear in each reader's language (decision 4).
    /// </summary>
    public static string Record(Appraisal appraisal, AppraisalStep step, string content) =>
        CanonicalJson.Text(
            new JsonObject
            {
                ["appraisal"] = appraisal.Id.ToString(),
                ["cycle"] = new JsonObject
                {
                    ["start"] = LocalDatePattern.Iso.Format(appraisal.CycleStart),
                    ["end"] = LocalDatePattern.Iso.Format(appraisal.CycleEnd),
                },
                ["form"] = JsonNode.Parse(content),
                ["official"] = appraisal.StaffId,
                ["policy"] = appraisal.PolicyVersion,
                ["step"] = step.Code(),
            }.ToJsonString()
        );

    /// <summary>SHA-256 of <see cref="Record"/> in lower-case hexadecimal.</summary>
    public static string Hash(Appraisal appraisal, AppraisalStep step, string content) =>
        CanonicalJson.Sha256Hex(Record(appraisal, step, content));

    private sealed class IsoDay : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
