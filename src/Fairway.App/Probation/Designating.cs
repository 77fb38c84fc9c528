using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>
/// Who gives input to the probationary report (PR-2): the official and the supervisor propose and agree; where they do not, each names half and
/// HR the odd one. Everybody designated is told, and that it is not anonymous.
/// </summary>
public sealed class Designating(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Names somebody in service, who is none of the two sides.</summary>
    public async Task<ActResult> NameAsync(Reader reader, Guid id, string staffId, CancellationToken stop = default)
    {
        if (await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file)
        {
            return ActResult.Missing;
        }

        if (file.NamesAs is not { } by || file.Transition(ProbationAct.Designate) is not { } row)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        var who = staffId.Trim();
        var known = file.Inputs.Where(i => i.StaffId == who).ToList();
        if (known.Find(i => i.Stands) is { } standing)
        {
            // Named by the other side already: to name them too is to agree.
            return standing.State == InputState.Proposed && standing.NamedBy != by ? await AgreeAsync(reader, id, standing.Id, stop)
                : standing.NamedById == reader.Actor ? ActResult.Ok
                : new ActResult.Refused(ProbationRefusals.NameStands);
        }

        if (file.NamesLeft == 0)
        {
            return new ActResult.Refused(ProbationRefusals.NameOneTooMany);
        }

        var today = reader.Today;
        if (!await db.ServicePeriods.Where(ServiceOn.Day(today)).AnyAsync(p => p.StaffId == who, stop))
        {
            return new ActResult.Refused(ProbationRefusals.NameUnknown);
        }

        var people = file.Appraisal;
        if (new[] { people.StaffId, people.SupervisorId, people.DelegateId, people.SecondLevelId }.Contains(who))
        {
            return new ActResult.Refused(ProbationRefusals.NameIsParty);
        }

        var now = clock.GetCurrentInstant();
        var input = new ProbationInput
        {
            ProbationId = id,
            StaffId = who,
            NamedBy = by,
            NamedById = reader.Actor,
            NamedAt = now,
            State = file.Case.Mode == DesignationMode.Halves ? InputState.Designated : InputState.Proposed,
        };
        db.ProbationInputs.Add(input);
        db.History.Add(file.Entry(now, "name-colleague", row.Rule, $$"""{"input":"{{input.Id}}"}"""));
        if (input.State == InputState.Designated)
        {
            await TellDesignatedAsync(file, input, now, stop);
        }
        else
        {
            await TellOtherAsync(file, "ColleagueProposed", now, stop);
        }

        return await SaveAsync(file, stop);
    }

    /// <summary>Agrees to a name that the other side proposed.</summary>
    public Task<ActResult> AgreeAsync(Reader reader, Guid id, Guid inputId, CancellationToken stop = default) =>
        OnNameAsync(
            reader,
            id,
            inputId,
            async (file, input, now) =>
            {
                if (input.State == InputState.Designated)
                {
                    return ActResult.Ok;
                }

                if (
                    input.State != InputState.Proposed
                    || file.NamesAs is not (NamedBy.Official or NamedBy.Supervisor)
                    || file.NamesAs == input.NamedBy
                )
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
                }

                input.State = InputState.Designated;
                db.History.Add(file.Entry(now, "agree-to-colleague", "PR-2", $$"""{"input":"{{input.Id}}"}"""));
                await TellDesignatedAsync(file, input, now, stop);
                return await SaveAsync(file, stop);
            },
            stop
        );

    /// <summary>Takes back one's own proposal, or turns the other side's down; a designation is not undone so.</summary>
    public Task<ActResult> WithdrawAsync(Reader reader, Guid id, Guid inputId, CancellationToken stop = default) =>
        OnNameAsync(
            reader,
            id,
            inputId,
            async (file, input, now) =>
            {
                if (input.State == InputState.Withdrawn)
                {
                    return ActResult.Ok;
                }

                if (input.State != InputState.Proposed || file.NamesAs is null)
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
                }

                input.State = InputState.Withdrawn;
                db.History.Add(file.Entry(now, "withdraw-colleague", "PR-2", $$"""{"input":"{{input.Id}}"}"""));
                return await SaveAsync(file, stop);
            },
            stop
        );

    /// <summary>Says that the two do not agree: open proposals are void, each names half, and HR is asked for the odd one.</summary>
    public async Task<ActResult> DisagreeAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file)
        {
            return ActResult.Missing;
        }

        if (file.NamesAs is not (NamedBy.Official or NamedBy.Supervisor))
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (file.Case.Mode == DesignationMode.Halves)
        {
            return ActResult.Ok;
        }

        var now = clock.GetCurrentInstant();
        file.Case.Mode = DesignationMode.Halves;
        foreach (var open in file.Inputs.Where(i => i.State == InputState.Proposed))
        {
            open.State = InputState.Withdrawn;
        }
        db.History.Add(file.Entry(now, "disagree-on-colleagues", "PR-2"));
        await TellOtherAsync(file, "ColleaguesByHalves", now, stop);
        foreach (var partner in await HrPartners.OfAsync(db, file.Appraisal.UnitCode, reader.Today, stop))
        {
            Mail.Write(db, clock, partner.Email, partner.AccountId, partner.Language, "OddColleagueAsked", $"/probation/{id}/colleagues");
        }

        return await SaveAsync(file, stop);
    }

    private async Task<ActResult> OnNameAsync(
        Reader reader,
        Guid id,
        Guid inputId,
        Func<ProbationFile, ProbationInput, Instant, Task<ActResult>> act,
        CancellationToken stop
    ) =>
        await ProbationFile.LoadAsync(db, policies, reader, id, stop) is { } file
        && file.Inputs.FirstOrDefault(i => i.Id == inputId) is { } input
            ? file.May(ProbationAct.Designate)
                ? await act(file, input, clock.GetCurrentInstant())
                : new ActResult.Refused(ProbationRefusals.ProbationNotNow)
            : ActResult.Missing;

    /// <summary>Two who name in the same moment must not name one too many: the probation itself is what one of them is overtaken on.</summary>
    private Task<ActResult> SaveAsync(ProbationFile file, CancellationToken stop)
    {
        db.Entry(file.Case).State = EntityState.Modified;
        return db.SaveOrStaleAsync(stop);
    }

    private Task TellDesignatedAsync(ProbationFile file, ProbationInput input, Instant now, CancellationToken stop) =>
        Mail.ToOfficialAsync(
            db,
            now,
            input.StaffId,
            "InputAsked",
            $"/probation/input/{input.Id}",
            stop,
            file.InputOpensOn,
            file.DueOn(ProbationStep.Input)
        );

    private async Task TellOtherAsync(ProbationFile file, string mail, Instant now, CancellationToken stop)
    {
        foreach (var who in new[] { file.Case.StaffId, file.Signer }.OfType<string>().Where(w => w != file.Reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, now, who, mail, $"/probation/{file.Case.Id}/colleagues", stop);
        }
    }
}
