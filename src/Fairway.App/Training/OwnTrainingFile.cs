using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Training;

/// <summary>An official's own request as JSON, to take along (FA-3): what its page shows them.</summary>
public static class OwnTrainingFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null for everybody but the official.</summary>
    public static string? Write(TrainingView view)
    {
        if (!view.At.IsOfficial)
        {
            return null;
        }
        var of = view.Request;
        return new JsonObject
        {
            ["request"] = of.Id.ToString(),
            ["asOf"] = IsoDay.Text(view.At.Reader.Today),
            ["staffId"] = of.StaffId,
            ["name"] = view.NameOf(of.StaffId),
            ["unit"] = of.UnitCode,
            ["fund"] = of.FundUnit,
            ["biennium"] = Biennium.Beginning(view.Biennium).Label,
            ["policy"] = of.PolicyVersion,
            ["state"] = of.State.ToString(),
            ["title"] = of.Title,
            ["provider"] = of.Provider,
            ["area"] = of.Area,
            ["from"] = IsoDay.Text(of.StartsOn),
            ["until"] = IsoDay.Text(of.EndsOn),
            ["currency"] = view.Currency,
            ["cost"] = Money(of.Cost),
            ["actual"] = of.Actual is { } actual ? Money(actual) : null,
            ["need"] = of.Need.ToString(),
            ["appraisal"] = of.AppraisalId?.ToString(),
            ["why"] = of.Why,
            ["asked"] = IsoDay.Text(of.AskedOn),
            ["supported"] = of.Supported,
            ["decided"] = Day(of.DecidedOn),
            ["heldUntil"] = Day(of.HeldUntil),
            ["steps"] = new JsonArray([
                .. view.Steps.Select(s => new JsonObject
                {
                    ["act"] = s.Act.ToString(),
                    ["by"] = s.AuthorId is null ? null : view.NameOf(s.AuthorId),
                    ["for"] = s.OnBehalfOf is null ? null : view.NameOf(s.OnBehalfOf),
                    ["text"] = s.Text,
                    ["at"] = InstantPattern.General.Format(s.At),
                }),
            ]),
            ["evaluations"] = new JsonArray([
                .. view.Evaluations.Select(e => new JsonObject
                {
                    ["moment"] = e.Moment.ToString(),
                    ["party"] = e.Party.ToString(),
                    ["by"] = view.NameOf(e.AuthorId),
                    ["effect"] = e.Effect.ToString(),
                    ["text"] = e.Text,
                    ["day"] = IsoDay.Text(e.Day),
                }),
            ]),
        }.ToJsonString(s_json);
    }

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string? Day(LocalDate? day) => day is { } known ? IsoDay.Text(known) : null;
}
