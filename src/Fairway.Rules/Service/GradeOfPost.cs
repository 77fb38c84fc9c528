using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Service;

/// <summary>A period in which an official held a post.</summary>
/// <param name="Days">Its days.</param>
/// <param name="UnitCode">The unit.</param>
/// <param name="Post">The post, as the staff file calls it.</param>
/// <param name="Category">The category.</param>
/// <param name="Grade">The official's grade, which a personal promotion may have raised above the post's.</param>
[Rule("PP-9")]
public sealed record PostHeld(Span Days, string? UnitCode, string? Post, string? Category, string? Grade);

/// <summary>The grade of a post, which is not always that of who holds it: a personal promotion changes the official's grade and not the post's (PP-9).</summary>
[Rule("PP-9")]
public static class GradeOfPost
{
    /// <summary>
    /// The grade of the post that an official holds on a day: their own; where they were promoted in this very post, the grade that they had on the eve. Null
    /// where they hold none on the day, or its grade is not known.
    /// </summary>
    /// <param name="held">What they held and hold.</param>
    /// <param name="promotedOn">The day of their personal promotion; null: none.</param>
    /// <param name="day">The day.</param>
    public static string? On(IReadOnlyCollection<PostHeld> held, LocalDate? promotedOn, LocalDate day)
    {
        if (Of(day) is not { Post: not null, UnitCode: not null } now)
        {
            return null;
        }
        return
            promotedOn is { } promotion
            && promotion <= day
            && Of(promotion) is { } then
            && Of(promotion.PlusDays(-1)) is { } eve
            && Same(eve, now)
            && Same(then, now)
            // A grade that came later than the promotion is the post's: only a reclassification gives it.
            && then.Grade == now.Grade
            ? eve.Grade
            : now.Grade;

        PostHeld? Of(LocalDate on) => held.FirstOrDefault(h => h.Days.Contains(on));
        static bool Same(PostHeld one, PostHeld other) =>
            (one.UnitCode, one.Post, one.Category) == (other.UnitCode, other.Post, other.Category);
    }
}
