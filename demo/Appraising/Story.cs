using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.Demo.People;
using Fairway.Demo.Supervising;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;
using Step = Fairway.Rules.Appraisals.AppraisalStep;

namespace Fairway.Demo.Appraising;

/// <summary>
/// One appraisal while it is told: each act does to the rows what the product does, with the same words in the history and the same hash
/// under what is signed.
/// </summary>
internal sealed partial class Story
{
    private readonly Records _to;
    private readonly Person _official;
    private readonly AppraisalPeople _people;
    private readonly AppraisalPolicy _policy;
    private readonly DateTimeZone _zone;
    private readonly Chance _chance;
    private readonly List<Signature> _signatures = [];
    private readonly HashSet<(string, Step, int, LocalDate)> _read = [];
    private FormVersion? _newest;

    private Story(
        Records to,
        Person official,
        Above above,
        Appraisal appraisal,
        AppraisalPolicy policy,
        Deck deck,
        DateTimeZone zone,
        Chance chance
    )
    {
        (_to, _official, _policy, Deck, _zone, _chance) = (to, official, policy, deck, zone, chance);
        _people = new(official.StaffId, above.SupervisorId, above.DelegateId, above.DelegateSigns, above.SecondLevelId);
        Appraisal = appraisal;
    }

    public Appraisal Appraisal { get; }

    /// <summary>What is said in it, each sentence once.</summary>
    public Deck Deck { get; }

    /// <summary>Whoever signs for the organization.</summary>
    public string Signer => _people.SignerId!;

    public string? SecondLevel => _people.EffectiveSecondLevelId;

    /// <summary>The beginning as shared last.</summary>
    public AgreementForm Agreement { get; private set; } = AgreementForm.Empty;

    /// <summary>The mid-term review as shared last; null: none yet.</summary>
    public ReviewForm? Review { get; private set; }

    /// <summary>What the end of the cycle is about: a review counts once it is settled.</summary>
    public AssessedCycle Assessed => AssessedCycle.Of(Agreement, Appraisal.ReviewedVersion > 0 ? Review : null, Appraisal.OfManager);

    /// <summary>When the last act was.</summary>
    public Instant LastAct { get; private set; }

    public static Story Open(
        Records to,
        Person official,
        Above above,
        Appraisal appraisal,
        string by,
        Instant at,
        AppraisalPolicy policy,
        Deck deck,
        DateTimeZone zone,
        Chance chance
    )
    {
        to.Appraisals.Add(appraisal);
        var story = new Story(to, official, above, appraisal, policy, deck, zone, chance);
        story.Remember(at, by, "open", "CY-1");
        return story;
    }

    public string Who(Side side) => side == Side.Official ? _official.StaffId : Signer;

    public LocalDate DayOf(Instant at) => at.InZone(_zone).Date;

    public void Draft<TForm>(Side by, TForm form, Instant at)
        where TForm : class, IStepForm<TForm> =>
        _to.Drafts.Add(
            new FormDraft
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                AuthorId = Who(by),
                Step = TForm.Step,
                Content = FormText.Write(form),
                BasedOn = Appraisal.VersionOf(TForm.Step),
                SavedAt = at,
            }
        );

    public void Share(string by, AgreementForm form, Instant at)
    {
        var changes = AgreementChanges.Between(Agreement, form).Count;
        Agreement = form;
        Share<AgreementForm>(by, form, changes, at);
    }

    public void Share(string by, ReviewForm form, Instant at)
    {
        var changes = (Review ?? ReviewForm.Empty).ChangesTo(form).Count;
        Review = form;
        Share<ReviewForm>(by, form, changes, at);
    }

    /// <summary>That a party looked at what the other shared.</summary>
    public void Read(string by, Instant at)
    {
        if (_newest is not { } seen || seen.SharedBy == by)
        {
            return;
        }

        // Once per reader, version and day (decision 5).
        if (!_read.Add((by, seen.Step, seen.Number, at.InUtc().Date)))
        {
            return;
        }

        _to.Readings.Add(
            new FormReading
            {
                AppraisalId = Appraisal.Id,
                ReaderId = by,
                Step = seen.Step,
                FormNumber = seen.Number,
                Day = at.InUtc().Date,
                At = at,
                As = _people.PartiesOf(by).Min().ToString(),
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
                Step = Appraisal.Step,
                AuthorId = by,
                Text = text,
                At = at,
            }
        );
        Remember(at, by, "comment", Row(AppraisalAct.Comment, by).Rule);
    }

    /// <summary>The supervisor's signature under what is shared at the beginning or at mid-term; late, with the cause and whose it was (CY-8).</summary>
    public void SignAsSupervisor(Instant at)
    {
        Late(at);
        Sign(AppraisalAct.SignAsSupervisor, Signer, at);
    }

    public void WithdrawSignature(Instant at)
    {
        var row = Row(AppraisalAct.WithdrawSignature, Signer);
        End(Appraisal.Step, at, "withdrawn");
        Appraisal.State = row.To;
        Appraisal.SupervisorSignedAt = null;
        Remember(at, Signer, "withdraw-signature", row.Rule);
    }

    /// <summary>The official's signature, and what follows from it.</summary>
    public void SignAsOfficial(Instant at, string comments = "")
    {
        Sign(AppraisalAct.SignAsOfficial, _official.StaffId, at);
        if (comments.Length > 0)
        {
            State(StatementKind.Comments, _official.StaffId, comments, at);
        }

        if (Appraisal.State == AppraisalState.EndObjected)
        {
            ReceiveEnd(at);
        }

        Follow(_official.StaffId, at);
    }

    /// <summary>The comments window passes without the official's signature (CY-6). Returns when that is.</summary>
    public Instant ProceedUnsigned()
    {
        var at = WindowEnd();
        var row = AppraisalWorkflow.Find(Appraisal.State, AppraisalAct.ProceedUnsigned, AppraisalParty.Calendar)!;
        State(StatementKind.Unsigned, null, "", at);
        Appraisal.State = row.To;
        Remember(at, "calendar", "proceed-unsigned", row.Rule);
        Follow("calendar", at);
        return at;
    }

    /// <summary>When the window under the standing signature has ended everywhere, and the calendar finds out.</summary>
    public Instant WindowEnd()
    {
        var last = CommentsWindow.LastDay(
            Appraisal.SupervisorSignedAt!.Value.InZone(DateTimeZone.ForOffset(Offset.FromHours(14))).Date,
            _policy
        );
        return last.PlusDays(1).AtStartOfDayInZone(DateTimeZone.ForOffset(Offset.FromHours(-12))).ToInstant()
            + Duration.FromMinutes(1 + _chance.Below(19));
    }

    public void Prepare(string by, string answers, Instant at, Instant? sharedAt)
    {
        _to.Sheets.Add(
            new PreparationSheet
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                AuthorId = by,
                Step = Appraisal.Working,
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

    /// <summary>Keeps beside the form what outcomes are walked down to: the outputs as they stand.</summary>
    public void Close()
    {
        var order = 0;
        foreach (var output in Appraisal.ReviewedVersion > 0 ? Assessed.Outputs.Select(o => o.Now) : Agreement.Outputs)
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
                    Agreed = Appraisal.AgreedVersion > 0,
                }
            );
        }
    }

    private void Share<TForm>(string by, TForm form, int changes, Instant at)
        where TForm : class, ISharedForm<TForm>
    {
        var row = Row(TForm.Shares, by);
        AddVersion(TForm.Step, FormText.Write(form), by, at);
        End(TForm.Step, at, "text-changed");
        Appraisal.State = row.To;
        Appraisal.SupervisorSignedAt = null;
        Appraisal.OfficialSignedAt = null;
        Remember(at, by, "share", row.Rule, $$"""{"step":"{{TForm.Step.Code()}}","version":{{_newest!.Number}},"changes":{{changes}}}""");
    }

    private void AddVersion(Step step, string content, string by, Instant at)
    {
        _newest = new FormVersion
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            Step = step,
            Number = Appraisal.VersionOf(step) + 1,
            Content = content,
            Hash = FormText.Hash(Appraisal, step, content),
            SharedBy = by,
            SharedAt = at,
            Language = _official.Language,
        };
        _to.Versions.Add(_newest);
        Appraisal.SharedVersion = _newest.Number;
    }

    private void Sign(AppraisalAct act, string by, Instant at)
    {
        var (row, version) = (Row(act, by), _newest!);
        var signature = new Signature
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            Step = version.Step,
            FormNumber = version.Number,
            Party = row.Party,
            SignerId = by,
            At = at,
            Hash = version.Hash,
            PolicyVersion = Appraisal.PolicyVersion,
        };
        _signatures.Add(signature);
        _to.Signatures.Add(signature);
        Appraisal.State = row.To;
        Remember(
            at,
            by,
            "sign",
            row.Rule,
            $$"""{"step":"{{version.Step.Code()}}","version":{{version.Number}},"hash":"{{version.Hash}}"}"""
        );
        if (by == _official.StaffId)
        {
            Appraisal.OfficialSignedAt = at;
        }
        else
        {
            Appraisal.SupervisorSignedAt = at;
        }
    }

    /// <summary>Ends the signatures that stand under a step.</summary>
    private void End(Step step, Instant at, string because)
    {
        foreach (var standing in _signatures.Where(s => s.EndedAt is null && s.Step == step))
        {
            (standing.EndedAt, standing.EndedBecause) = (at, because);
        }
    }

    /// <summary>Before the signature: whether it comes after its day.</summary>
    private void Late(Instant at)
    {
        var step = _newest!.Step;
        if (Appraisal.DueOf(step) is not { } due || DayOf(at) <= due)
        {
            return;
        }

        var whose = _chance.Weighted([
            (DelayOf.Supervisor, 46.0),
            (DelayOf.Official, 22),
            (DelayOf.SecondLevel, 6),
            (DelayOf.Organization, 26),
        ]);
        _to.Late.Add(
            new LateStep
            {
                Id = _chance.Id(at),
                AppraisalId = Appraisal.Id,
                Step = step,
                FormNumber = _newest.Number,
                DueOn = due,
                SignedOn = DayOf(at),
                Whose = whose,
                Cause = Deck.Say($"late-{whose.ToString().ToLowerInvariant()}"),
                SaidBy = Signer,
                At = at,
            }
        );
    }

    /// <summary>The workflow's row; an act that the table does not have is a mistake of the demonstration.</summary>
    private Transition Row(AppraisalAct act, string by) =>
        AppraisalWorkflow.Find(Appraisal.State, act, _people.PartiesOf(by))
        ?? throw new InvalidOperationException($"{act} by {by} in {Appraisal.State} is not in the workflow.");

    private void Remember(Instant at, string actor, string act, string rule, string? detail = null)
    {
        LastAct = at > LastAct ? at : LastAct;
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
}
