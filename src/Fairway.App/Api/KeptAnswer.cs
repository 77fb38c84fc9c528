using NodaTime;

namespace Fairway.App.Api;

/// <summary>What a write was answered, kept for a day in the transaction of the act: who asks again with the same key hears the same, and nothing is done twice.</summary>
public sealed class KeptAnswer
{
    /// <summary>The token that asked.</summary>
    public required Guid Holder { get; init; }

    /// <summary>The key that the client chose.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked, 64 hex digits.</summary>
    public required string Request { get; init; }

    public int Status { get; set; }

    /// <summary>JSON; nothing of what somebody wrote.</summary>
    public string Body { get; set; } = "";

    /// <summary>The answer's address of what was made; null: none.</summary>
    public string? Location { get; set; }

    public required Instant Until { get; init; }
}
