using System.Text.Json;
using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Entries of the history about accounts and offices.</summary>
internal static class AccountHistory
{
    public const string Terminal = "terminal";

    /// <param name="subject">The account it is about: found under its staff id where it has one.</param>
    /// <param name="detail">Written as JSON; no passwords, tokens or addresses' secrets.</param>
    public static void Remember(this FairwayDb db, IClock clock, string actor, Account subject, string act, object? detail = null) =>
        db.Remember(clock.GetCurrentInstant(), actor, subject, act, detail);

    /// <summary>The same in an act that has looked at the clock already.</summary>
    public static void Remember(this FairwayDb db, Instant now, string actor, Account subject, string act, object? detail = null) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = actor,
                Capability = "accounts",
                Subject = subject.StaffId ?? subject.Id.ToString(),
                Act = act,
                Detail = detail is null ? null : JsonSerializer.Serialize(detail),
            }
        );

    public static string Actor(this Account account) => account.StaffId ?? account.Id.ToString();
}
