using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Recognition;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Recognition;

/// <summary>Whom a recognition is for: a person, or everybody who serves in a unit.</summary>
/// <param name="Name">The person's, or the unit's.</param>
public sealed record RecognitionSubject(string? StaffId, string? Unit, string Name);

/// <summary>Officials recognise each other's work, keep what they were told in a cycle's record, and take it out again (RC-1).</summary>
public sealed class Recognitions(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    private const string Rule = "RC-1";

    /// <summary>Null where there is nobody of that name in service, or no such unit.</summary>
    public async Task<RecognitionSubject?> SubjectAsync(Reader reader, string? staffId, string? unit, CancellationToken stop = default)
    {
        if (reader.StaffId is null)
        {
            return null;
        }
        if (unit is not null)
        {
            return await db.Units.Where(u => u.Code == unit).Select(u => u.Name).SingleOrDefaultAsync(stop) is { } name
                ? new RecognitionSubject(null, unit, name)
                : null;
        }
        return staffId is not null && await db.ServicePeriods.Where(ServiceOn.Day(reader.Today)).AnyAsync(p => p.StaffId == staffId, stop)
            ? new RecognitionSubject(staffId, null, (await OfficialNames.OfAsync(db, [staffId], stop)).GetValueOrDefault(staffId, staffId))
            : null;
    }

    /// <summary>Gives it under the form's own id, once however often it is sent; those whom it recognises are told.</summary>
    public async Task<ActResult> GiveAsync(
        Reader reader,
        Guid form,
        RecognitionSubject of,
        RecognitionAudience audience,
        RecognitionTie? tie,
        string about,
        string text,
        CancellationToken stop = default
    )
    {
        if (reader.StaffId is not { } me || !Enum.IsDefined(audience))
        {
            return ActResult.Missing;
        }
        if (await db.Recognitions.AnyAsync(r => r.Id == form, stop))
        {
            return ActResult.Ok;
        }

        var set = policies.PolicyAt(reader.Today);
        // A team is recognised by one of its own for the work of the others.
        var receivers = of.Unit is { } unit
            ? await db
                .ServicePeriods.Where(ServiceOn.Day(reader.Today))
                .Where(p => p.UnitCode == unit && p.StaffId != me)
                .Select(p => p.StaffId)
                .Distinct()
                .ToListAsync(stop)
            : [of.StaffId!];
        var outcomes = (await OutcomeChoices.InAsync(db, Biennium.Of(reader.Today).FirstYear, stop: stop)).Select(o => o.Key).ToHashSet();
        var refusals = RecognitionCheck.Give(
            me,
            new RecognitionText(receivers, tie, about, text),
            [.. set.Appraisals.Catalogue.All.Select(c => c.Code)],
            outcomes
        );
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var facts = (await AppraisalFacts.OfAsync(db, receivers, reader.Today, stop)).ToDictionary(f => f.StaffId, StringComparer.Ordinal);
        var given = new RecognitionGiven
        {
            Id = form,
            AuthorId = me,
            Audience = audience,
            TeamUnit = of.Unit,
            Tie = tie!.Value,
            About = about,
            Text = text.ReplaceLineEndings("\n").Trim(),
            Language = reader.Language,
            GivenOn = reader.Today,
            At = now,
            PolicyVersion = set.Version,
        };
        given.Receivers.AddRange(
            receivers
                .Order(StringComparer.Ordinal)
                .Select(who => new RecognitionReceiver
                {
                    RecognitionId = form,
                    StaffId = who,
                    UnitCode = facts.GetValueOrDefault(who)?.UnitCode,
                    BySupervisor = facts.GetValueOrDefault(who)?.SupervisorId == me,
                })
        );
        db.Recognitions.Add(given);
        Write(reader, given, "given", now);
        foreach (var who in receivers)
        {
            await Mail.ToOfficialAsync(db, now, who, "Recognised", LinkOf(form), stop, reader.DisplayName);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes it back, with a reason that those whom it recognised read.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, string reason, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, id, stop) is not { } of || !RecognitionAccess.MayWithdraw(reader, of))
        {
            return ActResult.Missing;
        }
        if (of.Version != version)
        {
            return ActResult.Stale;
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RecognitionTextMissing, "Reason", Rule));
        }
        var now = clock.GetCurrentInstant();
        (of.WithdrawnAt, of.WithdrawnBy, of.WithdrawnBecause) = (now, reader.Actor, reason.Trim());
        Write(reader, of, "withdrawn", now);
        foreach (var who in of.Receivers.Select(r => r.StaffId).Append(of.AuthorId).Where(who => who != reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, now, who, "RecognitionWithdrawn", LinkOf(id), stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The reader's cycle in whose record it can stand: the one that the day of giving lies in; null: none.</summary>
    public async Task<Fairway.App.Appraisals.Appraisal?> CycleAsync(Reader reader, RecognitionGiven of, CancellationToken stop = default)
    {
        var (me, day) = (reader.StaffId, of.GivenOn);
        return await db
            .Appraisals.AsNoTracking()
            .Where(a => a.StaffId == me && a.ExcludedAt == null && a.CycleStart <= day && day <= a.CycleEnd)
            .OrderByDescending(a => a.CycleStart)
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>The official puts it into the cycle's record, or takes it out, until the end of the cycle is signed.</summary>
    public async Task<ActResult> KeepAsync(Reader reader, Guid id, bool keeps, CancellationToken stop = default)
    {
        if (
            await LoadAsync(reader, id, stop) is not { } of
            || of.Receivers.Find(r => r.StaffId == reader.StaffId) is not { } own
            || await CycleAsync(reader, of, stop) is not { } cycle
        )
        {
            return ActResult.Missing;
        }
        if (own.AppraisalId is not null == keeps)
        {
            return ActResult.Ok;
        }
        var record = own.AppraisalId is { } kept ? await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == kept, stop) : cycle;
        if (!RecognitionCheck.RecordIsOpen(record.State) || (keeps && of.WithdrawnAt is not null))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RecognitionRecordSigned, null, Rule));
        }
        var now = clock.GetCurrentInstant();
        own.AppraisalId = keeps ? cycle.Id : null;
        own.KeptAt = keeps ? now : null;
        db.Entry(of).State = EntityState.Modified;
        Write(reader, of, keeps ? "kept-in-record" : "taken-out-of-record", now);
        return await db.SaveOrStaleAsync(stop);
    }

    public static string LinkOf(Guid id) => $"/recognition/{id}";

    internal Task<RecognitionGiven?> LoadAsync(Reader reader, Guid id, CancellationToken stop) =>
        db.Recognitions.Include(r => r.Receivers).Where(RecognitionAccess.Exists(reader)).SingleOrDefaultAsync(r => r.Id == id, stop);

    private void Write(Reader reader, RecognitionGiven of, string act, Instant now) => db.History.Add(EntryOf(reader, of, act, now, Rule));

    internal static HistoryEntry EntryOf(Reader reader, RecognitionGiven of, string act, Instant now, string rule) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "recognition",
            Subject = of.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = of.PolicyVersion,
        };
}
