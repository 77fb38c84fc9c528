using System.Collections.Immutable;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>What both sides write from mid-term on, about what they agreed on.</summary>
internal sealed class Writer(Deck deck, AppraisalPolicy policy, Chance chance)
{
    /// <summary>The mid-term review that both could sign, but for the day of the discussion.</summary>
    /// <param name="agreed">What was agreed.</param>
    /// <param name="verdicts">What goes badly is often named here.</param>
    /// <param name="another">An output that could be added.</param>
    /// <param name="eventful">A scene wants to see an output adjusted and one withdrawn.</param>
    public ReviewForm Review(AgreementForm agreed, Verdicts verdicts, Func<Output> another, bool eventful)
    {
        var adjusted = eventful || chance.Yes(0.24) ? chance.Below(agreed.Outputs.Length) : -1;
        var withdrawn =
            eventful || chance.Yes(0.08) ? (adjusted + 1 + chance.Below(agreed.Outputs.Length - 1)) % agreed.Outputs.Length : -1;
        if (withdrawn == adjusted)
        {
            withdrawn = -1;
        }

        var outputs = agreed.Outputs.Select((o, i) => OfOutput(o, i == adjusted, i == withdrawn, verdicts)).ToList();
        if (withdrawn >= 0 ? chance.Yes(0.4) : agreed.Outputs.Length < policy.Outputs.Maximum && chance.Yes(0.05))
        {
            var added = another();
            outputs.Add(new(added.Id, "", "", OutputFate.Added, added, deck.Say("added")));
        }

        var form = new ReviewForm { Outputs = [.. outputs], Objective = new(deck.Say("objective-progress"), deck.Say("objective-next")) };
        var left = StandingOutput.After(agreed, form).Count(o => o.Counts);
        return policy.Outputs.Contains(left) ? form : form with { CountReason = deck.Say("count") };
    }

    /// <summary>The review as somebody begins it: progress on some outputs, nothing else.</summary>
    public static ReviewForm Begun(ReviewForm whole) =>
        new() { Outputs = [.. whole.Outputs.Where(o => o.Fate == OutputFate.Kept).Take(2).Select(o => o with { Problems = "" })] };

    /// <summary>The review before the supervisor had read it: no problem named, no word on the objective's next steps.</summary>
    public static ReviewForm First(ReviewForm whole) =>
        whole with
        {
            Outputs = [.. whole.Outputs.Select((o, i) => i == 0 ? o with { Problems = "" } : o)],
            Objective = whole.Objective! with { Actions = "" },
            DiscussedOn = null,
        };

    public SelfAssessment Self(AssessedCycle cycle, Verdicts verdicts) =>
        new()
        {
            Outputs =
            [
                .. cycle.Outputs.Select(o => new SelfAssessedOutput(
                    o.Now.Id,
                    Achieved(verdicts.Of(AgreementSections.OfOutput(o.Now.Id))),
                    chance.Yes(0.6) ? deck.Say("challenge") : "",
                    chance.Yes(0.4) ? deck.Say("lesson") : ""
                )),
            ],
            Competencies = [.. cycle.Competencies.Select(code => new CodedText(code, deck.Say("self-competency")))],
            Accountabilities = cycle.OfManager
                ? [.. policy.Accountabilities.All.Select(q => new CodedText(q.Code, deck.Say("self-accountability")))]
                : [],
            Objective = deck.Say("self-objective"),
            Career = chance.Yes(0.7) ? deck.Say("self-career") : "",
        };

    /// <summary>The same as somebody begins it.</summary>
    public static SelfAssessment Begun(SelfAssessment whole) =>
        new() { Outputs = [.. whole.Outputs.Take(2).Select((o, i) => i == 0 ? o : o with { Challenges = "", Lessons = "" })] };

    /// <summary>The assessment that the supervisor could sign on the day, with the explanations that it asks for.</summary>
    public Assessment Assessment(AssessedCycle cycle, Verdicts verdicts, IReadOnlyList<Raised> raised, LocalDate discussed, LocalDate today)
    {
        var ratings = cycle.Outputs.Select(o => verdicts.Of(AgreementSections.OfOutput(o.Now.Id))).ToList();
        var overall = verdicts.Overall(ratings, chance);
        var form = new Assessment
        {
            Outputs =
            [
                .. cycle.Outputs.Select((o, i) => new Assessed(o.Now.Id.ToString(), ratings[i], deck.Say($"output-{ratings[i]}"), "")),
            ],
            Competencies =
            [
                .. cycle.Competencies.Select(code =>
                {
                    var rating = verdicts.Of(AgreementSections.OfCompetency(code));
                    return new Assessed(code, rating, deck.Say($"competency-{rating}"), "");
                }),
            ],
            Accountabilities = cycle.OfManager
                ? [.. policy.Accountabilities.All.Select(q => new CodedText(q.Code, deck.Say("accountability")))]
                : [],
            Objective = deck.Say("objective-reached"),
            Career = deck.Say("career"),
            Overall = new(overall, deck.Say($"overall-{overall}"), ""),
            DiscussedOn = discussed,
        };
        if (Oddness.Of(form, cycle, policy.Ratings) is { Judgement: Rules.Judgement.NotMet })
        {
            form = form with { Overall = form.Overall! with { OddnessReason = deck.Say("odd") } };
        }

        var surprises = EndCheck
            .Surprises(form, cycle, policy, raised, today)
            .Where(s => s.NeedsExplanation)
            .Select(s => s.About)
            .ToHashSet(StringComparer.Ordinal);
        return surprises.Count == 0
            ? form
            : form with
            {
                Outputs = Explained(form.Outputs, key => AgreementSections.OfOutput(Guid.Parse(key)), surprises),
                Competencies = Explained(form.Competencies, AgreementSections.OfCompetency, surprises),
            };
    }

    /// <summary>The same half-way: some rated, nothing overall.</summary>
    public static Assessment Begun(Assessment whole) =>
        new()
        {
            Outputs = [.. whole.Outputs.Take(2).Select((o, i) => i == 0 ? o : o with { Rating = "" })],
            Competencies = [.. whole.Competencies.Take(1)],
        };

    private ImmutableArray<Assessed> Explained(ImmutableArray<Assessed> given, Func<string, string> section, HashSet<string> surprises) =>
        [.. given.Select(a => surprises.Contains(section(a.Key)) ? a with { Surprise = deck.Say("surprise") } : a)];

    private string Achieved(string rating) => deck.Say(rating == Verdicts.Partial ? "achieved-in-part" : "achieved");

    private OutputReview OfOutput(Output output, bool adjusted, bool withdrawn, Verdicts verdicts)
    {
        if (withdrawn)
        {
            return new(output.Id, "", "", OutputFate.Withdrawn, null, deck.Say("withdrawn"));
        }

        var weak = verdicts.Of(AgreementSections.OfOutput(output.Id)) == Verdicts.Partial;
        var progress = deck.Say(weak ? "progress-slow" : "progress");
        var problems = chance.Yes(weak ? 0.72 : 0.2) ? deck.Say("problem") : "";
        if (!adjusted)
        {
            return new(output.Id, progress, problems, OutputFate.Kept, null, "");
        }

        var later = Tongue.MonthLater(output.Timeline, deck.Language);
        return new(
            output.Id,
            progress,
            problems,
            OutputFate.Adjusted,
            output with
            {
                Measure = $"{output.Measure} {deck.Say("adjusted-measure")}",
                Timeline = later,
            },
            deck.Say("adjusted")
        );
    }
}
