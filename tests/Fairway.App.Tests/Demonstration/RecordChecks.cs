using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.Demo.Appraising;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Tests;

/// <summary>What the product's own checks say of appraisals that were told: each throws where something could not have come about in the product.</summary>
internal static partial class RecordChecks
{
    public static void All(Records records, Instant now)
    {
        HistoriesCanBePlayedAgain(records);
        HashesAreOfWhatWasShared(records);
        SignedTextsCouldBeSigned(records);
        NothingIsLeftToTheCalendar(records, now);
        JournalsAndFilesWouldBeTaken(records);
        TextsAreWhole(records);
        records.History.ShouldAllBe(h => h.At <= now);
        records.Readings.ShouldAllBe(r => r.At <= now);
        records.Sheets.ShouldAllBe(s => s.SavedAt <= now);
        records.Drafts.ShouldAllBe(d => d.SavedAt <= now);
        records.Appraisals.ShouldAllBe(a => a.OpenedOn >= a.CycleStart);
    }

    /// <summary>Act by act through the workflow's table, to the state in which the appraisal stands.</summary>
    public static void HistoriesCanBePlayedAgain(Records records)
    {
        var histories = records.History.ToLookup(h => h.Subject, StringComparer.Ordinal);
        foreach (var appraisal in records.Appraisals)
        {
            var people = new AppraisalPeople(
                appraisal.StaffId,
                appraisal.SupervisorId,
                appraisal.DelegateId,
                appraisal.DelegateSigns,
                appraisal.SecondLevelId
            );
            var state = AppraisalState.NotOpened;
            var last = Instant.MinValue;
            foreach (var entry in histories[appraisal.Id.ToString()].Where(e => e.Act != "share-preparation"))
            {
                if (entry.Act == "carried-over")
                {
                    // What was agreed in the first year of probation stands in the second without an act of anybody.
                    (appraisal.Kind, state).ShouldBe((AppraisalKind.ProbationSecond, AppraisalState.BeginningDraft), appraisal.StaffId);
                    (state, last) = (AppraisalState.BeginningAgreed, entry.At);
                    continue;
                }

                var act = ActOf(entry, state, appraisal);
                var row = act is AppraisalAct.PassOn or AppraisalAct.ProceedUnsigned
                    ? AppraisalWorkflow.Find(state, act, AppraisalParty.Calendar)
                    : AppraisalWorkflow.Find(state, act, people.PartiesOf(entry.Actor));
                row.ShouldNotBeNull($"{act} by {entry.Actor} in {state} of {appraisal.StaffId}");
                entry.Rule.ShouldBe(row.Rule);
                entry.At.ShouldBeGreaterThanOrEqualTo(last, $"{entry.Act} of {appraisal.StaffId}");
                (state, last) = (row.To, entry.At);
            }

            state.ShouldBe(appraisal.State, appraisal.StaffId);
            (appraisal.ReceivedByBoardAt is not null).ShouldBe(state >= AppraisalState.BeginningAgreed);
            (state < AppraisalState.EndComplete || appraisal.EndReceivedByBoardAt is not null).ShouldBeTrue();
        }
    }

    public static void HashesAreOfWhatWasShared(Records records)
    {
        var appraisals = records.Appraisals.ToDictionary(a => a.Id);
        var versions = records.Versions.ToDictionary(v => (v.AppraisalId, v.Step, v.Number));
        foreach (var version in versions.Values)
        {
            version.Hash.ShouldBe(FormText.Hash(appraisals[version.AppraisalId], version.Step, version.Content));
        }

        foreach (var signature in records.Signatures)
        {
            signature.Hash.ShouldBe(versions[(signature.AppraisalId, signature.Step, signature.FormNumber)].Hash);
            signature.PolicyVersion.ShouldBe(appraisals[signature.AppraisalId].PolicyVersion);
        }

        var carried = records.History.Where(h => h.Act == "carried-over").Select(h => h.Subject).ToHashSet(StringComparer.Ordinal);
        foreach (var appraisal in records.Appraisals.Where(a => a.State.IsSettled()))
        {
            if (appraisal.State == AppraisalState.BeginningAgreed && carried.Contains(appraisal.Id.ToString()))
            {
                // Signed in the first year.
                continue;
            }

            var standing = records.Signatures.Count(s => s.AppraisalId == appraisal.Id && s.Step == appraisal.Step && s.EndedAt is null);
            standing.ShouldBeInRange(1, 2, appraisal.StaffId);
        }
    }

    /// <summary>Nothing was missing when the supervisor signed, and no end was signed before its time.</summary>
    public static void SignedTextsCouldBeSigned(Records records)
    {
        var appraisals = records.Appraisals.ToDictionary(a => a.Id);
        var versions = records.Versions.ToDictionary(v => (v.AppraisalId, v.Step, v.Number));
        var late = records.Late.Select(l => (l.AppraisalId, l.Step, l.FormNumber)).ToHashSet();
        foreach (var signature in records.Signatures.Where(s => s.Party != AppraisalParty.Official))
        {
            var appraisal = appraisals[signature.AppraisalId];
            var policy = TheDemonstration.Policies.PolicyAt(appraisal.OpenedOn).Appraisals;
            var content = versions[(signature.AppraisalId, signature.Step, signature.FormNumber)].Content;
            // A day in the east may be one later; nothing here is missed by it.
            var day = signature.At.InZone(DateTimeZone.ForOffset(Offset.FromHours(13))).Date;
            Missing(records, versions, appraisal, signature, content, day, policy).ShouldBeEmpty(appraisal.StaffId);
            if (signature.Step == AppraisalStep.EndOfCycle)
            {
                day.ShouldBeGreaterThanOrEqualTo(EndOpening.FirstDay(appraisal.Cycle, policy), appraisal.StaffId);
            }

            // On the days around the date it depends on the zone.
            if (appraisal.DueOf(signature.Step) is { } due && Math.Abs(Period.DaysBetween(due, day)) > 1)
            {
                late.Contains((appraisal.Id, signature.Step, signature.FormNumber)).ShouldBe(day > due, appraisal.StaffId);
            }
        }
    }

    private static IReadOnlyList<Rules.Refusal> Missing(
        Records records,
        Dictionary<(Guid, AppraisalStep, int), FormVersion> versions,
        Appraisal appraisal,
        Signature signature,
        string content,
        LocalDate day,
        AppraisalPolicy policy
    )
    {
        if (signature.Step == AppraisalStep.Beginning)
        {
            return AgreementCheck.ForSigning(FormText.Read(content), policy, appraisal.OfManager, day);
        }

        var agreement = FormText.Read(versions[(appraisal.Id, AppraisalStep.Beginning, appraisal.AgreedVersion)].Content);
        if (signature.Step == AppraisalStep.MidTerm)
        {
            return ReviewCheck.ForSigning(FormText.Read<ReviewForm>(content), agreement, policy, day);
        }

        var review =
            appraisal.ReviewedVersion == 0
                ? null
                : FormText.Read<ReviewForm>(versions[(appraisal.Id, AppraisalStep.MidTerm, appraisal.ReviewedVersion)].Content);
        var cycle = AssessedCycle.Of(agreement, review, appraisal.OfManager);
        var end = FormText.Read<EndForm>(content);
        var raised = records
            .Journal.Where(e => e.AppraisalId == appraisal.Id && !e.Private && e.About is not null && NoSurprises.Raises(e.Kind, e.Party))
            .Select(e => new Raised(e.About!, e.At.InUtc().Date.PlusDays(-1), RaisedIn.Journal, e.AuthorId))
            .Concat(RaisedAtMidTerm(records, appraisal, review));
        return
        [
            .. end.Self == SelfAssessment.Empty ? [] : EndCheck.ForSubmitting(end.Self, cycle, policy),
            .. EndCheck.ForSigning(end.Assessment, cycle, policy, raised, day.PlusDays(1)),
        ];
    }

    private static IEnumerable<Raised> RaisedAtMidTerm(Records records, Appraisal appraisal, ReviewForm? review)
    {
        var signed = records.Signatures.Find(s =>
            s.AppraisalId == appraisal.Id
            && s.Step == AppraisalStep.MidTerm
            && s.FormNumber == appraisal.ReviewedVersion
            && s.EndedAt is null
            && s.Party != AppraisalParty.Official
        );
        return signed is null
            ? []
            : review!
                .Outputs.Where(o => o.Problems.Length > 0)
                .Select(o => new Raised(
                    AgreementSections.OfOutput(o.Id),
                    signed.At.InUtc().Date.PlusDays(-1),
                    RaisedIn.MidTermReview,
                    signed.SignerId
                ));
    }

    /// <summary>No signature has waited longer than the comments window: the product would have gone on by itself (CY-6).</summary>
    public static void NothingIsLeftToTheCalendar(Records records, Instant now)
    {
        foreach (var appraisal in records.Appraisals.Where(a => a.SupervisorSignedAt is not null && !a.State.IsSettled()))
        {
            var policy = TheDemonstration.Policies.PolicyAt(appraisal.OpenedOn).Appraisals;
            var waits = appraisal.State is not (AppraisalState.EndObjected or AppraisalState.EndAtSecondLevel);
            if (waits || appraisal.EndReceivedByBoardAt is null)
            {
                CommentsWindow.IsOver(appraisal.SupervisorSignedAt!.Value, now, policy).ShouldBeFalse(appraisal.StaffId);
            }
        }
    }

    public static void JournalsAndFilesWouldBeTaken(Records records)
    {
        var appraisals = records.Appraisals.ToDictionary(a => a.Id);
        var forms = records
            .Versions.Where(v => v.Step == AppraisalStep.Beginning)
            .GroupBy(v => v.AppraisalId)
            .ToDictionary(
                g => g.Key,
                g => AgreementSections.In(FormText.Read(g.MaxBy(v => v.Number)!.Content)).ToHashSet(StringComparer.Ordinal)
            );
        foreach (var entry in records.Journal)
        {
            var policy = TheDemonstration.Policies.PolicyAt(appraisals[entry.AppraisalId].OpenedOn).Appraisals;
            JournalCheck
                .Of(
                    new(entry.Kind, entry.About, entry.Day, entry.Text),
                    forms[entry.AppraisalId],
                    policy,
                    entry.At.InUtc().Date.PlusDays(1)
                )
                .ShouldBeEmpty(entry.Text);
        }

        var bytes = records.EvidenceBytes.ToDictionary(b => b.EvidenceId, b => b.Content);
        foreach (var file in records.Evidence)
        {
            var limits = TheDemonstration.Policies.PolicyAt(appraisals[file.AppraisalId].OpenedOn).Appraisals.Evidence;
            var verdict = EvidenceContent.Judge(EvidenceName.Clean(file.Name), bytes[file.Id], limits);
            verdict.Refusal.ShouldBeNull(file.Name);
            verdict.Type.ShouldBe(file.Type);
            file.Size.ShouldBe(bytes[file.Id].Length);
        }
    }

    /// <summary>No blank is left to fill, and nothing is said twice in what one of a later step's texts says.</summary>
    public static void TextsAreWhole(Records records)
    {
        foreach (var version in records.Versions)
        {
            var texts = TextsOf(version.Content).ToList();
            texts.ShouldAllBe(text => !Unfilled().IsMatch(text));
            if (version.Step != AppraisalStep.Beginning)
            {
                texts.Where(t => t.Length > 40).ShouldBeUnique();
            }
        }

        records
            .Comments.Select(c => c.Text)
            .Concat(records.Statements.Select(s => s.Text))
            .Concat(records.Late.Select(l => l.Cause))
            .Concat(records.Journal.Select(e => e.Text))
            .ShouldAllBe(text => !Unfilled().IsMatch(text));
        foreach (var journal in records.Journal.GroupBy(e => e.AppraisalId))
        {
            journal.Select(e => e.Text).ShouldBeUnique();
        }
    }

    /// <summary>Every text of a form, whichever step it is of.</summary>
    public static IEnumerable<string> TextsOf(string content)
    {
        using var document = JsonDocument.Parse(content);
        return [.. Strings(document.RootElement)];
    }

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
            _ => [],
        };

    private static AppraisalAct ActOf(HistoryEntry entry, AppraisalState state, Appraisal appraisal) =>
        entry.Act switch
        {
            "open" => AppraisalAct.Open,
            "share" => entry.Detail!.Contains("\"mtr\"", StringComparison.Ordinal) ? AppraisalAct.ShareReview : AppraisalAct.Share,
            "comment" => AppraisalAct.Comment,
            "withdraw-signature" => AppraisalAct.WithdrawSignature,
            "sign" when entry.Actor == appraisal.StaffId => AppraisalAct.SignAsOfficial,
            "sign" => state is AppraisalState.BeginningAgreed or AppraisalState.MidTermAgreed
                ? AppraisalAct.CompleteWithoutOfficial
                : AppraisalAct.SignAsSupervisor,
            "submit-self-assessment" => AppraisalAct.SubmitSelfAssessment,
            "objection" => AppraisalAct.Object,
            "answer" => AppraisalAct.AnswerObjection,
            "secondlevel" => AppraisalAct.ReviewAsSecondLevel,
            "proceed-unsigned" => AppraisalAct.ProceedUnsigned,
            "pass-on" => AppraisalAct.PassOn,
            "correct" => AppraisalAct.Correct,
            "journal" => AppraisalAct.WriteJournal,
            "attach-evidence" => AppraisalAct.AttachEvidence,
            _ => throw new InvalidOperationException(entry.Act),
        };

    [GeneratedRegex(@"[{}]|\blorem\b|  ", RegexOptions.IgnoreCase)]
    private static partial Regex Unfilled();
}
