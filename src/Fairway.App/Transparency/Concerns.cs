using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>Staff and the Union raise concerns about a process; the body concerned answers with reasons, in time, before everybody (FA-2).</summary>
public sealed class Concerns(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Raises it under the form's own id, once however often it is sent.</summary>
    public async Task<ActResult> RaiseAsync(
        Reader reader,
        Guid form,
        ConcernNaming naming,
        ConcernText of,
        string which,
        CancellationToken stop = default
    )
    {
        var isUnion = reader.Holds(Office.Union);
        if (
            !ConcernAccess.MayRaise(reader)
            || !Enum.IsDefined(naming)
            || (naming == ConcernNaming.ByUnion ? !isUnion : reader.StaffId is null)
        )
        {
            return ActResult.Missing;
        }
        if (await db.Concerns.AnyAsync(c => c.Id == form, stop))
        {
            return ActResult.Ok;
        }
        if (ConcernCheck.Write(of) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }

        var row = ConcernWorkflow.Find(
            ConcernState.NotRaised,
            naming == ConcernNaming.ThroughUnion ? ConcernAct.HandToUnion : ConcernAct.Raise,
            naming == ConcernNaming.ByUnion ? ConcernParty.Union : ConcernParty.Raiser
        )!;
        var set = policies.PolicyAt(reader.Today);
        var now = clock.GetCurrentInstant();
        var concern = new Concern
        {
            Id = form,
            RaisedBy = reader.Actor,
            Naming = naming,
            Process = of.Process!.Value,
            Rule = ConcernCheck.RuleOf(of.Rule),
            Which = which.Trim(),
            Title = of.Title.Trim(),
            Text = Plain(of.Text),
            Language = reader.Language,
            State = row.To,
            Body = OfficeProcesses.Of(of.Process.Value).Body,
            RaisedAt = now,
            RaisedOn = reader.Today,
            PolicyVersion = set.Version,
        };
        if (row.To == ConcernState.Open)
        {
            Stand(concern, reader.Today, set.Transparency);
        }
        db.Concerns.Add(concern);
        var at = new ConcernAtHand(reader, concern, new HashSet<ConcernParty> { row.Party });
        Write(at, row, "", now, due: concern.DueOn);
        await ConcernMails.ToAsync(
            db,
            now,
            reader,
            row.To == ConcernState.Open
                ? ConcernMails.OfBody(db, concern.Body, reader.Today)
                : OfficesHeld.HoldersOf(db, Office.Union, reader.Today),
            row.To == ConcernState.Open ? "ConcernRaised" : "ConcernForUnion",
            form,
            stop
        );
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The Union shows one without its raiser's name, in the same words or in others that do not give them away.</summary>
    public Task<ActResult> ShowAsync(Reader reader, Guid id, int version, string title, string text, CancellationToken stop = default) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.Show,
            async (at, row, now) =>
            {
                if (Missing(("Title", title), ("Text", text)) is { } missing)
                {
                    return missing;
                }
                var of = at.Concern;
                if ((of.Title, of.Text) != (title.Trim(), Plain(text)))
                {
                    of.Received = of.Title + "\n\n" + of.Text;
                    (of.Title, of.Text) = (title.Trim(), Plain(text));
                }
                Stand(of, reader.Today, policies.PolicyAt(of.RaisedOn).Transparency);
                Write(at, row, "", now, due: of.DueOn);
                await ConcernMails.ToAsync(db, now, reader, ConcernMails.OfBody(db, of.Body, reader.Today), "ConcernRaised", id, stop);
                await ConcernMails.ToRaiserAsync(db, now, reader, of, "ConcernShown", stop);
                return null;
            },
            stop
        );

    /// <summary>The Union does not show one, and says why to who raised it.</summary>
    public Task<ActResult> DeclineAsync(Reader reader, Guid id, int version, string because, CancellationToken stop = default) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.Decline,
            async (at, row, now) =>
            {
                if (Missing(("Because", because)) is { } missing)
                {
                    return missing;
                }
                Write(at, row, because, now);
                await ConcernMails.ToRaiserAsync(db, now, reader, at.Concern, "ConcernNotShown", stop);
                return null;
            },
            stop
        );

    public Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, CancellationToken stop = default) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.Withdraw,
            (at, row, now) =>
            {
                at.Concern.ClosedOn = reader.Today;
                Write(at, row, "", now);
                return Task.FromResult<ActResult?>(null);
            },
            stop
        );

    /// <summary>Passes it on to the body that it concerns; the time for an answer runs on.</summary>
    public Task<ActResult> PassOnAsync(
        Reader reader,
        Guid id,
        int version,
        ConcernBody? to,
        string because,
        CancellationToken stop = default
    ) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.PassOn,
            async (at, row, now) =>
            {
                if (to is not { } body || !Enum.IsDefined(body) || body == at.Concern.Body)
                {
                    return new ActResult.Refused(Refusal.Of(RefusalCodes.ConcernBodyMissing, "To", row.Rule));
                }
                if (Missing(("Because", because)) is { } missing)
                {
                    return missing;
                }
                at.Concern.Body = body;
                Write(at, row, because, now, body, due: at.Concern.DueOn);
                await ConcernMails.ToAsync(db, now, reader, ConcernMails.OfBody(db, body, reader.Today), "ConcernRaised", id, stop);
                return null;
            },
            stop
        );

    public Task<ActResult> AnswerAsync(
        Reader reader,
        Guid id,
        int version,
        ConcernOutcome? outcome,
        string text,
        CancellationToken stop = default
    ) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.Answer,
            async (at, row, now) =>
            {
                if (outcome is null || !Enum.IsDefined(outcome.Value))
                {
                    return new ActResult.Refused(Refusal.Of(RefusalCodes.ConcernOutcomeMissing, "Outcome", row.Rule));
                }
                if (Missing(("Text", text)) is { } missing)
                {
                    return missing;
                }
                (at.Concern.AnsweredOn, at.Concern.Outcome) = (reader.Today, outcome);
                Write(at, row, text, now, at.Concern.Body, outcome, at.Concern.DueOn);
                await ConcernMails.ToRaiserAsync(db, now, reader, at.Concern, "ConcernAnswered", stop);
                if (at.Concern.Naming != ConcernNaming.ByName)
                {
                    var union = OfficesHeld.HoldersOf(db, Office.Union, reader.Today);
                    await ConcernMails.ToAsync(db, now, reader, union, "ConcernAnswered", id, stop);
                }
                return null;
            },
            stop
        );

    /// <summary>Says what the answer leaves open; the body has the same time again.</summary>
    public Task<ActResult> AskAgainAsync(Reader reader, Guid id, int version, string text, CancellationToken stop = default) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.AskAgain,
            async (at, row, now) =>
            {
                if (Missing(("Again", text)) is { } missing)
                {
                    return missing;
                }
                var of = at.Concern;
                of.DueOn = ConcernCheck.AnswerDue(reader.Today, policies.PolicyAt(of.RaisedOn).Transparency);
                Write(at, row, text, now, due: of.DueOn);
                await ConcernMails.ToAsync(db, now, reader, ConcernMails.OfBody(db, of.Body, reader.Today), "ConcernAskedAgain", id, stop);
                return null;
            },
            stop
        );

    public Task<ActResult> CloseAsync(Reader reader, Guid id, int version, CancellationToken stop = default) =>
        ActAsync(
            reader,
            id,
            version,
            ConcernAct.Close,
            (at, row, now) =>
            {
                at.Concern.ClosedOn = reader.Today;
                Write(at, row, "", now);
                return Task.FromResult<ActResult?>(null);
            },
            stop
        );

    public static string LinkOf(Guid id) => $"/transparency/concerns/{id}";

    private async Task<ActResult> ActAsync(
        Reader reader,
        Guid id,
        int version,
        ConcernAct act,
        Func<ConcernAtHand, ConcernTransition, Instant, Task<ActResult?>> does,
        CancellationToken stop
    )
    {
        if (await ConcernAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(act) is not { } row)
        {
            return at.NotNow(act);
        }
        if (at.Concern.Version != version)
        {
            return ActResult.Stale;
        }
        if (await does(at, row, clock.GetCurrentInstant()) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        at.Concern.State = row.To;
        return await db.SaveOrStaleAsync(stop);
    }

    private void Write(
        ConcernAtHand at,
        ConcernTransition row,
        string text,
        Instant now,
        ConcernBody? body = null,
        ConcernOutcome? outcome = null,
        LocalDate? due = null
    )
    {
        var of = at.Concern;
        db.ConcernSteps.Add(
            new ConcernStep
            {
                ConcernId = of.Id,
                Act = row.Act,
                Party = row.Party,
                AuthorId = at.Reader.Actor,
                Body = body,
                Outcome = outcome,
                DueOn = due,
                Text = Plain(text),
                Language = at.Reader.Language,
                Day = at.Reader.Today,
                At = now,
            }
        );
        db.History.Add(EntryOf(of, now, at.Reader.Actor, row));
    }

    internal static HistoryEntry EntryOf(Concern of, Instant now, string actor, ConcernTransition row) =>
        new()
        {
            At = now,
            Actor = actor,
            Capability = "transparency",
            Subject = of.Id.ToString(),
            Act = "concern-" + row.Act,
            Rule = row.Rule,
            PolicyVersion = of.PolicyVersion,
        };

    private static void Stand(Concern of, LocalDate today, TransparencyPolicy policy) =>
        (of.ShownOn, of.DueOn) = (today, ConcernCheck.AnswerDue(today, policy));

    private static ActResult.Refused? Missing(params (string Field, string Text)[] texts)
    {
        var missing = texts
            .Where(t => string.IsNullOrWhiteSpace(t.Text))
            .Select(t => Refusal.Of(RefusalCodes.ConcernTextMissing, t.Field, "FA-2"))
            .ToList();
        return missing.Count == 0 ? null : new ActResult.Refused(missing);
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
