using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What follows once a signature stands or the comments window has passed: a step is settled, the Board receives it, the second level is
/// asked or passed by. Everything in the transaction of the act that led to it.
/// </summary>
public sealed class Settling(FairwayDb db, IClock clock, PolicyLibrary policies, DutyStationZones zones)
{
    /// <summary>The appraisal has just come to a state in which something follows by itself.</summary>
    /// <param name="by">Whose act it was, for the mails; null: the passing of a day.</param>
    internal async Task FollowAsync(Appraisal appraisal, string? by, Instant now, CancellationToken stop)
    {
        switch (appraisal.State)
        {
            case AppraisalState.BeginningAgreed:
                appraisal.AgreedVersion = appraisal.SharedVersion;
                appraisal.ReceivedByBoardAt ??= now;
                await ReceiveAsync(appraisal, AppraisalStep.Beginning, now, stop);
                foreach (var output in await db.AppraisalOutputs.Where(o => o.AppraisalId == appraisal.Id).ToListAsync(stop))
                {
                    output.Agreed = true;
                }

                await TellAsync(appraisal, "AppraisalAgreed", by, stop);
                break;
            case AppraisalState.MidTermAgreed:
                appraisal.ReviewedVersion = appraisal.SharedVersion;
                if (appraisal.Kind.MidTermGoesToBoard())
                {
                    await ReceiveAsync(appraisal, AppraisalStep.MidTerm, now, stop);
                }

                var assessed = await FormVersions.AssessedAsync(db, appraisal, stop);
                await KeptOutputs.ReplaceAsync(db, appraisal.Id, assessed.Outputs.Select(o => o.Now), agreed: true, stop);
                await TellAsync(appraisal, "ReviewSettled", by, stop);
                break;
            case AppraisalState.EndAtSecondLevel:
                await SecondLevelAsync(appraisal, by, now, stop);
                break;
            case AppraisalState.EndComplete:
                await ReceiveEndAsync(appraisal, now, stop);
                await TellAsync(appraisal, "AppraisalComplete", by, stop);
                break;
        }
    }

    /// <summary>Each reason for which the second level comments on the report as it stands (CY-7).</summary>
    public async Task<IReadOnlyList<Rules.Finding>> SecondLevelReasonsAsync(Appraisal appraisal, CancellationToken stop)
    {
        var version = await FormVersions.NewestAsync(db, appraisal, stop);
        var assessed = await FormVersions.AssessedAsync(db, appraisal, stop);
        var scales = policies.PolicyAt(appraisal.OpenedOn).Appraisals.Ratings;
        var odd = Oddness.Of(FormText.Read<EndForm>(version.Content).Assessment, assessed, scales) is { Judgement: Rules.Judgement.NotMet };
        var objected =
            db.ReportStatements.Local.Any(s => s.AppraisalId == appraisal.Id && IsObjection(s, version.Number))
            || await db.ReportStatements.AnyAsync(
                s => s.AppraisalId == appraisal.Id && s.Kind == StatementKind.Objection && s.FormNumber == version.Number,
                stop
            );
        return SecondLevelReview.Reasons(
            new SecondLevelFacts(appraisal.OfManager, objected, appraisal.OfficialSignedAt is not null, appraisal.DelegateSigns, odd)
        );

        static bool IsObjection(ReportStatement statement, int number) =>
            statement.Kind == StatementKind.Objection && statement.FormNumber == number;
    }

    /// <summary>On the second signature, or when the window is over, the Board receives the end of the cycle (decision 2).</summary>
    internal async Task ReceiveEndAsync(Appraisal appraisal, Instant now, CancellationToken stop)
    {
        if (appraisal.EndReceivedByBoardAt is null)
        {
            appraisal.EndReceivedByBoardAt = now;
            await ReceiveAsync(appraisal, AppraisalStep.EndOfCycle, now, stop);
        }
    }

    internal static HistoryEntry Entry(Appraisal appraisal, Instant at, string actor, string act, string rule, string? detail = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "appraisals",
            Subject = appraisal.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = appraisal.PolicyVersion,
            Detail = detail,
        };

    private async Task SecondLevelAsync(Appraisal appraisal, string? by, Instant now, CancellationToken stop)
    {
        // An answered objection may still await the official's signature: the Board receives it on that, or when the window is over.
        var policy = policies.PolicyAt(appraisal.OpenedOn).Appraisals;
        var over = appraisal.SupervisorSignedAt is { } signed && CommentsWindow.IsOver(signed, now, policy);
        if (appraisal.OfficialSignedAt is not null || over)
        {
            await ReceiveEndAsync(appraisal, now, stop);
        }

        if ((await SecondLevelReasonsAsync(appraisal, stop)).Count > 0)
        {
            var second = appraisal.DelegateSigns ? appraisal.SupervisorId : appraisal.SecondLevelId;
            if (second is not null)
            {
                await Mail.ToOfficialAsync(db, clock, second, "SecondLevelAsked", $"/appraisals/{appraisal.Id}", stop);
            }

            return;
        }

        appraisal.State = AppraisalWorkflow.Find(appraisal.State, AppraisalAct.PassOn, AppraisalParty.Calendar)!.To;
        db.History.Add(Entry(appraisal, now, by ?? "calendar", "pass-on", "CY-7"));
        await FollowAsync(appraisal, by, now, stop);
    }

    private async Task ReceiveAsync(Appraisal appraisal, AppraisalStep step, Instant now, CancellationToken stop)
    {
        if (!db.Entry(appraisal).Collection(a => a.Parts).IsLoaded)
        {
            await db.Entry(appraisal).Collection(a => a.Parts).LoadAsync(stop);
        }

        var signedOn = await SignedOnAsync(appraisal, step, now, stop);
        await BoardReceipts.ReceiveAsync(db, BoardItem.Of(appraisal, step, signedOn, now, BoardKind(appraisal.Kind, step)), stop);
    }

    /// <summary>On probation every step is a report of it (PR-1); of a third appraisal and in technical cooperation the end is. Null: by the step.</summary>
    public static BoardReportKind? BoardKind(AppraisalKind kind, AppraisalStep step) =>
        kind.IsProbation() ? BoardReportKind.Probation
        : step != AppraisalStep.EndOfCycle ? null
        : kind == AppraisalKind.ThirdAppraisal ? BoardReportKind.Probation
        : kind == AppraisalKind.TechnicalCooperation ? BoardReportKind.TechnicalCooperation
        : null;

    /// <summary>The day of the supervisor's signature under the step at hand: on paper the one beside it, else at the official's duty station.</summary>
    private async Task<LocalDate> SignedOnAsync(Appraisal appraisal, AppraisalStep step, Instant now, CancellationToken stop)
    {
        var signatures = await db
            .Signatures.Where(s =>
                s.AppraisalId == appraisal.Id
                && s.Step == step
                && s.FormNumber == appraisal.SharedVersion
                && s.Party != AppraisalParty.Official
            )
            .ToListAsync(stop);
        var signature = signatures
            .Concat(
                db.Signatures.Local.Where(s =>
                    s.AppraisalId == appraisal.Id
                    && s.Step == step
                    && s.FormNumber == appraisal.SharedVersion
                    && s.Party != AppraisalParty.Official
                )
            )
            .Where(s => s.EndedAt is null)
            .MaxBy(s => s.At);
        var at = signature?.At ?? appraisal.SupervisorSignedAt ?? now;
        var day = at.InUtc().Date;
        var station = await db
            .ServicePeriods.Where(p => p.StaffId == appraisal.StaffId && p.From <= day && (p.Until == null || day < p.Until))
            .Select(p => p.DutyStation)
            .FirstOrDefaultAsync(stop);
        return signature?.OnPaper ?? at.InZone(zones.Of(station)).Date;
    }

    private async Task TellAsync(Appraisal appraisal, string mail, string? by, CancellationToken stop)
    {
        foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId, appraisal.DelegateId }.OfType<string>())
        {
            await Mail.ToOfficialAsync(db, clock, who, mail, $"/appraisals/{appraisal.Id}", stop, by ?? "");
        }
    }
}
