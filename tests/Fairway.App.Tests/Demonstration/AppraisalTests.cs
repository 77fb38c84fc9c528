using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.App.Appraisals;
using Fairway.Demo.Scenes;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;

namespace Fairway.Demo.Tests;

public sealed partial class AppraisalTests
{
    private static DemoOrganization Built => TheDemonstration.Built;

    [Theory]
    [InlineData("2026-11-20", 0.65)]
    [InlineData("2026-01-01", 0)]
    [InlineData("2026-02-10", 0)]
    [InlineData("2026-07-20", 0.6)]
    [InlineData("2027-12-30", 0.65)]
    [InlineData("2028-02-29", 0)]
    public void On_any_day_somebody_stands_in_every_state_of_the_cycle_and_every_rule_holds(string day, double agreedAtLeast)
    {
        var clock = FixedClock.On(day);
        var today = clock.Now.InUtc().Date;
        var built = TheDemonstration.On(clock);
        var records = TheDemonstration.Some(built, every: 12);
        RecordChecks.All(records, clock.Now);

        var current = records.Appraisals.Where(a => a.CycleEnd >= today).ToList();
        var states = current.CountBy(a => a.State).ToDictionary();
        foreach (var state in Enum.GetValues<AppraisalState>().Where(s => s > AppraisalState.NotOpened))
        {
            states.GetValueOrDefault(state).ShouldBeGreaterThan(0, state.ToString());
        }

        current.Count(a => a.State >= AppraisalState.BeginningAgreed).ShouldBeGreaterThanOrEqualTo((int)(agreedAtLeast * current.Count));
        current
            .Where(a => a.ClosesOn is null)
            .ShouldAllBe(a => a.State.Step() != AppraisalStep.EndOfCycle || today >= a.CycleEnd.PlusDays(-93));
        current.Where(a => a.ClosesOn is not null).ShouldAllBe(a => a.ClosesOn > today && a.ClosesOn < a.CycleEnd);

        // The cycle before: at its end, or about to come there in the first months after it.
        var before = records.Appraisals.Where(a => a.CycleEnd < today).ToList();
        before.Count.ShouldBeGreaterThan(60);
        before.Count(a => a.State == AppraisalState.EndComplete).ShouldBeGreaterThan(before.Count / 2);
        (records.Appraisals.Select(a => a.StaffId).Distinct().Count() < current.Count + before.Count).ShouldBeTrue("some have both");
    }

    [Fact]
    public void Scenes_stand_where_their_sentences_say()
    {
        Current("official").State.ShouldBe(AppraisalState.BeginningShared);
        Current("official-es").State.ShouldBe(AppraisalState.BeginningSignedBySupervisor);
        Current("agreed").State.ShouldBe(AppraisalState.BeginningAgreed);
        Current("mid-term").State.ShouldBe(AppraisalState.MidTermShared);
        Current("self-assessed").State.ShouldBe(AppraisalState.SelfAssessed);
        Current("self-assessed").ClosesOn.ShouldNotBeNull();
        Current("assessed").State.ShouldBe(AppraisalState.EndSignedBySupervisor);
        Current("objection").State.ShouldBe(AppraisalState.EndObjected);
        Current("objection").SupervisorId.ShouldBe(DemoPeople.Of("chief").StaffId);
        Of("tc", AppraisalKind.TechnicalCooperation).Last().ShouldBe(AppraisalState.BeginningAgreed);
        Of("probationer", AppraisalKind.ProbationFirst).ShouldBe([AppraisalState.BeginningDraft]);
        Of("probation-report", AppraisalKind.ProbationSecond).ShouldBe([AppraisalState.EndSignedBySupervisor]);
        Of("probation-doubt", AppraisalKind.ProbationSecond).ShouldBe([AppraisalState.EndComplete]);
        var archived = Built.Appraisals.Appraisals.Single(a => a.StaffId == DemoPeople.Of("agreed").StaffId && a.CycleEnd.Year == 2025);
        archived.State.ShouldBe(AppraisalState.EndComplete);
        Built
            .Appraisals.Appraisals.Count(a =>
                a.SecondLevelId == DemoPeople.Of("director").StaffId && a.State == AppraisalState.EndAtSecondLevel
            )
            .ShouldBeGreaterThanOrEqualTo(2);

        // What one can be asked to sign can be signed.
        var shared = Built.Appraisals.Versions.Single(v =>
            v.AppraisalId == Current("official").Id && v.Number == Current("official").SharedVersion
        );
        var policy = TheDemonstration.Policies.PolicyAt(Current("official").OpenedOn).Appraisals;
        AgreementCheck.ForSigning(FormText.Read(shared.Content), policy, false, TheDemonstration.Clock.Now.InUtc().Date).ShouldBeEmpty();
        var review = Built.Appraisals.Versions.Single(v => v.AppraisalId == Current("mid-term").Id && v.Step == AppraisalStep.MidTerm);
        FormText.Read<ReviewForm>(review.Content).Outputs.Select(o => o.Fate).ShouldContain(OutputFate.Adjusted);

        static Appraisal Current(string code) =>
            Built.Appraisals.Appraisals.Single(a => a.StaffId == DemoPeople.Of(code).StaffId && a.CycleEnd.Year == 2027);

        static IEnumerable<AppraisalState> Of(string code, AppraisalKind kind) =>
            Built
                .Appraisals.Appraisals.Where(a => a.StaffId == DemoPeople.Of(code).StaffId && a.Kind == kind)
                .OrderBy(a => a.CycleStart)
                .Select(a => a.State);
    }

    [Fact]
    public void The_chief_has_an_appraisal_in_every_state()
    {
        var today = TheDemonstration.Clock.Now.InUtc().Date;
        var states = Built
            .Appraisals.Appraisals.Where(a => a.SupervisorId == DemoPeople.Of("chief").StaffId && a.CycleEnd > today)
            .Select(a => a.State)
            .ToHashSet();
        states.ShouldBe(Enum.GetValues<AppraisalState>().Where(s => s > AppraisalState.NotOpened), ignoreOrder: true);
    }

    [Fact]
    public void Awkward_cases_are_all_there()
    {
        var today = TheDemonstration.Clock.Now.InUtc().Date;
        var records = Built.Appraisals;
        RecordChecks.HistoriesCanBePlayedAgain(records);
        records
            .Appraisals.Count(a => a.BeginningDue < today && a.State < AppraisalState.BeginningAgreed)
            .ShouldBeGreaterThan(100, "some are late");
        var ended = records.Signatures.CountBy(s => (s.Step, s.EndedBecause)).ToDictionary();
        ended[(AppraisalStep.Beginning, "withdrawn")].ShouldBeGreaterThan(10);
        ended[(AppraisalStep.Beginning, "text-changed")].ShouldBeGreaterThan(10);
        ended[(AppraisalStep.EndOfCycle, "withdrawn")].ShouldBeGreaterThan(3);
        ended[(AppraisalStep.EndOfCycle, "corrected")].ShouldBeGreaterThan(3);
        var said = records.Statements.CountBy(s => s.Kind).ToDictionary();
        Enum.GetValues<StatementKind>().ShouldAllBe(kind => said.GetValueOrDefault(kind) > 3);
        records.Late.Select(l => l.Whose).Distinct().Count().ShouldBe(4);
        records.Signatures.Count(s => s.Party == AppraisalParty.SigningDelegate).ShouldBeGreaterThan(10);
        records.Appraisals.Count(a => a.DelegateId is not null && !a.DelegateSigns).ShouldBeGreaterThan(10);
        records.Versions.Max(v => v.Number).ShouldBeGreaterThanOrEqualTo(4);
        records.Sheets.Count(s => s.SharedAt is not null).ShouldBeGreaterThan(50);
        records.Journal.Count(e => e.Private).ShouldBeGreaterThan(200);
        records.Journal.Count(e => !e.Private).ShouldBeGreaterThan(1000);
        records.Evidence.Select(e => e.Type).Distinct().Count().ShouldBe(3);
        records.Received.Count(i => i.Kind == BoardReportKind.EndOfCycle).ShouldBeGreaterThan(500);
        var reviews = records
            .Versions.Where(v => v.Step == AppraisalStep.MidTerm)
            .Select(v => FormText.Read<ReviewForm>(v.Content))
            .ToList();
        Enum.GetValues<OutputFate>().ShouldAllBe(fate => reviews.Any(r => r.Outputs.Any(o => o.Fate == fate)));
        reviews.ShouldContain(r => r.CountReason.Length > 0);
    }

    [Fact]
    public void Ratings_are_mostly_fully_met_and_explained_where_they_surprise()
    {
        var assessments = Built
            .Appraisals.Versions.Where(v => v.Step == AppraisalStep.EndOfCycle)
            .Select(v => FormText.Read<EndForm>(v.Content).Assessment)
            .Where(a => a.Overall is not null)
            .ToList();
        var parts = assessments.SelectMany(a => a.Outputs.Concat(a.Competencies)).ToList();
        Share("fully-met").ShouldBeInRange(0.6, 0.85);
        Share("exceeded").ShouldBeInRange(0.12, 0.3);
        Share("partially-met").ShouldBeInRange(0.02, 0.12);
        parts.Count(p => p.Surprise.Length > 0).ShouldBeGreaterThan(5);
        assessments.Count(a => a.Overall!.OddnessReason.Length > 0).ShouldBeGreaterThan(3);
        assessments.Select(a => a.Overall!.Rating).Distinct().Count().ShouldBe(3);

        double Share(string rating) => parts.Count(p => p.Rating == rating) / (double)parts.Count;
    }

    [Fact]
    public void Outputs_link_to_results_and_lines_that_exist()
    {
        var keys = Built.Programme.Outcomes.Where(o => o.Kind != "indicator").Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var lines = Built.Workplans.Plans.SelectMany(p => p.Lines).Select(l => l.Id).ToHashSet();
        Built.Appraisals.Outputs.ShouldAllBe(o => o.OutcomeKey == null || keys.Contains(o.OutcomeKey));
        Built.Appraisals.Outputs.ShouldAllBe(o => o.WorkplanLineId == null || lines.Contains(o.WorkplanLineId.Value));
        Built.Workplans.Plans.SelectMany(p => p.Lines).ShouldAllBe(l => l.OutcomeKey == null || keys.Contains(l.OutcomeKey));
        Built.Workplans.Plans.Count(p => p.PublishedAt is not null).ShouldBeGreaterThan(Built.Plan.Units.Count * 7 / 10);
        Built.Workplans.Drafts.Count.ShouldBeGreaterThan(5);
        var parents = Built.Programme.Outcomes.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        parents.Count.ShouldBe(Built.Programme.Outcomes.Count);
        Built.Programme.Outcomes.ShouldAllBe(o => o.ParentKey == null || parents.Contains(o.ParentKey));
        Built.Programme.Outcomes.Select(o => o.Biennium).Distinct().ShouldBe([2024, 2026]);
        // An outcome that nobody serves is something to see as well.
        Built.Programme.Outcomes.Count(o => o.Biennium == 2026 && o.Kind == "outcome").ShouldBe(11);
    }

    [Fact]
    public void Building_twice_gives_the_same_rows()
    {
        var again = TheDemonstration.On(TheDemonstration.Clock);
        var (one, other) = (TheDemonstration.Some(Built, every: 10), TheDemonstration.Some(again, every: 10));
        JsonSerializer.Serialize(other).ShouldBe(JsonSerializer.Serialize(one));
        again.Workplans.Plans.Select(p => (p.Id, p.BigPicture)).ShouldBe(Built.Workplans.Plans.Select(p => (p.Id, p.BigPicture)));
        again
            .Offices.Grants.Select(g => (g.Id, g.AccountId, g.Office))
            .ShouldBe(Built.Offices.Grants.Select(g => (g.Id, g.AccountId, g.Office)));
        again.Questions.Select(q => (q.Id, q.StaffId)).ShouldBe(Built.Questions.Select(q => (q.Id, q.StaffId)));
    }

    [Fact]
    public void Offices_are_granted_by_two_people_and_end_on_a_date()
    {
        var terminal = Built.Offices.Grants.Where(g => g.ProposedBy == g.AccountId).ToList();
        terminal.Count.ShouldBe(2);
        Built
            .Offices.Grants.Except(terminal)
            .Where(g => g.ConfirmedBy is not null)
            .ShouldAllBe(g => g.ConfirmedBy != g.ProposedBy && g.ConfirmedBy != g.AccountId && g.ProposedBy != g.AccountId);
        Built.Offices.Grants.ShouldAllBe(g => g.Until > g.From && g.Until <= g.From.PlusMonths(24));
        Built.Offices.Grants.Count(g => g.ConfirmedBy is null && g.EndedAt is null).ShouldBe(1);
        Enum.GetValues<Fairway.App.Accounts.Office>()
            .ShouldAllBe(o => Built.Offices.Grants.Any(g => g.Office == o && g.ConfirmedBy != null && g.EndedAt == null));
    }

    [GeneratedRegex(@"[{}]|  ")]
    private static partial Regex Unfilled();

    [Fact]
    public void No_text_has_a_blank_left()
    {
        Built.Workplans.Plans.ShouldAllBe(p => !Unfilled().IsMatch(p.BigPicture));
        Built.Workplans.Plans.SelectMany(p => p.Lines).ShouldAllBe(l => !Unfilled().IsMatch(l.Text) && l.Text.Length > 15);
    }

    [Theory]
    [InlineData("en", "the", " de la ", " el ")]
    [InlineData("fr", "de", " the ", " el ")]
    [InlineData("es", "de", " the ", " dans ")]
    public void Texts_are_in_the_officials_language(string language, string usual, string foreign, string alsoForeign)
    {
        var people = Built.Plan.Roster.People.ToDictionary(p => p.StaffId, StringComparer.Ordinal);
        var appraisals = Built.Appraisals.Appraisals.ToDictionary(a => a.Id);
        var versions = Built.Appraisals.Versions.Where((v, i) => v.Language == language && i % 3 == 0).ToList();
        versions.Count.ShouldBeGreaterThan(300);
        foreach (var version in versions)
        {
            people[appraisals[version.AppraisalId].StaffId].Language.ShouldBe(language);
            var text = $" {string.Join(' ', RecordChecks.TextsOf(version.Content))} ";
            if (text.Length > 1500)
            {
                text.ShouldContain($" {usual} ");
            }

            text.ShouldNotContain(foreign);
            text.ShouldNotContain(alsoForeign);
            if (language == "fr")
            {
                text.ShouldNotMatch(" [;:?!]( |$)", "a non-breaking space stands before these in French");
            }
        }
    }
}
