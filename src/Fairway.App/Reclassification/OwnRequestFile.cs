using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Reclassification;

/// <summary>A request for reclassification as JSON for the official in the post, to take along (FA-3): what its page shows them.</summary>
public static class OwnRequestFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null for everybody but the official, and while the request is not sent.</summary>
    public static string? Write(ReclassificationView view)
    {
        var of = view.Case;
        if (of.StaffId != view.At.Reader.StaffId || of.ReceivedOn is null)
        {
            return null;
        }
        return new JsonObject
        {
            ["request"] = of.Id.ToString(),
            ["asOf"] = IsoDay.Text(view.At.Reader.Today),
            ["staffId"] = of.StaffId,
            ["unit"] = of.UnitCode,
            ["post"] = of.Post,
            ["grade"] = of.Grade,
            ["policy"] = of.PolicyVersion,
            ["state"] = of.State.ToString(),
            ["exercise"] = of.ExerciseId?.ToString(),
            ["received"] = Day(of.ReceivedOn),
            ["answers"] = new JsonObject(of.Answers.Select(a => KeyValuePair.Create(a.Question, (JsonNode?)a.Text))),
            ["present"] = view.Present is { } present ? Description(present) : null,
            ["description"] = Description(view.Description),
            ["levels"] = new JsonObject(of.Levels.Select(l => KeyValuePair.Create(l.Factor, (JsonNode?)l.Level))),
            ["points"] = of.Points,
            ["resultGrade"] = of.ResultGrade,
            ["result"] = Day(of.ResultOn),
            ["appealed"] = Day(of.AppealedOn),
            ["group"] = new JsonArray([.. view.Group.Where(m => m.TakesPart).Select(m => (JsonNode)m.Name)]),
            ["recommendedGrade"] = of.RecommendedGrade,
            ["recommended"] = Day(of.RecommendedOn),
            ["decidedGrade"] = of.DecidedGrade,
            ["decided"] = Day(of.DecidedOn),
            ["effectGrade"] = of.EffectGrade,
            ["effectOn"] = Day(of.EffectOn),
            ["remediesUntil"] = Day(view.RemediesUntil),
            ["steps"] = new JsonArray([.. view.Steps.Select(s => Step(view, s))]),
        }.ToJsonString(s_json);
    }

    private static JsonObject Step(ReclassificationView view, ReclassificationStep of) =>
        new()
        {
            ["act"] = of.Act.ToString(),
            ["by"] = view.NameOf(of.AuthorId),
            ["at"] = InstantPattern.General.Format(of.At),
            ["text"] = of.Text,
        };

    private static JsonObject Description(JobDescription of)
    {
        var text = of.Text;
        return new()
        {
            ["purpose"] = text.Purpose,
            ["duties"] = new JsonArray([.. text.Said.Select(Duty)]),
            ["reporting"] = text.Reporting,
            ["qualifications"] = text.Qualifications,
        };
    }

    private static JsonNode Duty(JobDuty of) => new JsonObject { ["share"] = of.Share, ["text"] = of.Text };

    private static string? Day(LocalDate? day) => day is { } known ? IsoDay.Text(known) : null;
}
