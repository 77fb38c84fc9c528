using Fairway.Rules.Sources;

namespace Fairway.Rules.Appraisals;

/// <summary>What decides whether the second level comments on a report at the end of the cycle.</summary>
/// <param name="OfManager">The report is on a responsible chief or a delegate who signs.</param>
/// <param name="Objected">The official objected.</param>
/// <param name="OfficialSigned">The official's signature stands.</param>
/// <param name="DelegateSigned">A delegate signed in the chief's place.</param>
/// <param name="OverallIsOdd">The overall rating sits oddly with its parts (CY-5).</param>
[Rule("CY-7")]
public sealed record SecondLevelFacts(bool OfManager, bool Objected, bool OfficialSigned, bool DelegateSigned, bool OverallIsOdd);

/// <summary>When the second level acts (CY-7).</summary>
[Rule("CY-7")]
public static class SecondLevelReview
{
    /// <summary>Each reason for which the second level comments; empty: the report passes on without.</summary>
    public static IReadOnlyList<Finding> Reasons(SecondLevelFacts facts)
    {
        var reasons = new List<Finding>();
        If(facts.OfManager, "of-a-chief");
        If(facts.Objected, "objection");
        If(facts.OverallIsOdd, "overall-sits-oddly");
        If(!facts.OfficialSigned, "not-signed-by-official");
        If(facts.DelegateSigned, "delegate-signed");
        return reasons;

        void If(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(Finding.Met(Citations.CY7, reason));
            }
        }
    }
}
