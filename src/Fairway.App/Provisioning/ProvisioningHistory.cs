using System.Text.Json;
using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>Entries of the history about tokens and groups; those about people stand with their accounts.</summary>
internal static class ProvisioningHistory
{
    public static void Told(this FairwayDb db, IClock clock, string actor, Guid subject, string act, object detail) =>
        db.History.Add(
            new HistoryEntry
            {
                At = clock.GetCurrentInstant(),
                Actor = actor,
                Capability = "provisioning",
                Subject = subject.ToString(),
                Act = act,
                Detail = JsonSerializer.Serialize(detail),
            }
        );
}
