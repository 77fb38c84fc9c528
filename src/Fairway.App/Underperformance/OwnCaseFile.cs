using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Underperformance;

/// <summary>
/// An official's own case as JSON, to take along (FA-3): what its page shows them. What is held in confidence and what is not shared yet is not in a
/// <see cref="CaseView"/>, and so in no file.
/// </summary>
public static class OwnCaseFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null for everybody but the official whom the case is about.</summary>
    public static string? Write(CaseView view)
    {
        if (!view.At.IsOfficial)
        {
            return null;
        }

        var of = view.Case;
        return new JsonObject
        {
            ["case"] = of.Id.ToString(),
            ["asOf"] = IsoDay.Text(view.At.Reader.Today),
            ["staffId"] = of.StaffId,
            ["name"] = view.NameOf(of.StaffId),
            ["unit"] = of.UnitCode,
            ["supervisor"] = view.NameOf(of.SupervisorId),
            ["policy"] = of.PolicyVersion,
            ["state"] = of.State.ToString(),
            ["launched"] = Day(of.LaunchedOn),
            ["opened"] = Day(of.OpenedOn),
            ["discussed"] = Day(of.DiscussedOn),
            ["planRunsFrom"] = Day(of.RunsFrom),
            ["reviewed"] = Day(of.ReviewedOn),
            ["receivedByBoard"] = At(of.ReceivedByBoardAt),
            ["decision"] = of.Decision,
            ["closed"] = Day(of.ClosedOn),
            ["opening"] = view.Opening is { } opening ? Text(Appraisals.FormText.Write(opening)) : null,
            ["discussions"] = Forms(view, view.Discussions.Select(d => d.Form)),
            ["plan"] = view.Plan is { } plan ? Form(view, plan.Form) : null,
            ["reviews"] = Forms(view, view.Reviews.Select(r => r.Form)),
            ["said"] = new JsonArray([.. view.Statements.Select(s => Said(view, s))]),
            ["late"] = new JsonArray([.. view.Late.Select(Late)]),
            ["clock"] = view.Clock is { } clock ? Clock(view, clock) : null,
            ["guards"] =
                view.Guards is { } guards && of.State is CaseState.DecisionProposed or CaseState.Decided
                    ? new JsonArray([.. guards.Findings.Select(Guard)])
                    : null,
            ["readers"] = new JsonArray([
                .. view.Readings.Select(r => new JsonObject
                {
                    ["name"] = r.Name,
                    ["as"] = r.Party.ToString(),
                    ["day"] = Day(r.Day),
                }),
            ]),
        }.ToJsonString(s_json);
    }

    private static JsonArray Forms(CaseView view, IEnumerable<CaseForm> forms) => new([.. forms.Select(f => Form(view, f))]);

    private static JsonNode Form(CaseView view, CaseForm of) =>
        new JsonObject
        {
            ["number"] = of.Number,
            ["author"] = view.NameOf(of.AuthorId),
            ["at"] = At(of.At),
            ["sha256"] = of.Hash,
            ["text"] = Text(of.Content),
            ["signatures"] = new JsonArray([
                .. view
                    .Signatures.Where(s => s.Kind == of.Kind && s.Number == of.Number)
                    .Select(s => new JsonObject
                    {
                        ["by"] = view.NameOf(s.SignerId),
                        ["as"] = s.Party.ToString(),
                        ["at"] = At(s.At),
                        ["ended"] = At(s.EndedAt),
                        ["because"] = s.EndedBecause,
                    }),
            ]),
        };

    private static JsonNode Said(CaseView view, CaseStatement of) =>
        new JsonObject
        {
            ["word"] = of.Word.ToString(),
            ["by"] = of.AuthorId is null ? null : view.NameOf(of.AuthorId),
            ["as"] = of.Party.ToString(),
            ["about"] = of.About,
            ["day"] = Day(of.Day),
            ["at"] = At(of.At),
            ["text"] = of.Text,
        };

    private static JsonNode Late(LateCaseStep of) =>
        new JsonObject
        {
            ["step"] = of.Step.ToString(),
            ["due"] = Day(of.DueOn),
            ["done"] = Day(of.SignedOn),
            ["whose"] = of.Whose.ToString(),
            ["cause"] = of.Cause,
        };

    private static JsonNode Clock(CaseView view, ClockReading of) =>
        new JsonObject
        {
            ["from"] = Day(of.From),
            ["due"] = Day(of.DueOn),
            ["leave"] = new JsonArray([
                .. view.Leaves.Select(l => new JsonObject { ["from"] = Day(l.From), ["lastDay"] = Day(l.LastDay) }),
            ]),
        };

    private static JsonNode Guard(GuardFinding of) =>
        new JsonObject
        {
            ["guard"] = of.Guard.ToString(),
            ["met"] = of.IsMet,
            ["facts"] = new JsonObject(of.Finding.Facts.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
        };

    private static JsonNode? Text(string json) => JsonNode.Parse(json);

    private static JsonNode? Day(LocalDate? day) => day is { } known ? IsoDay.Text(known) : null;

    private static JsonNode? At(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : null;
}
