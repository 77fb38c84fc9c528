using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>How a field is filled in.</summary>
public enum PaperKind
{
    Line = 1,
    Text,

    /// <summary>One of a few: boxes to tick on paper.</summary>
    Choice,

    /// <summary>A result of the programme: written on paper, chosen from a long list where it is entered.</summary>
    Result,
}

/// <summary>A field of a form on paper; its name is that of <see cref="PaperForms"/>.</summary>
public sealed record PaperField(string Name, string Label, PaperKind Kind, IReadOnlyList<Choice> Choices);

/// <summary>A part of a form on paper.</summary>
/// <param name="Given">What was agreed on it: label and text.</param>
public sealed record PaperPart(string Title, IReadOnlyList<(string Label, string Text)> Given, IReadOnlyList<PaperField> Fields);

/// <summary>
/// The fields of each step's form, in order: the blank form prints them with room to write, and the page on which HR enters a signed one asks for the
/// same ones.
/// </summary>
public sealed class PaperFields(
    Words t,
    AppraisalPolicy policy,
    bool ofManager,
    IReadOnlyList<Choice> results,
    IReadOnlyList<CycleCriterion> criteria
)
{
    public IReadOnlyList<PaperPart> Of(AppraisalStep step, AgreementForm agreed, ReviewForm? review) =>
        step switch
        {
            AppraisalStep.Beginning => [.. Beginning()],
            AppraisalStep.MidTerm => [.. MidTerm(agreed)],
            _ => [.. End(AssessedCycle.Of(agreed, review, ofManager) with { Criteria = criteria }, agreed)],
        };

    private IEnumerable<PaperPart> Beginning()
    {
        for (var n = 1; n <= policy.Outputs.Maximum; n++)
        {
            var number = n;
            yield return new PaperPart(t["Appraisals.OutputNumber", n], [], [.. OutputFields(f => PaperForms.Output(number, f))]);
        }

        var catalogue = policy.Catalogue.All.Select(c => new Choice(c.Code, c.Name.In(t.Language))).ToList();
        for (var n = 1; n <= policy.Competencies.Maximum; n++)
        {
            yield return new PaperPart(
                t["Paper.CompetencyNumber", n],
                [],
                [
                    Choice(PaperForms.Competency(n, "code"), t["Paper.Competency"], catalogue),
                    Text(PaperForms.Competency(n, "indicators"), t["Appraisals.Competency.Indicators"]),
                    Text(PaperForms.Competency(n, "why"), t["Appraisals.Competency.Why"]),
                ]
            );
        }

        yield return new PaperPart(
            t["Appraisals.Objective"],
            [],
            [
                Text("objective.text", t["Appraisals.Objective.Text"]),
                Text("objective.actions", t["Appraisals.Objective.Actions"]),
                Text("objective.support", t["Appraisals.Objective.Support"]),
            ]
        );
        if (ofManager)
        {
            yield return new PaperPart(t["Appraisals.Accountabilities"], [], [.. Questions(PaperForms.Accountability)]);
        }

        if (criteria.Count > 0)
        {
            yield return new PaperPart(t["Criteria.Heading"], [.. criteria.Select(c => (c.Title, c.Description))], []);
        }
    }

    private IEnumerable<PaperPart> MidTerm(AgreementForm agreed)
    {
        var fates = new[] { OutputFate.Kept, OutputFate.Adjusted, OutputFate.Withdrawn }
            .Select(f => new Choice(f.ToString(), t["Appraisals.Review.Fate." + f]))
            .ToList();
        for (var i = 0; i < agreed.Outputs.Length; i++)
        {
            var output = agreed.Outputs[i];
            string Name(string field) => PaperForms.Output(output.Id, field);
            yield return new PaperPart(
                t["Appraisals.OutputNumber", i + 1],
                Given(output),
                [
                    Text(Name("progress"), t["Appraisals.Review.Progress"]),
                    Text(Name("problems"), t["Appraisals.Review.Problems"]),
                    Choice(Name("fate"), t["Appraisals.Review.Fate"], fates),
                    Text(Name("reason"), t["Appraisals.Review.Reason"]),
                    Line(Name("title"), t["Paper.IfAdjusted", t["Appraisals.Output.Title"]]),
                    Text(Name("measure"), t["Paper.IfAdjusted", t["Appraisals.Output.Measure"]]),
                    Line(Name("timeline"), t["Paper.IfAdjusted", t["Appraisals.Output.Timeline"]]),
                    Line(Name("resources"), t["Paper.IfAdjusted", t["Appraisals.Output.Resources"]]),
                ]
            );
        }

        for (var n = 1; n <= PaperForms.MostAdded; n++)
        {
            var number = n;
            yield return new PaperPart(
                t["Paper.AddedNumber", n],
                [],
                [.. OutputFields(f => PaperForms.Added(number, f)), Text(PaperForms.Added(n, "reason"), t["Appraisals.Review.ReasonNew"])]
            );
        }

        yield return new PaperPart(
            t["Appraisals.Objective"],
            agreed.Objective is { } objective ? [(t["Appraisals.Objective.Text"], objective.Text)] : [],
            [
                Text("objective.progress", t["Appraisals.Review.ObjectiveProgress"]),
                Text("objective.actions", t["Appraisals.Review.ObjectiveActions"]),
                Text("count", t["Paper.CountReason", policy.Outputs.Minimum, policy.Outputs.Maximum]),
            ]
        );
    }

    private IEnumerable<PaperPart> End(AssessedCycle cycle, AgreementForm agreed)
    {
        for (var i = 0; i < cycle.Outputs.Count; i++)
        {
            var output = cycle.Outputs[i].Now;
            string Name(string field) => PaperForms.Output(output.Id, field);
            yield return new PaperPart(
                t["Appraisals.OutputNumber", i + 1],
                Given(output),
                [
                    Text(PaperForms.Self(Name("achieved")), Own(t["Appraisals.Self.Achieved"])),
                    Text(PaperForms.Self(Name("challenges")), Own(t["Appraisals.Self.Challenges"])),
                    Text(PaperForms.Self(Name("lessons")), Own(t["Appraisals.Self.Lessons"])),
                    .. Rated(Name, policy.Ratings.Outputs),
                ]
            );
        }

        foreach (var code in cycle.Competencies)
        {
            string Name(string field) => PaperForms.Competency(code, field);
            var choice = agreed.Competencies.FirstOrDefault(c => c.Code == code);
            yield return new PaperPart(
                policy.Catalogue.Find(code)?.Name.In(t.Language) ?? code,
                choice is null ? [] : [(t["Appraisals.Competency.Indicators"], choice.IndicatorsOfSuccess)],
                [Text(PaperForms.Self(Name("text")), Own(t["Appraisals.Self.Competency"])), .. Rated(Name, policy.Ratings.Competencies)]
            );
        }

        yield return new PaperPart(
            t["Appraisals.Objective"],
            agreed.Objective is { } objective ? [(t["Appraisals.Objective.Text"], objective.Text)] : [],
            [
                Text(PaperForms.Self("objective"), Own(t["Appraisals.Self.Objective"])),
                Text("objective", Theirs(t["Appraisals.Assess.Objective"])),
            ]
        );
        if (cycle.OfManager)
        {
            yield return new PaperPart(
                t["Appraisals.Accountabilities"],
                [],
                [
                    .. policy.Accountabilities.All.SelectMany(q =>
                        new[]
                        {
                            Text(PaperForms.Self(PaperForms.Accountability(q.Code)), Own(q.Text.In(t.Language))),
                            Text(PaperForms.Accountability(q.Code), Theirs(q.Text.In(t.Language))),
                        }
                    ),
                ]
            );
        }

        foreach (var criterion in cycle.Criteria)
        {
            yield return new PaperPart(
                criterion.Title,
                [(t["Criteria.Description"], criterion.Description)],
                [
                    Text(PaperForms.Self(PaperForms.Criterion(criterion.Code)), Own(t["Criteria.Answer", criterion.Title])),
                    Text(PaperForms.Criterion(criterion.Code), Theirs(t["Criteria.Answer", criterion.Title])),
                ]
            );
        }

        yield return new PaperPart(
            t["Appraisals.Career"],
            [],
            [Text(PaperForms.Self("career"), Own(t["Appraisals.Self.Career"])), Text("career", Theirs(t["Appraisals.Assess.Career"]))]
        );
        yield return new PaperPart(
            t["Appraisals.Overall"],
            [],
            [
                Choice(
                    "overall.rating",
                    t["Appraisals.Assess.OverallRating"],
                    [.. policy.Ratings.Overall.Select(r => new Choice(r.Code, r.Name.In(t.Language)))]
                ),
                Text("overall.text", t["Appraisals.Assess.OverallTextHint"]),
                Text("overall.odd", t["Appraisals.Assess.OddnessReason"]),
            ]
        );
    }

    private IEnumerable<PaperField> OutputFields(Func<string, string> name) =>
        [
            Line(name("title"), t["Appraisals.Output.Title"]),
            Text(name("measure"), t["Appraisals.Output.Measure"]),
            Line(name("timeline"), t["Appraisals.Output.Timeline"]),
            Line(name("resources"), t["Appraisals.Output.Resources"]),
            new PaperField(name("outcome"), t["Appraisals.Output.Link"], PaperKind.Result, results),
        ];

    private IEnumerable<PaperField> Rated(Func<string, string> name, IEnumerable<Rating> scale) =>
        [
            Text(name("text"), t["Appraisals.Assess.Text"]),
            Choice(name("rating"), t["Appraisals.Rating"], [.. scale.Select(r => new Choice(r.Code, r.Name.In(t.Language)))]),
            Text(name("surprise"), t["Appraisals.Assess.Surprise"]),
        ];

    private IEnumerable<PaperField> Questions(Func<string, string> name) =>
        policy.Accountabilities.All.Select(q => Text(name(q.Code), q.Text.In(t.Language)));

    private IReadOnlyList<(string, string)> Given(Output output) =>
        [
            (t["Appraisals.Output.Title"], output.Title),
            (t["Appraisals.Output.Measure"], output.Measure),
            (t["Appraisals.Output.Timeline"], output.Timeline),
            (t["Appraisals.Output.Resources"], output.Resources),
        ];

    private string Own(string label) => t["Paper.OfOfficial", label];

    private string Theirs(string label) => t["Paper.OfSupervisor", label];

    private static PaperField Line(string name, string label) => new(name, label, PaperKind.Line, []);

    private static PaperField Text(string name, string label) => new(name, label, PaperKind.Text, []);

    private static PaperField Choice(string name, string label, IReadOnlyList<Choice> choices) =>
        new(name, label, PaperKind.Choice, choices);
}
