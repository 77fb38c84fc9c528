using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fairway.App.Accounts;

/// <summary>Links to a first password live longer than links to a new one: the person may be on mission when they are invited.</summary>
internal sealed class InvitationTokens(
    IDataProtectionProvider protection,
    IOptions<InvitationTokens.Lifetime> lifetime,
    ILogger<DataProtectorTokenProvider<Account>> log
) : DataProtectorTokenProvider<Account>(protection, lifetime, log)
{
    public const string Provider = "Invitation";
    public const string Purpose = "invitation";

    public sealed class Lifetime : DataProtectionTokenProviderOptions;
}
