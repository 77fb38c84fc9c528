using Fairway.App.Accounts;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>How people sign in beside or in place of passwords: what the operator's file says (docs/sign-on.md).</summary>
public sealed record SignOnSettings
{
    /// <summary>Nobody but Fairway itself says who somebody is.</summary>
    public static readonly SignOnSettings None = new();

    /// <summary>Passwords of Fairway's own open sessions too.</summary>
    public bool LocalPasswords { get; init; } = true;

    public IReadOnlyList<ProviderSettings> Providers { get; init; } = [];

    /// <summary>Offices that count only in sessions whose provider has named one of their groups.</summary>
    public IReadOnlySet<Office> Grouped => grouped ??= Providers.SelectMany(p => p.Offices.Keys).ToHashSet();

    private HashSet<Office>? grouped;

    /// <summary>Null where no provider is called so.</summary>
    public ProviderSettings? Of(string? id) => Providers.FirstOrDefault(p => p.Id == id);
}

/// <summary>An identity provider that speaks OpenID Connect.</summary>
public sealed record ProviderSettings
{
    /// <summary>In addresses and in the database: small letters, digits, hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Its issuer, exactly as it spells it.</summary>
    public required string Authority { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null: a client without a secret, by PKCE alone.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Asked for beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["email"];

    /// <summary>The claim with the staff id, by which accounts are found the first time; null: by the verified address.</summary>
    public string? StaffIdClaim { get; init; }

    /// <summary>Values of <c>acr</c> that stand for a second factor.</summary>
    public IReadOnlySet<string> FactorAcr { get; init; } = new HashSet<string>();

    /// <summary>Values of <c>amr</c> of which one stands for a second factor.</summary>
    public IReadOnlySet<string> FactorAmr { get; init; } = new HashSet<string>();

    /// <summary>The claim that lists groups.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Offices that wait where the provider names none of their groups.</summary>
    public IReadOnlyDictionary<Office, IReadOnlySet<string>> Offices { get; init; } = new Dictionary<Office, IReadOnlySet<string>>();

    /// <summary>Whom people are sent back to.</summary>
    public string BackPath => $"/account/sign-on/{Id}/back";

    /// <summary>The name of its authentication scheme.</summary>
    public string Scheme => "sign-on." + Id;

    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];

    /// <summary>Without the secret, wherever it is written out.</summary>
    public override string ToString() => $"{Id} ({Authority})";
}
