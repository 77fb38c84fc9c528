using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Provisioning.Scim;

namespace Fairway.App.Provisioning;

/// <summary>What a directory says of a user, as it concerns the account.</summary>
/// <param name="Address">The primary one, else the first of type work, else the first, else the user name.</param>
/// <param name="Name">What pages call somebody who is not in the staff file.</param>
/// <param name="Language">en, fr or es; null: it says none of these.</param>
internal sealed record DirectoryWish(
    string UserName,
    string? ExternalId,
    string? StaffId,
    string Address,
    string Name,
    string? Language,
    bool Active
)
{
    private const int LongestName = 200;

    public string NormalizedUserName => UserName.Normalize().ToUpperInvariant();

    public string NormalizedAddress => Address.Normalize().ToUpperInvariant();

    public static DirectoryWish Of(JsonObject said)
    {
        var userName = ScimResource.TextOf(said["userName"])!.Trim();
        var emails = (said["emails"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var chosen =
            emails.Find(ScimResource.IsPrimary)
            ?? emails.Find(each => "work".Equals(ScimResource.TextOf(each["type"]), StringComparison.OrdinalIgnoreCase))
            ?? emails.FirstOrDefault();
        var address = (ScimResource.TextOf(chosen?["value"]) ?? userName).Trim();
        if (!Invitations.IsAddress(address))
        {
            throw ScimRefusedException.Value(
                "A user needs an address: the primary one of emails, or else userName, is written as name@host, in letters without accents."
            );
        }
        var name = said["name"] as JsonObject;
        var displayName = new[]
        {
            ScimResource.TextOf(said["displayName"]),
            ScimResource.TextOf(name?["formatted"]),
            $"{ScimResource.TextOf(name?["givenName"])} {ScimResource.TextOf(name?["familyName"])}",
            userName,
        }
            .Select(each => each?.Trim())
            .First(each => !string.IsNullOrEmpty(each))!;
        if (displayName.Length > LongestName || userName.Length > LongestName)
        {
            throw ScimRefusedException.Value($"userName and displayName have {LongestName} characters at most.");
        }
        var enterprise = said[ScimSchemas.EnterpriseId] as JsonObject;
        return new(
            userName,
            ScimResource.TextOf(said["externalId"]),
            ScimResource.TextOf(enterprise?["employeeNumber"])?.Trim() is { Length: > 0 } number ? number : null,
            address,
            displayName,
            LanguageOf(said),
            said["active"]?.GetValue<bool>() ?? true
        );
    }

    /// <summary>The language that is meant, of those that Fairway speaks: "fr-CH" is fr. Null: another, or none.</summary>
    public static string? LanguageOf(JsonObject said)
    {
        // Also as HTTP writes a list of them, of which the first is meant.
        var first = ScimResource.TextOf(said["preferredLanguage"])?.Split(',', ';')[0].Split('-', '_')[0].Trim().ToLowerInvariant();
        return first is "en" or "fr" or "es" ? first : null;
    }
}
