using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Rules.Tests.Reclassification;

/// <summary>Golden cases on both sides of each boundary; G1 from 0 points, each grade above from 40 more.</summary>
[Trait("Rule", "RG-1")]
public sealed class Grade_of_a_job
{
    private static readonly GradeScale Scale = new([
        new(Category.GS, new Wording("GS", "GS", "GS"), ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]),
        new(Category.P, new Wording("P", "P", "P"), ["P1", "P2", "P3"]),
    ]);

    private static readonly ReclassificationPolicy Policy = An.Reclassification();

    private static readonly JobText Whole = new("For a test", "To the chief", "A diploma", [new(60, "Drafts"), new(40, "Files")]);

    [Theory]
    // 20 + 10 = 30: G1, and 60 + 10 = 70: G2.
    [InlineData(1, 1, "G1", "G1", "G1", ReclassificationAct.Keep)]
    [InlineData(2, 1, "G1", "G2", "G2", ReclassificationAct.Raise)]
    // 60 + 40 = 100: G3, two above G1: the next one results.
    [InlineData(2, 2, "G1", "G3", "G2", ReclassificationAct.Raise)]
    [InlineData(2, 2, "G3", "G3", "G3", ReclassificationAct.Keep)]
    // 120 + 40 = 160 is exactly G5's; 120 + 100 = 220 exactly the highest.
    [InlineData(3, 2, "G5", "G5", "G5", ReclassificationAct.Keep)]
    [InlineData(3, 3, "G7", "G7", "G7", ReclassificationAct.Keep)]
    [InlineData(1, 1, "G7", "G1", "G6", ReclassificationAct.Lower)]
    public void The_points_give_the_grade_one_step_at_a_time(
        int knowledge,
        int people,
        string present,
        string worth,
        string grade,
        ReclassificationAct act
    )
    {
        var found = JobGrading.Of(Levels(knowledge, people), Scale.Parse(present)!, Scale, Policy)!;
        Assert.Equal((worth, grade, act), (found.Worth.Code, found.Grade.Code, found.Act));
    }

    [Fact]
    public void A_category_without_bands_has_no_result() => Assert.Null(JobGrading.Of(Levels(1, 1), Scale.Parse("P3")!, Scale, Policy));

    [Fact]
    public void An_evaluation_needs_each_factor_and_reasons()
    {
        Assert.Empty(JobGrading.Check(Levels(1, 3), "Because", Policy));
        Assert.Equal(
            ["Levels.knowledge", "Levels.people", "Reasons"],
            JobGrading.Check(Levels(0, 4), " ", Policy).Select(refusal => refusal.Field)
        );
    }

    [Theory]
    [InlineData(60, 40, null)]
    [InlineData(60, 39, RefusalCodes.JobSharesWrong)]
    [InlineData(60, 41, RefusalCodes.JobSharesWrong)]
    [InlineData(100, 0, RefusalCodes.JobDutyIncomplete)]
    public void The_shares_of_duties_add_up(int one, int other, string? code) =>
        Assert.Equal(
            code,
            JobCheck.Description(Whole with { Duties = [new(one, "Drafts"), new(other, "Files"), new(null, " ")] }).SingleOrDefault()?.Code
        );

    [Fact]
    public void A_request_is_whole_and_asks_for_something_else_than_what_is_in_force()
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tasks"] = "More than before" };
        Assert.Empty(ReclassificationCheck.Request(answers, Whole, null, Policy));
        Assert.Empty(ReclassificationCheck.Request(answers, Whole, Whole with { Purpose = "Another" }, Policy));
        Assert.Equal(RefusalCodes.JobUnchanged, Assert.Single(ReclassificationCheck.Request(answers, Whole, Whole, Policy)).Code);
        Assert.Equal(
            ["Answers.tasks", "Purpose", "Reporting", "Qualifications", "Duties"],
            ReclassificationCheck
                .Request(new Dictionary<string, string>(StringComparer.Ordinal), new("", "", " ", []), null, Policy)
                .Select(refusal => refusal.Field)
        );
    }

    [Theory]
    [InlineData("2026-03-22", 1, 0, RefusalCodes.JobCommentsOpen)]
    [InlineData("2026-03-23", 1, 0, RefusalCodes.JobCommentsOpen)]
    [InlineData("2026-03-24", 1, 0, null)]
    [InlineData("2026-03-24", 1, 1, RefusalCodes.JobCommentsUnanswered)]
    [InlineData("2026-03-02", 0, 0, null)]
    public void A_description_comes_into_force_after_comments_and_their_answers(string today, int incumbents, int unanswered, string? code)
    {
        var until = ReclassificationDays.CommentsUntil(new LocalDate(2026, 3, 2), Policy);
        Assert.Equal(code, JobCheck.IntoForce(until, incumbents, unanswered, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value)?.Code);
    }

    [Fact]
    public void A_result_is_due_three_months_after_the_request() =>
        Assert.Equal(new LocalDate(2026, 6, 2), ReclassificationDays.ResultDue(new LocalDate(2026, 3, 2), Policy));

    private static Dictionary<string, int> Levels(int knowledge, int people) =>
        new(StringComparer.Ordinal) { ["knowledge"] = knowledge, ["people"] = people };
}
