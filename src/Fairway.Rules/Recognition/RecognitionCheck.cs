using Fairway.Rules.Appraisals;

namespace Fairway.Rules.Recognition;

/// <summary>What somebody says of somebody's work.</summary>
/// <param name="Receivers">Staff ids of those who are recognised.</param>
/// <param name="Tie">What it is tied to.</param>
/// <param name="About">The competency's code, or the outcome's key.</param>
/// <param name="Text">What was done, and what came of it.</param>
public sealed record RecognitionText(IReadOnlyCollection<string> Receivers, RecognitionTie? Tie, string About, string Text);

/// <summary>Whether a recognition can be given. It carries its author's name: there is no other kind.</summary>
[Rule("RC-1")]
public static class RecognitionCheck
{
    private const string Rule = "RC-1";

    /// <summary>What is missing, or stands against it.</summary>
    /// <param name="author">Who gives it: nobody recognises themselves, nor a team of which nobody else is.</param>
    /// <param name="text">What is said.</param>
    /// <param name="competencies">The codes of the catalogue.</param>
    /// <param name="outcomes">The keys of the biennium's outcomes.</param>
    public static IReadOnlyList<Refusal> Give(
        string author,
        RecognitionText text,
        IReadOnlyCollection<string> competencies,
        IReadOnlyCollection<string> outcomes
    )
    {
        var refusals = new List<Refusal>();
        if (text.Receivers.Count == 0)
        {
            refusals.Add(Refusal.Of(RefusalCodes.RecognitionNobody, "Who", Rule));
        }
        else if (text.Receivers.Contains(author))
        {
            refusals.Add(Refusal.Of(RefusalCodes.RecognitionOneself, "Who", Rule));
        }
        if (text.Tie is not { } tie || !(tie == RecognitionTie.Competency ? competencies : outcomes).Contains(text.About))
        {
            refusals.Add(
                Refusal.Of(
                    RefusalCodes.RecognitionTieMissing,
                    text.Tie switch
                    {
                        null => "Tie",
                        RecognitionTie.Competency => "Competency",
                        _ => "Outcome",
                    },
                    Rule
                )
            );
        }
        if (string.IsNullOrWhiteSpace(text.Text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.RecognitionTextMissing, "Text", Rule));
        }
        return refusals;
    }

    /// <summary>Whether an official may put a recognition into a cycle's record or take it out: until the first signature under its end.</summary>
    public static bool RecordIsOpen(AppraisalState state) => state < AppraisalState.EndSignedBySupervisor;
}
