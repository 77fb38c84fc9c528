using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>
/// Appeals against results (RG-1, FA-3): official or chief turn to the Independent Review Group of headquarters or of their region, which recommends; the
/// Director-General decides with reasons.
/// </summary>
public sealed class ReclassificationAppeals(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Appeals with grounds, until the time limit has passed.</summary>
    public async Task<ActResult> AppealAsync(Reader reader, Guid id, int version, string grounds, CancellationToken stop = default)
    {
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.Appeal, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var of = at!.Case;
        var until = ReclassificationDays.RemediesUntil(of.ResultOn!.Value, policies.PolicyAt(of.PolicyDay).Reclassification);
        if (reader.Today > until)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.ReclassificationAppealClosed, null, "FA-3", until));
        }
        if (string.IsNullOrWhiteSpace(grounds))
        {
            return Missing("Grounds");
        }
        var now = clock.GetCurrentInstant();
        at.Move(db, ReclassificationAct.Appeal, grounds, now);
        (of.AppealedBy, of.AppealedOn) = (reader.Actor, reader.Today);
        // Whatever the result would have changed waits for the decision.
        (of.EffectGrade, of.EffectOn) = (null, null);
        await TellGroupAsync(of, reader, "ReclassificationAppealed", now, stop);
        await ReclassificationAtHand.TellPartiesAsync(db, of, reader, "ReclassificationNews", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>A member takes the appeal up for the group, also in place of another.</summary>
    public async Task<ActResult> TakeUpAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.TakeUp, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var now = clock.GetCurrentInstant();
        at!.Move(db, ReclassificationAct.TakeUp, "", now);
        at.Case.ReporterId = reader.Actor;
        await ReclassificationAtHand.TellPartiesAsync(db, at.Case, reader, "ReclassificationNews", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>A member declares a conflict, with the reason, and reads the appeal no more.</summary>
    public async Task<ActResult> StepAsideAsync(Reader reader, Guid id, int version, string reason, CancellationToken stop = default)
    {
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.StepAside, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Missing("Conflict");
        }
        var now = clock.GetCurrentInstant();
        var reported = at!.Case.ReporterId == reader.Actor;
        at.Move(db, ReclassificationAct.StepAside, reason, now);
        if (reported)
        {
            at.Case.ReporterId = null;
            await TellGroupAsync(at.Case, reader, "ReclassificationAppealed", now, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Another member says what they think of it; who decides reads it beside the recommendation.</summary>
    public async Task<ActResult> RemarkAsync(Reader reader, Guid id, int version, string text, CancellationToken stop = default)
    {
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.Remark, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return Missing("Remark");
        }
        at!.Move(db, ReclassificationAct.Remark, text, clock.GetCurrentInstant());
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The group's recommendation: a grade, with reasons.</summary>
    public async Task<ActResult> RecommendAsync(
        Reader reader,
        Guid id,
        int version,
        string grade,
        string reasons,
        CancellationToken stop = default
    )
    {
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.Recommend, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        if (Wrong(at!.Case, grade, reasons) is { } refusals)
        {
            return refusals;
        }
        var now = clock.GetCurrentInstant();
        (at.Case.RecommendedGrade, at.Case.RecommendedOn) = (grade, reader.Today);
        at.Move(db, ReclassificationAct.Recommend, reasons, now);
        foreach (var who in await ReviewGroups.DecidersAsync(db, at.Case, reader.Today, stop))
        {
            await Mail.ToOfficialAsync(db, now, who, "ReclassificationToDecide", ReclassificationAtHand.LinkOf(id), stop);
        }
        await ReclassificationAtHand.TellPartiesAsync(db, at.Case, reader, "ReclassificationNews", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The decision: the grade that counts, with reasons. An upgrade counts from the day of the request.</summary>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        Guid id,
        int version,
        string grade,
        string reasons,
        CancellationToken stop = default
    )
    {
        // Whoever may confirm may change.
        var (at, wrong) = await AtHandAsync(reader, id, ReclassificationAct.Confirm, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var of = at!.Case;
        if (Wrong(of, grade, reasons) is { } refusals)
        {
            return refusals;
        }
        var now = clock.GetCurrentInstant();
        var set = policies.PolicyAt(of.PolicyDay);
        (of.DecidedGrade, of.DecidedOn) = (grade, reader.Today);
        at.Move(db, grade == of.ResultGrade ? ReclassificationAct.Confirm : ReclassificationAct.Change, reasons, now);
        await ReclassificationEffects.ApplyAsync(db, of, grade, reader, (set.Service.Grades, set.Reclassification), now, stop);
        await ReclassificationAtHand.TellPartiesAsync(db, of, reader, "ReclassificationDecided", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The grades that are open on an appeal.</summary>
    public static IReadOnlyList<string> OpenTo(ReclassificationCase of, GradeScale grades) =>
        grades.Parse(of.Grade) is { } present && grades.Parse(of.ResultGrade ?? "") is { } result
            ? [.. JobGrading.Open(present, result, grades).Select(g => g.Code)]
            : [];

    private ActResult.Refused? Wrong(ReclassificationCase of, string grade, string reasons)
    {
        IReadOnlyList<Refusal> refusals =
        [
            .. OpenTo(of, policies.PolicyAt(of.PolicyDay).Service.Grades).Contains(grade)
                ? Array.Empty<Refusal>()
                : [Refusal.Of(RefusalCodes.ReclassificationGradeWrong, "Grade", "RG-1")],
            .. string.IsNullOrWhiteSpace(reasons) ? [Refusal.Of(RefusalCodes.JobTextMissing, "Reasons", "RG-1")] : Array.Empty<Refusal>(),
        ];
        return refusals.Count > 0 ? new ActResult.Refused(refusals) : null;
    }

    private static ActResult.Refused Missing(string field) => new(Refusal.Of(RefusalCodes.JobTextMissing, field, "RG-1"));

    private async Task<(ReclassificationAtHand? At, ActResult? Wrong)> AtHandAsync(
        Reader reader,
        Guid id,
        ReclassificationAct act,
        int version,
        CancellationToken stop
    ) =>
        await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is { } at ? (at, at.Against(act, version)) : (null, ActResult.Missing);

    private async Task TellGroupAsync(ReclassificationCase of, Reader reader, string kind, Instant now, CancellationToken stop)
    {
        var members = (await ReviewGroups.OfAsync(db, of, reader.Today, stop)).Where(m => m.TakesPart && m.Who != reader.Actor);
        var accounts = members.Select(m => m.AccountId).ToList();
        foreach (var account in await db.Users.Where(a => accounts.Contains(a.Id)).ToListAsync(stop))
        {
            Mail.Write(db, now, account, kind, ReclassificationAtHand.LinkOf(of.Id));
        }
    }
}
