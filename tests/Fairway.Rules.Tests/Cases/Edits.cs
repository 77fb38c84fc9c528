using System.Globalization;
using System.Text.RegularExpressions;
using Fairway.Rules.Appraisals;

namespace Fairway.Rules.Tests.Cases;

/// <summary>Sets one field of a form by the path that refusals use.</summary>
internal static partial class Edits
{
    public static AgreementForm With(AgreementForm form, string path, string text)
    {
        if (path is "Objective" or "Accountabilities")
        {
            return path == "Objective" ? form with { Objective = null } : form with { Accountabilities = [] };
        }
        if (form.Objective is { } objective && path.StartsWith("Objective.", StringComparison.Ordinal))
        {
            return form with
            {
                Objective = path switch
                {
                    "Objective.Text" => objective with { Text = text },
                    "Objective.Actions" => objective with { Actions = text },
                    "Objective.Support" => objective with { Support = text },
                    _ => throw Unknown(path),
                },
            };
        }
        var match = Position().Match(path);
        if (!match.Success)
        {
            throw Unknown(path);
        }
        var i = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        var field = match.Groups[3].Value;
        return match.Groups[1].Value switch
        {
            "Outputs" => form with { Outputs = form.Outputs.SetItem(i, Edit(form.Outputs[i], field, text)) },
            "Competencies" => form with { Competencies = form.Competencies.SetItem(i, Edit(form.Competencies[i], field, text)) },
            "Accountabilities" => form with
            {
                Accountabilities = form.Accountabilities.SetItem(i, form.Accountabilities[i] with { Expectation = text }),
            },
            _ => throw Unknown(path),
        };
    }

    private static Output Edit(Output output, string field, string text) =>
        field switch
        {
            "Title" => output with { Title = text },
            "Measure" => output with { Measure = text },
            "Timeline" => output with { Timeline = text },
            "Resources" => output with { Resources = text },
            "Outcome" => output with { Outcome = text },
            _ => throw Unknown(field),
        };

    private static CompetencyChoice Edit(CompetencyChoice choice, string field, string text) =>
        field switch
        {
            "Code" => choice with { Code = text },
            "IndicatorsOfSuccess" => choice with { IndicatorsOfSuccess = text },
            "WhyNeeded" => choice with { WhyNeeded = text },
            _ => throw Unknown(field),
        };

    private static ArgumentException Unknown(string path) => new($"There is no field “{path}”.", nameof(path));

    [GeneratedRegex(@"^(\w+)\[(\d+)\]\.(\w+)$")]
    private static partial Regex Position();
}
