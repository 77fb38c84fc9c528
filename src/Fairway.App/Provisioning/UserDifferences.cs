using System.Text.Json.Nodes;
using Fairway.App.Provisioning.Scim;
using Fairway.App.Service;

namespace Fairway.App.Provisioning;

/// <summary>A fact of which the directory says another thing than its owner.</summary>
public enum DifferingFact
{
    /// <summary>The owner is the staff file, as of those that follow.</summary>
    FamilyName = 1,
    GivenNames,
    Unit,

    /// <summary>The owner is Fairway: the tree of units, or human resources.</summary>
    Supervisor,

    /// <summary>The directory names a staff number that the staff file does not have.</summary>
    StaffId,

    /// <summary>A person closed the account in Fairway, or opened it.</summary>
    Access,
}

/// <param name="Said">What the directory says; for <see cref="DifferingFact.Access"/> "open" or "closed".</param>
/// <param name="Held">What Fairway holds; null: nothing.</param>
public sealed record UserDifference(DifferingFact Fact, string Said, string? Held);

/// <summary>Compares what the directory says of a user with what is held. Capitals and accents make no difference.</summary>
public static class UserDifferences
{
    public static IEnumerable<UserDifference> Of(HeldUser user)
    {
        if (user.Entry is null)
        {
            yield break;
        }
        var said = UserFacts.SaidOf(user);
        var active = said["active"]?.GetValue<bool>() ?? true;
        if (active == user.Account.IsClosed)
        {
            yield return new(DifferingFact.Access, active ? "open" : "closed", active ? "closed" : "open");
        }
        var enterprise = said[ScimSchemas.EnterpriseId] as JsonObject ?? [];
        if (user.Account.StaffId is null && user.Entry.StaffId is { } number)
        {
            yield return new(DifferingFact.StaffId, number, null);
        }
        if (user.Staff is not { } staff)
        {
            yield break;
        }
        var name = said["name"] as JsonObject ?? [];
        if (Differs(name["familyName"], staff.FamilyName) is { } family)
        {
            yield return new(DifferingFact.FamilyName, family, staff.FamilyName);
        }
        if (Differs(name["givenName"], staff.GivenNames) is { } given)
        {
            yield return new(DifferingFact.GivenNames, given, staff.GivenNames);
        }
        if (ScimResource.TextOf(enterprise["department"]) is { } department && !IsUnit(department, staff))
        {
            yield return new(DifferingFact.Unit, department, staff.UnitName);
        }
        if (
            ScimResource.TextOf((enterprise["manager"] as JsonObject)?["value"]) is { } manager
            && manager != user.Supervisor?.Id.ToString()
        )
        {
            yield return new(DifferingFact.Supervisor, manager, user.Supervisor?.Name);
        }
    }

    /// <summary>Whether the directory means the unit of the staff file, by its code or its name.</summary>
    internal static bool IsUnit(string? said, StaffFacts staff) =>
        said is not null
        && ((staff.UnitCode is not null && Same(said, staff.UnitCode)) || (staff.UnitName is not null && Same(said, staff.UnitName)));

    private static string? Differs(JsonNode? said, string held) => ScimResource.TextOf(said) is { } text && !Same(text, held) ? text : null;

    private static bool Same(string one, string other) => SearchText.Fold(one.Trim()) == SearchText.Fold(other.Trim());
}
