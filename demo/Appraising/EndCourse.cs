using Fairway.Demo.People;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>How an end of cycle goes, beside the usual.</summary>
internal enum EndTurn
{
    Usual,
    Objection,

    /// <summary>The official says nothing within the comments window (CY-6).</summary>
    Unsigned,

    /// <summary>The official takes no part (CY-6).</summary>
    NoPart,

    /// <summary>The supervisor takes a mistaken signature back.</summary>
    Withdrawn,

    /// <summary>What is complete is taken up once more (CY-11).</summary>
    Corrected,
}

/// <summary>Tells the end of a cycle act by act, up to where it has come.</summary>
internal sealed class EndCourse(
    Story story,
    Person official,
    Person signer,
    Moments moments,
    AppraisalPolicy policy,
    Writer writer,
    Verdicts verdicts,
    Instant now,
    Chance chance
)
{
    /// <param name="fate">Where it stands in the end.</param>
    /// <param name="from">When it can begin.</param>
    /// <param name="until">When the two are done with it; the second level follows.</param>
    public void Tell(Fate fate, Instant from, Instant until)
    {
        var prepared = Sheets.Prepare(story, AppraisalStep.EndOfCycle, official, signer, moments, policy, from, until, chance);
        var self = writer.Self(story.Assessed, verdicts);
        if (fate == Fate.SelfBegun)
        {
            story.Draft(Side.Official, Writer.Begun(self), moments.Between(prepared, until, 1)[0]);
            return;
        }

        var turn = TurnOf(fate, until);
        // The official's acts follow within the comments window; where they are still awaited, it has not passed.
        var signing =
            fate is Fate.Assessed or Fate.Objected ? until - Duration.FromHours(chance.Between(2, 40))
            : fate > Fate.Assessed ? until - Duration.FromHours(chance.Between(30, 120))
            : until;
        if (signing <= prepared)
        {
            signing = prepared + ((until - prepared) * 0.6);
        }

        var submitted = moments.Between(prepared, prepared + ((signing - prepared) * 0.8), 1)[0];
        Instant[] at = [submitted, moments.Between(Later(submitted, signing - Duration.FromHours(40)), signing, 1)[0]];
        if (turn != EndTurn.NoPart)
        {
            story.SubmitSelfAssessment(self, at[0]);
            story.Read(story.Signer, at[0] + ((at[1] - at[0]) * 0.5));
        }

        var assessment = Assessment(at[1]);
        if (fate == Fate.SelfAssessed)
        {
            if (chance.Yes(0.6))
            {
                story.Draft(Side.Supervisor, Writer.Begun(assessment), at[1]);
            }

            return;
        }

        story.SignAssessment(assessment, at[1], turn == EndTurn.NoPart ? story.Deck.Say("no-part") : null);
        var signed = at[1];
        if (turn == EndTurn.Withdrawn)
        {
            story.WithdrawSignature(signed + Duration.FromMinutes(12 + chance.Below(120)));
            signed += Duration.FromHours(20 + chance.Below(8));
            story.SignAssessment(assessment with { Career = story.Deck.Say("career") }, signed);
        }

        if (fate == Fate.Assessed)
        {
            if (chance.Yes(0.5))
            {
                story.Read(official.StaffId, signed + ((until - signed) * 0.5));
            }

            return;
        }

        AfterSignature(fate, turn, signed, until > signed ? until : signed + Duration.FromHours(30));
        if (turn == EndTurn.Corrected && story.Appraisal.State == AppraisalState.EndComplete)
        {
            Correct(assessment);
        }
    }

    private EndTurn TurnOf(Fate fate, Instant until) =>
        fate switch
        {
            Fate.Objected => EndTurn.Objection,
            // The second level is asked where something asks for it.
            Fate.SecondLevel => NeedsSecondLevel ? EndTurn.Usual
            : now - until > Duration.FromDays(14) ? EndTurn.Unsigned
            : EndTurn.Objection,
            Fate.Complete when now - until > Duration.FromDays(40) => chance.Weighted([
                (EndTurn.Usual, 900.0),
                (EndTurn.Objection, 34),
                (EndTurn.Unsigned, 26),
                (EndTurn.NoPart, 12),
                (EndTurn.Withdrawn, 16),
                (EndTurn.Corrected, 12),
            ]),
            _ => EndTurn.Usual,
        };

    private bool NeedsSecondLevel => story.Appraisal.OfManager || story.Appraisal.DelegateSigns;

    private void AfterSignature(Fate fate, EndTurn turn, Instant signed, Instant until)
    {
        var last = until;
        switch (turn)
        {
            case EndTurn.Objection:
                var said = moments.Between(signed, until, 1)[0];
                story.Read(official.StaffId, said - Duration.FromSeconds(90));
                story.Object(story.Deck.Say("objection"), said);
                if (fate == Fate.Objected)
                {
                    return;
                }

                // Signing is not agreeing: the signature can stand beside the objection.
                story.SignAsOfficial(said + Duration.FromMinutes(4 + chance.Below(30)));
                last =
                    fate == Fate.SecondLevel ? Earlier(said + Duration.FromDays(4), now) : said + Duration.FromDays(chance.Between(2, 9));
                last = moments.Between(said + Duration.FromHours(1), last, 1)[0];
                story.Answer(story.Deck.Say("answer-objection"), last);
                break;
            case EndTurn.Unsigned or EndTurn.NoPart:
                last = story.ProceedUnsigned();
                break;
            default:
                last = moments.Between(signed, until, 1)[0];
                story.Read(official.StaffId, last - Duration.FromSeconds(60 + chance.Below(400)));
                story.SignAsOfficial(last, chance.Yes(0.6) ? story.Deck.Say("comments") : "");
                break;
        }

        if (fate == Fate.Complete && story.Appraisal.State == AppraisalState.EndAtSecondLevel)
        {
            SecondLevel(turn, last);
        }
    }

    /// <summary>Where the second level has had time to speak; some never do.</summary>
    private void SecondLevel(EndTurn turn, Instant since)
    {
        var spoken = moments.Between(since, since + Duration.FromDays(chance.Between(3, 32)), 1)[0];
        if (story.SecondLevel is not { } second || spoken >= now - Duration.FromHours(1) || chance.Yes(0.02))
        {
            return;
        }

        story.Read(second, spoken - Duration.FromSeconds(120 + chance.Below(300)));
        story.SaySecondLevel(
            story.Deck.Say(
                turn switch
                {
                    EndTurn.Objection => "second-level-objection",
                    EndTurn.Unsigned or EndTurn.NoPart => "second-level-unsigned",
                    _ => "second-level",
                }
            ),
            spoken
        );
    }

    /// <summary>A word that was wrong is put right: both sign the new version, and it goes its way again.</summary>
    private void Correct(Assessment assessment)
    {
        var begun = moments.Between(story.LastAct, story.LastAct + Duration.FromDays(9), 1)[0];
        if (now - begun < Duration.FromDays(12))
        {
            return;
        }

        story.Correct(story.Deck.Say("correction"), begun);
        var first = assessment.Outputs[0];
        var corrected = assessment.WithOutput(first with { Text = story.Deck.Say($"output-{first.Rating}") });
        var at = moments.Between(begun, begun + Duration.FromDays(5), 2);
        story.SignAssessment(corrected, at[0]);
        story.Read(official.StaffId, at[1] - Duration.FromSeconds(70));
        story.SignAsOfficial(at[1]);
        if (story.Appraisal.State == AppraisalState.EndAtSecondLevel)
        {
            SecondLevel(EndTurn.Usual, at[1]);
        }
    }

    private Assessment Assessment(Instant at)
    {
        var day = story.DayOf(at);
        return writer.Assessment(story.Assessed, verdicts, story.Raised, day.PlusDays(-chance.Between(0, 2)), day);
    }

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;

    private static Instant Earlier(Instant a, Instant b) => a < b ? a : b;
}
