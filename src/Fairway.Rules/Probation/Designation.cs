namespace Fairway.Rules.Probation;

/// <summary>How colleagues or service recipients are designated (PR-2). A stored name never changes.</summary>
public enum DesignationMode
{
    /// <summary>Either proposes, and the other agrees to each name.</summary>
    Together = 1,

    /// <summary>The two could not agree: each names half, and HR the odd one.</summary>
    Halves,
}

/// <summary>Who named somebody. A stored name never changes.</summary>
public enum NamedBy
{
    /// <summary>The official.</summary>
    Official = 1,

    /// <summary>The supervisor's side.</summary>
    Supervisor,

    /// <summary>HR, the odd one.</summary>
    Hr,
}

/// <summary>A name that stands: proposed or designated, and neither declined nor withdrawn nor out of service.</summary>
/// <param name="By">Who named them.</param>
/// <param name="Agreed">Whether the other side agreed; where each names half nobody has to.</param>
public readonly record struct StandingName(NamedBy By, bool Agreed);

/// <summary>
/// Who may name how many of those who give input to the probationary report (PR-2): three to five that both agree on; where they do not, half by
/// each and the odd one by HR. Who leaves or declines frees their place for another.
/// </summary>
[Rule("PR-2")]
public static class Designation
{
    /// <summary>How many each names where they do not agree.</summary>
    public static int Half(ProbationPolicy policy) => policy.InputsMaximum / 2;

    /// <summary>How many HR names then: what no half makes up.</summary>
    public static int Odd(ProbationPolicy policy) => policy.InputsMaximum - (2 * Half(policy));

    /// <summary>How many more somebody may name.</summary>
    /// <param name="mode">How it is done.</param>
    /// <param name="by">Who wants to name.</param>
    /// <param name="standing">The names that stand.</param>
    /// <param name="policy">The policy.</param>
    public static int Left(DesignationMode mode, NamedBy by, IReadOnlyCollection<StandingName> standing, ProbationPolicy policy) =>
        Math.Max(
            0,
            mode == DesignationMode.Together
                ? (by == NamedBy.Hr ? 0 : policy.InputsMaximum - standing.Count)
                : (by == NamedBy.Hr ? Odd(policy) : Half(policy)) - standing.Count(name => name.By == by)
        );

    /// <summary>Whether a name that stands is a designation: agreed by both, or named where each names half.</summary>
    public static bool IsDesignated(DesignationMode mode, StandingName name) => mode == DesignationMode.Halves || name.Agreed;

    /// <summary>Whether enough are designated.</summary>
    public static bool IsEnough(int designated, ProbationPolicy policy) => designated >= policy.InputsMinimum;
}
