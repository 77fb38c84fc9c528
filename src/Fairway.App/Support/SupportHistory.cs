using Fairway.App.Accounts;
using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>What stands in the history of support (SU-1). Conversations with the Mediator stand in none.</summary>
internal static class SupportHistory
{
    public static HistoryEntry Entry(Instant now, Reader reader, string subject, string act) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "support",
            Subject = subject,
            Act = act,
            Rule = "SU-1",
        };
}
