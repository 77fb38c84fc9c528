using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>
/// One request as one reader may act on it: what a page may offer and what an act may do both come from the workflow's table, so that they cannot differ.
/// </summary>
public sealed record TrainingAtHand(Reader Reader, TrainingRequest Request, IReadOnlySet<TrainingParty> Parties)
{
    /// <summary>Null where the request does not exist for the reader.</summary>
    public static async Task<TrainingAtHand?> LoadAsync(
        FairwayDb db,
        PolicyLibrary policies,
        Reader reader,
        Guid id,
        CancellationToken stop = default
    )
    {
        var access = new TrainingAccess(db, reader, policies.PolicyAt(reader.Today).Training.Holder);
        var parties = new HashSet<TrainingParty>();
        foreach (
            var (party, requests) in ((TrainingParty, IQueryable<TrainingRequest>)[])
                [
                    (TrainingParty.Official, access.Own()),
                    (TrainingParty.Supervisor, access.OfTeam()),
                    (TrainingParty.Holder, access.Held()),
                    (TrainingParty.HrPartner, access.OfHr()),
                ]
        )
        {
            if (!parties.Contains(TrainingParty.Official) && await requests.AnyAsync(r => r.Id == id, stop))
            {
                parties.Add(party);
            }
        }
        return parties.Count == 0
            ? null
            : new TrainingAtHand(reader, await db.TrainingRequests.SingleAsync(r => r.Id == id, stop), parties);
    }

    /// <summary>What the reader may do now.</summary>
    public IReadOnlySet<TrainingAct> ActsNow { get; } = TrainingWorkflow.From(Request.State, Parties).Select(row => row.Act).ToHashSet();

    public bool May(TrainingAct act) => ActsNow.Contains(act);

    /// <summary>The row of the table that allows the act; null where none does.</summary>
    public TrainingTransition? Transition(TrainingAct act) =>
        TrainingWorkflow.From(Request.State, Parties).FirstOrDefault(row => row.Act == act);

    public bool IsOfficial => Parties.Contains(TrainingParty.Official);
    public bool IsSupervisor => Parties.Contains(TrainingParty.Supervisor);
    public bool IsHolder => Parties.Contains(TrainingParty.Holder);

    /// <summary>What an act is answered that the table does not have here: refused where it is only out of order; for whom it never is, it isn't there.</summary>
    public ActResult NotNow(TrainingAct act) =>
        TrainingWorkflow.Table.Any(row => row.Act == act && Parties.Contains(row.Party))
            ? new ActResult.Refused(Refusal.Of(RefusalCodes.TrainingNotNow, null, "LE-2"))
            : ActResult.Missing;

    /// <summary>What stands against an act on the request as it was shown; null: nothing does.</summary>
    public ActResult? Against(TrainingAct act, int version) =>
        !May(act) ? NotNow(act)
        : Request.Version != version ? ActResult.Stale
        : null;

    public static string LinkOf(Guid id) => $"/training/requests/{id}";

    internal static HistoryEntry EntryOf(
        TrainingRequest of,
        Instant at,
        string actor,
        TrainingAct act,
        string rule,
        string? onBehalfOf = null
    ) =>
        new()
        {
            At = at,
            Actor = actor,
            OnBehalfOf = onBehalfOf,
            Capability = "training",
            Subject = of.Id.ToString(),
            Act = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()),
            Rule = rule,
            PolicyVersion = of.PolicyVersion,
        };

    /// <summary>Moves the request along a row of the table, with the step, the history entry and what was said.</summary>
    internal async Task MoveAsync(FairwayDb db, TrainingTransition row, string text, Instant now, CancellationToken stop)
    {
        var behalf = row.Party == TrainingParty.Supervisor ? await BehalfAsync(db, stop) : null;
        db.TrainingSteps.Add(
            new TrainingStep
            {
                RequestId = Request.Id,
                Act = row.Act,
                Party = row.Party,
                AuthorId = Reader.Actor,
                OnBehalfOf = behalf,
                Text = text.ReplaceLineEndings("\n").Trim(),
                Language = Reader.Language,
                At = now,
            }
        );
        db.History.Add(EntryOf(Request, now, Reader.Actor, row.Act, row.Rule, behalf));
        Request.State = row.To;
        db.Entry(Request).State = EntityState.Modified;
    }

    /// <summary>The supervisor for whom the reader stands in here; null: they are it themselves.</summary>
    internal async Task<string?> BehalfAsync(FairwayDb db, CancellationToken stop) =>
        (await AppraisalFacts.OfAsync(db, [Request.StaffId], Reader.Today, stop)).FirstOrDefault()?.SupervisorId is { } chief
        && chief != Reader.StaffId
            ? chief
            : null;

    /// <summary>Those who decide on a request: staff ids.</summary>
    internal static async Task<IReadOnlyList<string>> HoldersAsync(
        FairwayDb db,
        TrainingRequest of,
        FundHolder holder,
        LocalDate today,
        CancellationToken stop
    )
    {
        var heads =
            holder == FundHolder.HrPartner
                ? []
                : await db
                    .Chieftaincies.Where(c =>
                        c.UnitCode == of.FundUnit && c.StaffId != of.StaffId && c.From <= today && (c.Until == null || today < c.Until)
                    )
                    .Select(c => c.StaffId)
                    .ToListAsync(stop);
        return heads.Count > 0
            ? heads
            :
            [
                .. (await HrPartners.OfAsync(db, of.FundUnit, today, stop))
                    .Select(p => p.StaffId)
                    .OfType<string>()
                    .Where(who => who != of.StaffId),
            ];
    }

    internal static async Task TellAsync(
        FairwayDb db,
        Instant now,
        IEnumerable<string?> to,
        string kind,
        Guid request,
        CancellationToken stop
    )
    {
        foreach (var who in to.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(db, now, who, kind, LinkOf(request), stop);
        }
    }
}
