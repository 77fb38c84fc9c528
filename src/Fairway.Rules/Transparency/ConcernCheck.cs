using System.Collections.Immutable;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Transparency;

/// <summary>A concern as it was written.</summary>
/// <param name="Process">What it is about; null: nothing was chosen.</param>
/// <param name="Rule">The rule that it is about, as the rulebook numbers it; empty: none in particular.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What it is.</param>
[Rule("FA-2")]
public sealed record ConcernText(ProcessKind? Process, string Rule, string Title, string Text);

/// <summary>A fixed question of the survey after each cycle.</summary>
/// <param name="Code">By which answers of several cycles are compared.</param>
/// <param name="Text">As it is asked.</param>
[Rule("FA-2")]
public sealed record SurveyQuestion(string Code, Wording Text);

/// <summary>Parameters of the register of concerns, and of the survey.</summary>
/// <param name="AnswerWithin">How long the body concerned has for an answer, from the day on which the concern stands in the register or is asked again.</param>
/// <param name="CloseAfter">How long after an answer it is closed where nothing more is said.</param>
/// <param name="Questions">What is asked after each cycle.</param>
/// <param name="SurveyOpenFor">How long, from the day after the cycle's last.</param>
/// <param name="SurveyLeast">The fewest answers of which anything is told.</param>
[Rule("FA-2")]
public sealed record TransparencyPolicy(
    Period AnswerWithin,
    Period CloseAfter,
    ImmutableArray<SurveyQuestion> Questions,
    Period SurveyOpenFor,
    int SurveyLeast
);

/// <summary>What a concern has to say, and its days.</summary>
[Rule("FA-2")]
public static class ConcernCheck
{
    private const string Cited = "FA-2";

    /// <summary>What is missing; empty: nothing.</summary>
    public static IReadOnlyList<Refusal> Write(ConcernText of)
    {
        var refusals = new List<Refusal>();
        if (of.Process is null || !Enum.IsDefined(of.Process.Value))
        {
            refusals.Add(Refusal.Of(RefusalCodes.ConcernProcessMissing, "Process", Cited));
        }
        if (of.Rule.Trim().Length > 0 && RuleOf(of.Rule) is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.ConcernRuleUnknown, "Rule", Cited));
        }
        if (string.IsNullOrWhiteSpace(of.Title))
        {
            refusals.Add(Refusal.Of(RefusalCodes.ConcernTextMissing, "Title", Cited));
        }
        if (string.IsNullOrWhiteSpace(of.Text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.ConcernTextMissing, "Text", Cited));
        }
        return refusals;
    }

    /// <summary>The rule as the rulebook writes it; null: there is none.</summary>
    public static string? RuleOf(string written) =>
        Citations.All.FirstOrDefault(c => string.Equals(c.Rule, written.Trim(), StringComparison.OrdinalIgnoreCase))?.Rule;

    /// <summary>The last day for an answer.</summary>
    public static LocalDate AnswerDue(LocalDate since, TransparencyPolicy policy) => Months.Add(since, policy.AnswerWithin);

    /// <summary>The last day on which an answered concern can be asked again or closed by hand; after it the calendar closes it.</summary>
    public static LocalDate OpenUntil(LocalDate answered, TransparencyPolicy policy) => Months.Add(answered, policy.CloseAfter);
}
