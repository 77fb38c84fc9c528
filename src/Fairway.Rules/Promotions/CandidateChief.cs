using Fairway.Rules.Service;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Promotions;

/// <summary>
/// Who has the chief's part for a candidate (PP-7): the form, and telling the decision. It is the responsible chief; where that is the Director-General, who
/// decides on the candidate, the named alternate (SV-4, interpretation 68).
/// </summary>
[Rule("PP-7"), Rule("SV-4")]
public static class CandidateChief
{
    /// <summary>The finding says who, and why; the fact <c>chief</c> is the person.</summary>
    /// <param name="levels">Who supervises the candidate at both levels today.</param>
    /// <param name="head">The Director-General; null while the place is vacant.</param>
    public static Finding Of(TwoLevels levels, string? head) =>
        levels.SupervisorId != head ? Finding.Met(Citations.PP7, "candidate-chief", ("chief", levels.SupervisorId))
        : levels.SecondLevelId is { } alternate && alternate != levels.OfficialId
            ? Finding.Met(Citations.SV4, "candidate-chief-alternate", ("chief", alternate))
        : Finding.Met(Citations.PP7, "candidate-chief-head", ("chief", levels.SupervisorId));

    /// <summary>The person alone.</summary>
    /// <inheritdoc cref="Of"/>
    public static string IdOf(TwoLevels levels, string? head) => Of(levels, head).Facts["chief"];
}
