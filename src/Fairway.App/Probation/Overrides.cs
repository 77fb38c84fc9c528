using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>
/// Guards that are not met stop a recommendation against confirmation until HR and the Board's chair, two people, override them, each with a
/// reason that the official reads (PR-4).
/// </summary>
public sealed class Overrides(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Asks HR and the Board's chair to override.</summary>
    public async Task<ActResult> AskAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        await ProbationFile.OnAsync(
            db,
            policies,
            clock,
            reader,
            id,
            ProbationAct.AskOverride,
            async (file, row, now) =>
            {
                if (!Reports.IsStopped(file))
                {
                    return new ActResult.Refused(ProbationRefusals.NothingToOverride);
                }

                if (Reports.Missing(file) is { Count: > 0 } missing)
                {
                    return new ActResult.Refused(missing);
                }

                (file.Case.State, file.Case.Round) = (row.To, file.Case.Round + 1);
                var unmet = string.Join(',', file.Guards.Where(g => g.Judgement == Judgement.NotMet).Select(g => $"\"{g.Reason}\""));
                db.History.Add(file.Entry(now, "ask-override", row.Rule, $$"""{"round":{{file.Case.Round}},"notMet":[{{unmet}}]}"""));
                await TellOfficesAsync(file, "OverrideAsked", stop);
                await Mail.ToOfficialAsync(db, now, file.Case.StaffId, "OverrideAskedOfficial", $"/probation/{id}", stop);
                return await db.SaveOrStaleAsync(stop);
            },
            stop
        );

    /// <summary>One of the two offices overrides, or refuses to; two different people (PR-4).</summary>
    public async Task<ActResult> SayAsync(Reader reader, Guid id, bool overrides, string reason, CancellationToken stop = default)
    {
        var act = overrides ? ProbationAct.Override : ProbationAct.RefuseOverride;
        return await ProbationFile.OnAsync(
            db,
            policies,
            clock,
            reader,
            id,
            act,
            async (file, row, now) =>
            {
                if (file.Parties.Any(p => p is ProbationParty.Official or ProbationParty.Supervisor or ProbationParty.Delegate))
                {
                    return new ActResult.Refused(ProbationRefusals.OverrideByParty);
                }

                if (file.Overrides.Any(o => o.Round == file.Case.Round && o.By == reader.Actor && o.Office != row.Party))
                {
                    return new ActResult.Refused(ProbationRefusals.OverrideByTwo);
                }

                if (string.IsNullOrWhiteSpace(reason))
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationTextMissing);
                }

                if (reason.Length > Reports.LongestText)
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationTextTooLong("Text", reason.Length, Reports.LongestText));
                }

                db.GuardOverrides.Add(
                    new GuardOverride
                    {
                        ProbationId = id,
                        Round = file.Case.Round,
                        Office = row.Party,
                        Overrides = overrides,
                        Reason = reason.Trim(),
                        By = reader.Actor,
                        At = now,
                    }
                );
                file.Case.State = row.To;
                db.History.Add(file.Entry(now, overrides ? "override" : "refuse-override", row.Rule, $$"""{"office":"{{row.Party}}"}"""));
                var mail = overrides ? "GuardOverridden" : "OverrideRefused";
                foreach (var who in new[] { file.Case.StaffId, file.Signer }.OfType<string>())
                {
                    await Mail.ToOfficialAsync(db, now, who, mail, $"/probation/{id}", stop, reader.DisplayName);
                }

                return await db.SaveOrStaleAsync(stop);
            },
            stop
        );
    }

    private async Task TellOfficesAsync(ProbationFile file, string mail, CancellationToken stop)
    {
        var link = $"/probation/{file.Case.Id}/override";
        var partners = await HrPartners.OfAsync(db, file.Appraisal.UnitCode, file.Reader.Today, stop);
        foreach (var partner in partners)
        {
            Mail.Write(db, clock, partner.Email, partner.AccountId, partner.Language, mail, link);
        }
        var chairs = await OfficesHeld.HoldersOf(db, Office.BoardChair, file.Reader.Today).Where(a => a.Email != null).ToListAsync(stop);
        foreach (var chair in chairs)
        {
            Mail.Write(db, clock, chair, mail, link);
        }
    }
}
