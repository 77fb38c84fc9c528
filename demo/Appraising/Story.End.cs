using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using NodaTime;
using Step = Fairway.Rules.Appraisals.AppraisalStep;

namespace Fairway.Demo.Appraising;

/// <content>The end of the cycle, what is said on the report, and what follows by itself.</content>
internal sealed partial class Story
{
    private SelfAssessment _self = SelfAssessment.Empty;
    private Assessment _assessment = Assessment.Empty;
    private bool _objected;

    /// <summary>The agreement of the first year of probation goes on (PR-1): nobody signs it again, and the Board has it.</summary>
    public void CarryOver(Story first, AgreementForm agreed, Instant at)
    {
        Agreement = agreed;
        var of = first.Appraisal;
        var source = _to.Versions.Single(v => v.AppraisalId == of.Id && v.Step == Step.Beginning && v.Number == of.AgreedVersion);
        AddVersion(Step.Beginning, FormText.Write(agreed), source.SharedBy, at);
        (Appraisal.State, Appraisal.AgreedVersion, Appraisal.ReceivedByBoardAt) = (
            AppraisalState.BeginningAgreed,
            _newest!.Number,
            of.ReceivedByBoardAt
        );
        Remember(at, "calendar", "carried-over", "PR-1", $$"""{"from":"{{of.Id}}"}""");
    }

    public void SubmitSelfAssessment(SelfAssessment self, Instant at)
    {
        var row = Row(AppraisalAct.SubmitSelfAssessment, _official.StaffId);
        _self = self;
        AddVersion(Step.EndOfCycle, FormText.Write(new EndForm(self, Assessment.Empty)), _official.StaffId, at);
        Appraisal.SupervisorSignedAt = null;
        Appraisal.OfficialSignedAt = null;
        Appraisal.State = row.To;
        Remember(at, _official.StaffId, "submit-self-assessment", row.Rule, $$"""{"version":{{_newest!.Number}}}""");
    }

    /// <summary>The supervisor's signature under the assessment, which the official sees from then on.</summary>
    /// <param name="noPart">How the official was asked, where the report is completed without them (CY-6).</param>
    public void SignAssessment(Assessment assessment, Instant at, string? noPart = null)
    {
        _assessment = assessment;
        AddVersion(Step.EndOfCycle, FormText.Write(new EndForm(_self, assessment)), Signer, at);
        Appraisal.OfficialSignedAt = null;
        // The form's number is the new one's; the state is still the one in which the act was open.
        if (noPart is not null)
        {
            _to.Statements.Add(Statement(Step.EndOfCycle, StatementKind.TookNoPart, Signer, noPart, at));
        }

        Late(at);
        Sign(noPart is null ? AppraisalAct.SignAsSupervisor : AppraisalAct.CompleteWithoutOfficial, Signer, at);
    }

    public void Object(string text, Instant at)
    {
        _objected = true;
        Say(AppraisalAct.Object, StatementKind.Objection, _official.StaffId, text, at);
    }

    public void Answer(string text, Instant at) => Say(AppraisalAct.AnswerObjection, StatementKind.Answer, Signer, text, at);

    public void SaySecondLevel(string text, Instant at) =>
        Say(AppraisalAct.ReviewAsSecondLevel, StatementKind.SecondLevel, SecondLevel!, text, at);

    /// <summary>What is signed is taken up once more, with a reason (CY-11).</summary>
    public void Correct(string reason, Instant at)
    {
        var row = Row(AppraisalAct.Correct, Signer);
        Appraisal.EndReceivedByBoardAt = null;
        End(Appraisal.Step, at, "corrected");
        State(StatementKind.Correction, Signer, reason, at);
        Appraisal.SupervisorSignedAt = null;
        Appraisal.OfficialSignedAt = null;
        Appraisal.State = row.To;
        Remember(at, Signer, "correct", row.Rule);
    }

    /// <summary>An objection, answered or not, that nobody signed: the Board receives the report when the window is over (decision 2).</summary>
    public void ReceiveAfterWindow(Instant at)
    {
        ReceiveEnd(at);
        Remember(at, "calendar", "received-by-board", "CY-6");
    }

    private void Say(AppraisalAct act, StatementKind kind, string by, string text, Instant at)
    {
        var row = Row(act, by);
        State(kind, by, text, at);
        Appraisal.State = row.To;
        Remember(at, by, kind.ToString().ToLowerInvariant(), row.Rule);
        Follow(by, at);
    }

    private void State(StatementKind kind, string? by, string text, Instant at) =>
        _to.Statements.Add(Statement(Appraisal.Step, kind, by, text, at));

    private ReportStatement Statement(Step step, StatementKind kind, string? by, string text, Instant at) =>
        new()
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            Step = step,
            FormNumber = Appraisal.SharedVersion,
            Kind = kind,
            AuthorId = by,
            Text = text,
            At = at,
        };

    /// <summary>What follows once a signature stands or the window has passed.</summary>
    private void Follow(string by, Instant at)
    {
        switch (Appraisal.State)
        {
            case AppraisalState.BeginningAgreed:
                Appraisal.AgreedVersion = Appraisal.SharedVersion;
                Appraisal.ReceivedByBoardAt ??= at;
                Receive(Step.Beginning, at);
                break;
            case AppraisalState.MidTermAgreed:
                // Of regular cycles the mid-term review does not go to the Board (CY-3).
                Appraisal.ReviewedVersion = Appraisal.SharedVersion;
                if (Appraisal.Kind.MidTermGoesToBoard())
                {
                    Receive(Step.MidTerm, at);
                }

                RaiseProblems();
                break;
            case AppraisalState.EndAtSecondLevel:
                AtSecondLevel(by, at);
                break;
            case AppraisalState.EndComplete:
                ReceiveEnd(at);
                break;
        }
    }

    private void AtSecondLevel(string by, Instant at)
    {
        if (Appraisal.OfficialSignedAt is not null || (Appraisal.SupervisorSignedAt is { } signed && at > signed + Duration.FromDays(9)))
        {
            ReceiveEnd(at);
        }

        var scales = _policy.Ratings;
        var odd = Oddness.Of(_assessment, Assessed, scales) is { Judgement: Judgement.NotMet };
        var facts = new SecondLevelFacts(
            Appraisal.OfManager,
            _objected,
            Appraisal.OfficialSignedAt is not null,
            Appraisal.DelegateSigns,
            odd
        );
        if (SecondLevelReview.Reasons(facts).Count > 0)
        {
            return;
        }

        Appraisal.State = AppraisalWorkflow.Find(Appraisal.State, AppraisalAct.PassOn, AppraisalParty.Calendar)!.To;
        Remember(at, by, "pass-on", "CY-7");
        Follow(by, at);
    }

    private void ReceiveEnd(Instant at)
    {
        if (Appraisal.EndReceivedByBoardAt is null)
        {
            Appraisal.EndReceivedByBoardAt = at;
            Receive(Step.EndOfCycle, at);
        }
    }

    private void Receive(Step step, Instant at)
    {
        // As the product does: an earlier version that the Board has not concluded is replaced.
        foreach (var earlier in _to.Received.Where(i => i.SubjectId == Appraisal.Id && i.Part == step.Code()))
        {
            earlier.State = BoardItemState.Replaced;
        }

        var signed = Appraisal.SupervisorSignedAt ?? at;
        _to.Received.Add(
            BoardItem.Of(Appraisal, step, signed.InZone(_zone).Date, at, Settling.BoardKind(Appraisal.Kind, step), _chance.Id(at))
        );
    }
}
