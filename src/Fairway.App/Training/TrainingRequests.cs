using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>Officials ask for training, and take a request back; chiefs give their word (LE-2).</summary>
public sealed class TrainingRequests(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The fund that a training beginning on a day would be paid from: the nearest of the official's unit and those above it; null: none.</summary>
    public async Task<TrainingFund?> FundOfAsync(Reader reader, LocalDate startsOn, CancellationToken stop = default)
    {
        var facts = reader.StaffId is { } me ? (await AppraisalFacts.OfAsync(db, [me], reader.Today, stop)).FirstOrDefault() : null;
        if (facts?.UnitCode is not { } unit)
        {
            return null;
        }
        var chain = (await UnitChain.OfAsync(db, unit, stop)).Select(u => u.Code).ToList();
        var year = Biennium.Of(startsOn).FirstYear;
        var funds = await db.TrainingFunds.AsNoTracking().Where(f => f.Biennium == year && chain.Contains(f.UnitCode)).ToListAsync(stop);
        return funds.MinBy(f => chain.IndexOf(f.UnitCode));
    }

    /// <summary>Sends a request under the form's own id, once however often it is sent.</summary>
    /// <param name="reader">The official.</param>
    /// <param name="form">The form's id, and the request's.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="appraisal">The own appraisal whose objective it serves; looked at only where the need says so.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ActResult> AskAsync(
        Reader reader,
        Guid form,
        TrainingRequestText text,
        Guid? appraisal,
        CancellationToken stop = default
    )
    {
        if (reader.StaffId is not { } me || await db.TrainingRequests.AnyAsync(r => r.Id == form && r.StaffId != me, stop))
        {
            return ActResult.Missing;
        }
        if (await db.TrainingRequests.AnyAsync(r => r.Id == form, stop))
        {
            return ActResult.Ok;
        }

        var set = policies.PolicyAt(reader.Today);
        var refusals = TrainingCheck.Request(text, reader.Today, set.Training).ToList();
        var forObjective = text.Need == TrainingNeed.Objective;
        if (forObjective && (await OwnObjective.OfAsync(db, reader, stop)).All(o => o.AppraisalId != appraisal))
        {
            refusals.Add(TrainingRefusals.TrainingObjectiveMissing);
        }
        var fund = text.StartsOn is { } day && day >= reader.Today ? await FundOfAsync(reader, day, stop) : null;
        if (fund is null && refusals.Count == 0)
        {
            refusals.Add(TrainingRefusals.FundNone(Biennium.Of(text.StartsOn!.Value).Label));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var facts = (await AppraisalFacts.OfAsync(db, [me], reader.Today, stop))[0];
        var row = TrainingWorkflow.Find(TrainingState.NotAsked, TrainingAct.Ask, TrainingParty.Official)!;
        var request = new TrainingRequest
        {
            Id = form,
            StaffId = me,
            UnitCode = facts.UnitCode!,
            FundId = fund!.Id,
            FundUnit = fund.UnitCode,
            Title = text.Title.Trim(),
            Provider = text.Provider.Trim(),
            Area = text.Area,
            StartsOn = text.StartsOn!.Value,
            EndsOn = text.EndsOn!.Value,
            Cost = text.Cost!.Value,
            Need = text.Need!.Value,
            AppraisalId = forObjective ? appraisal : null,
            Why = text.Why.ReplaceLineEndings("\n").Trim(),
            Language = reader.Language,
            // Where the chief's place is vacant there is no word to wait for.
            State = facts.SupervisorId is null ? TrainingState.WithHolder : row.To,
            AskedOn = reader.Today,
            PolicyVersion = set.Version,
            WithHolderOn = facts.SupervisorId is null ? reader.Today : null,
        };
        db.TrainingRequests.Add(request);
        db.RemoveRange(await db.TrainingDrafts.Where(d => d.StaffId == me).ToListAsync(stop));
        db.TrainingSteps.Add(
            new TrainingStep
            {
                RequestId = form,
                Act = TrainingAct.Ask,
                Party = TrainingParty.Official,
                AuthorId = me,
                Text = "",
                Language = reader.Language,
                At = now,
            }
        );
        db.History.Add(TrainingAtHand.EntryOf(request, now, reader.Actor, TrainingAct.Ask, row.Rule));
        var to = facts.SupervisorId is { } chief
            ? [chief]
            : await TrainingAtHand.HoldersAsync(db, request, set.Training.Holder, reader.Today, stop);
        await TrainingAtHand.TellAsync(db, now, to, facts.SupervisorId is null ? "TrainingToDecide" : "TrainingAsked", form, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The chief's word: it goes along with the request, and stops nothing.</summary>
    public async Task<ActResult> SayWordAsync(
        Reader reader,
        Guid id,
        int version,
        bool supports,
        string text,
        CancellationToken stop = default
    )
    {
        var act = supports ? TrainingAct.Support : TrainingAct.Doubt;
        if (await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Against(act, version) is { } wrong)
        {
            return wrong;
        }
        var row = at.Transition(act)!;
        // Whoever doubts says why: the official and whoever decides both read it.
        if (!supports && string.IsNullOrWhiteSpace(text))
        {
            return new ActResult.Refused(Fairway.Rules.Refusal.Of(Fairway.Rules.RefusalCodes.TrainingTextMissing, "Text", row.Rule));
        }

        var now = clock.GetCurrentInstant();
        await at.MoveAsync(db, row, text, now, stop);
        at.Request.Supported = supports;
        at.Request.WordOn = reader.Today;
        at.Request.WithHolderOn = reader.Today;
        var holders = await TrainingAtHand.HoldersAsync(
            db,
            at.Request,
            policies.PolicyAt(reader.Today).Training.Holder,
            reader.Today,
            stop
        );
        await TrainingAtHand.TellAsync(db, now, holders.Where(who => who != reader.StaffId), "TrainingToDecide", id, stop);
        await TrainingAtHand.TellAsync(db, now, [at.Request.StaffId], "TrainingNews", id, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The official takes a request back before it is decided.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        if (await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Against(TrainingAct.Withdraw, version) is { } wrong)
        {
            return wrong;
        }
        await at.MoveAsync(db, at.Transition(TrainingAct.Withdraw)!, "", clock.GetCurrentInstant(), stop);
        return await db.SaveOrStaleAsync(stop);
    }
}
