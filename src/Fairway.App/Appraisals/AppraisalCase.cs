using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// One appraisal as one reader may act on it: loaded once a request, with the capacities in which they stand to it. What a page may
/// offer and what a request may do both come from the workflow table (CY-2), so that they cannot differ.
/// </summary>
public sealed record AppraisalCase(Reader Reader, Appraisal Appraisal, IReadOnlySet<AppraisalParty> Parties)
{
    /// <summary>Null where the appraisal does not exist for the reader.</summary>
    public static async Task<AppraisalCase?> LoadAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await AppraisalQueries.Of(db).Appraisal(db, id, stop) is not { } appraisal)
        {
            return null;
        }

        // Without a capacity it does not exist for the reader; lists ask the same of the database: AppraisalAccess.Exists.
        var parties = AppraisalAccess.PartiesOf(reader, appraisal).ToHashSet();
        if (parties.Count == 0)
        {
            return null;
        }

        if (parties.SetEquals([AppraisalParty.FormerSupervisor]))
        {
            return AsItStood(reader, appraisal, appraisal.Parts.Where(p => p.IsOf(reader.StaffId)).MaxBy(p => p.EndedAt)!);
        }

        // Whoever has another part now reads as that part lets them: their former one adds nothing to what runs.
        parties.Remove(AppraisalParty.FormerSupervisor);
        var (today, first, second) = (reader.Today, appraisal.SupervisorId, appraisal.SecondLevelId);
        var standIns = await AppraisalQueries.Of(db).StandIns(db, first, second, today).ToListAsync(stop);
        return new AppraisalCase(reader, appraisal, parties) { StandIns = standIns };
    }

    /// <summary>An appraisal as somebody reads it whose part has ended: as it stood then (CY-9).</summary>
    internal static AppraisalCase AsItStood(Reader reader, Appraisal appraisal, AppraisalPart part) =>
        new(reader, appraisal.AsItStood(part), new HashSet<AppraisalParty> { AppraisalParty.FormerSupervisor }) { Part = part };

    /// <summary>The reader's own part, where it has ended and they read what stood in it; null: they read what stands now.</summary>
    public AppraisalPart? Part { get; private init; }

    /// <summary>Until when what was said and signed is theirs to read; null: without end.</summary>
    public Instant? Until => Part?.EndedAt;

    /// <summary>Who stands in today for the supervisor or the second level.</summary>
    public IReadOnlyList<StandIn> StandIns { get; private init; } = [];

    /// <summary>For whom the reader acts; null: for themselves.</summary>
    public string? OnBehalfOf =>
        Parties.Contains(AppraisalParty.StandIn) ? Appraisal.SupervisorId
        : Parties.Contains(AppraisalParty.SecondLevel) && SecondLevel != Reader.StaffId ? SecondLevel
        : null;

    /// <summary>The second level: the chief where a delegate signs (SV-5).</summary>
    public string? SecondLevel => Appraisal.DelegateSigns ? Appraisal.SupervisorId : Appraisal.SecondLevelId;

    /// <summary>Whether the text of the step at hand may be read.</summary>
    public bool MayReadForm => AppraisalAccess.MayReadForm(Appraisal, Parties);

    /// <summary>Whether what stands under a step may be read.</summary>
    public bool MayRead(AppraisalStep step) => AppraisalAccess.MayRead(Appraisal, step, Parties);

    public bool IsParty => AppraisalAccess.IsParty(Parties);

    /// <summary>What the reader may do now.</summary>
    public IReadOnlySet<AppraisalAct> ActsNow { get; } = Open(Appraisal, Parties).Select(t => t.Act).ToHashSet();

    public bool May(AppraisalAct act) => ActsNow.Contains(act);

    /// <summary>The row of the table that allows the act, in whichever capacity; null where none does.</summary>
    public Transition? Transition(AppraisalAct act) => Open(Appraisal, Parties).FirstOrDefault(t => t.Act == act);

    /// <summary>What the table has for these parties; while HR leaves the official out of the cycle, reading alone.</summary>
    private static IEnumerable<Transition> Open(Appraisal appraisal, IReadOnlySet<AppraisalParty> parties) =>
        AppraisalWorkflow.From(appraisal.State, parties).Where(t => appraisal.ExcludedAt is null || t.Act == AppraisalAct.Read);

    /// <summary>The refusal of an act that the table does not have here: out of order, or not this person's.</summary>
    public ActResult NotNow(AppraisalAct act) =>
        IsParty
            ? new ActResult.Refused(Refusal.Of(RefusalCodes.ActNotOpen, null, "CY-2", act.ToString(), Appraisal.State.ToString()))
            : ActResult.Missing;

    /// <summary>Whom the reader works with on it: the other side's people, the responsible one first.</summary>
    public IReadOnlyList<string> OtherSide =>
        Parties.Contains(AppraisalParty.Official)
            ?
            [
                .. new[] { SupervisorSigner, Appraisal.DelegateId }
                    .Concat(StandIns.Where(s => s.ChiefId == SupervisorSigner).Select(s => s.StandInId))
                    .OfType<string>()
                    .Where(who => who != Reader.StaffId)
                    .Distinct(StringComparer.Ordinal),
            ]
            : [Appraisal.StaffId];

    /// <summary>Whoever signs for the supervisor's side.</summary>
    public string? SupervisorSigner => Appraisal.DelegateSigns ? Appraisal.DelegateId : Appraisal.SupervisorId;

    /// <summary>Whether the reader is on the supervisor's side of the dialogue.</summary>
    public bool OnSupervisorsSide => IsParty && !Parties.Contains(AppraisalParty.Official);

    /// <summary>
    /// Whose draft the reader writes in: their own; the assessment is one text of the supervisor's side, kept with whoever signs (SV-5).
    /// </summary>
    public string? DraftAuthor<TForm>()
        where TForm : class, IStepForm<TForm> => typeof(TForm) == typeof(Assessment) ? SupervisorSigner ?? Reader.StaffId : Reader.StaffId;

    internal HistoryEntry Entry(Instant at, string act, string rule, string? detail = null) =>
        new()
        {
            At = at,
            Actor = Reader.Actor,
            OnBehalfOf = OnBehalfOf,
            Capability = "appraisals",
            Subject = Appraisal.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = Appraisal.PolicyVersion,
            Detail = detail,
        };
}
