using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.ReportsBoard;
using Fairway.Demo.People;
using Fairway.Demo.Supervising;
using Fairway.Rules.Appraisals;
using NodaTime;
using Step = Fairway.Rules.Appraisals.AppraisalStep;

namespace Fairway.Demo.Appraising;

/// <summary>
/// One appraisal while it is told: each act does to the rows what the product does, with the same words in the history and the same hash
/// under what is signed.
/// </summary>
internal sealed class Story
{
    private readonly Records _to;
    private readonly Person _official;
    private readonly Above _above;
    private readonly Chance _chance;
    private readonly string _language;
    private readonly List<Signature> _signatures = [];
    private readonly HashSet<(string, int, LocalDate)> _read = [];
    private AgreementForm _shared = AgreementForm.Empty;
    private FormVersion? _newest;

    private Story(Records to, Person official, Above above, Appraisal appraisal, Chance chance)
    {
        (_to, _official, _above, _chance) = (to, official, above, chance);
        _language = official.Language;
        Appraisal = appraisal;
    }

    public Appraisal Appraisal { get; }

    /// <summary>Whoever signs for the organization.</summary>
    public string Signer => _above.DelegateSigns ? _above.DelegateId! : _above.SupervisorId!;

    public static Story Open(
        Records to,
        Person official,
        Above above,
        Cycle cycle,
        LocalDate due,
        LocalDate? midTermDue,
        bool manager,
        string policyVersion,
        string by,
        Instant at,
        LocalDate openedOn,
        Chance chance
    )
    {
        var appraisal = new Appraisal
        {
            Id = chance.Id(at),
            StaffId = official.StaffId,
            CycleStart = cycle.Start,
            CycleEnd = cycle.LastDay,
            PolicyVersion = policyVersion,
            OpenedOn = openedOn,
            State = AppraisalState.BeginningDraft,
            SupervisorId = above.SupervisorId,
            SecondLevelId = above.SecondLevelId,
            DelegateId = above.DelegateId,
            DelegateSigns = above.DelegateSigns,
            UnitCode = official.Current.UnitCode!,
            OfManager = manager,
            BeginningDue = due,
            MidTermDue = midTermDue,
        };
        to.Appraisals.Add(appraisal);
        var story = new Story(to, official, above, appraisal, chance);
        story.Remember(at, by, "open", "CY-1");
        return story;
    }

    public string Who(Side side) => side == Side.Official ? _official.StaffId : Signer;

    public void Draft(Side by, AgreementForm form, Instant at) =>
        _to.Drafts.Add(
            new FormDraft
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                AuthorId = Who(by),
                Step = Step.Beginning,
                Content = FormText.Write(form),
                BasedOn = Appraisal.SharedVersion,
                SavedAt = at,
            }
        );

    public void Share(string by, AgreementForm form, Instant at)
    {
        var rule = Row(AppraisalAct.Share, by);
        var content = FormText.Write(form);
        var number = ++Appraisal.SharedVersion;
        _newest = new FormVersion
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            Step = Step.Beginning,
            Number = number,
            Content = content,
            Hash = FormText.Hash(Appraisal, Step.Beginning, content),
            SharedBy = by,
            SharedAt = at,
            Language = _language,
        };
        _to.Versions.Add(_newest);
        foreach (var standing in Standing())
        {
            (standing.EndedAt, standing.EndedBecause) = (at, "text-changed");
        }

        Appraisal.State = AppraisalState.BeginningShared;
        Appraisal.SupervisorSignedAt = null;
        var changes = AgreementChanges.Between(_shared, form).Count;
        _shared = form;
        Remember(at, by, "share", rule, $$"""{"version":{{number}},"changes":{{changes}}}""");
    }

    /// <summary>That a party looked at what the other shared.</summary>
    public void Read(string by, Instant at)
    {
        if (_newest is null || _newest.SharedBy == by)
        {
            return;
        }

        // Once per reader, version and day (decision 5).
        if (!_read.Add((by, _newest.Number, at.InUtc().Date)))
        {
            return;
        }

        _to.Readings.Add(
            new FormReading
            {
                AppraisalId = Appraisal.Id,
                ReaderId = by,
                Step = Step.Beginning,
                FormNumber = _newest.Number,
                Day = at.InUtc().Date,
                At = at,
                As = PartyOf(by).ToString(),
            }
        );
    }

    public void Comment(string by, string text, Instant at)
    {
        _to.Comments.Add(
            new FormComment
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                Step = Step.Beginning,
                AuthorId = by,
                Text = text,
                At = at,
            }
        );
        Remember(at, by, "comment", Row(AppraisalAct.Comment, by));
    }

    public void SignAsSupervisor(Instant at) => Sign(Signer, AppraisalAct.SignAsSupervisor, AppraisalState.BeginningSignedBySupervisor, at);

    public void WithdrawSignature(Instant at)
    {
        Remember(at, Signer, "withdraw-signature", Row(AppraisalAct.WithdrawSignature, Signer));
        foreach (var standing in Standing())
        {
            (standing.EndedAt, standing.EndedBecause) = (at, "withdrawn");
        }

        Appraisal.State = AppraisalState.BeginningShared;
        Appraisal.SupervisorSignedAt = null;
    }

    /// <summary>The official's signature, on which the Board receives the form.</summary>
    public void SignAsOfficial(Instant at)
    {
        Sign(_official.StaffId, AppraisalAct.SignAsOfficial, AppraisalState.BeginningAgreed, at);
        Appraisal.ReceivedByBoardAt = at;
        Appraisal.AgreedVersion = Appraisal.SharedVersion;
        _to.Received.Add(
            new BoardItem
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                Step = Step.Beginning,
                FormNumber = Appraisal.SharedVersion,
                ReceivedAt = at,
            }
        );
    }

    public void Prepare(string by, string answers, Instant at, Instant? sharedAt)
    {
        _to.Sheets.Add(
            new PreparationSheet
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                AuthorId = by,
                Step = Step.Beginning,
                Answers = answers,
                SavedAt = at,
                SharedAt = sharedAt,
            }
        );
        if (sharedAt is { } shown)
        {
            Remember(shown, by, "share-preparation", "CY-2a");
        }
    }

    /// <summary>Keeps beside the form what outcomes are walked down to: the outputs as shared last.</summary>
    public void Close()
    {
        var order = 0;
        foreach (var output in _shared.Outputs)
        {
            _to.Outputs.Add(
                new AppraisalOutput
                {
                    AppraisalId = Appraisal.Id,
                    OutputId = output.Id,
                    Order = ++order,
                    Title = output.Title,
                    OutcomeKey = output.Outcome,
                    WorkplanLineId = output.WorkplanLine,
                    Agreed = Appraisal.State == AppraisalState.BeginningAgreed,
                }
            );
        }
    }

    private void Sign(string by, AppraisalAct act, AppraisalState to, Instant at)
    {
        var version = _newest!;
        var signature = new Signature
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            Step = Step.Beginning,
            FormNumber = version.Number,
            Party = PartyOf(by),
            SignerId = by,
            At = at,
            Hash = version.Hash,
            PolicyVersion = Appraisal.PolicyVersion,
        };
        _signatures.Add(signature);
        _to.Signatures.Add(signature);
        Remember(at, by, "sign", Row(act, by), $$"""{"version":{{version.Number}},"hash":"{{version.Hash}}"}""");
        Appraisal.State = to;
        if (by == _official.StaffId)
        {
            Appraisal.OfficialSignedAt = at;
        }
        else
        {
            Appraisal.SupervisorSignedAt = at;
        }
    }

    private IEnumerable<Signature> Standing() => _signatures.Where(s => s.EndedAt is null);

    private AppraisalParty PartyOf(string staffId) =>
        staffId == _official.StaffId ? AppraisalParty.Official
        : staffId == _above.DelegateId ? (_above.DelegateSigns ? AppraisalParty.SigningDelegate : AppraisalParty.Delegate)
        : AppraisalParty.Supervisor;

    /// <summary>The rule of the workflow's row; an act that the table does not have is a mistake of the demonstration.</summary>
    private string Row(AppraisalAct act, string by) =>
        AppraisalWorkflow.Find(Appraisal.State, act, PartyOf(by))?.Rule
        ?? throw new InvalidOperationException($"{act} by {PartyOf(by)} in {Appraisal.State} is not in the workflow.");

    private void Remember(Instant at, string actor, string act, string rule, string? detail = null) =>
        _to.History.Add(
            new HistoryEntry
            {
                Id = _chance.Id(at),
                At = at,
                Actor = actor,
                Capability = "appraisals",
                Subject = Appraisal.Id.ToString(),
                Act = act,
                Rule = rule,
                PolicyVersion = Appraisal.PolicyVersion,
                Detail = detail,
            }
        );
}
