using System.Collections.Immutable;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Records titularization in the file of the official (TI-1): from a day on their contract is without limit of time.</summary>
internal static class TitularizedContracts
{
    /// <summary>The column whose owner is <see cref="Owner"/> once somebody was titularized.</summary>
    public const string Contract = "contract";

    /// <summary>Who owns the contract from the day on.</summary>
    public const string Owner = "titularization";

    private const string Wlt = nameof(ContractForm.WLT);

    /// <summary>
    /// Every period from the day on whose contract can be converted becomes without limit of time, split where the day lies within; all else stays. The
    /// contract from the day on is the exercise's: an import doesn't take it back (decision 8). The caller saves.
    /// </summary>
    public static async Task RecordAsync(
        FairwayDb db,
        string staffId,
        ImmutableArray<ContractForm> convertible,
        LocalDate from,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        var official = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == staffId, stop);
        var before = string.Join(", ", convertible);
        if (!official.Periods.ChangeFrom(from, p => IsOneOf(p, convertible), p => p.Contract = Wlt))
        {
            return;
        }
        var changes = new ChangeList();
        changes.Add($"{Contract} from {IsoDay.Text(from)}", before, Wlt);
        await FactOwners.TakeAsync(db, staffId, Contract, Owner, now, stop);
        db.History.Add(ServiceHistory.Entry(now, actor, staffId, "titularization", changes.AsDetail(), "TI-1"));
    }

    /// <summary>Puts the titularization into periods of a staff file that doesn't know it yet (decision 8).</summary>
    /// <param name="official">As the database has them, with periods.</param>
    /// <param name="said">The periods of the file; changed.</param>
    /// <returns>The day from which the file had another contract; null: it knows, or says nothing of the day.</returns>
    public static LocalDate? Keep(Official official, List<ServicePeriod> said)
    {
        var since = official.Periods.Where(p => p.Contract == Wlt).Select(p => (LocalDate?)p.From).Min();
        return since is { } day && said.ChangeFrom(day, p => IsOneOf(p, [ContractForm.FT]), p => p.Contract = Wlt) ? day : null;
    }

    private static bool IsOneOf(ServicePeriod period, ImmutableArray<ContractForm> forms) =>
        Codes.Parse<ContractForm>(period.Contract ?? "") is { } form && forms.Contains(form);
}
