using System.Security.Cryptography;
using Fairway.App.History;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>A way into Fairway for one official, or for somebody outside the staff file such as a system administrator.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The end of a pause that never ends: the account is closed. A pause after wrong passwords ends by itself.</summary>
    public static readonly DateTimeOffset Closed = DateTimeOffset.MaxValue;

    public Account() => Id = Guid.CreateVersion7();

    /// <summary>Null for who is not in the staff file.</summary>
    public string? StaffId { get; set; }

    /// <summary>en, fr or es, chosen by the person.</summary>
    public string? Language { get; set; }

    /// <summary>Whether notices that can wait come once a week, in one mail; else each comes at once.</summary>
    public bool WeeklyNotices { get; set; }

    /// <summary>What pages and mails call the person.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When the person was last on the home page; home says what happened since.</summary>
    public Instant? LastSeenAt { get; set; }

    /// <summary>The one before, so that reloading home does not lose the news.</summary>
    public Instant? SeenBeforeAt { get; set; }

    public bool IsClosed => LockoutEnd == Closed;

    /// <summary>A new account, complete but for a password: also for who adds many at once without the framework's checks.</summary>
    public static Account New(string email, string displayName, string? staffId = null, string? language = null)
    {
        var account = new Account
        {
            DisplayName = displayName,
            StaffId = staffId,
            Language = language,
            Email = email,
            NormalizedEmail = email.Normalize().ToUpperInvariant(),
            SecurityStamp = RandomNumberGenerator.GetHexString(40),
            LockoutEnabled = true,
        };
        // Nobody types a user name: people sign in by address or staff id, and both may change.
        account.UserName = account.Id.ToString("N");
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        return account;
    }
}

/// <summary>An office of trust (decision 13): granted by two people, shown to everybody, ends on a date.</summary>
public enum Office
{
    HrPartner = 1,
    BoardMember,
    BoardSecretary,
    DirectorGeneral,
    Administrator,
    Union,
    Mediator,

    /// <summary>The chair of the Reports Board, one of the two who override guards before a non-confirmation (PR-4).</summary>
    BoardChair,

    /// <summary>Follows process, offices, counts of what was read, and the integrity of what is kept: never content (FA-1).</summary>
    Auditor,

    /// <summary>A member of the Joint Training Council, who reads figures of training and no request (LE-2, FA-1).</summary>
    TrainingCouncil,

    /// <summary>A member of an Independent Review Group: of a region for its units, of headquarters for all others (RG-1).</summary>
    ReviewGroup,
}

/// <summary>What offices have in common.</summary>
public static class OfficeKinds
{
    /// <summary>Whether an office can be granted for a unit and those beneath it.</summary>
    public static bool HasUnits(this Office office) => office is Office.HrPartner or Office.ReviewGroup;
}

/// <summary>The grant of an office: proposed by one, confirmed by another.</summary>
public sealed class OfficeGrant : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required Office Office { get; init; }

    /// <summary>For HR partners and Independent Review Groups the root of their units; null = the whole organization.</summary>
    public string? UnitCode { get; init; }

    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it. Every office ends on a date.</summary>
    public required LocalDate Until { get; set; }

    public required string Reason { get; init; }
    public required Guid ProposedBy { get; init; }
    public required Instant ProposedAt { get; init; }

    /// <summary>Never the proposer nor the holder, but for the first administrator made on the terminal. Null while it waits.</summary>
    public Guid? ConfirmedBy { get; set; }

    public Instant? ConfirmedAt { get; set; }

    /// <summary>Declined by the second person, or ended early: an account, or the token of the organization's directory.</summary>
    public Guid? EndedBy { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>The group of the directory whose members it is proposed for: who leaves the group loses it. Null: a person proposed it.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The token with which the directory proposed it; its maker is the proposer. Null: a person proposed it on a page.</summary>
    public string? Through { get; init; }

    public int Version { get; set; }
}

/// <summary>What somebody had typed when their session ended: encrypted, for them alone, until they sign in again.</summary>
public sealed class KeptText
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }

    /// <summary>The address that the form was sent to.</summary>
    public required string Path { get; init; }

    public required byte[] Cipher { get; init; }
    public required Instant KeptAt { get; init; }
}
