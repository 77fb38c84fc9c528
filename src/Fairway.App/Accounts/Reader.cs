using System.Collections.Frozen;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>An office that somebody holds today, with the units it reaches.</summary>
/// <param name="Office">Which.</param>
/// <param name="Units">Codes of all units it reaches, the subtree expanded; null = the whole organization.</param>
public sealed record HeldOffice(Office Office, IReadOnlySet<string>? Units);

/// <summary>
/// Who asks: loaded anew for each request, so that an office taken away counts from the next one.
/// </summary>
/// <param name="AccountId">The account signed in.</param>
/// <param name="StaffId">The official it belongs to; null for who is not in the staff file.</param>
/// <param name="DisplayName">What pages call them.</param>
/// <param name="Language">en, fr or es.</param>
/// <param name="Zone">The zone of the official's duty station, in which their days end (decision 9).</param>
/// <param name="Today">The day in that zone.</param>
/// <param name="Offices">Offices of trust in force today.</param>
public sealed record Reader(
    Guid AccountId,
    string? StaffId,
    string DisplayName,
    string Language,
    DateTimeZone Zone,
    LocalDate Today,
    IReadOnlyList<HeldOffice> Offices
)
{
    /// <summary>The supervisors for whom this person stands in today (SV-4).</summary>
    public IReadOnlySet<string> StandsInFor { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Offices that wait for a second factor: this session was opened with a password alone.</summary>
    public IReadOnlyList<HeldOffice> Withheld { get; init; } = [];

    /// <summary>The same person without their offices, for a session that hasn't shown a second factor.</summary>
    public Reader WithOfficesWithheld() => this with { Offices = [], Withheld = Offices };

    /// <summary>Offices that wait since the identity provider doesn't say today that the person belongs to their group.</summary>
    public IReadOnlyList<HeldOffice> OutsideGroups { get; init; } = [];

    /// <summary>The same person without the offices that are for the members of groups, but for those that the session has shown.</summary>
    /// <param name="grouped">Offices for which the configuration names groups.</param>
    /// <param name="shown">Those whose groups the provider has named.</param>
    public Reader WithinGroups(IReadOnlySet<Office> grouped, IReadOnlySet<Office> shown)
    {
        bool Waits(HeldOffice held) => grouped.Contains(held.Office) && !shown.Contains(held.Office);
        return Offices.Any(Waits)
            ? this with
            {
                Offices = [.. Offices.Where(held => !Waits(held))],
                OutsideGroups = [.. Offices.Where(Waits)],
            }
            : this;
    }

    public bool Holds(Office office) => Offices.Any(o => o.Office == office);

    /// <summary>Units whose HR partner this is; empty for who is none, null = the whole organization.</summary>
    public IReadOnlySet<string>? HrUnits
    {
        get
        {
            var held = Offices.Where(o => o.Office == Office.HrPartner).ToList();
            return held.Any(o => o.Units is null) ? null : held.SelectMany(o => o.Units!).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Who stands in the history as the actor.</summary>
    public string Actor => StaffId ?? AccountId.ToString();
}
