using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fairway.Proof;
using Fairway.Rules.Appraisals;

namespace Fairway.App.Appraisals;

/// <summary>
/// How a form is written down: as canonical JSON (RFC 8785), so that the same content is the same bytes wherever it is hashed.
/// </summary>
public static class FormText
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new DayAsIso(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The form as canonical JSON.</summary>
    public static string Write<TForm>(TForm form)
        where TForm : class => CanonicalJson.Text(JsonSerializer.Serialize(form, Options));

    /// <summary>The form that was written by <see cref="Write"/>.</summary>
    public static TForm Read<TForm>(string content)
        where TForm : class => JsonSerializer.Deserialize<TForm>(content, Options)!;

    /// <summary>A beginning of cycle that was written by <see cref="Write"/>.</summary>
    public static AgreementForm Read(string content) => Read<AgreementForm>(content);

    /// <summary>What a shared version holds of a form: of the end of the cycle, which is one text, the half asked for.</summary>
    public static TForm OfVersion<TForm>(string content)
        where TForm : class, IStepForm<TForm> =>
        typeof(TForm) == typeof(SelfAssessment) ? (TForm)(object)Read<EndForm>(content).Self
        : typeof(TForm) == typeof(Assessment) ? (TForm)(object)Read<EndForm>(content).Assessment
        : Read<TForm>(content);

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
                    ["start"] = Rules.Time.IsoDay.Text(appraisal.CycleStart),
                    ["end"] = Rules.Time.IsoDay.Text(appraisal.CycleEnd),
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
}
