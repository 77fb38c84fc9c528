using Fairway.Rules.Skills;

namespace Fairway.Rules.Tests.Skills;

[Trait("Rule", "LE-3")]
public sealed class Forms_of_the_room
{
    private static readonly SkillForm s_whole = new("surveys", null, SkillLevel.Working, 3, 2026, "");

    [Fact]
    public void A_skill_is_chosen_or_written_and_never_both()
    {
        Codes(s_whole).ShouldBeEmpty();
        Codes(s_whole with { Code = null, Text = "Weaving of carpets" }).ShouldBeEmpty();
        Codes(s_whole with { Text = "Surveys" }).ShouldBe([RefusalCodes.SkillsNameMissing]);
        Codes(s_whole with { Code = null, Text = "  " }).ShouldBe([RefusalCodes.SkillsNameMissing]);
        Codes(s_whole with { Code = "unknown" }).ShouldBe([RefusalCodes.SkillsNameMissing]);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Years_are_within_a_life(int years, bool wrong) =>
        Codes(s_whole with { Years = years }).Contains(RefusalCodes.SkillsYearsWrong).ShouldBe(wrong);

    [Theory]
    [InlineData(1965, true)]
    [InlineData(1966, false)]
    [InlineData(2026, false)]
    [InlineData(2027, true)]
    public void Last_use_is_not_to_come(int year, bool wrong) =>
        Codes(s_whole with { LastUsed = year }).Contains(RefusalCodes.SkillsLastUsedWrong).ShouldBe(wrong);

    [Fact]
    public void Who_would_move_says_what_or_where()
    {
        SkillsCheck.Mobility(MobilityForm.Empty).ShouldBeEmpty();
        SkillsCheck.Mobility(MobilityForm.Empty with { Interested = true }).Single().Code.ShouldBe(RefusalCodes.SkillsInterestMissing);
        SkillsCheck.Mobility(MobilityForm.Empty with { Interested = true, Anywhere = true }).ShouldBeEmpty();
        SkillsCheck.Mobility(MobilityForm.Empty with { Interested = true, Stations = ["Lima"] }).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_looked_for_without_a_purpose_a_title_a_unit_and_something_wanted()
    {
        SkillsCheck
            .Opening(null, " ", mayOpen: false, [], [])
            .Select(r => r.Code)
            .ShouldBe([
                RefusalCodes.SkillsPurposeMissing,
                RefusalCodes.SkillsTitleMissing,
                RefusalCodes.SkillsUnitMissing,
                RefusalCodes.SkillsWantedMissing,
            ]);
        SkillsCheck.Opening(SkillsPurpose.Vacancy, "Statistician", mayOpen: true, [], [new("fr", LanguageLevel.B2, false)]).ShouldBeEmpty();
    }

    [Fact]
    public void What_several_wrote_alike_is_one() =>
        SkillsCheck.Folded("  weaving of\tCarpets ").ShouldBe(SkillsCheck.Folded("Weaving  of carpets"));

    private static IEnumerable<string> Codes(SkillForm form) =>
        SkillsCheck.Skill(form, 2026, code => code == "surveys").Select(r => r.Code);
}
