using Fairway.Testing;

namespace Fairway.Web.Tests.Hosting;

/// <summary>That pages of one structure are judged once rests on this: what axe looks at tells two pages apart, what it doesn't look at does not.</summary>
public sealed class StructureTests
{
    private const string Page =
        "<html lang=en><body><a hreflang=en aria-current=true href=/en>English</a><a hreflang=fr href=/fr>Français</a>"
        + "<label for=a1>Name</label><input id=a1 value=Ada><p class=hint>Text</p><img src=x alt=Flag></body></html>";

    [Theory]
    [InlineData("Name</label>", "Nom</label>")]
    [InlineData("value=Ada", "value=Bao")]
    [InlineData("a1", "b27")]
    [InlineData("html lang=en", "html lang=fr")]
    [InlineData("alt=Flag", "alt=Drapeau")]
    [InlineData("hreflang=en aria-current=true", "hreflang=en")]
    public void Other_words_are_the_same_structure(string part, string other) =>
        Structure.Of(Page.Replace(part, other, StringComparison.Ordinal)).ShouldBe(Structure.Of(Page));

    [Theory]
    [InlineData("Name</label>", "</label>")]
    [InlineData("alt=Flag", "alt=''")]
    [InlineData(" alt=Flag", "")]
    [InlineData("for=a1", "for=a2")]
    [InlineData("<html lang=en>", "<html>")]
    [InlineData("class=hint", "class=error")]
    [InlineData("<p class=hint>Text</p>", "<p class=hint>Text</p><p class=hint>Text</p>")]
    [InlineData("<img", "<img id=a1")]
    [InlineData("<p ", "<p role=button ")]
    public void What_axe_looks_at_is_another_structure(string part, string other) =>
        Structure.Of(Page.Replace(part, other, StringComparison.Ordinal)).ShouldNotBe(Structure.Of(Page));
}
