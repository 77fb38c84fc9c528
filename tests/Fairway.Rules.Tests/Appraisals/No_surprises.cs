using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Around the boundaries of days the golden cases speak (cases/appraisals); here what counts as raised, and how it is told.</summary>
[Trait("Rule", "CY-10")]
public sealed class No_surprises
{
    private static readonly string First = AgreementSections.OfOutput(An.Output(1).Id);
    private static readonly string Second = AgreementSections.OfOutput(An.Output(2).Id);
    private static readonly string Competency = AgreementSections.OfCompetency("competency-1");
    private static readonly LocalDate Signed = new(2027, 12, 15);

    [Theory]
    [InlineData(JournalKind.CheckIn, AppraisalParty.Supervisor, true)]
    [InlineData(JournalKind.Difficulty, AppraisalParty.Supervisor, true)]
    [InlineData(JournalKind.Feedback, AppraisalParty.Supervisor, true)]
    [InlineData(JournalKind.Progress, AppraisalParty.Supervisor, false)]
    [InlineData(JournalKind.Difficulty, AppraisalParty.Delegate, true)]
    [InlineData(JournalKind.Feedback, AppraisalParty.SigningDelegate, true)]
    [InlineData(JournalKind.Difficulty, AppraisalParty.Official, false)]
    [InlineData(JournalKind.CheckIn, AppraisalParty.Official, false)]
    public void What_the_supervisors_side_writes_about_the_very_part_is_raised(JournalKind kind, AppraisalParty by, bool raises) =>
        Assert.Equal(raises, NoSurprises.Raises(kind, by));

    [Fact]
    public void What_was_raised_about_another_part_does_not_count()
    {
        var found = Of([new(First, "partially-met"), new(Competency, "partially-met")], Raised(Second, 2027, 3, 1));
        Assert.Equal([(First, true), (Competency, true)], found.Select(part => (part.About, part.NeedsExplanation)));
        Assert.All(found, part => Assert.Equal("not-raised", part.Finding.Reason));
    }

    [Fact]
    public void Outputs_and_competencies_are_told_apart_and_keep_their_order()
    {
        var found = Of(
            [new(Competency, "partially-met"), new(First, "partially-met"), new(Second, "exceeded")],
            Raised(First, 2027, 3, 1),
            Raised(Competency, 2027, 12, 1)
        );
        Assert.Equal(
            [(Competency, "raised-too-late"), (First, "raised-in-time"), (Second, "rated-fully-met")],
            found.Select(part => (part.About, part.Finding.Reason))
        );
    }

    [Fact]
    public void The_finding_tells_when_where_and_by_whom_it_was_first_raised()
    {
        var found = Of(
            [new(First, "partially-met")],
            new Raised(First, new(2027, 9, 1), RaisedIn.Journal, "cem"),
            new Raised(First, new(2027, 1, 20), RaisedIn.MidTermReview, "ben")
        )[0].Finding;
        Assert.Equal((Judgement.Met, Citations.CY10), (found.Judgement, found.Citation));
        Assert.Equal(
            [
                ("rating", "partially-met"),
                ("ratedOn", "2027-12-15"),
                ("parameter", "noSurprises.lead"),
                ("period", "P30D"),
                ("raisedBefore", "2027-11-15"),
                ("raisedOn", "2027-01-20"),
                ("raisedIn", "mid-term"),
                ("raisedBy", "ben"),
            ],
            found.Facts.Select(fact => (fact.Key, fact.Value))
        );
    }

    [Fact]
    public void What_is_not_rated_on_the_scale_is_left_out() =>
        Assert.Empty(Of([new(First, ""), new(Second, "excellent"), new(Competency, "Partially-met")]));

    [Fact]
    public void Each_part_is_measured_on_its_own_scale()
    {
        var policy = An.Policy();
        var ratings = policy.Ratings with { Outputs = [new("not-met", An.Text("Not met")), .. policy.Ratings.Outputs] };
        var found = NoSurprises.Of([new(First, "not-met"), new(Competency, "not-met")], [], Signed, policy with { Ratings = ratings });
        Assert.Equal([First], found.Select(part => part.About));
        Assert.True(found[0].NeedsExplanation);
    }

    [Fact]
    public void With_no_lead_time_what_was_raised_on_the_day_itself_is_in_time()
    {
        var policy = An.Policy() with { NoSurprisesLead = Period.FromDays(0) };
        Raised[] raised = [Raised(First, 2027, 12, 15)];
        Assert.False(NoSurprises.Of([new(First, "partially-met")], raised, Signed, policy)[0].NeedsExplanation);
        Assert.True(NoSurprises.Of([new(First, "partially-met")], raised, Signed.PlusDays(-1), policy)[0].NeedsExplanation);
    }

    private static IReadOnlyList<NoSurprise> Of(RatedPart[] rated, params Raised[] raised) =>
        NoSurprises.Of(rated, raised, Signed, An.Policy());

    private static Raised Raised(string about, int year, int month, int day) => new(about, new(year, month, day), RaisedIn.Journal, "ben");
}
