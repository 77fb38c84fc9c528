using System.Security.Cryptography;
using Fairway.Rules.Time;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// What the page hands to somebody who fetches their token on the command line: it says who asks about which group, for a quarter of an hour. It is kept nowhere, and
/// gives no second token.
/// </summary>
public sealed class Vouchers(IDataProtectionProvider protection, IClock clock)
{
    private static readonly Duration s_holds = Duration.FromMinutes(15);

    /// <summary>Who may ask about which group, and the day it was where they are.</summary>
    public sealed record Voucher(string StaffId, Guid GroupId, LocalDate Today);

    public string Write(Voucher voucher)
    {
        var until = (clock.GetCurrentInstant() + s_holds).ToUnixTimeSeconds();
        return Protector.Protect(
            string.Join(
                '|',
                until.ToString(System.Globalization.CultureInfo.InvariantCulture),
                voucher.GroupId.ToString("N"),
                IsoDay.Text(voucher.Today),
                voucher.StaffId
            )
        );
    }

    /// <summary>Null where it is none of ours, or too old.</summary>
    public Voucher? Read(string? text)
    {
        try
        {
            var parts = Protector.Unprotect(text ?? "").Split('|', 4);
            var until = long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            return clock.GetCurrentInstant().ToUnixTimeSeconds() < until
                ? new Voucher(parts[3], Guid.ParseExact(parts[1], "N"), IsoDay.Parse(parts[2])!.Value)
                : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("Fairway.FeedbackVoucher");
}
