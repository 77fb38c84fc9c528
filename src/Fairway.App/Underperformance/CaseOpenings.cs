using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>About whom somebody may open or propose a case.</summary>
/// <param name="Running">The case that runs already, if the reader may see it; null: none, or none of theirs.</param>
/// <param name="IsProposed">Whether it waits for the supervisor's answer.</param>
/// <param name="Act">Open, for the supervisor; Propose, for HR and the Board.</param>
/// <param name="Party">In which capacity.</param>
public sealed record CaseSubject(AppraisalFacts Facts, Guid? Running, bool IsProposed, CaseAct Act, CaseParty Party);

/// <summary>How cases begin: opened by the supervisor, or proposed to them by HR or the Board (UP-1); and how one ends without a finding.</summary>
public sealed class CaseOpenings(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Null where the reader has no part that could begin one. Nobody begins one about themselves.</summary>
    public async Task<CaseSubject?> SubjectAsync(Reader reader, string staffId, CancellationToken stop = default)
    {
        if (
            reader.StaffId == staffId
            || (await AppraisalFacts.OfAsync(db, [staffId], reader.Today, stop)).SingleOrDefault() is not { } facts
        )
        {
            return null;
        }

        CaseParty? party =
            reader.StaffId is { } me && facts.SupervisorId == me ? CaseParty.Supervisor
            : reader.StaffId is { } second && facts.SecondLevelId == second ? null
            : facts.SupervisorId is null || facts.UnitCode is null ? null
            : ServiceAccess.IsHrOf(reader, facts.UnitCode) ? CaseParty.HrPartner
            : reader.Holds(Office.BoardSecretary) ? CaseParty.BoardSecretary
            : reader.Holds(Office.BoardMember) ? CaseParty.BoardMember
            : null;
        if (party is not { } of)
        {
            return null;
        }

        var running = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(CaseAccess.Exists(reader))
            .Where(c => c.StaffId == staffId && c.ClosedOn == null)
            .Select(c => new { c.Id, c.State })
            .SingleOrDefaultAsync(stop);
        return new CaseSubject(
            facts,
            running?.Id,
            running?.State == CaseState.Proposed,
            of == CaseParty.Supervisor ? CaseAct.Open : CaseAct.Propose,
            of
        );
    }

    /// <summary>Those whom the reader supervises, by name: about whom they could open one.</summary>
    public async Task<IReadOnlyList<NamedPerson>> TeamAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var day = reader.Today;
        var officials = await db
            .Supervisions.Where(s => s.SupervisorId == me && s.From <= day && (s.Until == null || s.Until > day))
            .Select(s => s.StaffId)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, officials, stop);
        return [.. officials.Select(id => new NamedPerson(id, names[id])).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>HR or the Board asks the supervisor to look at it. Sent twice it is one proposal.</summary>
    /// <param name="form">The form's own id, which becomes the case's.</param>
    public async Task<ActResult> ProposeAsync(Reader reader, string staffId, Guid form, string reason, CancellationToken stop = default)
    {
        if (await SubjectAsync(reader, staffId, stop) is not { Act: CaseAct.Propose } subject || form == Guid.Empty)
        {
            return ActResult.Missing;
        }
        if (await IsThereAsync(form, staffId, stop))
        {
            return ActResult.Ok;
        }

        var policy = policies.PolicyAt(reader.Today);
        var missing = CaseCheck.OfText(reason, "Reason", RefusalCodes.CaseReasonMissing, "UP-1", policy.Appraisals.TextMaximum);
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var (now, made) = (clock.GetCurrentInstant(), New(form, subject.Facts, CaseState.Proposed, reader.Today, policy.Version));
        db.UnderperformanceCases.Add(made);
        var at = new CaseAtHand(reader, made, new HashSet<CaseParty> { subject.Party });
        db.CaseStatements.Add(at.Say(Guid.Empty, CaseWord.Proposal, subject.Party, reason, now));
        db.History.Add(at.Entry(now, "propose", "UP-1"));
        await Mail.ToOfficialAsync(db, now, made.SupervisorId!, "CaseProposed", at.Link, stop, reader.DisplayName);
        return await SaveNewAsync(form, staffId, stop);
    }

    /// <summary>The supervisor names what is below expectations, of their own accord.</summary>
    /// <param name="form">The form's own id, which becomes the case's.</param>
    public async Task<ActResult> OpenAsync(Reader reader, string staffId, Guid form, CaseOpening opening, CancellationToken stop = default)
    {
        if (await SubjectAsync(reader, staffId, stop) is not { Act: CaseAct.Open } subject || form == Guid.Empty)
        {
            return ActResult.Missing;
        }
        if (await IsThereAsync(form, staffId, stop))
        {
            return ActResult.Ok;
        }

        var policy = policies.PolicyAt(reader.Today);
        if (subject.Running is { } running)
        {
            // A proposal that waits is taken up by the same form.
            var proposed = await CaseAtHand.LoadAsync(db, reader, running, stop);
            return proposed is { Case.State: CaseState.Proposed }
                ? await TakeUpAsync(proposed, opening, stop)
                : new ActResult.Refused(Refusal.Of(RefusalCodes.ActNotOpen, null, "UP-1", nameof(CaseAct.Open), ""));
        }

        var made = New(form, subject.Facts, CaseState.NotOpened, reader.Today, policy.Version);
        db.UnderperformanceCases.Add(made);
        var at = new CaseAtHand(reader, made, new HashSet<CaseParty> { CaseParty.Supervisor });
        return await BeginAsync(at, opening, stop) is { } refused ? refused : await SaveNewAsync(form, staffId, stop);
    }

    /// <summary>Not taken up, or not gone on with, with the reason.</summary>
    public async Task<ActResult> EndAsync(Reader reader, Guid id, int version, string reason, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.End) is not { } transition)
        {
            return at.NotNow(CaseAct.End);
        }

        var longest = policies.PolicyAt(at.Case.LaunchedOn).Appraisals.TextMaximum;
        var missing = CaseCheck.OfText(reason, "Reason", RefusalCodes.CaseReasonMissing, transition.Rule, longest);
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        db.Entry(at.Case).Property(c => c.Version).OriginalValue = version;
        at.Case.State = transition.To;
        at.Case.ClosedOn = reader.Today;
        db.CaseStatements.Add(at.Say(Guid.Empty, CaseWord.Ending, transition.Party, reason, now));
        db.History.Add(at.Entry(now, "end", transition.Rule));
        foreach (var who in new[] { at.Case.StaffId, at.Case.SupervisorId }.OfType<string>().Where(who => who != reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, now, who, "CaseEnded", at.Link, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<ActResult> TakeUpAsync(CaseAtHand at, CaseOpening opening, CancellationToken stop) =>
        !at.May(CaseAct.Open) ? at.NotNow(CaseAct.Open)
        : await BeginAsync(at, opening, stop) is { } refused ? refused
        : await db.SaveOrStaleAsync(stop);

    /// <summary>Null where nothing stands in the way.</summary>
    private async Task<ActResult?> BeginAsync(CaseAtHand at, CaseOpening opening, CancellationToken stop)
    {
        var policy = policies.PolicyAt(at.Case.LaunchedOn);
        var missing = CaseCheck.ForOpening(opening, policy.Underperformance, policy.Appraisals.TextMaximum);
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var (now, transition) = (clock.GetCurrentInstant(), at.Transition(CaseAct.Open)!);
        at.Case.State = transition.To;
        at.Case.OpenedOn = at.Reader.Today;
        CaseTexts.Add(db, at, CaseFormKind.Opening, 1, FormText.Write(opening), now);
        db.History.Add(at.Entry(now, "open", transition.Rule, $$"""{"areas":{{opening.Areas.Length}}}"""));
        await Mail.ToOfficialAsync(db, now, at.Case.StaffId, "CaseOpened", at.Link, stop);
        return null;
    }

    private static UnderperformanceCase New(Guid id, AppraisalFacts facts, CaseState state, LocalDate today, string policyVersion) =>
        new()
        {
            Id = id,
            StaffId = facts.StaffId,
            SupervisorId = facts.SupervisorId,
            SecondLevelId = facts.SecondLevelId,
            UnitCode = facts.UnitCode ?? "",
            State = state,
            LaunchedOn = today,
            PolicyVersion = policyVersion,
        };

    private Task<bool> IsThereAsync(Guid form, string staffId, CancellationToken stop) =>
        db.UnderperformanceCases.AnyAsync(c => c.Id == form && c.StaffId == staffId, stop);

    private async Task<ActResult> SaveNewAsync(Guid form, string staffId, CancellationToken stop)
    {
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException failure)
        {
            // The same form twice at one moment is one case; another that was opened meanwhile has to be looked at first.
            db.ChangeTracker.Clear();
            return await IsThereAsync(form, staffId, stop) ? ActResult.Ok
                : await db.UnderperformanceCases.AnyAsync(c => c.StaffId == staffId && c.ClosedOn == null, stop) ? ActResult.Stale
                : throw new InvalidOperationException("The case could not be kept.", failure);
        }
    }
}
