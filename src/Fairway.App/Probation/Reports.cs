using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>What the supervisor's side writes of the report.</summary>
public sealed record ReportText(Recommendation? Recommendation, string Reasons, string FewBecause);

/// <summary>
/// The report that ends probation (PR-1): recommendation, signatures, the Board, and
/// what became of it. The assessment beneath it is the second yearly appraisal's.
/// </summary>
public sealed class Reports(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>As long as each text may be.</summary>
    public const int LongestText = 10_000;

    public async Task<ActResult> SaveAsync(Reader reader, Guid id, ReportText text, CancellationToken stop = default) =>
        await ProbationFile.OnAsync(
            db,
            policies,
            clock,
            reader,
            id,
            ProbationAct.Recommend,
            async (file, row, now) =>
            {
                if (TooLong(text) is { } refused)
                {
                    return refused;
                }

                var changed = file.Case.Recommendation != text.Recommendation;
                (file.Case.Recommendation, file.Case.Reasons, file.Case.FewBecause) = (
                    text.Recommendation,
                    text.Reasons.Trim(),
                    text.FewBecause.Trim()
                );
                if (row.To != row.From)
                {
                    file.Case.State = row.To;
                    db.History.Add(file.Entry(now, "recommend-anew", row.Rule));
                }
                else if (changed)
                {
                    db.History.Add(file.Entry(now, "recommend", row.Rule));
                }

                return await db.SaveOrStaleAsync(stop);
            },
            stop
        );

    /// <summary>What stands in the way of a signature as supervisor; empty: nothing does.</summary>
    public static IReadOnlyList<Refusal> Missing(ProbationFile file)
    {
        var missing = new List<Refusal>();
        var report = file.Case;
        if (
            report.Recommendation is not { } recommendation
            || file.Policy.Probation.Recommendations.All(r => r.Code != recommendation.Code())
        )
        {
            missing.Add(ProbationRefusals.RecommendationMissing);
        }
        if (report.Reasons.Length == 0)
        {
            missing.Add(ProbationRefusals.RecommendationReasonMissing);
        }
        if (!file.IsAssessed)
        {
            missing.Add(ProbationRefusals.AssessmentFirst);
        }
        var given = file.Given.Count();
        if (!Designation.IsEnough(given, file.Policy.Probation) && report.FewBecause.Length == 0)
        {
            missing.Add(ProbationRefusals.FewInputsUnexplained(given, file.Policy.Probation.InputsMinimum));
        }
        if (CommentsOpenUntil(file) is { } until)
        {
            missing.Add(ProbationRefusals.InputCommentsOpen(until));
        }
        return missing;
    }

    /// <summary>
    /// The last day on which the official can still comment on an input, where that is not over: the comments window from the day on which it was
    /// given (interpretation 58). Null: they have commented on all, or had the time.
    /// </summary>
    public static LocalDate? CommentsOpenUntil(ProbationFile file)
    {
        var window = file.Policy.Appraisals.CommentsWindow;
        var open = file
            .Given.Where(i => i.CommentedAt is null)
            .Select(i => Months.Add(i.GivenAt!.Value.InUtc().Date, window))
            .Where(until => until >= file.Reader.Today)
            .ToList();
        return open.Count == 0 ? null : open.Max();
    }

    /// <summary>Whether guards stop this recommendation: it is against confirmation, and one is not met.</summary>
    public static bool IsStopped(ProbationFile file) =>
        file.Case.Recommendation == Recommendation.NotConfirm && !FairnessGuards.AllMet(file.Guards);

    /// <summary>What a signature stands under, as canonical JSON.</summary>
    public static string Content(ProbationFile file) =>
        CanonicalJson.Text(
            new JsonObject
            {
                ["entryOnDuty"] = IsoDay.Text(file.Case.EntryOnDuty),
                ["fewBecause"] = file.Case.FewBecause,
                ["guards"] = new JsonArray([.. file.Guards.Select(g => (JsonNode)$"{g.Reason}: {g.Judgement}")]),
                ["inputs"] = new JsonArray([
                    .. file.Given.Select(i => new JsonObject
                    {
                        ["by"] = i.StaffId,
                        ["comment"] = i.Comment,
                        ["improve"] = i.Improve,
                        ["strengths"] = i.Strengths,
                        ["together"] = i.Together,
                    }),
                ]),
                ["official"] = file.Case.StaffId,
                ["policy"] = file.Case.PolicyVersion,
                ["probation"] = file.Case.Id.ToString(),
                ["reasons"] = file.Case.Reasons,
                ["recommendation"] = file.Case.Recommendation?.Code(),
            }.ToJsonString()
        );

    /// <summary>The hash of what the reader would sign now: for the official that which the supervisor signed.</summary>
    public static string HashOf(ProbationFile file) =>
        file.Case.State == ProbationState.SignedBySupervisor ? file.Case.Hash! : CanonicalJson.Sha256Hex(Content(file));

    /// <summary>How many days after its day the supervisor's side would sign today; 0: in time, or it is the official who signs (CY-8).</summary>
    public static int LateBy(ProbationFile file) =>
        file.May(ProbationAct.SignAsSupervisor) ? Lateness.By(file.DueOn(ProbationStep.Report), file.Reader.Today) : 0;

    /// <summary>Signs what was shown: the supervisor first, then the official, with comments or without.</summary>
    /// <param name="late">What the supervisor's side says where the report is late (CY-8); null: nothing.</param>
    public async Task<ActResult> SignAsync(
        Reader reader,
        Guid id,
        string hash,
        string comments,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        if (await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file)
        {
            return ActResult.Missing;
        }

        if (file.Transition(ProbationAct.SignAsOfficial) is { } last)
        {
            return await SignAsOfficialAsync(file, last, hash, comments, stop);
        }

        if (file.Transition(ProbationAct.SignAsSupervisor) is not { } row)
        {
            return file.Case.Hash == hash && file.Case.SupervisorSignedBy == reader.Actor
                ? ActResult.Ok
                : new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (Missing(file) is { Count: > 0 } missing)
        {
            return new ActResult.Refused(missing);
        }

        if (IsStopped(file) && file.Case.State != ProbationState.Overridden)
        {
            return new ActResult.Refused(ProbationRefusals.GuardsNotMet);
        }

        if (HashOf(file) != hash)
        {
            return ActResult.Stale;
        }

        var (words, lateBy) = (late ?? LateWords.None, LateBy(file));
        var unsaid = Lateness.Missing(lateBy, words, Lateness.SidesAndColleagues, file.Policy.Appraisals.TextMaximum).ToList();
        if (unsaid.Count > 0)
        {
            return new ActResult.Refused(unsaid);
        }

        var now = clock.GetCurrentInstant();
        var report = file.Case;
        (report.State, report.Hash, report.FormNumber) = (row.To, hash, report.FormNumber + 1);
        (report.SupervisorSignedBy, report.SupervisorSignedAt) = (reader.Actor, now);
        db.History.Add(file.Entry(now, "sign-as-supervisor", row.Rule, $$"""{"hash":"{{hash}}"{{Lateness.InHistory(lateBy, words)}}}"""));
        if (lateBy > 0)
        {
            db.LateProbationSteps.Add(
                ProbationLateness.Of(report, ProbationStep.Report, report.FormNumber, file.DueOn(ProbationStep.Report), reader, words, now)
            );
        }

        await Mail.ToOfficialAsync(db, now, report.StaffId, "ProbationReportSigned", $"/probation/{id}", stop, reader.DisplayName);
        return await db.SaveOrStaleAsync(stop);
    }

    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        await ProbationFile.OnAsync(
            db,
            policies,
            clock,
            reader,
            id,
            ProbationAct.WithdrawSignature,
            async (file, row, now) =>
            {
                file.Case.State = row.To;
                (file.Case.Hash, file.Case.SupervisorSignedBy, file.Case.SupervisorSignedAt) = (null, null, null);
                db.History.Add(file.Entry(now, "withdraw-signature", row.Rule));
                await Mail.ToOfficialAsync(db, now, file.Case.StaffId, "ProbationSignatureWithdrawn", $"/probation/{id}", stop);
                return await db.SaveOrStaleAsync(stop);
            },
            stop
        );

    /// <summary>HR records what became of probation.</summary>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        Guid id,
        Recommendation? decision,
        LocalDate? extendedTo,
        string reason,
        CancellationToken stop = default
    ) =>
        await ProbationFile.OnAsync(
            db,
            policies,
            clock,
            reader,
            id,
            ProbationAct.Decide,
            async (file, row, now) =>
            {
                if (decision is null)
                {
                    return new ActResult.Refused(ProbationRefusals.DecisionMissing);
                }

                if (decision == Recommendation.Extend && !(extendedTo > file.Case.EndsOn))
                {
                    return new ActResult.Refused(ProbationRefusals.ExtensionDayMissing);
                }

                if (string.IsNullOrWhiteSpace(reason))
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationTextMissing);
                }

                if (reason.Length > LongestText)
                {
                    return new ActResult.Refused(ProbationRefusals.ProbationTextTooLong("Text", reason.Length, LongestText));
                }

                var report = file.Case;
                (report.State, report.Decision, report.DecisionReason) = (row.To, decision, reason.Trim());
                report.ExtendedTo = decision == Recommendation.Extend ? extendedTo : null;
                (report.DecidedBy, report.DecidedAt) = (reader.Actor, now);
                db.History.Add(file.Entry(now, "decide", row.Rule, $$"""{"decision":"{{decision.Value.Code()}}"}"""));
                foreach (var who in new[] { report.StaffId, file.Signer }.OfType<string>())
                {
                    await Mail.ToOfficialAsync(db, now, who, "ProbationDecided", $"/probation/{id}", stop);
                }

                return await db.SaveOrStaleAsync(stop);
            },
            stop
        );

    private async Task<ActResult> SignAsOfficialAsync(
        ProbationFile file,
        ProbationTransition row,
        string hash,
        string comments,
        CancellationToken stop
    )
    {
        if (file.Case.Hash != hash)
        {
            return ActResult.Stale;
        }

        if (comments.Length > LongestText)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationTextTooLong("Comments", comments.Length, LongestText));
        }

        var now = clock.GetCurrentInstant();
        (file.Case.OfficialSignedAt, file.Case.OfficialComments) = (now, comments.Trim());
        db.History.Add(file.Entry(now, "sign-as-official", row.Rule, $$"""{"hash":"{{hash}}"}"""));
        await ProbationReceipt.ReceiveAsync(db, file.Case, file.Appraisal, file.Policy, row, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private static ActResult.Refused? TooLong(ReportText text) =>
        text.Reasons.Length > LongestText ? new(ProbationRefusals.ProbationTextTooLong("Reasons", text.Reasons.Length, LongestText))
        : text.FewBecause.Length > LongestText
            ? new(ProbationRefusals.ProbationTextTooLong("FewBecause", text.FewBecause.Length, LongestText))
        : null;
}
