using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.App.Tests.Promotions;

[Trait("Rule", "PP-8")]
public sealed class Panels_and_decisions
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;

    [Theory, BothDatabases]
    public async Task A_panel_is_joint_without_candidates_and_large_enough(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.FillForms();
        (await Name(Una, Zoe, secretary: true)).ShouldBe("PanelSecretaryOfUnion");
        (await Name(Una, "nobody")).ShouldBe("PanelMemberUnknown");
        (await Name(Una, Gia)).ShouldBe("PanelMemberCompetes");
        (await scene.Do(u => u.Panels.NameAsync(scene.As(Zoe), Key, Gs, Ann, false))).ShouldBe(ActResult.Missing);
        (await Convene()).ShouldBe("PanelNotJoint");
        await scene.NameMembers();
        (await Name(Una, Cy)).ShouldBe("PanelMemberTwice");
        (await Name(Hana, Zoe, secretary: true)).ShouldBe("PanelSecretaryThere");
        // A side lets go whom it named, and nobody else.
        var cy = await scene.Read(db => db.PanelMembers.Where(m => m.StaffId == Cy && m.Group == Gs).Select(m => m.Id).SingleAsync());
        (await scene.Do(u => u.Panels.LetGoAsync(scene.As(Hana), Key, cy))).ShouldBe(ActResult.Missing);
        await scene.Done(u => u.Panels.LetGoAsync(scene.As(Una), Key, cy));
        (await Convene()).ShouldBe("PanelNotJoint");
        await scene.Done(u => u.Panels.NameAsync(scene.As(Una), Key, Gs, Cy, false));
        // Gia's chief sits on it: two others can judge her. With Ann aside as well only one can.
        await scene.Done(u => u.Panels.NameAsync(scene.As(Hana), Key, Gs, Carla, false));
        await scene.Done(u => u.Panels.StepAsideAsync(scene.As(Ann), Key, Gs, Gia, "My sister"));
        await scene.Done(u => u.Panels.StepAsideAsync(scene.As(Bo), Key, Gs, Gia, "My neighbour"));
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Key));
        (await scene.Do(u => u.Work.BeginAsync(scene.As(Sec), Key, Gs)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("PanelTooFewFree");

        async Task<string?> Name(string by, string who, bool secretary = false) =>
            Code(await scene.Do(u => u.Panels.NameAsync(scene.As(by), Key, Gs, who, secretary)));

        async Task<string?> Convene() => Code(await scene.Do(u => u.Panels.ConveneAsync(scene.As(Hana), Key)));
    }

    [Theory, BothDatabases]
    public async Task Each_scores_alone_and_scores_open_together(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Begin();
        var sheet = new ScoreSheet([5, 4, 3, 2], null, "Strong");
        Code(await Score(Ann, Gia, new([5, 4, 3, 9], null, ""))).ShouldBe("ScoreOutOfBounds");
        (await Score(Sec, Gia, sheet)).ShouldBe(ActResult.Missing);
        (await Score(Carla, Gia, sheet)).ShouldBe(ActResult.Missing);
        await scene.Done(_ => Score(Ann, Gia, sheet));
        await scene.Done(_ => Score(Ann, Gia, sheet with { Points = [4, 4, 4, 4] }));
        (await Shown(Ann)).ShouldBe(["4,4,4,4"]);
        (await Shown(Bo)).ShouldBeEmpty("another's score is not shown before one's own, nor after");
        (await Shown(Sec)).ShouldBeEmpty();
        await scene.Done(_ => Score(Bo, Gia, sheet));
        (await Shown(Bo)).ShouldBe(["5,4,3,2"]);
        (await scene.Do(u => u.Work.OpenScoresAsync(scene.As(Sec), Key, Gs)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Args.Single()
            .ShouldBe(7);
        // Who is too near steps aside; the sheet goes, and nobody waits for it.
        await scene.Done(u => u.Panels.StepAsideAsync(scene.As(Bo), Key, Gs, Gia, "A cousin"));
        (await scene.Read(db => db.PanelScores.CountAsync(s => s.MemberId == Bo))).ShouldBe(0);
        foreach (var (member, one) in new[] { (Ann, Gil), (Ann, Gus), (Bo, Gil), (Bo, Gus), (Cy, Gia), (Cy, Gil), (Cy, Gus) })
        {
            await scene.Done(_ => Score(member, one, sheet));
        }
        await scene.Done(u => u.Work.OpenScoresAsync(scene.As(Sec), Key, Gs));
        Code(await Score(Ann, Gia, sheet)).ShouldBe("ExerciseNotNow", "an open score is not changed");
        (await Shown(Ann)).Count.ShouldBe(2);
        (await Shown(Bo)).ShouldBeEmpty("who stepped aside sees nothing of it");
        // Gil and Gus have the same points, and so the rule for ties speaks: the heavier criterion is alike, Gil's credit is greater.
        var (gia, gil, gus) = (await scene.Of(Gia), await scene.Of(Gil), await scene.Of(Gus));
        (gil.Rank, gus.Rank, gia.Rank).ShouldBe((2, 3, 1));
        (gil.TieBrokenBy, gus.TieBrokenBy).ShouldBe((null, TieBreak.CreditInGrade));

        Task<ActResult> Score(string member, string candidate, ScoreSheet of) =>
            scene.Do(u => u.Work.ScoreAsync(scene.As(member), Key, Gs, candidate, of));

        async Task<IReadOnlyList<string>> Shown(string member)
        {
            await using var db = scene.Database.Open();
            var work = (await PanelAtWork.LoadAsync(db, TheServer.Policies, scene.As(member), Key, Gs))!;
            return [.. work.Shown(work.Candidates.Single(c => c.StaffId == Gia), PromotionTrack.One).Select(s => s.Points)];
        }
    }

    [Theory, BothDatabases]
    public async Task A_panel_recommends_within_its_quota_and_says_why_not(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Begin();
        await scene.Score(Gs, PromotionTrack.One);
        await scene.Say(Gs, Gil, true);
        await scene.Say(Gs, Gia, true);
        Code(await scene.Do(u => u.Work.RecommendAsync(scene.As(Sec), Key, Gs, Gus, false, " ", ""))).ShouldBe("PanelReasonMissing");
        (await scene.Do(u => u.Work.GoOnAsync(scene.As(Sec), Key, Gs)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Select(r => r.Code)
            .ShouldBe(["PanelWordMissing", "PanelOverQuota"]);
        await scene.Say(Gs, Gia, false);
        await scene.Say(Gs, Gus, false);
        (await scene.Do(u => u.Work.GoOnAsync(scene.As(Ann), Key, Gs))).ShouldBeOfType<ActResult.Refused>("the secretary leads through it");
        await scene.Done(u => u.Work.GoOnAsync(scene.As(Sec), Key, Gs));
        (await scene.Exercise()).State.ShouldBe(ExerciseState.AtPanels);
    }

    [Theory, BothDatabases]
    public async Task The_head_decides_a_refused_candidate_goes_on_to_track_2_and_departures_have_reasons(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Recommend();
        (await scene.Exercise()).State.ShouldBe(ExerciseState.Recommended);
        (await scene.Do(u => u.Files.LoadAsync(scene.As(Dana), Key, Gia)))!.Forms.Count.ShouldBe(2);
        (await scene.Do(u => u.Files.LoadAsync(scene.As(Ann), Key, Gia))).ShouldBeNull("the panel has done its work");
        (await Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted)).ShouldBe("DecisionTrackTwoFirst");
        (await Decide(Gil, PromotionTrack.One, TrackDecision.Refused)).ShouldBe("ExerciseDecisionReasonMissing");
        (await Decide(Gia, PromotionTrack.One, TrackDecision.Promoted)).ShouldBe(
            "ExerciseDecisionReasonMissing",
            "the panel did not recommend her"
        );
        await scene.Decide(Gil, PromotionTrack.One, TrackDecision.Promoted);
        (await Decide(Gia, PromotionTrack.One, TrackDecision.Promoted, "Better")).ShouldBe("QuotaUsedUp");
        (await scene.Do(u => u.Decisions.DecideAsync(scene.As(Hana), Key, Gia, PromotionTrack.One, TrackDecision.Refused, "No"))).ShouldBe(
            ActResult.Missing
        );
        Code(await scene.Do(u => u.Decisions.CloseAsync(scene.As(Dana), Key, new LocalDate(2026, 1, 1)))).ShouldBe("DecisionsOpen");
        await scene.Decide(Gia, PromotionTrack.One, TrackDecision.Refused, "Less than Gil");
        await scene.Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted);
        (await scene.Of(Gia)).PromotedOn.ShouldBe(PromotionTrack.Two);
        (await scene.Do(u => u.Files.DecisionsAsync(scene.As(Hana), Key))).ShouldBeNull("HR learns them once they are closed");

        async Task<string?> Decide(string who, PromotionTrack track, TrackDecision decision, string reason = "") =>
            Code(await scene.Do(u => u.Decisions.DecideAsync(scene.As(Dana), Key, who, track, decision, reason)));
    }

    [Theory, BothDatabases]
    [Trait("Rule", "PP-9")]
    public async Task PP_9_after_the_names_are_published_the_officials_grade_is_the_next_and_the_posts_is_not(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.CloseDecisions();
        (await scene.Do(u => u.Files.OwnCaseAsync(scene.As(Gil), Key)))!.IsInformed.ShouldBeFalse();
        Code(await scene.Do(u => u.Decisions.PublishAsync(scene.As(Hana), Key))).ShouldBe("NotInformed");
        (await scene.Do(u => u.Decisions.InformAsync(scene.As(Zoe), Key, Gil))).ShouldBe(ActResult.Missing);
        foreach (var who in new[] { Gia, Gil, Gus })
        {
            await scene.Done(u => u.Decisions.InformAsync(scene.As(Carla), Key, who));
        }
        await scene.Done(u => u.Decisions.InformAsync(scene.As(Hana), Key, Pia));
        (await scene.Do(u => u.Files.OwnCaseAsync(scene.As(Gil), Key)))!.IsInformed.ShouldBeTrue();
        (await GradeOf(Gil)).ShouldBe("G5", "before the names are published nobody can read it off the grade");
        (await scene.Do(u => u.Files.ResultAsync(scene.As(Una), Key))).ShouldBeNull();
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), Key));
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), Key));
        (await GradeOf(Gil), await GradeOf(Gia), await GradeOf(Gus), await GradeOf(Pia)).ShouldBe(("G6", "G6", "G6", "P4"));
        await using (var db = scene.Database.Open())
        {
            var gil = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == Gil);
            gil.PersonalPromotionOn.ShouldBe(new LocalDate(2026, 1, 1));
            var last = gil.Periods.OrderBy(p => p.From).ToList();
            (last[^1].From, last[^1].Grade, last[^2].Until, last[^2].Grade).ShouldBe(
                (new LocalDate(2026, 1, 1), "G6", new LocalDate(2026, 1, 1), "G5")
            );
            (last[^1].Post, last[^1].UnitCode, last[^1].Funding).ShouldBe((last[^2].Post, last[^2].UnitCode, last[^2].Funding));
            (await db.FactOwners.CountAsync(f => f.Field == "personal_promotion_on" && f.Owner == "hr")).ShouldBe(3);
        }

        // PP-1 sees it: next year nobody of them is on the list.
        scene.Clock.Set("2027-02-01");
        await scene.Done(u => u.Openings.OpenAsync(scene.As(Hana), new(Key.Kind, Year + 1), 40, "P&B"));
        await scene.Done(u => u.Openings.SetQuotasAsync(scene.As(Dana), new(Key.Kind, Year + 1), new(1, 1), "So it is"));
        await scene.Done(u => u.Lists.ComputeAsync(scene.As(Hana), new(Key.Kind, Year + 1)));
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Hana), new(Key.Kind, Year + 1))))!
            .Lines.Select(l => l.Candidacy.StaffId)
            .ShouldBe([Gem, Gus]);

        var result = (await scene.Do(u => u.Files.ResultAsync(scene.As(Zoe), Key)))!;
        result
            .Promoted.Select(p => (p.Name, p.GradeBefore, p.GradeAfter, p.Track))
            .ShouldBe([
                ("Gia Baum", "G5", "G6", PromotionTrack.Two),
                ("Gil Baum", "G5", "G6", PromotionTrack.One),
                ("Pia Baum", "P3", "P4", PromotionTrack.Two),
            ]);
        var figures = result.Figures;
        (figures.Candidates, figures.Promoted, figures.Departures, figures.ContestsUpheld).ShouldBe((4, 3, 1, 0));
        // Four people are a small group whichever way they are counted.
        figures.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Counts).ShouldAllBe(c => c == null);
        figures.AgreementClose.ShouldBe(figures.AgreementPairs);
        // Three of General Service and Pia on track 1, Gia, Gil and Pia on track 2: three pairs each.
        figures.AgreementPairs.ShouldBe(21);

        Task<string?> GradeOf(string who) =>
            scene.Read(db => db.ServicePeriods.Where(p => p.StaffId == who && p.Until == null).Select(p => p.Grade).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task Facts_that_come_late_are_found_and_no_station_is_left_while_one_waits(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Recommend();
        await scene.Decide(Gil, PromotionTrack.One, TrackDecision.Promoted);
        // Gus leaves; Gem's record turns out to begin a day earlier.
        await using (var db = scene.Database.Open())
        {
            (await db.ServicePeriods.SingleAsync(p => p.StaffId == Gus && p.Until == null)).Until = new LocalDate(2026, 2, 10);
            (await db.ServicePeriods.SingleAsync(p => p.StaffId == Gem && p.Until != null)).Grade = "G5";
            await db.SaveChangesAsync();
        }
        Code(await scene.Do(u => u.Decisions.CloseAsync(scene.As(Dana), Key, new LocalDate(2026, 1, 1)))).ShouldBe("ExerciseLateFactsOpen");
        var facts = await scene.Read(db => db.LateFacts.OrderBy(f => f.StaffId).ToListAsync());
        facts
            .Select(f => (f.StaffId, f.Kind, f.FoundIn))
            .ShouldBe([(Gus, LateFactKind.Left, ExerciseState.Recommended), (Gem, LateFactKind.Newly, ExerciseState.Recommended)]);
        (await scene.Do(u => u.Late.HandleAsync(scene.As(Una), Key, facts[0].Id, true, "No"))).ShouldBe(ActResult.Missing);
        await scene.Done(u => u.Late.HandleAsync(scene.As(Hana), Key, facts[0].Id, true, "Retired on 9 February"));
        (await scene.Of(Gus)).RemovedFrom.ShouldBe(2);
        await scene.Done(u => u.Late.HandleAsync(scene.As(Hana), Key, facts[1].Id, true, "The file was corrected"));
        // She has submitted nothing: her file is shut, the panel has nothing to take up, and the head decides on her.
        (await scene.Exercise()).State.ShouldBe(ExerciseState.Recommended);
        (await scene.Of(Gem)).ListedFrom.ShouldBe(3);
        await scene.Decide(Gem, PromotionTrack.One, TrackDecision.Refused, "No form was submitted");
        await scene.Decide(Gia, PromotionTrack.One, TrackDecision.Refused, "Less than Gil");
        await scene.Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted);
        await scene.Decide(Pia, PromotionTrack.One, TrackDecision.Promoted);
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), Key, new LocalDate(2026, 1, 1)));
    }

    [Theory, BothDatabases]
    [Trait("Rule", "PP-9")]
    public async Task An_import_of_the_file_as_it_was_before_leaves_the_grade_of_those_promoted(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        var folder = Directory.CreateTempSubdirectory("fairway-promoted-").FullName;
        await using (var db = scene.Database.Open())
        {
            await StaffExport.WriteAsync(db, folder, scene.Today);
        }
        await scene.PublishNames();
        var report = await Import();
        (report.Officials.Added, report.Officials.Changed, report.Officials.Ended).ShouldBe((0, 0, 0));
        report.Lines.ShouldBe(
            [
                "kept g1: personal_promotion_on is owned by hr, the folder says otherwise",
                "kept g1: grade from 2026-01-01 is owned by promotions, the folder says G5",
                "kept g2: personal_promotion_on is owned by hr, the folder says otherwise",
                "kept g2: grade from 2026-01-01 is owned by promotions, the folder says G5",
                "kept p1: personal_promotion_on is owned by hr, the folder says otherwise",
                "kept p1: grade from 2026-01-01 is owned by promotions, the folder says P3",
            ],
            ignoreOrder: true
        );

        // What the file says of other days and other facts counts: a move after the promotion, still with the old grade; and a real change of grade later.
        var service = Path.Combine(folder, "service.csv");
        var lines = (await File.ReadAllLinesAsync(service)).ToList();
        var open = lines.FindIndex(l => l.StartsWith("g2,2010-01-01,", StringComparison.Ordinal));
        var moved = lines[open]
            .Replace("g2,2010-01-01,,", "g2,2026-02-01,2026-12-31,", StringComparison.Ordinal)
            .Replace("Geneva", "Lima", StringComparison.Ordinal);
        var risen = lines[open]
            .Replace("g2,2010-01-01,,", "g2,2027-01-01,,", StringComparison.Ordinal)
            .Replace(",G5,", ",G7,", StringComparison.Ordinal);
        lines[open] = lines[open].Replace("g2,2010-01-01,,", "g2,2010-01-01,2026-01-31,", StringComparison.Ordinal);
        lines.AddRange([moved, risen]);
        await File.WriteAllLinesAsync(service, lines);
        await Import();
        var periods = await scene.Read(db => db.ServicePeriods.Where(p => p.StaffId == Gil).OrderBy(p => p.From).ToListAsync());
        periods
            .TakeLast(4)
            .Select(p => (p.From, p.Grade, p.DutyStation))
            .ShouldBe([
                (new LocalDate(2010, 1, 1), "G5", "Geneva"),
                (new LocalDate(2026, 1, 1), "G6", "Geneva"),
                (new LocalDate(2026, 2, 1), "G6", "Lima"),
                (new LocalDate(2027, 1, 1), "G7", "Geneva"),
            ]);
        Directory.Delete(folder, recursive: true);

        async Task<ImportReport> Import()
        {
            await using var db = scene.Database.Open();
            var grades = PolicyLibrary.Load(PolicyLibrary.Shipped).PolicyAt(scene.Today).Service.Grades;
            var reading = StaffFolder.Read(folder, await StaffImport.ReadingOptionsAsync(db, grades, scene.Today));
            reading.Folder.ShouldNotBeNull(string.Join('\n', reading.Mistakes.Take(10)));
            return await StaffImport.RunAsync(db, reading.Folder, new ImportOptions { Today = scene.Today, At = scene.Clock.Now });
        }
    }

    [Theory, BothDatabases]
    [Trait("Rule", "SV-4")]
    public async Task Who_reports_to_the_head_has_the_alternate_for_a_chief_and_a_stand_in_acts_for_whom_is_away(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.CloseList();
        await using (var db = scene.Database.Open())
        {
            var pia = await db.Supervisions.SingleAsync(s => s.StaffId == Pia);
            db.Remove(pia);
            db.Add(A.Supervision(Pia, Dana, Henk));
            await db.SaveChangesAsync();
        }
        (await Form(scene.As(Dana))).ShouldBeNull("who decides does not fill the chief's form");
        (await Form(scene.As(Carla))).ShouldBeNull();
        (await Form(scene.As(Zoe))).ShouldBeNull();
        (await Form(scene.As(Henk))).ShouldNotBeNull().Of.ShouldBe(FormOf.Chief);
        (await Form(scene.As(Zoe) with { StandsInFor = new HashSet<string> { Henk } })).ShouldNotBeNull();
        // A stand-in of an ordinary chief, too, and of theirs alone.
        var zoe = scene.As(Zoe) with
        {
            StandsInFor = new HashSet<string> { Carla },
        };
        (await Form(zoe)).ShouldBeNull();
        (await scene.Do(u => u.Candidacies.FormAsync(zoe, Key, Gia))).ShouldNotBeNull();

        Task<FormAtHand?> Form(Reader reader) => scene.Do(u => u.Candidacies.FormAsync(reader, Key, Pia));
    }

    [Theory, BothDatabases]
    public async Task Who_has_another_grade_by_now_is_taken_off_once_and_not_found_again(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Publish();
        await using (var db = scene.Database.Open())
        {
            var open = await db.ServicePeriods.SingleAsync(p => p.StaffId == Gil && p.Until == null);
            open.Until = new LocalDate(2026, 2, 1);
            db.Add(An.Official(Gil).InGrade("G6", "2026-02-01").Build().Periods.Single(p => p.From == new LocalDate(2026, 2, 1)));
            await db.SaveChangesAsync();
        }
        (await Find()).ShouldBe(1);
        var fact = await scene.Read(db => db.LateFacts.SingleAsync());
        fact.Kind.ShouldBe(LateFactKind.OtherGrade);
        await scene.Done(u => u.Late.HandleAsync(scene.As(Hana), Key, fact.Id, true, "Promoted by competition"));
        (await scene.Of(Gil)).RemovedFrom.ShouldBe(2);
        (await Find()).ShouldBe(0);

        async Task<int> Find() => await scene.Do(async u => await u.Late.FindAsync(await scene.Exercise(), scene.Today));
    }

    private static string? Code(ActResult result) => (result as ActResult.Refused)?.Refusals[0].Code;
}
