using Fairway.App.Accounts;
using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>What the organization's directory says of an account. What Fairway holds may be another thing: each fact has one owner (decision 8).</summary>
public sealed class DirectoryEntry : IVersioned
{
    public required Guid AccountId { get; init; }

    /// <summary>The directory's own key.</summary>
    public string? ExternalId { get; set; }

    /// <summary>What the directory calls the person, in capitals: so it is unique.</summary>
    public required string NormalizedUserName { get; set; }

    /// <summary>The organization's number of the person, also while the staff file does not know it.</summary>
    public string? StaffId { get; set; }

    /// <summary>All that it says and Fairway keeps, as JSON by <see cref="Scim.ScimSchemas.User"/>.</summary>
    public required string Said { get; set; }

    /// <summary>The directory closed the account: then it may open it again. What a person closed, it does not open.</summary>
    public bool HasClosed { get; set; }

    public required Instant CreatedAt { get; init; }
    public required Instant ChangedAt { get; set; }

    /// <summary>The directory has removed the person: for it there is no such user any more. The account stays, closed.</summary>
    public Instant? RemovedAt { get; set; }

    /// <summary>With which token it was changed last.</summary>
    public required Guid TokenId { get; set; }

    public int Version { get; set; }
}

/// <summary>A group of the organization's directory. Where somebody has said so, it stands for an office of trust.</summary>
public sealed class DirectoryGroup : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string DisplayName { get; set; }
    public string? ExternalId { get; set; }

    /// <summary>The office that its members are proposed for; null: none.</summary>
    public Office? Office { get; set; }

    /// <summary>For HR partners and Independent Review Groups the root of their units; null: the whole organization.</summary>
    public string? UnitCode { get; set; }

    public required Instant CreatedAt { get; init; }
    public required Instant ChangedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>Somebody in a group of the directory.</summary>
public sealed class GroupMember
{
    public required Guid GroupId { get; init; }
    public required Guid AccountId { get; init; }
    public required Instant Since { get; init; }
}
