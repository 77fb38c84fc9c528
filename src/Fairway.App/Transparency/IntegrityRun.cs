using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>What is verified. A stored name never changes.</summary>
public enum IntegrityCheck
{
    /// <summary>Every shared form of an appraisal has the check code that was kept with it.</summary>
    Forms = 1,

    /// <summary>Every signature under a form is under a version that is there, with this check code.</summary>
    Signatures,

    /// <summary>The same of plans and reviews of cases.</summary>
    CaseForms,
    CaseSignatures,

    /// <summary>Files and scans are the bytes that were kept.</summary>
    Evidence,
    Papers,

    /// <summary>Frozen lists of exercises have their check sum.</summary>
    Lists,

    /// <summary>Ledgers of funds have every number once, and what is left is not below zero.</summary>
    Ledgers,

    /// <summary>Every office was granted by two people, neither of them its holder.</summary>
    Offices,

    /// <summary>Every concern stands where its steps lead by the workflow.</summary>
    Concerns,

    /// <summary>Every yearly report has its check code, and its drawings and editions no gap.</summary>
    Reports,
}

/// <summary>How a check ended.</summary>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Broken">Ids of those that are not whole, the first of them; never what stands in them.</param>
/// <param name="Wrong">How many are not whole.</param>
public sealed record IntegrityResult(IntegrityCheck Check, int Looked, int Wrong, IReadOnlyList<string> Broken);

/// <summary>A verification of everything that can be verified, kept with its result.</summary>
public sealed class IntegrityRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Instant At { get; init; }

    /// <summary>Account or staff id; "terminal" from the command line.</summary>
    public required string By { get; init; }

    public required bool Whole { get; init; }

    /// <summary>The <see cref="IntegrityResult"/>s as JSON.</summary>
    public required string Results { get; init; }
}
