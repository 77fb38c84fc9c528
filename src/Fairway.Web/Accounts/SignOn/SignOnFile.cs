using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Fairway.App.Accounts;
using Fairway.Web.Components;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>Why a file of providers can't be used.</summary>
public sealed class SignOnMistakeException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads the file that names identity providers. A key that isn't known is a mistake: nothing that somebody meant to be checked is left out in silence.</summary>
public static partial class SignOnFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter<Office>(allowIntegerValues: false) },
    };

    /// <param name="path">A JSON file (docs/sign-on.md).</param>
    /// <param name="environment">Looks up an environment variable: secrets stand there or in files of their own.</param>
    /// <exception cref="SignOnMistakeException">It can't be read or isn't as it should be; says where and what to do.</exception>
    public static SignOnSettings Read(string path, Func<string, string?> environment)
    {
        try
        {
            return Parse(File.ReadAllText(path), environment);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SignOnMistakeException($"it can't be read: {unreadable.Message}", unreadable);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static SignOnSettings Parse(string json, Func<string, string?> environment)
    {
        Written written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, Strict) ?? throw new SignOnMistakeException("it is empty.");
        }
        catch (JsonException wrong)
        {
            throw new SignOnMistakeException($"line {wrong.LineNumber + 1}, {wrong.Path}: {wrong.Message}", wrong);
        }
        var providers = written.Providers.Select((provider, i) => Of(provider, $"providers[{i}]", environment)).ToList();
        Need(providers.Count > 0, "providers", "name at least one provider.");
        Need(providers.DistinctBy(p => p.Id).Count() == providers.Count, "providers", "two have the same id.");
        return new() { LocalPasswords = written.LocalPasswords, Providers = providers };
    }

    private static ProviderSettings Of(WrittenProvider written, string at, Func<string, string?> environment)
    {
        Need(Id().IsMatch(written.Id), at + ".id", "small letters, digits and hyphens, up to 32 of them.");
        Need(
            IsAuthority(written.Authority),
            at + ".authority",
            "the issuer as the provider spells it, with https (http on this machine only)."
        );
        Need(written.ClientId.Length > 0, at + ".clientId", "the name under which the provider knows Fairway.");
        Need(written.Name.Count > 0, at + ".name", "what people call the provider.");
        foreach (var language in Words.Languages)
        {
            Need(!string.IsNullOrWhiteSpace(written.Name.GetValueOrDefault(language)), $"{at}.name.{language}", "a name in each language.");
        }
        Need(
            written.ClientSecretFile is null || written.ClientSecretVariable is null,
            at,
            "clientSecretFile or clientSecretVariable, not both."
        );
        Need(written.StaffIdClaim is not "", at + ".staffIdClaim", "the claim's name, or leave it out to find accounts by address.");
        Need(
            written.Groups is null || (written.Groups.Claim.Length > 0 && written.Groups.Offices.Values.All(groups => groups.Count > 0)),
            at + ".groups",
            "the claim's name, and at least one group for each office."
        );
        return new()
        {
            Id = written.Id,
            Names = written.Name,
            Authority = written.Authority,
            ClientId = written.ClientId,
            ClientSecret = SecretOf(written, at, environment),
            Scopes = written.Scopes ?? ["email"],
            StaffIdClaim = written.StaffIdClaim,
            FactorAcr = Set(written.SecondFactor?.Acr),
            FactorAmr = Set(written.SecondFactor?.Amr),
            GroupsClaim = written.Groups?.Claim ?? "groups",
            Offices = written.Groups?.Offices.ToDictionary(o => o.Key, o => Set(o.Value)) ?? [],
        };
    }

    private static string? SecretOf(WrittenProvider written, string at, Func<string, string?> environment)
    {
        if (written.ClientSecretVariable is { } variable)
        {
            var value = environment(variable);
            Need(!string.IsNullOrEmpty(value), at + ".clientSecretVariable", $"the environment variable {variable} is not set.");
            return value;
        }
        if (written.ClientSecretFile is not { } file)
        {
            return null;
        }
        try
        {
            var value = File.ReadAllText(file).Trim();
            Need(value.Length > 0, at + ".clientSecretFile", $"{file} is empty.");
            return value;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SignOnMistakeException($"{at}.clientSecretFile: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>What is said to the provider and by it goes to nobody in the clear, except on this machine.</summary>
    internal static bool IsAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static void Need(bool met, string at, string what)
    {
        if (!met)
        {
            throw new SignOnMistakeException($"{at}: {what}");
        }
    }

    private static IReadOnlySet<string> Set(IEnumerable<string>? values) => (values ?? []).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    private sealed record Written
    {
        public bool LocalPasswords { get; init; } = true;
        public required List<WrittenProvider> Providers { get; init; }
    }

    private sealed record WrittenProvider
    {
        public required string Id { get; init; }
        public required Dictionary<string, string> Name { get; init; }
        public required string Authority { get; init; }
        public required string ClientId { get; init; }
        public string? ClientSecretFile { get; init; }
        public string? ClientSecretVariable { get; init; }
        public List<string>? Scopes { get; init; }
        public string? StaffIdClaim { get; init; }
        public WrittenFactor? SecondFactor { get; init; }
        public WrittenGroups? Groups { get; init; }
    }

    private sealed record WrittenFactor
    {
        public List<string> Acr { get; init; } = [];
        public List<string> Amr { get; init; } = [];
    }

    private sealed record WrittenGroups
    {
        public string Claim { get; init; } = "groups";
        public required Dictionary<Office, List<string>> Offices { get; init; }
    }
}
