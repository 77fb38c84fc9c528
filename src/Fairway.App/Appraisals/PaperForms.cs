using System.Collections.Immutable;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// A form typed from paper: its texts by name, as the page that asks for them names them, and the forms of the three steps made of them. What stands
/// nowhere on the paper is empty; whether it may be is the step's own check's to say.
/// </summary>
public sealed class PaperForms(IReadOnlyDictionary<string, string> texts, LocalDate? discussedOn)
{
    /// <summary>How many outputs can be added at mid-term.</summary>
    public const int MostAdded = 2;

    public static string Output(int number, string field) => $"output.{number}.{field}";

    public static string Output(Guid id, string field) => $"output.{id}.{field}";

    public static string Added(int number, string field) => $"added.{number}.{field}";

    public static string Competency(int number, string field) => $"competency.{number}.{field}";

    public static string Competency(string code, string field) => $"competency.{code}.{field}";

    public static string Accountability(string code) => $"accountability.{code}";

    public static string Criterion(string code) => $"criterion.{code}";

    /// <summary>The official's own view at the end of the cycle, of whatever part.</summary>
    public static string Self(string part) => "self." + part;

    /// <summary>The beginning of the cycle (CY-2); rows left empty are none.</summary>
    public AgreementForm Agreement(AppraisalPolicy policy) =>
        new()
        {
            Outputs =
            [
                .. Enumerable
                    .Range(1, policy.Outputs.Maximum)
                    .Where(n => Any(Output(n, "title"), Output(n, "measure"), Output(n, "timeline"), Output(n, "resources")))
                    .Select(n => OutputOf(Guid.CreateVersion7(), field => Text(Output(n, field)))),
            ],
            Competencies =
            [
                .. Enumerable
                    .Range(1, policy.Competencies.Maximum)
                    .Where(n => Any(Competency(n, "code"), Competency(n, "indicators"), Competency(n, "why")))
                    .Select(n => new CompetencyChoice(
                        Text(Competency(n, "code")),
                        Text(Competency(n, "indicators")),
                        Text(Competency(n, "why"))
                    )),
            ],
            Objective = Any("objective.text", "objective.actions", "objective.support")
                ? new DevelopmentalObjective(Text("objective.text"), Text("objective.actions"), Text("objective.support"))
                : null,
            Accountabilities =
            [
                .. policy
                    .Accountabilities.All.Where(q => Any(Accountability(q.Code)))
                    .Select(q => new Accountability(q.Code, Text(Accountability(q.Code)))),
            ],
            DiscussedOn = discussedOn,
        };

    /// <summary>The mid-term review (CY-3). An adjusted output reads as agreed where the paper says nothing else.</summary>
    public ReviewForm Review(AgreementForm agreed) =>
        new()
        {
            Outputs =
            [
                .. agreed.Outputs.Select(output =>
                {
                    var fate = Enum.TryParse<OutputFate>(Text(Output(output.Id, "fate")), out var said) ? said : OutputFate.Kept;
                    return new OutputReview(
                        output.Id,
                        Text(Output(output.Id, "progress")),
                        Text(Output(output.Id, "problems")),
                        fate is OutputFate.Adjusted or OutputFate.Withdrawn ? fate : OutputFate.Kept,
                        fate == OutputFate.Adjusted ? Adjusted(output) : null,
                        Text(Output(output.Id, "reason"))
                    );
                }),
                .. Enumerable
                    .Range(1, MostAdded)
                    .Where(n => Any(Added(n, "title"), Added(n, "measure"), Added(n, "timeline"), Added(n, "resources")))
                    .Select(n =>
                    {
                        var output = OutputOf(Guid.CreateVersion7(), field => Text(Added(n, field)));
                        return new OutputReview(output.Id, "", "", OutputFate.Added, output, Text(Added(n, "reason")));
                    }),
            ],
            CountReason = Text("count"),
            Objective = Any("objective.progress", "objective.actions")
                ? new ObjectiveReview(Text("objective.progress"), Text("objective.actions"))
                : null,
            DiscussedOn = discussedOn,
        };

    /// <summary>The end of the cycle (CY-4): both sides of it.</summary>
    public EndForm End(AssessedCycle assessed, AppraisalPolicy policy)
    {
        var questions = assessed.OfManager ? policy.Accountabilities.All : [];
        return new EndForm(
            new SelfAssessment
            {
                Outputs =
                [
                    .. assessed.Outputs.Select(o => new SelfAssessedOutput(
                        o.Now.Id,
                        Text(Self(Output(o.Now.Id, "achieved"))),
                        Text(Self(Output(o.Now.Id, "challenges"))),
                        Text(Self(Output(o.Now.Id, "lessons")))
                    )),
                ],
                Competencies = [.. assessed.Competencies.Select(c => new CodedText(c, Text(Self(Competency(c, "text")))))],
                Accountabilities = [.. questions.Select(q => new CodedText(q.Code, Text(Self(Accountability(q.Code)))))],
                Criteria = [.. assessed.Criteria.Select(c => new CodedText(c.Code, Text(Self(Criterion(c.Code)))))],
                Objective = Text(Self("objective")),
                Career = Text(Self("career")),
            },
            new Assessment
            {
                Outputs = [.. assessed.Outputs.Select(o => AssessedOf(o.Now.Id.ToString(), field => Text(Output(o.Now.Id, field))))],
                Competencies = [.. assessed.Competencies.Select(c => AssessedOf(c, field => Text(Competency(c, field))))],
                Accountabilities = [.. questions.Select(q => new CodedText(q.Code, Text(Accountability(q.Code))))],
                Criteria = [.. assessed.Criteria.Select(c => new CodedText(c.Code, Text(Criterion(c.Code))))],
                Objective = Text("objective"),
                Career = Text("career"),
                Overall = new OverallRating(Text("overall.rating"), Text("overall.text"), Text("overall.odd")),
                DiscussedOn = discussedOn,
            }
        );
    }

    private static Assessed AssessedOf(string key, Func<string, string> of) => new(key, of("rating"), of("text"), of("surprise"));

    private static Output OutputOf(Guid id, Func<string, string> of) =>
        new(
            id,
            of("title"),
            of("measure"),
            of("timeline"),
            of("resources"),
            of("outcome") is { Length: > 0 } outcome ? outcome : null,
            null
        );

    private Output Adjusted(Output agreed) =>
        agreed with
        {
            Title = Or(Output(agreed.Id, "title"), agreed.Title),
            Measure = Or(Output(agreed.Id, "measure"), agreed.Measure),
            Timeline = Or(Output(agreed.Id, "timeline"), agreed.Timeline),
            Resources = Or(Output(agreed.Id, "resources"), agreed.Resources),
        };

    private string Or(string name, string otherwise) => Any(name) ? Text(name) : otherwise;

    private bool Any(params string[] names) => names.Any(name => !string.IsNullOrWhiteSpace(Text(name)));

    private string Text(string name) => texts.GetValueOrDefault(name, "").Trim();
}
