using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whether a signed version still counts.</summary>
public enum VersionStanding
{
    /// <summary>Its signatures stand, and no later version has as many.</summary>
    Stands = 1,

    /// <summary>Its signatures stand as given, and a later version took its place (CY-11).</summary>
    Superseded,

    /// <summary>No signature under it stands: withdrawn, or fallen with a change of the text (decision 2).</summary>
    Ended,
}

/// <summary>How the signatures under one version stand.</summary>
/// <param name="Signatures">Those that stand; where none does, those that did, earliest first.</param>
/// <param name="Since">When it was superseded, or the last signature ended; null while it stands.</param>
/// <param name="Because">Why the last signature ended: <see cref="Signature.EndedBecause"/>; null otherwise.</param>
public sealed record SignedVersion(
    int Number,
    VersionStanding Standing,
    IReadOnlyList<Signature> Signatures,
    Instant? Since,
    string? Because
)
{
    /// <summary>The versions of one step that carry or carried a signature, in the order of sharing.</summary>
    /// <param name="ofOneStep">All signatures of that step, ended ones too.</param>
    public static IReadOnlyList<SignedVersion> Of(IEnumerable<Signature> ofOneStep)
    {
        var versions = ofOneStep.GroupBy(s => s.FormNumber).OrderBy(g => g.Key).Select(g => (Number: g.Key, All: g.ToList())).ToList();
        return [.. versions.Select(v => One(v.Number, v.All, versions.Where(w => w.Number > v.Number).Select(w => StandingOf(w.All))))];
    }

    private static SignedVersion One(int number, List<Signature> all, IEnumerable<List<Signature>> later)
    {
        var standing = StandingOf(all);
        if (standing.Count == 0)
        {
            var last = all.MaxBy(s => s.EndedAt)!;
            return new(number, VersionStanding.Ended, [.. all.OrderBy(s => s.At)], last.EndedAt, last.EndedBecause);
        }

        // A correction that only one of two has signed takes nobody's signature away: it must have as many.
        var successor = later.FirstOrDefault(l => l.Count >= standing.Count);
        return successor is null
            ? new(number, VersionStanding.Stands, standing, null, null)
            : new(number, VersionStanding.Superseded, standing, successor[standing.Count - 1].At, null);
    }

    private static List<Signature> StandingOf(List<Signature> of) => [.. of.Where(s => s.EndedAt is null).OrderBy(s => s.At)];
}
