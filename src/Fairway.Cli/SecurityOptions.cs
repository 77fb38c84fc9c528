using System.CommandLine;

namespace Fairway.Cli;

/// <summary>Whom somebody tells who has found a weakness.</summary>
internal static class SecurityOptions
{
    public static Option<string?> Contact { get; } =
        new("--security-contact")
        {
            Description =
                "Whom somebody tells who has found a weakness, such as mailto:security@example.org: stands in /.well-known/security.txt. Also FAIRWAY_SECURITY_CONTACT.",
            HelpName = "URL",
        };

    public static Option<string?> Policy { get; } =
        new("--security-policy")
        {
            Description = "Page that says what such a person can count on: stands there too. Also FAIRWAY_SECURITY_POLICY.",
            HelpName = "URL",
        };

    /// <summary>A mail address or a page; null where neither the option nor the environment names one.</summary>
    public static Uri? ContactOf(ParseResult result) =>
        Of(
            result,
            Contact,
            "FAIRWAY_SECURITY_CONTACT",
            "an address such as mailto:security@example.org or https://example.org/security.",
            Uri.UriSchemeMailto,
            Uri.UriSchemeHttps
        );

    /// <summary>A page of the organization's; null where none is named.</summary>
    public static Uri? PolicyOf(ParseResult result)
    {
        var policy = Of(result, Policy, "FAIRWAY_SECURITY_POLICY", "an address that begins with https.", Uri.UriSchemeHttps);
        return policy is null || ContactOf(result) is not null
            ? policy
            : throw Stop.Usage("--security-policy wants --security-contact: whom to tell.");
    }

    private static Uri? Of(ParseResult result, Option<string?> option, string variable, string otherwise, params string[] schemes)
    {
        var named = result.GetValue(option) ?? Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(named))
        {
            return null;
        }
        return Uri.TryCreate(named.Trim(), UriKind.Absolute, out var address) && schemes.Contains(address.Scheme)
            ? address
            : throw Stop.Usage($"{option.Name} {named}: {otherwise}");
    }
}
