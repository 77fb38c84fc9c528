using Fairway.App.Accounts;
using Fairway.App.Files;
using Fairway.App.Notices;
using Fairway.App.Service.Files;
using Fairway.Rules;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// The HR partner corrects a fact of officials.csv. From then on HR owns it: an import leaves it alone, until HR gives it back to the
/// staff file (decision 8).
/// </summary>
public sealed class FactCorrections(FairwayDb db, IClock clock)
{
    public async Task<ActResult> CorrectAsync(
        Reader reader,
        string staffId,
        string fact,
        string? value,
        int version,
        CancellationToken stop = default
    )
    {
        if (OfficialFacts.Find(fact) is not { } known || await LoadAsync(reader, staffId, stop) is not { } official)
        {
            return ActResult.Missing;
        }
        var text = value?.Trim() is { Length: > 0 } typed ? typed : null;
        if (Check(known, text) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        var before = known.Get(official);
        // Somebody else may have changed the official since the page was shown.
        db.Entry(official).Property(o => o.Version).OriginalValue = version;
        known.Set(official, text);
        official.FoldName();
        if (official.DateOfBirth > official.EntryOnDuty)
        {
            return new ActResult.Refused(ServiceRefusals.FactBornAfterEntry);
        }
        db.Entry(official).Property(o => o.SearchName).IsModified = true;
        var now = clock.GetCurrentInstant();
        var owner = await db.FactOwners.SingleOrDefaultAsync(o => o.StaffId == staffId && o.Field == fact, stop);
        if (owner is null)
        {
            db.FactOwners.Add(
                new FactOwner
                {
                    StaffId = staffId,
                    Field = fact,
                    Owner = "hr",
                    Since = now,
                }
            );
        }
        else
        {
            owner.Owner = "hr";
            owner.Since = now;
        }
        var changes = new ChangeList();
        changes.Add(fact, before, text);
        db.History.Add(ServiceHistory.Entry(now, reader.Actor, staffId, "fact-corrected", changes.AsDetail(), "SV-6"));
        await Mail.ToOfficialAsync(db, clock, staffId, "FactCorrected", $"/people/{Uri.EscapeDataString(staffId)}", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Gives a fact back to the staff file: the next import says what it is.</summary>
    public async Task<ActResult> ReleaseAsync(Reader reader, string staffId, string fact, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, staffId, stop) is null)
        {
            return ActResult.Missing;
        }
        var owner = await db.FactOwners.SingleOrDefaultAsync(o => o.StaffId == staffId && o.Field == fact, stop);
        if (owner is null)
        {
            return ActResult.Ok;
        }
        db.FactOwners.Remove(owner);
        db.History.Add(ServiceHistory.Entry(clock.GetCurrentInstant(), reader.Actor, staffId, "fact-released", new { fact }, "SV-6"));
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<Official?> LoadAsync(Reader reader, string staffId, CancellationToken stop)
    {
        var official = await db.Officials.Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == staffId, stop);
        return official is not null && ServiceAccess.ActsAsHrOn(reader, staffId, ServiceAccess.FileUnit(official.Periods, reader.Today))
            ? official
            : null;
    }

    /// <summary>The same demands as on a row of officials.csv.</summary>
    private static Refusal? Check(OfficialFact fact, string? text)
    {
        if (text is null)
        {
            return !fact.Needed ? null
                : fact.Kind == FactKind.Day ? ServiceRefusals.FactNoDay
                : ServiceRefusals.FactEmpty;
        }
        if (text.Length > CsvFields.LongestText)
        {
            return ServiceRefusals.FactTooLong(text.Length, CsvFields.LongestText);
        }
        return fact.Kind switch
        {
            FactKind.Address when !Invitations.IsAddress(text) => ServiceRefusals.FactNoAddress,
            FactKind.Country when !Countries.Exists(text) => ServiceRefusals.FactNoCountry,
            FactKind.Day when IsoDay.Parse(text) is not { Year: >= 1900 and <= 2199 } => ServiceRefusals.FactNoDay,
            FactKind.Code when !fact.Codes.Contains(text) => ServiceRefusals.FactUnknownCode,
            FactKind.Text when text.Any(char.IsControl) => ServiceRefusals.FactUnknownCode,
            _ => null,
        };
    }
}
