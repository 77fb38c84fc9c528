using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.App.Tests.Promotions;

[Trait("Rule", "PP-7")]
public sealed class An_exercise_of_promotions
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;

    [Theory, BothDatabases]
    public async Task PP_6_quotas_are_computed_set_by_the_head_and_a_departure_is_explained(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(Una), Key, 40, "P&B"))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(Hana), Key, 40, " "))).ShouldBeOfType<ActResult.Refused>();
        await scene.Open();
        await scene.Open();
        var exercise = await scene.Exercise();
        // On regular-budget posts: Gia, Gil, Gus, Gem; and Pia with the nine others, without Zoe.
        (exercise.StaffGeneralService, exercise.StaffProfessionals).ShouldBe((4, 10));
        (exercise.ComputedGeneralService, exercise.ComputedProfessionals, exercise.AsOf).ShouldBe((1, 1, new LocalDate(2025, 12, 31)));
        await scene.Done(u => u.Openings.CorrectPostsAsync(scene.As(Hana), Key, 60, "P&B, table 4"));
        (await scene.Exercise()).Computed.ShouldBe(new QuotaNumbers(1, 2));
        (await scene.Do(u => u.Openings.SetQuotasAsync(scene.As(Hana), Key, new(1, 1), "I may not"))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Openings.SetQuotasAsync(scene.As(Dana), Key, new(2, 1), "")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("QuotaReasonMissing");
        await scene.Done(u => u.Openings.SetQuotasAsync(scene.As(Dana), Key, new(2, 1), "General Service waited longer"));
        exercise = await scene.Exercise();
        (exercise.State, exercise.QuotaReason).ShouldBe((ExerciseState.QuotasSet, "General Service waited longer"));
        // As computed there is nothing to explain.
        await scene.Done(u => u.Openings.SetQuotasAsync(scene.As(Dana), Key, new(1, 2), "Not needed"));
        (await scene.Exercise()).QuotaReason.ShouldBe("");
        (await scene.Do(u => u.Openings.CorrectPostsAsync(scene.As(Hana), Key, 61, "Late"))).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task The_list_is_frozen_published_and_each_reads_their_own_result(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.List();
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Una), Key))).ShouldBeNull("what is not published is HR's");
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Hana), Key)))!
            .Lines.Select(l => (l.Name, l.Candidacy.Tracks))
            .ShouldBe([("Gia Baum", (true, true)), ("Gil Baum", (true, true)), ("Gus Baum", (true, false)), ("Pia Baum", (true, true))]);
        (await scene.Do(u => u.Reading.OwnAsync(scene.As(Gia), Key))).ShouldBeNull();
        await scene.Done(u => u.Lists.ComputeAsync(scene.As(Hana), Key));
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Key));
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Key));
        var list = (await scene.Do(u => u.Reading.ListAsync(scene.As(Zoe), Key)))!;
        (list.Lines.Count, list.Versions.Single().Number).ShouldBe((4, 2));
        var frozen = await scene.Read(db => db.ExerciseLists.SingleAsync(l => l.Number == 2));
        Proof.CanonicalJson.Sha256Hex(frozen.Content).ShouldBe(frozen.Hash);
        frozen.Content.ShouldContain("\"policy\":\"");
        frozen.Content.ShouldNotContain("Baum");
        var own = (await scene.Do(u => u.Reading.OwnAsync(scene.As(Gem), Key)))!;
        own.Frozen.ShouldBeFalse();
        own.Tracks[0].Conditions.Where(c => !c.Met).Select(c => c.Condition).ShouldBe(["grade-service"]);
        own.Tracks[0].Conditions.Single(c => !c.Met).Facts.ShouldContain(KeyValuePair.Create("credit", "9494"));
        (await scene.Do(u => u.Reading.OwnAsync(scene.As(Gia), Key)))!.Frozen.ShouldBeTrue();
        // Everybody is told that the list is there; only candidates that they are on it.
        var mails = await scene.Read(db => db.Outbox.Where(m => m.Kind == "ExerciseListed" || m.Kind == "Broadcast").ToListAsync());
        (mails.Count(m => m.Kind == "Broadcast"), mails.Count(m => m.Kind == "ExerciseListed")).ShouldBe((15, 4));
    }

    [Theory, BothDatabases]
    public async Task An_upheld_contest_corrects_the_list_once_the_record_is_right_and_third_parties_learn_the_condition(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Publish();
        var form = Guid.CreateVersion7();
        (await Bring(Gem, ContestKind.PutOn, null)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe("ContestNotListed");
        (await Bring(Gem, ContestKind.LeftOff, null)).ShouldBe(ActResult.Ok);
        (await Bring(Gem, ContestKind.LeftOff, null)).ShouldBe(ActResult.Ok, "sent twice it is one");
        form = Guid.CreateVersion7();
        (await Bring(Zoe, ContestKind.PutOn, Gus)).ShouldBe(ActResult.Ok);
        var (left, put) = (await Contest(ContestKind.LeftOff), await Contest(ContestKind.PutOn));
        scene.Clock.Set("2026-02-18");
        (await scene.Do(u => u.Lists.CloseAsync(scene.As(Hana), Key)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ExerciseContestsOpen");

        (await Answer(left, true)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe("ContestRecordFirst");
        // Her service in the grade began a day earlier than the file had it.
        await using (var db = scene.Database.Open())
        {
            var periods = await db.ServicePeriods.Where(p => p.StaffId == Gem).OrderBy(p => p.From).ToListAsync();
            db.RemoveRange(periods);
            db.AddRange(Again(periods[0], periods[0].From, new LocalDate(2013, 1, 1)), Again(periods[1], new LocalDate(2013, 1, 1), null));
            await db.SaveChangesAsync();
        }
        (await Answer(left, true)).ShouldBe(ActResult.Ok);
        (await Answer(put, false)).ShouldBe(ActResult.Ok);
        var list = (await scene.Do(u => u.Reading.ListAsync(scene.As(Zoe), Key)))!;
        list.Lines.Select(l => l.Candidacy.StaffId).ShouldContain(Gem);
        list.Versions.Select(v => v.Number).ShouldBe([2, 1]);
        var both = await scene.Read(db => db.ExerciseLists.OrderBy(l => l.Number).ToListAsync());
        both[0].Content.ShouldNotContain($"\"staffId\":\"{Gem}\"", customMessage: "the old version stays as it was");
        both[1].Content.ShouldContain($"\"staffId\":\"{Gem}\"");
        (await scene.Of(Gem)).ListedFrom.ShouldBe(2);

        var zoe = (await Lines(Zoe)).Single();
        (zoe.About, zoe.Answer, zoe.Contest.Condition).ShouldBe(("Gus Baum", null, "grade-service"));
        var gus = (await Lines(Gus)).Single();
        (gus.By, gus.Text, gus.Answer).ShouldBe((null, null, "Since the record says so"));
        var una = await Lines(Una);
        una.Count.ShouldBe(2);
        una.ShouldAllBe(l => l.By == null && l.About == null && l.Text == null && l.Answer == null);
        (await Lines(Carla)).ShouldBeEmpty();
        // Nobody answers about themselves; the window is over for everybody now.
        form = Guid.CreateVersion7();
        (await Bring(Zoe, ContestKind.PutOn, Gia))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ExerciseWindowOver");

        Task<ActResult> Bring(string who, ContestKind kind, string? about) =>
            scene.Do(u => u.Contests.BringAsync(scene.As(who), Key, form, kind, about, "It is wrong"));

        Task<Guid> Contest(ContestKind kind) =>
            scene.Read(db => db.ExerciseContests.Where(c => c.Kind == kind).Select(c => c.Id).SingleAsync());

        Task<ActResult> Answer(Guid id, bool upheld) =>
            scene.Do(u => u.Contests.AnswerAsync(scene.As(Hana), Key, id, upheld, "grade-service", "Since the record says so"));

        Task<IReadOnlyList<ContestLine>> Lines(string who) =>
            scene.Do(async u => await u.Contests.ListAsync((await u.Reading.LoadAsync(scene.As(who), Key))!.At));

        static App.Service.ServicePeriod Again(App.Service.ServicePeriod p, LocalDate from, LocalDate? until) =>
            new()
            {
                StaffId = p.StaffId,
                From = from,
                Until = until,
                Organization = p.Organization,
                Status = p.Status,
                Category = p.Category,
                Grade = p.Grade,
                Contract = p.Contract,
                Funding = p.Funding,
                DutyStation = p.DutyStation,
                UnitCode = p.UnitCode,
            };
    }

    [Theory, BothDatabases]
    public async Task Tracks_are_chosen_by_who_can_and_withdrawal_is_possible_until_the_panels_meet(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Publish();
        (await scene.Do(u => u.Candidacies.ChooseAsync(scene.As(Gus), Key, TrackChoice.TwoOnly))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Candidacies.ChooseAsync(scene.As(Gia), Key, null))).ShouldBeOfType<ActResult.Refused>();
        await scene.Done(u => u.Candidacies.ChooseAsync(scene.As(Gia), Key, TrackChoice.TwoOnly));
        (await scene.Of(Gia)).Tracks.ShouldBe((false, true));
        // In the last place on earth the last day, the 16th, is not over: at noon UTC of the 17th it is.
        scene.Clock.Set("2026-02-17");
        await scene.Done(u => u.Candidacies.ChooseAsync(scene.As(Gia), Key, TrackChoice.Both));
        scene.Clock.Advance(Duration.FromHours(4));
        (await scene.Do(u => u.Candidacies.ChooseAsync(scene.As(Gia), Key, TrackChoice.TwoOnly)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ExerciseWindowOver");
        await scene.Done(u => u.Candidacies.WithdrawAsync(scene.As(Gus), Key));
        await scene.Done(u => u.Candidacies.WithdrawAsync(scene.As(Gus), Key));
        (await scene.Of(Gus)).Stands.ShouldBeFalse();
        await scene.Done(u => u.Lists.CloseAsync(scene.As(Hana), Key));
        (await scene.Do(u => u.Candidacies.FormAsync(scene.As(Gus), Key, Gus))).ShouldBeNull();
        (await scene.Do(u => u.Candidacies.FormAsync(scene.As(Zoe), Key, Gia))).ShouldBeNull();
        (await scene.Do(u => u.Candidacies.SaveAsync(scene.As(Gia), Key, Gia, new([], "", null, false), 0, submit: true)))
            .Result.ShouldBeOfType<ActResult.Refused>()
            .Refusals.Select(r => r.Code)
            .Distinct()
            .ShouldBe(["FormAnswerMissing", "FormConsentMissing"]);
        (
            await scene.Do(u => u.Candidacies.SaveAsync(scene.As(Gia), Key, Gia, new(["Begun"], "", null, false), 0, submit: false))
        ).Result.ShouldBe(ActResult.Ok);
        (
            await scene.Do(u => u.Candidacies.SaveAsync(scene.As(Gia), Key, Gia, new(["Old page"], "", null, false), 0, submit: false))
        ).Result.ShouldBe(ActResult.Stale);
        (await scene.Do(u => u.Files.LoadAsync(scene.As(Carla), Key, Gia)))!.Forms.ShouldBeEmpty("a draft is its author's alone");
    }

    [Theory, BothDatabases]
    public async Task FA_4_forms_are_read_by_those_of_decision_16_and_nobody_else(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.FillForms();
        (await Reads(Gia)).ShouldBe("CandidateChief");
        (await Reads(Carla)).ShouldBe("Chief");
        foreach (var other in new[] { Gil, Hana, Una, Dana, Ann, Zoe })
        {
            (await Reads(other)).ShouldBeNull(other);
        }
        await scene.NameMembers();
        (await Reads(Ann)).ShouldBeNull("the panel does not sit yet");
        await scene.Done(u => u.Panels.StepAsideAsync(scene.As(Bo), Key, Gs, Gia, "We share a house"));
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Key));
        foreach (
            var (who, forms) in new[]
            {
                (Ann, "CandidateChief"),
                (Sec, "CandidateChief"),
                (Cy, "CandidateChief"),
                (Bo, null),
                (Dana, null),
                (Hana, null),
                (Una, null),
            }
        )
        {
            (await Reads(who)).ShouldBe(forms, who);
        }
        (await scene.Read(db => db.CandidateReadings.Select(r => r.ReaderId).OrderBy(r => r).ToListAsync())).ShouldBe([Ann, Cy, Sec]);

        async Task<string?> Reads(string who) =>
            await scene.Do(u => u.Files.LoadAsync(scene.As(who), Key, Gia)) is { } file
                ? string.Concat(file.Forms.Select(f => f.Form.Of))
                : null;
    }
}
