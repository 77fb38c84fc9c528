using Fairway.Demo.People;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>Tells the mid-term review act by act, up to where it has come.</summary>
internal sealed class ReviewCourse(Story story, Person official, Person signer, Moments moments, AppraisalPolicy policy, Chance chance)
{
    /// <param name="fate">Where it stands in the end.</param>
    /// <param name="review">What both agree on, or would.</param>
    /// <param name="from">When the first begins to write.</param>
    /// <param name="until">The last act comes close to this.</param>
    /// <param name="plain">A scene: the official shared last, and the supervisor has not answered yet.</param>
    public void Tell(Fate fate, ReviewForm review, Instant from, Instant until, bool plain)
    {
        var prepared = Sheets.Prepare(story, AppraisalStep.MidTerm, official, signer, moments, policy, from, until, chance);
        if (fate == Fate.ReviewBegun)
        {
            var side = chance.Yes(0.75) ? Side.Official : Side.Supervisor;
            story.Draft(side, Writer.Begun(review), moments.Between(prepared, until, 1)[0]);
            return;
        }

        var signing = fate is Fate.ReviewSigned or Fate.Reviewed;
        var shared = signing ? until - Duration.FromDays(chance.Between(2, 6)) : until;
        if (shared <= prepared)
        {
            shared = prepared + ((until - prepared) * 0.6);
        }

        var turns = plain ? 1 : chance.Weighted([(1, 40.0), (2, 45), (3, 15)]);
        var at = moments.Between(prepared, shared, turns * 2);
        for (var i = 0; i < turns; i++)
        {
            var last = i == turns - 1;
            var by = (turns - i) % 2 == 1 ? Side.Official : Side.Supervisor;
            story.Read(story.Who(by), at[i * 2] - Duration.FromSeconds(40 + chance.Below(60)));
            var form = last || signing == last ? review with { DiscussedOn = Discussed(at[i * 2]) } : Writer.First(review);
            story.Share(story.Who(by), i == 0 && turns > 1 ? Writer.First(review) : form, at[i * 2]);
            if (chance.Yes(last ? 0.25 : 0.75))
            {
                var other = by == Side.Official ? Side.Supervisor : Side.Official;
                story.Read(story.Who(other), at[(i * 2) + 1] - Duration.FromSeconds(40 + chance.Below(60)));
                if (!plain)
                {
                    story.Comment(
                        story.Who(other),
                        story.Deck.Say(other == Side.Official ? "review-official" : "review-supervisor"),
                        at[(i * 2) + 1]
                    );
                }
            }
        }

        if (!signing)
        {
            return;
        }

        // The official's signature follows within the comments window; where it is still awaited, the window has not passed.
        var days = Duration.FromDays(fate == Fate.ReviewSigned ? 2 : 5);
        var signed = moments.Between(until - at[^1] > days ? until - days : at[^1], until, 2);
        story.Read(story.Signer, signed[0] - Duration.FromSeconds(30 + chance.Below(60)));
        story.SignAsSupervisor(signed[0]);
        if (fate == Fate.Reviewed)
        {
            story.Read(official.StaffId, signed[1] - Duration.FromSeconds(30 + chance.Below(60)));
            story.SignAsOfficial(signed[1]);
        }
    }

    /// <summary>Held in the days before, never before what it reviews was agreed.</summary>
    private LocalDate Discussed(Instant at)
    {
        var day = story.DayOf(at).PlusDays(-chance.Between(0, 2));
        return story.Agreement.DiscussedOn is { } agreed && day < agreed ? story.DayOf(at) : day;
    }
}
