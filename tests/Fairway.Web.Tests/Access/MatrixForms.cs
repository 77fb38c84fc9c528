using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <summary>Whole forms of each step, ready for signatures.</summary>
internal static class MatrixForms
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    public static readonly Guid Output = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>What the supervisor's side has written and not signed: nobody else reads it.</summary>
    public const string Unreleased = "An assessment at work";

    public static string Competency => TheServer.Policies.PolicyAt(Today).Appraisals.Catalogue.All[0].Code;

    /// <summary>A whole form, ready for both signatures.</summary>
    public static AgreementForm Form()
    {
        var policy = TheServer.Policies.PolicyAt(Today).Appraisals;
        return new AgreementForm
        {
            Outputs =
            [
                .. Enumerable
                    .Range(1, 3)
                    .Select(n => new Output(new Guid(n, 0, 0, Output.ToByteArray()[8..]), "Title " + n, "m", "t", "r", "2026/A", null)),
            ],
            Competencies = [.. policy.Catalogue.All.Take(3).Select(c => new CompetencyChoice(c.Code, "i", "w"))],
            Objective = new DevelopmentalObjective("o", "a", ""),
            Accountabilities = [.. policy.Accountabilities.All.Select(q => new Accountability(q.Code, "e"))],
            DiscussedOn = new LocalDate(2026, 1, 31),
        };
    }

    /// <summary>A whole mid-term review of that form.</summary>
    public static ReviewForm Review() =>
        new()
        {
            Outputs = [.. Form().Outputs.Select(o => new OutputReview(o.Id, "p", "", OutputFate.Kept, null, ""))],
            Objective = new ObjectiveReview("p", "a"),
            DiscussedOn = new LocalDate(2026, 2, 28),
        };

    /// <summary>A whole end of cycle of that form.</summary>
    public static EndForm End()
    {
        var (form, policy) = (Form(), TheServer.Policies.PolicyAt(Today).Appraisals);
        return new EndForm(
            new SelfAssessment
            {
                Outputs = [.. form.Outputs.Select(o => new SelfAssessedOutput(o.Id, "a", "", ""))],
                Competencies = [.. form.Competencies.Select(c => new CodedText(c.Code, "t"))],
                Accountabilities = [.. policy.Accountabilities.All.Select(q => new CodedText(q.Code, "t"))],
                Objective = "o",
            },
            new Assessment
            {
                Outputs = [.. form.Outputs.Select(o => new Assessed(o.Id.ToString(), policy.Ratings.Outputs[1].Code, Unreleased, ""))],
                Competencies =
                [
                    .. form.Competencies.Select(c => new Assessed(c.Code, policy.Ratings.Competencies[1].Code, Unreleased, "")),
                ],
                Accountabilities = [.. policy.Accountabilities.All.Select(q => new CodedText(q.Code, Unreleased))],
                Objective = Unreleased,
                Career = Unreleased,
                Overall = new OverallRating(policy.Ratings.Overall[1].Code, Unreleased, ""),
                DiscussedOn = new LocalDate(2026, 2, 28),
            }
        );
    }

    /// <summary>The address of a line about an appraisal.</summary>
    public static string PathOf(this MatrixWorld world, Matrix.Line line, Guid id, (Guid Note, Guid File) dialogue) =>
        line.Route[(line.Route.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{outputId:guid}", Output.ToString(), StringComparison.Ordinal)
            .Replace("{part:regex(^(objective|career)$)}", "career", StringComparison.Ordinal)
            .Replace("{part:guid}", world.PartOf(id).ToString(), StringComparison.Ordinal)
            .Replace("{entry:guid}", dialogue.Note.ToString(), StringComparison.Ordinal)
            .Replace("{file:guid}", dialogue.File.ToString(), StringComparison.Ordinal)
            .Replace("{paper:guid}", OtherEndpoints.Nothing.ToString(), StringComparison.Ordinal)
            .Replace("{code}", Competency, StringComparison.Ordinal);
}
