using Fairway.Rules.Learning;

namespace Fairway.Rules.Tests.Learning;

/// <summary>Content sends its readers to paragraphs and rules that exist (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class Places_to_read
{
    [Theory]
    [InlineData("IGDS 100 §1", "IGDS 100 §1")]
    [InlineData("IGDS 100 §9", "IGDS 100 §9")]
    [InlineData("IGDS 100 §9(a)", "IGDS 100 §9(a)")]
    [InlineData("IGDS 100 §9(e)", "IGDS 100 §9(e)")]
    [InlineData("IGDS 100 overview", "IGDS 100 overview")]
    [InlineData("IGDS 100 Q12", "IGDS 100 Q12")]
    [InlineData("CY-2a", "CY-2a")]
    public void These_exist(string name, string place) => Readings.Find(name).ShouldNotBeNull().ToString().ShouldBe(place);

    [Theory]
    [InlineData("IGDS 100 §0")]
    [InlineData("IGDS 100 §10")]
    [InlineData("IGDS 100 §9(f)")]
    [InlineData("IGDS 100 Q13")]
    [InlineData("IGDS 100")]
    [InlineData("IGDS 102 §1")]
    [InlineData("CY-99")]
    [InlineData("")]
    public void These_do_not(string name) => Readings.Find(name).ShouldBeNull();

    [Fact]
    public void The_framework_has_twenty_seven_places() => Readings.OfTheFramework.Distinct().Count().ShouldBe(27);
}
