using System.Collections.Immutable;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Appraisals;

/// <summary>Where something was raised with the official.</summary>
public enum RaisedIn
{
    /// <summary>In an entry of the journal that both sides read.</summary>
    Journal = 1,

    /// <summary>In the mid-term review that the supervisor signed.</summary>
    MidTermReview,
}

/// <summary>That the supervisor's side raised something about one output or competency, where the official could see it.</summary>
/// <param name="About">The part of the form, as <see cref="AgreementSections"/> names it.</param>
/// <param name="On">The system's day on which the official could see it, at their duty station.</param>
/// <param name="In">Where.</param>
/// <param name="By">Who: a predecessor's or a delegate's word counts like the supervisor's own.</param>
public sealed record Raised(string About, LocalDate On, RaisedIn In, string By);

/// <summary>An output or competency with the rating that the supervisor is about to sign.</summary>
/// <param name="About">The part of the form, as <see cref="AgreementSections"/> names it.</param>
/// <param name="Rating">The rating's code on its scale.</param>
public sealed record RatedPart(string About, string Rating);

/// <summary>Whether a rating would be a surprise, and on what facts.</summary>
/// <param name="About">The part that is rated.</param>
/// <param name="Finding">Met: no surprise. Not met: an explanation is required, which the Reports Board reads.</param>
public sealed record NoSurprise(string About, Finding Finding)
{
    /// <summary>Whether the supervisor has to explain why nothing was raised in time.</summary>
    public bool NeedsExplanation => Finding.Judgement == Judgement.NotMet;
}

/// <summary>
/// No surprises: a rating below fully met of something that the supervisor's side had not raised in time needs an explanation that the
/// Reports Board reads. It is never refused.
/// </summary>
[Rule("CY-10")]
public static class NoSurprises
{
    /// <summary>The step that a scale of outputs or competencies must have: what stands below it needs to have been raised.</summary>
    public const string FullyMet = "fully-met";

    /// <summary>
    /// Whether an entry that both sides read counts as raising what it is about: one of the supervisor's side, of any kind but progress
    /// (interpretation 20).
    /// </summary>
    /// <param name="kind">What the entry is.</param>
    /// <param name="by">The writer's part when it was shared; only the two sides write.</param>
    public static bool Raises(JournalKind kind, AppraisalParty by) => kind != JournalKind.Progress && by != AppraisalParty.Official;

    /// <summary>Whether a rating stands below fully met on its scale, which runs from lowest to highest; false where it is not on it.</summary>
    public static bool IsBelowFullyMet(ImmutableArray<Rating> scale, string rating)
    {
        var at = Position(scale, rating);
        return at >= 0 && at < Position(scale, FullyMet);
    }

    /// <summary>A finding for each part that is rated on its scale, in the order given; what is not rated yet is left out.</summary>
    /// <param name="rated">The outputs and competencies with their ratings.</param>
    /// <param name="raised">All that was raised, whenever and by whichever supervisor.</param>
    /// <param name="ratedOn">The day on which the supervisor signs, at the official's duty station.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    public static IReadOnlyList<NoSurprise> Of(
        IEnumerable<RatedPart> rated,
        IEnumerable<Raised> raised,
        LocalDate ratedOn,
        AppraisalPolicy policy
    )
    {
        var byPart = raised.ToLookup(fact => fact.About, StringComparer.Ordinal);
        return
        [
            .. rated
                .Where(part => Position(ScaleOf(part.About, policy), part.Rating) >= 0)
                .Select(part => new NoSurprise(part.About, Of(part, byPart[part.About], ratedOn, policy))),
        ];
    }

    private static Finding Of(RatedPart part, IEnumerable<Raised> raised, LocalDate ratedOn, AppraisalPolicy policy)
    {
        if (!IsBelowFullyMet(ScaleOf(part.About, policy), part.Rating))
        {
            return Finding.Met(Citations.CY10, "rated-fully-met", ("rating", part.Rating));
        }
        var latest = Months.Subtract(ratedOn, policy.NoSurprisesLead);
        (string, string)[] facts =
        [
            ("rating", part.Rating),
            ("ratedOn", IsoDay.Text(ratedOn)),
            ("parameter", "noSurprises.lead"),
            ("period", PeriodPattern.Roundtrip.Format(policy.NoSurprisesLead)),
            ("raisedBefore", IsoDay.Text(latest)),
        ];
        if (raised.OrderBy(fact => fact.On).ThenBy(fact => fact.In).FirstOrDefault() is not { } first)
        {
            return Finding.NotMet(Citations.CY10, "not-raised", facts);
        }
        facts =
        [
            .. facts,
            ("raisedOn", IsoDay.Text(first.On)),
            ("raisedIn", first.In == RaisedIn.Journal ? "journal" : "mid-term"),
            ("raisedBy", first.By),
        ];
        return first.On <= latest
            ? Finding.Met(Citations.CY10, "raised-in-time", facts)
            : Finding.NotMet(Citations.CY10, "raised-too-late", facts);
    }

    private static ImmutableArray<Rating> ScaleOf(string about, AppraisalPolicy policy) =>
        AgreementSections.IsOutput(about) ? policy.Ratings.Outputs : policy.Ratings.Competencies;

    private static int Position(ImmutableArray<Rating> scale, string rating)
    {
        for (var i = 0; i < scale.Length; i++)
        {
            if (string.Equals(scale[i].Code, rating, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }
}
