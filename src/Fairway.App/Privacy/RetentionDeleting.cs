using System.Data;
using System.Data.Common;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>Deletes what is due of one official, in one transaction, and says so in the register of deletions (CY-12). Nothing calls it by itself.</summary>
public sealed class RetentionDeleting(FairwayDb db, RetentionReading reading, PolicyLibrary policies, IClock clock)
{
    /// <summary>As HR on a page: they have seen what is due and confirmed it.</summary>
    /// <param name="form">Given by the form: sent twice it deletes once.</param>
    /// <param name="seen">What they saw (<see cref="RetentionFile.Seen"/>): where it is another meanwhile, nothing is deleted.</param>
    /// <param name="confirmed">Whether they confirmed it.</param>
    public async Task<ActResult> DeleteAsync(
        Reader reader,
        string staffId,
        Guid form,
        string seen,
        bool confirmed,
        CancellationToken stop = default
    )
    {
        if (!RetentionAccess.MayAct(reader))
        {
            return ActResult.Missing;
        }
        if (!confirmed && !await IsDoneAsync(form, stop))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RetentionNotConfirmed, "Confirmed", RetentionLog.Rule));
        }
        return await DeleteAsync(reader.Actor, staffId, reader.Today, form, seen, stop);
    }

    /// <summary>The same on the terminal, where the list is printed first.</summary>
    /// <param name="by">Who stands in the register.</param>
    /// <param name="seen">Null: whatever is due.</param>
    public async Task<ActResult> DeleteAsync(
        string by,
        string staffId,
        LocalDate asOf,
        Guid act,
        string? seen = null,
        CancellationToken stop = default
    )
    {
        // Rows of everybody around the file go, which whoever sets it going doesn't read.
        using var everything = db.Asking.OfEverybody();
        return await TogetherAsync(db, () => WithinAsync(by, staffId, asOf, act, seen, stop), stop);
    }

    private async Task<ActResult> WithinAsync(string by, string staffId, LocalDate asOf, Guid act, string? seen, CancellationToken stop)
    {
        if (await IsDoneAsync(act, stop))
        {
            return ActResult.Ok;
        }
        if (await reading.OfAsync(staffId, asOf, stop) is not { } file)
        {
            return ActResult.Missing;
        }
        if (file.Held.Count > 0)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RetentionHeld, null, RetentionLog.Rule));
        }
        var due = RetentionReading.DueLines(file.Lines, file.LastDay, asOf).ToList();
        if (seen is not null && seen != file.Seen)
        {
            return ActResult.Stale;
        }
        var (going, now, version) = (
            new GoingTables(db, await reading.LeaverAsync(staffId, asOf, stop)),
            clock.GetCurrentInstant(),
            policies.Version
        );
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var said = (
            await db.Set<RetentionDeletion>().Where(d => d.StaffId == staffId).Select(d => new { d.Kind, d.CountedFrom }).ToListAsync(stop)
        )
            .Select(d => (d.Kind, d.CountedFrom))
            .ToHashSet();
        foreach (var (line, from, until) in due)
        {
            var tables = line.Kind == RetentionKind.Skills ? [] : await going.DeleteAsync(line.Kind, stop);
            var rows = tables.Values.Sum();
            // Of the room of skills nothing stands here, not even that there was nothing (ADR 19). That there was nothing else is said once.
            if (
                line.Kind == RetentionKind.Skills
                || (rows == 0 && (line.Time.Base == RetentionStart.Closing || said.Contains((line.Kind, from))))
            )
            {
                continue;
            }
            told[line.Kind.ToString()] = rows;
            db.Add(
                new RetentionDeletion
                {
                    Act = act,
                    StaffId = staffId,
                    Kind = line.Kind,
                    Base = line.Time.Base,
                    CountedFrom = from,
                    KeptUntil = until,
                    Rule = RetentionLog.Rule,
                    Parameter = line.Time.Parameter,
                    Value = line.Value.Text,
                    PolicyVersion = version,
                    Rows = rows,
                    Tables = JsonSerializer.Serialize(tables),
                    By = by,
                    At = now,
                }
            );
        }
        if (told.Count == 0)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RetentionNothingDue, null, RetentionLog.Rule));
        }
        db.History.Add(RetentionLog.Entry(now, by, staffId, "delete-retained", JsonSerializer.Serialize(told), version));
        await db.SaveChangesAsync(stop);
        return ActResult.Ok;
    }

    private Task<bool> IsDoneAsync(Guid act, CancellationToken stop) => db.Set<RetentionDeletion>().AnyAsync(d => d.Act == act, stop);

    /// <summary>
    /// Does an act in one transaction that sees the database as if nobody else were there: of a hold and a deletion of the same file at one moment, one is overtaken.
    /// Where the act is not done, nothing of it is.
    /// </summary>
    internal static async Task<ActResult> TogetherAsync(FairwayDb db, Func<Task<ActResult>> act, CancellationToken stop)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, stop);
            var result = await act();
            if (result is ActResult.Done)
            {
                await transaction.CommitAsync(CancellationToken.None);
            }
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ActResult.Stale;
        }
        catch (Exception failure) when (IsOvertaken(failure))
        {
            return ActResult.Stale;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What the SQL standard calls a serialization failure.</summary>
    private static bool IsOvertaken(Exception? failure) =>
        failure is not null && (failure is DbException { SqlState: "40001" } || IsOvertaken(failure.InnerException));
}
