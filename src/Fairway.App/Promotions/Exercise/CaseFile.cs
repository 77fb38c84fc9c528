using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Promotions.Exercise;

/// <summary>An official's own case as JSON, to take along (FA-3): what the page shows, and nothing that they may not read.</summary>
public static class CaseFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(OwnCase of)
    {
        var (own, exercise) = (of.Candidacy, of.At.Exercise);
        return new JsonObject
        {
            ["exercise"] = exercise.Kind.Code(),
            ["year"] = exercise.Year,
            ["asOf"] = IsoDay.Text(exercise.AsOf),
            ["policy"] = exercise.PolicyVersion,
            ["staffId"] = own.StaffId,
            ["name"] = of.Name,
            ["grade"] = own.Grade,
            ["tracks"] = Tracks(own.Tracks),
            ["withdrawn"] = At(own.WithdrawnAt),
            ["consent"] = At(own.ConsentedAt),
            ["result"] = new JsonArray([.. of.Result.Tracks.Select(Result)]),
            ["panel"] = new JsonArray([.. of.Panel.Select(p => (JsonNode)p.Name)]),
            ["forms"] = new JsonArray([.. of.Forms.Select(Form)]),
            ["contests"] = new JsonArray([.. of.Contests.Select(Contest)]),
            ["decision"] = of.IsInformed ? Decision(own, exercise) : null,
        }.ToJsonString(s_json);
    }

    private static JsonArray Tracks((bool One, bool Two) tracks) =>
        tracks switch
        {
            (true, true) => [1, 2],
            (true, false) => [1],
            _ => [2],
        };

    private static JsonNode Result(TrackResult of) =>
        new JsonObject
        {
            ["track"] = (int)of.Track,
            ["eligible"] = of.Eligible,
            ["conditions"] = new JsonArray([
                .. of.Conditions.Select(c => new JsonObject
                {
                    ["condition"] = c.Condition,
                    ["met"] = c.Met,
                    ["rule"] = c.Rule,
                    ["facts"] = new JsonObject(c.Facts.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
                }),
            ]),
        };

    private static JsonNode Form(FormView of) =>
        new JsonObject
        {
            ["of"] = of.Form.Of.ToString(),
            ["author"] = of.Author,
            ["submitted"] = At(of.Form.SubmittedAt),
            ["answers"] = new JsonArray([.. of.Answers.Answers.Select(a => (JsonNode)a)]),
            ["remarks"] = of.Answers.Remarks,
            ["satisfactory"] = of.Answers.Satisfactory,
        };

    private static JsonNode Contest(ContestLine of) =>
        new JsonObject
        {
            ["kind"] = of.Contest.Kind.ToString(),
            ["at"] = At(of.Contest.At),
            ["text"] = of.Text,
            ["upheld"] = of.Contest.Upheld,
            ["condition"] = of.Condition,
            ["answer"] = of.Answer,
        };

    private static JsonObject Decision(Candidacy own, CareerExercise exercise) =>
        new()
        {
            ["told"] = At(own.InformedAt),
            ["promotedOn"] = own.PromotedOn is { } track ? (int)track : null,
            ["gradeAfter"] = own.GradeAfter,
            ["effectiveOn"] = own.PromotedOn is null ? null : IsoDay.Text(exercise.EffectiveOn!.Value),
            ["one"] = OnTrack(own, PromotionTrack.One, own.DecisionOne, own.DecisionReasonOne),
            ["two"] = OnTrack(own, PromotionTrack.Two, own.DecisionTwo, own.DecisionReasonTwo),
        };

    private static JsonObject? OnTrack(Candidacy own, PromotionTrack track, TrackDecision? decision, string reason) =>
        decision is not { } decided
            ? null
            : new()
            {
                ["decision"] = decided.ToString(),
                ["explanation"] = reason,
                ["panelRecommends"] = own.Recommended(track),
                ["rank"] = track == PromotionTrack.One ? own.Rank : null,
                ["points"] = track == PromotionTrack.One && own.Points is { } points ? points / 100m : null,
            };

    private static string? At(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : null;
}
