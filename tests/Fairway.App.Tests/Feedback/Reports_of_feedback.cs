using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Tests.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Tests.Feedback;

/// <summary>Carla is a chief, Sam is her supervisor, Stranger is his; eight people could answer about Carla. It is 2 August 2027: answers have closed.</summary>
[Trait("Rule", "UF-6")]
public sealed class Reports_of_feedback
{
    private static readonly string[] s_team = [.. Enumerable.Range(0, 8).Select(i => $"30{i:00}")];

    [Theory, BothDatabases]
    public async Task What_the_compiler_signed_is_taken_once_and_told_to_the_supervisor_alone(Provider on)
    {
        await using var scene = await Scene(on);
        using var feedback = new ClosedFeedback(AppraisalScene.Carla, "Carla", s_team);
        await scene.Add(feedback.Rows);
        (await Bring(scene, feedback.Report())).ShouldBe(ActResult.Ok);
        Refusal(await Bring(scene, feedback.Report())).ShouldBe("FeedbackReportTwice");

        var mails = await scene.Read(db => db.Outbox.Select(m => m.To).ToListAsync());
        mails.ShouldBe(["sam@example.org"]);
        (await scene.Read(db => db.History.CountAsync(h => h.Capability == "feedback" && h.Act == "report-received"))).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_fit_signature_group_counts_or_thresholds_is_refused(Provider on)
    {
        await using var scene = await Scene(on);
        using var feedback = new ClosedFeedback(AppraisalScene.Carla, "Carla", s_team);
        await scene.Add(feedback.Rows);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Refusal(await Bring(scene, feedback.Report(by: another))).ShouldBe("FeedbackReportSignature");
        Refusal(await Bring(scene, "{}")).ShouldBe("FeedbackReportSignature");
        // The compiler that is named to Fairway has another key than the one that signed the list.
        var named = new CompilerConnection(
            new Uri("https://f.example.org"),
            Convert.ToBase64String(another.ExportSubjectPublicKeyInfo()),
            null,
            null
        );
        Refusal(await Bring(scene, feedback.Report(), named)).ShouldBe("FeedbackReportSignature");
        Refusal(await Bring(scene, feedback.Report(change: r => r with { Group = "ff" }))).ShouldBe("FeedbackReportOther");
        Refusal(await Bring(scene, feedback.Report(change: r => r with { Label = "Sam" }))).ShouldBe("FeedbackReportOther");
        Refusal(await Bring(scene, feedback.Report(change: r => r with { Eligible = 9 }))).ShouldBe("FeedbackReportOther");
        Refusal(await Bring(scene, feedback.Report(change: r => r with { Closed = "2027-08-01" }))).ShouldBe("FeedbackReportOther");
        Refusal(await Bring(scene, feedback.Report(answers: 9))).ShouldBe("FeedbackReportCounts");
        Refusal(await Bring(scene, feedback.Report(change: r => r with { Counted = r.Counted.SetItem(0, r.Counted[1]) })))
            .ShouldBe("FeedbackReportCounts");
        Refusal(await Bring(scene, feedback.Report(answers: 4, change: r => r with { Figures = r.Figures with { Withheld = false } })))
            .ShouldBe("FeedbackReportThresholds");
        Refusal(await Bring(scene, feedback.Report(answers: 7, change: r => r with { Continue = ["Mine"] })))
            .ShouldBe("FeedbackReportThresholds");

        scene.Clock.Set("2027-07-30");
        Refusal(await Bring(scene, feedback.Report())).ShouldBe("FeedbackReportEarly");
        (await Bring(scene, feedback.Report(), reader: scene.As(AppraisalScene.Sam))).ShouldBe(ActResult.Missing);
        (await scene.Read(db => db.FeedbackReports.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task UF_6_the_supervisor_reads_at_once_the_chief_thirty_days_after_the_teams_signatures_were_due(Provider on)
    {
        await using var scene = await Scene(on);
        using var feedback = new ClosedFeedback(AppraisalScene.Carla, "Carla", s_team);
        await scene.Add(feedback.Rows);
        // One of the team has an end of cycle due on 31 December; nobody signs it.
        await scene.Add(An.Appraisal(s_team[0], AppraisalScene.Carla, AppraisalScene.Sam, "U"));
        (await Bring(scene, feedback.Report())).ShouldBe(ActResult.Ok);
        var group = feedback.Group.Id;

        (await Load(scene, AppraisalScene.Sam, group)).ShouldNotBeNull().Report.Figures.Answers.ShouldBe(8);
        foreach (var nobody in (string[])[AppraisalScene.Stranger, s_team[0], AppraisalScene.Olu])
        {
            (await Load(scene, nobody, group)).ShouldBeNull(nobody);
            (await Lines(scene, nobody)).ShouldBeEmpty(nobody);
        }
        // No office opens it: not HR's, not the Board's, not the Director-General's, not the Union's.
        HeldOffice[] all = [.. Enum.GetValues<Office>().Select(office => new HeldOffice(office, null))];
        (await scene.Read(db => Reading(db, scene).LoadAsync(scene.As(AppraisalScene.Stranger, all), group))).ShouldBeNull();

        scene.Clock.Set("2028-01-29");
        (await Load(scene, AppraisalScene.Carla, group)).ShouldBeNull();
        var line = (await Lines(scene, AppraisalScene.Carla)).ShouldHaveSingleItem();
        (line.MayRead, line.Release.Facts["awaited"], line.Release.Facts["from"]).ShouldBe((false, "1", "2028-01-30"));
        (await Run(scene)).ShouldBe(0);
        (await scene.Read(db => db.Outbox.CountAsync())).ShouldBe(1);

        scene.Clock.Set("2028-01-30");
        (await Load(scene, AppraisalScene.Carla, group)).ShouldNotBeNull().MayWord.ShouldBeFalse();
        await Run(scene);
        await Run(scene);
        (await scene.Read(db => db.Outbox.Select(m => m.To).ToListAsync())).ShouldBe(
            ["sam@example.org", "carla@example.org"],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task UF_6_the_chief_reads_at_once_when_all_signatures_stand(Provider on)
    {
        await using var scene = await Scene(on);
        using var feedback = new ClosedFeedback(AppraisalScene.Carla, "Carla", s_team);
        await scene.Add(feedback.Rows);
        var (one, other) = (An.Appraisal(s_team[0], AppraisalScene.Carla, null, "U"), An.Appraisal(s_team[1], "9999", null, "U"));
        (one.EndReceivedByBoardAt, one.State) = (scene.Clock.Now, AppraisalState.EndComplete);
        await scene.Add(one, other);
        (await Bring(scene, feedback.Report())).ShouldBe(ActResult.Ok);

        // The other could answer too and is appraised by somebody else by now: waited for all the same.
        (await Load(scene, AppraisalScene.Carla, feedback.Group.Id)).ShouldBeNull();
        await scene.Read(db =>
            db.Appraisals.Where(a => a.StaffId == s_team[1])
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndReceivedByBoardAt, scene.Clock.Now))
        );
        (await Load(scene, AppraisalScene.Carla, feedback.Group.Id)).ShouldNotBeNull();
    }

    [Theory, BothDatabases]
    [Trait("Rule", "CY-7")]
    public async Task CY_7_the_end_of_a_chiefs_cycle_is_signed_by_who_has_read_the_report_and_said_how_it_was_taken_into_account(
        Provider on
    )
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        // Olu is a chief here, with Carla as supervisor.
        await scene.Read(db => db.Appraisals.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.OfManager, true)));
        using var feedback = new ClosedFeedback(AppraisalScene.Olu, "Olu", s_team);
        await scene.Add([.. feedback.Respondents.Select(r => An.Official(r.StaffId)), .. feedback.Rows]);
        await scene.Assess(id, AppraisalScene.Carla);
        (await Missing(scene, id)).ShouldNotContain("FeedbackNotRead", "none has come: that holds nothing up");

        (await Bring(scene, feedback.Report())).ShouldBe(ActResult.Ok);
        (await Missing(scene, id)).ShouldContain("FeedbackNotRead");
        (await Load(scene, AppraisalScene.Carla, feedback.Group.Id)).ShouldNotBeNull();
        (await Missing(scene, id)).ShouldContain("FeedbackNotRead", "read, and nothing said of it");
        (await scene.SignEnd(id, AppraisalScene.Carla))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.ShouldContain(r => r.Code == "FeedbackNotRead" && r.Rule == "CY-7");

        Refusal(await Say(scene, AppraisalScene.Carla, feedback.Group.Id, " ")).ShouldBe("FeedbackWordMissing");
        (await Say(scene, AppraisalScene.Carla, feedback.Group.Id, "We talked about time")).ShouldBe(ActResult.Ok);
        (await Say(scene, AppraisalScene.Olu, feedback.Group.Id, "Mine")).ShouldBe(ActResult.Missing);
        (await Missing(scene, id)).ShouldNotContain("FeedbackNotRead");
        var read = (await scene.Read(db => db.FeedbackReadings.ToListAsync())).ShouldHaveSingleItem();
        (read.ReaderId, read.Word).ShouldBe((AppraisalScene.Carla, "We talked about time"));
        (await scene.Read(db => db.History.Where(h => h.Capability == "feedback").Select(h => h.Act).ToListAsync())).ShouldBe(
            ["report-received", "report-read", "report-taken-into-account"],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    [Trait("Rule", "UF-5")]
    public async Task UF_5_a_withheld_report_says_so_tells_no_number_and_asks_for_nothing(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Read(db => db.Appraisals.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.OfManager, true)));
        using var feedback = new ClosedFeedback(AppraisalScene.Olu, "Olu", s_team);
        await scene.Add([.. feedback.Respondents.Select(r => An.Official(r.StaffId)), .. feedback.Rows]);
        (await Bring(scene, feedback.Report(answers: 4))).ShouldBe(ActResult.Ok);

        (await Missing(scene, id)).ShouldNotContain("FeedbackNotRead");
        (await Load(scene, AppraisalScene.Carla, feedback.Group.Id)).ShouldNotBeNull().Report.Figures.Withheld.ShouldBeTrue();
        var counts = (await scene.Read(db => new FeedbackCounts(db, scene.Clock, new CompilerSite()).AllAsync())).ShouldHaveSingleItem();
        counts.KeysAgree.ShouldBe(true);
        var counted = counts.Groups.ShouldHaveSingleItem().Tally;
        (counted.Eligible, counted.Issued, counted.Redeemed, counted.Holds).ShouldBe((8, null, null, true));
    }

    private static async Task<AppraisalScene> Scene(Provider on)
    {
        var scene = await AppraisalScene.On(on);
        var chiefs = An.Appraisal(AppraisalScene.Carla, AppraisalScene.Sam, AppraisalScene.Stranger, "U", ofManager: true);
        await scene.Add([.. s_team.Select(one => An.Official(one)), chiefs]);
        scene.Clock.Set("2027-08-02");
        foreach (var (staffId, mail) in new[] { (AppraisalScene.Sam, "sam@example.org"), (AppraisalScene.Carla, "carla@example.org") })
        {
            await scene.Add(An.Account(staffId).Mail(mail));
        }
        return scene;
    }

    private static Task<ActResult> Bring(AppraisalScene scene, string text, CompilerConnection? named = null, Reader? reader = null) =>
        scene.Read(db =>
            Reports(db, scene, named).BringAsync(reader ?? scene.As(AppraisalScene.Stranger, new HeldOffice(Office.HrPartner, null)), text)
        );

    private static Task<int> Run(AppraisalScene scene) => scene.Read(db => Reports(db, scene).RunAsync());

    private static Task<ReportView?> Load(AppraisalScene scene, string who, Guid group) =>
        scene.Read(db => Reading(db, scene).LoadAsync(scene.As(who), group));

    private static Task<IReadOnlyList<ReportLine>> Lines(AppraisalScene scene, string who) =>
        scene.Read(db => Reading(db, scene).ListAsync(scene.As(who)));

    private static Task<ActResult> Say(AppraisalScene scene, string who, Guid group, string word) =>
        scene.Read(async db =>
        {
            var version = await db.FeedbackReadings.Where(r => r.ReaderId == who).Select(r => r.Version).SingleOrDefaultAsync();
            return await Reading(db, scene).SayAsync(scene.As(who), group, word, version);
        });

    private static Task<IReadOnlyList<string>> Missing(AppraisalScene scene, Guid id) =>
        scene.Do<IReadOnlyList<string>>(async u =>
        {
            var view = await u.Reading.LoadAsync(scene.As(AppraisalScene.Carla), id);
            return [.. (await u.Signing.ToSignAsync(view!.Case))!.Missing.Select(m => m.Code)];
        });

    private static FeedbackReports Reports(FairwayDb db, AppraisalScene scene, CompilerConnection? named = null) =>
        new(db, scene.Clock, TheServer.Policies, new CompilerSite(named), named);

    private static FeedbackReportReading Reading(FairwayDb db, AppraisalScene scene) =>
        new(db, scene.Clock, TheServer.Policies, Reports(db, scene));

    private static string Refusal(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals.ShouldHaveSingleItem().Code;
}
