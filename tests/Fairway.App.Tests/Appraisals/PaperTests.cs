using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class PaperTests
{
    private const string Hana = Stranger;
    private static readonly LocalDate s_discussed = new(2026, 2, 27);

    [Theory, BothDatabases]
    public async Task A_form_filled_in_by_hand_stands_as_signed_on_paper_and_both_are_told(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        (await Enter(scene, id, Beginning())).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningAgreed);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        view.Agreement!.Outputs.Select(o => o.Title).ShouldBe(["Output 1", "Output 2", "Output 3"]);
        view.Standing(AppraisalStep.Beginning)
            .Select(s => (s.Party, s.SignerId, s.OnPaper))
            .ShouldBe(
                [(AppraisalParty.Supervisor, Carla, s_discussed), (AppraisalParty.Official, Olu, (LocalDate?)s_discussed.PlusDays(1))],
                ignoreOrder: true
            );
        view.Papers.ShouldHaveSingleItem().Reason.ShouldBe("No line to the office in March.");
        view.Newest(AppraisalStep.Beginning)!.SharedById.ShouldBe(Hana);
        (await scene.Read(db => db.BoardItems.CountAsync())).ShouldBe(1);
        (await scene.Read(db => db.AppraisalOutputs.CountAsync(o => o.Agreed))).ShouldBe(3);
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "EnteredFromPaper"))).ShouldBe(2);
        var entry = await scene.Read(db => db.History.SingleAsync(h => h.Act == "enter-from-paper"));
        (entry.Actor, entry.Rule).ShouldBe((Hana, "CY-2"));
    }

    [Theory, BothDatabases]
    public async Task The_scan_is_read_by_whoever_reads_the_form_and_that_is_recorded(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await Enter(scene, id, Beginning());
        var paper = await scene.Read(db => db.PaperCopies.Select(p => p.Id).SingleAsync());
        foreach (var who in new[] { scene.As(Olu), scene.As(Carla), scene.As(Sam), Hr(scene, "U") })
        {
            (await scene.Do(u => u.PaperReading.OpenAsync(who, id, paper)))!.Content.ShouldBe(SampleFiles.Pdf);
        }

        foreach (var who in new[] { scene.As(Dov), scene.As(Hana), Hr(scene, "D") })
        {
            (await scene.Do(u => u.PaperReading.OpenAsync(who, id, paper))).ShouldBeNull();
        }

        (await scene.Read(db => db.History.CountAsync(h => h.Act == "read-paper"))).ShouldBe(4);
    }

    [Theory, BothDatabases]
    public async Task What_the_supervisor_signed_here_stays_theirs_and_the_paper_is_of_that_text_alone(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        var signed = await scene.Read(db => db.Signatures.SingleAsync());
        // Another text, and no code at all: HR signs for nobody.
        Codes(await Enter(scene, id, Beginning())).ShouldBe([nameof(PaperRefusals.PaperCodeNeeded)]);
        Codes(await Enter(scene, id, Beginning() with { Code = new string('0', 64) })).ShouldBe([nameof(PaperRefusals.PaperCodeUnknown)]);
        var print = string.Join(' ', signed.Hash.ToUpperInvariant().Chunk(8).Select(c => new string(c)));
        var paper = Beginning() with
        {
            Code = print,
            SupervisorOn = null,
            OfficialOn = new LocalDate(2026, 3, 2),
            Texts = new Dictionary<string, string>(),
        };
        (await Enter(scene, id, paper)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningAgreed);
        var signatures = await scene.Read(db => db.Signatures.Where(s => s.EndedAt == null).OrderBy(s => s.At).ToListAsync());
        signatures.Select(s => (s.SignerId, s.OnPaper is null, s.Hash)).ShouldBe([(Carla, true, signed.Hash), (Olu, false, signed.Hash)]);
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_the_units_hr_partner_enters_and_no_party_does(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        foreach (var who in new[] { scene.As(Olu), scene.As(Carla), scene.As(Sam), scene.As(Hana), Hr(scene, "D") })
        {
            (await scene.Do(u => u.Papers.EnterAsync(who, id, Beginning()))).ShouldBe(ActResult.Missing);
        }

        // Who supervises, or is second level, and is HR partner as well.
        foreach (var party in new[] { Carla, Sam })
        {
            Codes(await scene.Do(u => u.Papers.EnterAsync(As(scene, party, "U"), id, Beginning())))
                .ShouldBe([nameof(PaperRefusals.PaperByParty)]);
        }

        (await scene.Do(u => u.Papers.EnterAsync(As(scene, Olu, "U"), id, Beginning()))).ShouldBe(ActResult.Missing);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningDraft);
        // Once it stands, it is not entered again.
        (await Enter(scene, id, Beginning())).ShouldBe(ActResult.Ok);
        (await Enter(scene, id, Beginning())).ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task What_is_no_scan_what_has_no_reason_and_what_is_not_whole_is_refused(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var good = Beginning();
        await Refused(good with { ScanName = "" }, nameof(PaperRefusals.PaperScanMissing));
        await Refused(good with { ScanName = "signed.txt", Scan = [.. "signed"u8] }, nameof(PaperRefusals.PaperScanType));
        await Refused(good with { Scan = SampleFiles.Program }, nameof(JournalRefusals.EvidenceNotWhatItSays));
        await Refused(good with { ScanName = "a.svg", Scan = SampleFiles.Drawing }, nameof(JournalRefusals.EvidenceNotTaken));
        await Refused(good with { Scan = [] }, nameof(JournalRefusals.EvidenceEmpty));
        await Refused(
            good with
            {
                Scan = [.. SampleFiles.Pdf, .. new byte[(Policy.Evidence.Megabytes * 1024 * 1024) + 1]],
            },
            nameof(JournalRefusals.EvidenceTooLarge)
        );
        await Refused(good with { Reason = " " }, nameof(PaperRefusals.PaperReasonMissing));
        await Refused(good with { OfficialOn = null }, RefusalCodes.PaperDayMissing);
        await Refused(good with { SupervisorOn = s_discussed.PlusDays(-1) }, RefusalCodes.PaperDayBeforeDiscussion);
        await Refused(good with { Reason = new string('x', Policy.TextMaximum + 1) }, RefusalCodes.TextTooLong);
        await Refused(good with { Texts = Without("output.2.measure") }, RefusalCodes.OutputMeasureMissing);
        await Refused(good with { DiscussedOn = null }, RefusalCodes.DiscussionMissing);
        (await scene.Read(db => db.PaperCopies.CountAsync())).ShouldBe(0);

        async Task Refused(Paper paper, string code) => Codes(await Enter(scene, id, paper)).ShouldBe([code]);

        Dictionary<string, string> Without(string name) => good.Texts.Where(t => t.Key != name).ToDictionary(t => t.Key, t => t.Value);
    }

    [Theory, BothDatabases]
    public async Task A_signature_on_paper_after_its_day_says_why_and_whose_delay_it_was(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        scene.Clock.Set("2026-05-20");
        // In time on paper though it came in late: 1 April was its day.
        var late = Beginning() with
        {
            SupervisorOn = new LocalDate(2026, 4, 2),
            OfficialOn = new LocalDate(2026, 4, 2),
        };
        Codes(await Enter(scene, id, late)).ShouldBe([RefusalCodes.LateCauseMissing]);
        (await Enter(scene, id, late with { Whose = DelayOf.Organization, Cause = "No mail." })).ShouldBe(ActResult.Ok);
        var step = await scene.Read(db => db.LateSteps.SingleAsync());
        (step.SignedOn, step.DueOn, step.Whose).ShouldBe((new LocalDate(2026, 4, 2), new LocalDate(2026, 4, 1), DelayOf.Organization));
    }

    [Theory, BothDatabases]
    public async Task A_double_click_enters_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var paper = Beginning();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Enter(scene, id, paper)));
        answers.ShouldAllBe(a => a is ActResult.Done || a is ActResult.Overtaken);
        answers.ShouldContain(ActResult.Ok);
        (await Enter(scene, id, paper)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.PaperCopies.CountAsync())).ShouldBe(1);
        (await scene.Read(db => db.Signatures.CountAsync())).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task A_mid_term_review_on_paper_adjusts_withdraws_and_adds(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2026-12-20");
        var outputs = Whole().Outputs;
        var texts = new Dictionary<string, string>
        {
            [PaperForms.Output(outputs[0].Id, "progress")] = "Half done",
            [PaperForms.Output(outputs[1].Id, "progress")] = "Begun",
            [PaperForms.Output(outputs[1].Id, "fate")] = nameof(OutputFate.Adjusted),
            [PaperForms.Output(outputs[1].Id, "timeline")] = "December 2027",
            [PaperForms.Output(outputs[1].Id, "reason")] = "The bank is late.",
            [PaperForms.Output(outputs[2].Id, "fate")] = nameof(OutputFate.Withdrawn),
            [PaperForms.Output(outputs[2].Id, "reason")] = "Done elsewhere.",
            [PaperForms.Added(1, "title")] = "Training",
            [PaperForms.Added(1, "measure")] = "All trained",
            [PaperForms.Added(1, "timeline")] = "June 2027",
            [PaperForms.Added(1, "resources")] = "A trainer",
            [PaperForms.Added(1, "outcome")] = "2026/A",
            [PaperForms.Added(1, "reason")] = "The offices asked.",
            ["objective.progress"] = "One course",
        };
        (await Enter(scene, id, OnDay(AppraisalStep.MidTerm, texts, new LocalDate(2026, 12, 14)))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.MidTermAgreed);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!;
        var standing = StandingOutput.After(view.Agreement!, view.Review);
        standing.Select(o => o.Fate).ShouldBe([OutputFate.Kept, OutputFate.Adjusted, OutputFate.Withdrawn, OutputFate.Added]);
        standing[1].Now.Timeline.ShouldBe("December 2027");
        standing[1].Now.Title.ShouldBe(outputs[1].Title);
    }

    [Theory]
    [BothDatabases(false, AppraisalState.EndComplete, StatementKind.Comments)]
    [BothDatabases(true, AppraisalState.EndObjected, StatementKind.Objection)]
    public async Task An_end_of_cycle_on_paper_goes_the_way_of_any_other(
        Provider on,
        bool objects,
        AppraisalState state,
        StatementKind kind
    )
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2027-12-20");
        var paper = OnDay(AppraisalStep.EndOfCycle, End(), new LocalDate(2027, 12, 9)) with { Objects = objects };
        if (objects)
        {
            Codes(await Enter(scene, id, paper)).ShouldBe([nameof(PaperRefusals.PaperObjectionMissing)]);
        }

        (await Enter(scene, id, paper with { Comments = "The second output was met." })).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(state);
        var said = await scene.Read(db => db.ReportStatements.SingleAsync());
        (said.Kind, said.AuthorId, said.Text).ShouldBe((kind, Olu, "The second output was met."));
        (await scene.Read(db => db.BoardItems.CountAsync(b => b.Kind == BoardReportKind.EndOfCycle))).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task On_paper_too_the_end_is_not_signed_before_it_opens_nor_without_ratings(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2026-12-20");
        Codes(await Enter(scene, id, OnDay(AppraisalStep.EndOfCycle, End(), new LocalDate(2026, 12, 9))))
            .ShouldContain(RefusalCodes.EndNotOpen);
        scene.Clock.Set("2027-12-20");
        var texts = End();
        texts["overall.rating"] = "splendid";
        Codes(await Enter(scene, id, OnDay(AppraisalStep.EndOfCycle, texts, new LocalDate(2027, 12, 9))))
            .ShouldContain(RefusalCodes.RatingUnknown);
    }

    private static Paper OnDay(AppraisalStep step, IReadOnlyDictionary<string, string> texts, LocalDate day) =>
        new(Guid.NewGuid(), step, "signed.pdf", SampleFiles.Pdf, "No line to the office.", "", texts, day, day, day);

    private static Paper Beginning()
    {
        var texts = new Dictionary<string, string> { ["objective.text"] = "Read a balance sheet", ["objective.actions"] = "Course in May" };
        for (var n = 1; n <= 3; n++)
        {
            texts[PaperForms.Output(n, "title")] = $"Output {n}";
            texts[PaperForms.Output(n, "measure")] = "Paid in time";
            texts[PaperForms.Output(n, "timeline")] = "June 2027";
            texts[PaperForms.Output(n, "resources")] = "None";
            texts[PaperForms.Output(n, "outcome")] = "2026/A";
            texts[PaperForms.Competency(n, "code")] = Policy.Catalogue.All[n - 1].Code;
            texts[PaperForms.Competency(n, "indicators")] = "Offices say so";
            texts[PaperForms.Competency(n, "why")] = "They depend on it";
        }

        return new Paper(
            Guid.NewGuid(),
            AppraisalStep.Beginning,
            "signed.pdf",
            SampleFiles.Pdf,
            "No line to the office in March.",
            "",
            texts,
            s_discussed,
            s_discussed,
            s_discussed.PlusDays(1)
        );
    }

    private static Dictionary<string, string> End()
    {
        var texts = new Dictionary<string, string>
        {
            [PaperForms.Self("objective")] = "Both courses",
            [PaperForms.Self("career")] = "A field post",
            ["objective"] = "Well used",
            ["career"] = "Ready",
            ["overall.rating"] = "fully-meets",
            ["overall.text"] = "All delivered",
        };
        foreach (var output in Whole().Outputs)
        {
            texts[PaperForms.Self(PaperForms.Output(output.Id, "achieved"))] = "Paid on time";
            texts[PaperForms.Output(output.Id, "rating")] = "fully-met";
            texts[PaperForms.Output(output.Id, "text")] = "Against its measure";
        }

        foreach (var competency in Whole().Competencies)
        {
            texts[PaperForms.Self(PaperForms.Competency(competency.Code, "text"))] = "In Lima";
            texts[PaperForms.Competency(competency.Code, "rating")] = "fully-met";
            texts[PaperForms.Competency(competency.Code, "text")] = "Seen in Lima";
        }

        return texts;
    }

    private static async Task<AppraisalScene> WithAccounts(Provider on)
    {
        var scene = await AppraisalScene.On(on);
        await scene.Add((Fairway.App.Accounts.Account)An.Account(Olu), (Fairway.App.Accounts.Account)An.Account(Carla));
        return scene;
    }

    private static Reader Hr(AppraisalScene scene, string unit) => As(scene, Hana, unit);

    private static Reader As(AppraisalScene scene, string who, string unit) =>
        scene.As(who, new HeldOffice(Office.HrPartner, new HashSet<string>(StringComparer.Ordinal) { unit }));

    private static Task<ActResult> Enter(AppraisalScene scene, Guid id, Paper paper) =>
        scene.Do(u => u.Papers.EnterAsync(Hr(scene, "U"), id, paper));

    private static IEnumerable<string> Codes(ActResult result) =>
        result is ActResult.Refused refused ? refused.Refusals.Select(r => r.Code) : [result.GetType().Name];
}
