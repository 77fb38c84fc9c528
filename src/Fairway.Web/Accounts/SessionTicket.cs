using System.Security.Cryptography;
using Fairway.Web.Accounts.SignOn;
using Microsoft.AspNetCore.Authentication;
using NodaTime;

namespace Fairway.Web.Accounts;

/// <summary>What a session's cookie says of the session itself. Each page prolongs it, but only up to its longest.</summary>
public static class SessionTicket
{
    private const string Begun = "begun";
    private const string Id = "session";

    /// <summary>A session is opened: by whoever has just shown who they are.</summary>
    public static void Begin(AuthenticationProperties ticket, Instant now)
    {
        ticket.Items[Begun] = SessionOrigin.Milliseconds(now);
        ticket.Items[Id] = RandomNumberGenerator.GetHexString(32, lowercase: true);
    }

    /// <summary>What the session is called where it is ended; null: the cookie is none of this version.</summary>
    internal static string? IdOf(AuthenticationProperties? ticket) =>
        ticket is not null && ticket.Items.TryGetValue(Id, out var id) ? id : null;

    /// <summary>Whether somebody has shown who they are within the longest time.</summary>
    internal static bool IsWithin(AuthenticationProperties ticket, TimeSpan longest, Instant now) =>
        ticket.Items.TryGetValue(Begun, out var begun) && SessionOrigin.At(begun) is { } at && now < at + Duration.FromTimeSpan(longest);
}
