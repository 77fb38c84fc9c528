using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.App.Appraisals;
using Fairway.Demo.Scenes;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Demo.Tests;

public sealed partial class AppraisalTests
{
    private static DemoOrganization Built => TheDemonstration.Built;

    [Theory]
    [InlineData("2026-11-20", 0.65)]
    [InlineData("2026-01-01", 0)]
    [InlineData("2026-02-10", 0)]
    [InlineData("2026-04-01", 0.4)]
    [InlineData("2027-12-30", 0.65)]
    [InlineData("2028-02-29", 0)]
    public void On_any_day_there_is_an_appraisal_in_every_state_of_the_beginning(string day, double agreedAtLeast)
    {
        var clock = FixedClock.On(day);
        var built = TheDemonstration.On(clock);
        var states = built.Appraisals.Appraisals.CountBy(a => a.State).ToDictionary();
        var regular = built.Plan.Roster.People.Count(p => p.Current.Funding == "RB");
        foreach (
            var state in Enum.GetValues<AppraisalState>().Where(s => s is > AppraisalState.NotOpened and <= AppraisalState.BeginningAgreed)
        )
        {
            states.GetValueOrDefault(state).ShouldBeGreaterThan(30, state.ToString());
        }

        (regular - built.Appraisals.Appraisals.Count).ShouldBeGreaterThan(60);
        (states[AppraisalState.BeginningAgreed] / (double)regular).ShouldBeGreaterThanOrEqualTo(agreedAtLeast);
        built.Appraisals.History.ShouldAllBe(h => h.At <= clock.Now);
        built.Appraisals.Appraisals.ShouldAllBe(a => a.OpenedOn >= a.CycleStart);
    }

    [Fact]
    public void Some_are_late_some_signatures_ended_and_both_kinds_of_delegates_act()
    {
        var today = TheDemonstration.Clock.Now.InUtc().Date;
        var records = Built.Appraisals;
        records.Appraisals.Count(a => a.BeginningDue < today && a.State != AppraisalState.BeginningAgreed).ShouldBeGreaterThan(100);
        records.Signatures.Count(s => s.EndedBecause == "withdrawn").ShouldBeGreaterThan(10);
        records.Signatures.Count(s => s.EndedBecause == "text-changed").ShouldBeGreaterThan(10);
        records.Signatures.Count(s => s.Party == AppraisalParty.SigningDelegate).ShouldBeGreaterThan(10);
        records.Appraisals.Count(a => a.DelegateId is not null && !a.DelegateSigns).ShouldBeGreaterThan(10);
        records.Versions.Max(v => v.Number).ShouldBeGreaterThanOrEqualTo(4);
        records.Sheets.Count(s => s.SharedAt is not null).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Every_history_can_be_played_again_by_the_workflow()
    {
        var histories = Built.Appraisals.History.ToLookup(h => h.Subject, StringComparer.Ordinal);
        foreach (var appraisal in Built.Appraisals.Appraisals)
        {
            var people = new AppraisalPeople(
                appraisal.StaffId,
                appraisal.SupervisorId,
                appraisal.DelegateId,
                appraisal.DelegateSigns,
                appraisal.SecondLevelId
            );
            var state = AppraisalState.NotOpened;
            var last = Instant.MinValue;
            foreach (var entry in histories[appraisal.Id.ToString()].Where(e => e.Act != "share-preparation"))
            {
                var act = entry.Act switch
                {
                    "open" => AppraisalAct.Open,
                    "share" => AppraisalAct.Share,
                    "comment" => AppraisalAct.Comment,
                    "withdraw-signature" => AppraisalAct.WithdrawSignature,
                    "sign" when entry.Actor == appraisal.StaffId => AppraisalAct.SignAsOfficial,
                    "sign" => AppraisalAct.SignAsSupervisor,
                    _ => throw new InvalidOperationException(entry.Act),
                };
                var row = AppraisalWorkflow.Find(state, act, people.PartiesOf(entry.Actor));
                row.ShouldNotBeNull($"{act} by {entry.Actor} in {state} of {appraisal.StaffId}");
                entry.Rule.ShouldBe(row.Rule);
                entry.At.ShouldBeGreaterThan(last);
                (state, last) = (row.To, entry.At);
            }

            state.ShouldBe(appraisal.State);
            (appraisal.ReceivedByBoardAt is not null).ShouldBe(state == AppraisalState.BeginningAgreed);
        }
    }

    [Fact]
    public void Every_signature_stands_under_the_hash_of_what_was_shared()
    {
        var appraisals = Built.Appraisals.Appraisals.ToDictionary(a => a.Id);
        var versions = Built.Appraisals.Versions.ToDictionary(v => (v.AppraisalId, v.Number));
        foreach (var version in versions.Values)
        {
            version.Hash.ShouldBe(FormText.Hash(appraisals[version.AppraisalId], version.Step, version.Content));
            FormText.Write(FormText.Read(version.Content)).ShouldBe(version.Content);
        }

        foreach (var signature in Built.Appraisals.Signatures)
        {
            signature.Hash.ShouldBe(versions[(signature.AppraisalId, signature.FormNumber)].Hash);
            signature.PolicyVersion.ShouldBe(appraisals[signature.AppraisalId].PolicyVersion);
        }
    }

    [Fact]
    public void What_is_signed_could_be_signed_and_what_scenes_offer_can_be()
    {
        var signed = Built
            .Appraisals.Signatures.Select(s => (s.AppraisalId, s.FormNumber, s.At))
            .ToLookup(s => (s.AppraisalId, s.FormNumber));
        var ready = Built.Appraisals.Appraisals.Single(a => a.StaffId == DemoPeople.Of("official").StaffId);
        ready.State.ShouldBe(AppraisalState.BeginningShared);
        var appraisals = Built.Appraisals.Appraisals.ToDictionary(a => a.Id);
        foreach (var version in Built.Appraisals.Versions)
        {
            var at = signed[(version.AppraisalId, version.Number)].Select(s => s.At).DefaultIfEmpty(Instant.MinValue).Min();
            if (version.AppraisalId == ready.Id && version.Number == ready.SharedVersion)
            {
                at = TheDemonstration.Clock.Now;
            }
            else if (at == Instant.MinValue)
            {
                continue;
            }

            var appraisal = appraisals[version.AppraisalId];
            var policy = TheDemonstration.Policies.PolicyAt(appraisal.OpenedOn).Appraisals;
            AgreementCheck
                .ForSigning(FormText.Read(version.Content), policy, appraisal.OfManager, at.InUtc().Date)
                .ShouldBeEmpty(appraisal.StaffId);
        }

        Built
            .Appraisals.Appraisals.Single(a => a.StaffId == DemoPeople.Of("official-es").StaffId)
            .State.ShouldBe(AppraisalState.BeginningSignedBySupervisor);
        Built.Appraisals.Appraisals.ShouldNotContain(a => a.StaffId == DemoPeople.Of("tc").StaffId);
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
        JsonSerializer
            .Serialize(
                again.Appraisals.Versions.Select(v => new
                {
                    v.Id,
                    v.Hash,
                    v.SharedBy,
                    v.Content,
                })
            )
            .ShouldBe(
                JsonSerializer.Serialize(
                    Built.Appraisals.Versions.Select(v => new
                    {
                        v.Id,
                        v.Hash,
                        v.SharedBy,
                        v.Content,
                    })
                )
            );
        again
            .Appraisals.History.Select(h => (h.Id, h.At, h.Actor, h.Act))
            .ShouldBe(Built.Appraisals.History.Select(h => (h.Id, h.At, h.Actor, h.Act)));
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

    [GeneratedRegex(@"[{}]|\blorem\b|  ", RegexOptions.IgnoreCase)]
    private static partial Regex Unfilled();

    [Fact]
    public void No_text_has_a_blank_left()
    {
        var records = Built.Appraisals;
        foreach (var version in records.Versions)
        {
            Texts(FormText.Read(version.Content)).ShouldAllBe(text => !Unfilled().IsMatch(text));
        }

        records
            .Comments.Select(c => c.Text)
            .Concat(Built.Workplans.Plans.Select(p => p.BigPicture))
            .ShouldAllBe(t => !Unfilled().IsMatch(t));
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
        var versions = Built.Appraisals.Versions.Where(v => v.Language == language).ToList();
        versions.Count.ShouldBeGreaterThan(300);
        foreach (var version in versions)
        {
            people[appraisals[version.AppraisalId].StaffId].Language.ShouldBe(language);
            var text = $" {string.Join(' ', Texts(FormText.Read(version.Content)))} ";
            text.ShouldContain($" {usual} ");
            text.ShouldNotContain(foreign);
            text.ShouldNotContain(alsoForeign);
            if (language == "fr")
            {
                text.ShouldNotMatch(" [;:?!]( |$)", "a non-breaking space stands before these in French");
            }
        }
    }

    private static IEnumerable<string> Texts(AgreementForm form) =>
        [
            .. form.Outputs.SelectMany(o => new[] { o.Title, o.Measure, o.Timeline, o.Resources }),
            .. form.Competencies.SelectMany(c => new[] { c.IndicatorsOfSuccess, c.WhyNeeded }),
            .. form.Objective is { } objective ? new[] { objective.Text, objective.Actions, objective.Support } : [],
            .. form.Accountabilities.Select(a => a.Expectation),
        ];
}
