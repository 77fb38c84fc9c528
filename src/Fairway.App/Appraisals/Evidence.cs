using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// A file attached to an agreed output or to an entry of the journal, without its bytes. Once others could see it the row stays when the file
/// is removed: its name and hash say what was there.
/// </summary>
public sealed class Evidence
{
    /// <summary>Given by the form it was sent with: the same form sent twice attaches once.</summary>
    public required Guid Id { get; init; }

    public required Guid AppraisalId { get; init; }

    /// <summary>The output it backs, as AgreementSections names it; null where it hangs on an entry.</summary>
    public string? About { get; init; }

    /// <summary>The entry of the journal it hangs on; null where it backs an output.</summary>
    public Guid? EntryId { get; init; }

    public required string AttachedBy { get; init; }
    public required AppraisalParty Party { get; init; }
    public required Instant AttachedAt { get; init; }

    /// <summary>Cleaned: no path, no control or direction characters.</summary>
    public required string Name { get; init; }

    /// <summary>Found in the content, and agreeing with the name.</summary>
    public required EvidenceType Type { get; init; }

    public required int Size { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When its author removed it; null while it is there.</summary>
    public Instant? RemovedAt { get; set; }
}

/// <summary>The bytes of a file, in a table of their own so that lists don't load them. Gone once the file is removed.</summary>
public sealed class EvidenceBytes
{
    public required Guid EvidenceId { get; init; }
    public required byte[] Content { get; init; }
}
