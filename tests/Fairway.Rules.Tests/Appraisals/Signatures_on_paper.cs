using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "CY-2b")]
public sealed class Signatures_on_paper
{
    private static readonly LocalDate Discussed = new(2026, 2, 27);
    private static readonly LocalDate Today = new(2026, 3, 20);

    [Fact]
    public void Both_on_the_day_of_the_discussion_and_today_are_in_order()
    {
        Assert.Empty(Codes(Discussed, Discussed));
        Assert.Empty(Codes(Today, Today));
        Assert.Empty(Codes(Discussed, Today));
    }

    [Fact]
    public void A_signature_on_the_eve_of_the_discussion_is_refused() =>
        Assert.Equal([RefusalCodes.PaperDayBeforeDiscussion], Codes(Discussed.PlusDays(-1), Today));

    [Fact]
    public void A_signature_dated_tomorrow_is_refused() => Assert.Equal([RefusalCodes.PaperDayInFuture], Codes(Today, Today.PlusDays(1)));

    [Fact]
    public void The_official_does_not_sign_before_the_supervisor() =>
        Assert.Equal([RefusalCodes.PaperOfficialFirst], Codes(Today, Today.PlusDays(-1)));

    [Fact]
    public void Both_days_are_stated() => Assert.Equal([RefusalCodes.PaperDayMissing, RefusalCodes.PaperDayMissing], Codes(null, null));

    private static IEnumerable<string> Codes(LocalDate? supervisor, LocalDate? official) =>
        new PaperSignatures(Discussed, supervisor, official).Check(Today).Select(refusal => refusal.Code);
}
