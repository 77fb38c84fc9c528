namespace Fairway.Rules.Sources;

/// <summary>How much an instrument weighs: a lower one can't switch off a higher one (J3322). Higher values outrank lower ones.</summary>
public enum AuthorityLevel
{
    /// <summary>Ours, where the sources are silent or ambiguous; a named, dated policy parameter or an <see cref="Interpretation"/>.</summary>
    Assumption,

    /// <summary>Somebody's account of an instrument that we don't have: it never outranks what it paraphrases.</summary>
    Account,

    /// <summary>A circular.</summary>
    Circular,

    /// <summary>An Office procedure (IGDS).</summary>
    OfficeProcedure,

    /// <summary>The Staff Regulations.</summary>
    StaffRegulations,

    /// <summary>A judgment of the ILO Administrative Tribunal, read as a constraint on fair procedure.</summary>
    Judgment,
}

/// <summary>A text that rules rest on.</summary>
/// <param name="Code">How it is cited: <c>IGDS 100</c>, <c>Judgment 2172</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">ISO 8601, as precise as known (<c>2009-07-22</c>, <c>2009</c>); null where it is not known.</param>
/// <param name="Level">Its authority.</param>
/// <param name="IsPrimary">Whether we hold its own text; false: known through somebody's account of it, and pages say so.</param>
public sealed record Instrument(string Code, string Title, string? Date, AuthorityLevel Level, bool IsPrimary)
{
    /// <summary>Whether it prevails over another where the two differ.</summary>
    public bool Outranks(Instrument other) => Level > other.Level;
}
