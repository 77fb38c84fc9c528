namespace Fairway.App.Archives;

/// <summary>What an import puts into a column that an archive without credentials leaves out.</summary>
internal enum Refill
{
    /// <summary>Nothing was left out.</summary>
    None,

    /// <summary>No value.</summary>
    Empty,

    /// <summary>A random text that nobody knows, where a value has to stand and nothing may match it.</summary>
    Random,
}

/// <summary>
/// What lets somebody in, signs, or unseals: left out of an archive unless it is asked for. Everything sealed with the ring of keys goes with the ring, since nobody
/// could open it without.
/// </summary>
/// <param name="Table">Whose rows it is about.</param>
/// <param name="Column">The column that is left out; null: whole rows.</param>
/// <param name="Kept">In SQL that both databases read: the rows that are kept all the same; null: none. Of whole rows only.</param>
/// <param name="Why">What it is, as the archive and the documents say it.</param>
public sealed record Credential(string Table, string? Column, string? Kept, string Why)
{
    internal Refill Refill { get; private init; } = Refill.Empty;

    /// <summary>All of them, by table.</summary>
    public static IReadOnlyList<Credential> All { get; } =
    [
        new("accounts_accounts", "PasswordHash", null, "hashes of passwords"),
        new("accounts_accounts", "SecurityStamp", null, "what sessions and one-time links are tied to") { Refill = Refill.Random },
        new("accounts_authenticator_keys", null, null, "secrets of authenticator programs"),
        new("accounts_kept_texts", null, null, "texts kept for their writers after a session ended, sealed with the ring of keys"),
        new("accounts_protection_keys", null, null, "the ring of keys that seals sessions and secrets"),
        new("accounts_recovery_codes", null, null, "hashes of recovery codes"),
        new("accounts_tokens", null, null, "tokens of the framework of sign-in"),
        new("api_tokens", null, null, "hashes of people's own secrets for programs"),
        new("calendar_feeds", null, null, "secret addresses of calendars"),
        new("feedback_codes", null, null, "codes of upward feedback that nobody has drawn yet"),
        new("feedback_groups", "PrivateKey", null, "keys that sign tokens of upward feedback until they are destroyed"),
        new("feedback_respondents", "BlindedHash", null, "what is kept until then to repeat an answer to a token's request"),
        new(
            "history_settings",
            null,
            "\"Key\" NOT IN ('feedback-signing-key', 'demonstration.feedback')",
            "the key that signs lists of upward feedback, and the tokens that lie open in a demonstration"
        ),
        new(
            "notices_outbox",
            null,
            "(\"Link\" IS NULL OR \"Link\" NOT LIKE '%code=%')",
            "mails whose link lets in: invitations, new passwords, changes of address"
        ),
        new("provisioning_tokens", "Hash", null, "hashes of other systems' secrets") { Refill = Refill.Random },
    ];
}
