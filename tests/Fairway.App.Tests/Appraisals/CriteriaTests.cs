using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class CriteriaTests
{
    private const string Hana = Stranger;

    [Theory]
    [BothDatabases(null, null, null, "U", true)]
    [BothDatabases(null, null, null, "D", true)]
    [BothDatabases("P", null, null, "U", true)]
    [BothDatabases("P", "P2", "P3", "U", true)]
    [BothDatabases("P", "P3", "P3", "U", true)]
    [BothDatabases("P", "P4", null, "U", false)]
    [BothDatabases("P", null, "P2", "U", false)]
    [BothDatabases("GS", null, null, "U", false)]
    public async Task It_concerns_a_category_grades_and_a_unit_with_everything_beneath(
        Provider on,
        string? category,
        string? lowest,
        string? highest,
        string unit,
        bool concerned
    )
    {
        await using var scene = await AppraisalScene.On(on);
        var criterion = New() with { Category = category, Lowest = lowest, Highest = highest, Unit = unit };
        (await Add(scene, criterion, "D", "U")).ShouldBe(ActResult.Ok);
        var id = await scene.Open();
        (await Titles(scene, id)).ShouldBe(concerned ? ["Safety on mission"] : []);
        var shown = await scene.Do(u => u.Criteria.ConcernedAsync(Hr(scene, "D", "U"), criterion));
        shown.Any(p => p.StaffId == Olu).ShouldBe(concerned);
    }

    [Theory, BothDatabases]
    public async Task A_cycle_keeps_the_criteria_of_the_day_on_which_it_was_opened(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var before = await scene.Open();
        (await Add(scene, New() with { From = new LocalDate(2026, 3, 10) })).ShouldBe(ActResult.Ok);
        // Not yet on the eve of its day; those opened earlier never.
        scene.Clock.Set("2026-03-09");
        var eve = await scene.Open(Carla, by: Sam);
        scene.Clock.Set("2026-03-10");
        var after = await scene.Open(Dov);
        (await End(scene, "It has served its purpose.")).ShouldBe(ActResult.Ok);
        (await Titles(scene, before)).ShouldBeEmpty();
        (await Titles(scene, eve)).ShouldBeEmpty();
        (await Titles(scene, after)).ShouldBe(["Safety on mission"]);
        scene.Clock.Set("2028-01-10");
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Dov]))).Count.ShouldBe(1);
        var next = await scene.Read(db => db.Appraisals.Where(a => a.StaffId == Dov && a.Id != after).Select(a => a.Id).SingleAsync());
        (await Titles(scene, next)).ShouldBeEmpty();
        (await Titles(scene, after)).ShouldBe(["Safety on mission"]);
    }

    [Theory, BothDatabases]
    public async Task Neither_side_signs_the_end_without_a_word_on_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Add(scene, New());
        var id = await scene.Agree();
        scene.Clock.Set("2027-12-10");
        await scene.WriteSelf(id);
        Codes(await scene.Do(u => u.Submitting.SubmitAsync(scene.As(Olu), id))).ShouldBe([RefusalCodes.CriterionAnswerMissing]);
        var code = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.Criteria.Single().Code;
        var seen = (await scene.Do(u => u.Selves.LoadAsync(scene.As(Olu), id)))!.Seen(EndSections.Criteria);
        var said = SelfAssessed() with { Criteria = [new CodedText(code, "Two trainings")] };
        (await scene.Do(u => u.Selves.SaveAsync(scene.As(Olu), id, EndSections.Criteria, seen, _ => said))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Submitting.SubmitAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        await scene.Assess(id, Carla);
        Codes(await scene.SignEnd(id, Carla)).ShouldBe([RefusalCodes.CriterionAnswerMissing]);
        await scene.Assess(id, Carla, Assessed() with { Criteria = [new CodedText(code, "As agreed")] });
        (await scene.SignEnd(id, Carla)).ShouldBe(ActResult.Ok);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        view.End!.Self.Criteria.Single().Text.ShouldBe("Two trainings");
        view.End.Assessment.Criteria.Single().Text.ShouldBe("As agreed");
    }

    [Theory, BothDatabases]
    public async Task Hr_adds_for_its_own_units_with_a_reason_and_for_days_to_come(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Refused(New() with { Unit = "D" }, nameof(CriteriaRefusals.CriterionUnitMissing));
        await Refused(New() with { Unit = null }, nameof(CriteriaRefusals.CriterionUnitMissing));
        await Refused(New() with { Title = " " }, nameof(CriteriaRefusals.CriterionTitleMissing));
        await Refused(New() with { Description = "" }, nameof(CriteriaRefusals.CriterionDescriptionMissing));
        await Refused(New() with { Reason = "" }, nameof(CriteriaRefusals.CriterionReasonMissing));
        await Refused(New() with { Title = new string('x', 201) }, RefusalCodes.TextTooLong);
        await Refused(New() with { From = new LocalDate(2026, 3, 1) }, nameof(CriteriaRefusals.CriterionDayPast));
        await Refused(New() with { From = null }, nameof(CriteriaRefusals.CriterionDayMissing));
        await Refused(New() with { Category = "P", Lowest = "P4", Highest = "P2" }, nameof(CriteriaRefusals.CriterionForNobody));
        await Refused(New() with { Category = "P", Lowest = "G3" }, nameof(CriteriaRefusals.CriterionForNobody));
        foreach (var other in new[] { Carla, Sam, Olu })
        {
            (await scene.Do(u => u.Criteria.AddAsync(scene.As(other), New()))).ShouldBe(ActResult.Missing);
        }

        var once = New();
        (await Task.WhenAll(Add(scene, once), Add(scene, once), Add(scene, once))).ShouldAllBe(a => a is ActResult.Done);
        (await scene.Read(db => db.ExtraCriteria.CountAsync())).ShouldBe(1);
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "add-criterion"))).ShouldBe(1);
        (await End(scene, " ")).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Criteria.EndAsync(Hr(scene, "D"), once.Form, "x"))).ShouldBe(ActResult.Missing);

        async Task Refused(CriterionToAdd criterion, string code) => Codes(await Add(scene, criterion)).ShouldBe([code]);
    }

    private static CriterionToAdd New() =>
        new(
            Guid.NewGuid(),
            "Safety on mission",
            "Trained, and followed on each mission",
            null,
            null,
            null,
            "U",
            new LocalDate(2026, 3, 2),
            "A circular of this year."
        );

    private static Reader Hr(AppraisalScene scene, params string[] units) =>
        scene.As(Hana, new HeldOffice(Office.HrPartner, units.ToHashSet(StringComparer.Ordinal)));

    private static Task<ActResult> Add(AppraisalScene scene, CriterionToAdd criterion, params string[] units) =>
        scene.Do(u => u.Criteria.AddAsync(Hr(scene, units.Length == 0 ? ["U"] : units), criterion));

    private static async Task<ActResult> End(AppraisalScene scene, string reason)
    {
        var id = await scene.Read(db => db.ExtraCriteria.Select(c => c.Id).SingleAsync());
        return await scene.Do(u => u.Criteria.EndAsync(Hr(scene, "U"), id, reason));
    }

    private static async Task<IEnumerable<string>> Titles(AppraisalScene scene, Guid id)
    {
        var official = await scene.Read(db => db.Appraisals.Where(a => a.Id == id).Select(a => a.StaffId).SingleAsync());
        return (await scene.Do(u => u.Reading.LoadAsync(scene.As(official), id)))!.Criteria.Select(c => c.Title);
    }

    private static IEnumerable<string> Codes(ActResult result) =>
        result is ActResult.Refused refused ? refused.Refusals.Select(r => r.Code) : [result.GetType().Name];
}
