using Fairway.Rules;
using Fairway.Rules.Appraisals;

namespace Fairway.App.Appraisals;

/// <summary>What somebody would sign now.</summary>
/// <param name="Number">The version it is, or will be.</param>
/// <param name="Content">The form as canonical JSON.</param>
/// <param name="Hash">What the signature binds to.</param>
/// <param name="WithoutOfficial">The official has submitted nothing: signing completes the report without them (CY-6).</param>
/// <param name="Missing">What stands in the way; empty: nothing.</param>
/// <param name="LateBy">How many days after its day the step is signed; 0: in time, or not the supervisor's signature.</param>
public sealed record ToSign(
    AppraisalStep Step,
    int Number,
    string Content,
    string Hash,
    bool WithoutOfficial,
    IReadOnlyList<Refusal> Missing,
    int LateBy
);

/// <summary>What somebody says when signing, beside the signature itself.</summary>
/// <param name="Comments">The official's, at the end of the cycle (CY-6).</param>
/// <param name="Whose">Whose delay it was, where the step is late (CY-8).</param>
/// <param name="Cause">Why.</param>
/// <param name="NoPart">How the official was asked, where the report is completed without them (CY-6); null: it isn't.</param>
public sealed record SigningWords(string Comments = "", DelayOf? Whose = null, string Cause = "", string? NoPart = null)
{
    internal LateWords Late => new(Whose, Cause);
}
