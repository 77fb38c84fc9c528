using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>
/// One case as one reader may act in it: loaded once a request. What a page may offer and what a request may do both come from the workflow's
/// table, so that they cannot differ.
/// </summary>
public sealed record CaseAtHand(Reader Reader, UnderperformanceCase Case, IReadOnlySet<CaseParty> Parties)
{
    /// <summary>Null where the case does not exist for the reader.</summary>
    public static async Task<CaseAtHand?> LoadAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await db
            .UnderperformanceCases.Include(c => c.Formers)
            .Where(CaseAccess.Exists(reader))
            .SingleOrDefaultAsync(c => c.Id == id, stop);
        return found is null ? null : new CaseAtHand(reader, found, CaseAccess.PartiesOf(reader, found));
    }

    /// <summary>What the reader may do now.</summary>
    public IReadOnlySet<CaseAct> ActsNow { get; } = UnderperformanceWorkflow.From(Case.State, Parties).Select(row => row.Act).ToHashSet();

    public bool May(CaseAct act) => ActsNow.Contains(act);

    /// <summary>The row of the table that allows the act; null where none does.</summary>
    public CaseTransition? Transition(CaseAct act) => UnderperformanceWorkflow.From(Case.State, Parties).FirstOrDefault(r => r.Act == act);

    public bool IsOfficial => Parties.Contains(CaseParty.Official);
    public bool IsSupervisor => Parties.Contains(CaseParty.Supervisor);
    public bool IsHr => Parties.Contains(CaseParty.HrPartner);
    public bool IsBoard => Parties.Contains(CaseParty.BoardMember) || Parties.Contains(CaseParty.BoardSecretary);

    /// <summary>The refusal of an act that the table does not have here: out of order, or not this person's.</summary>
    public ActResult NotNow(CaseAct act) =>
        new ActResult.Refused(Refusal.Of(RefusalCodes.ActNotOpen, null, "UP-1", act.ToString(), Case.State.ToString()));

    internal HistoryEntry Entry(Instant at, string act, string rule, string? detail = null) =>
        EntryOf(Case, at, Reader.Actor, act, rule, detail);

    internal static HistoryEntry EntryOf(UnderperformanceCase of, Instant at, string actor, string act, string rule, string? detail) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "underperformance",
            Subject = of.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = of.PolicyVersion,
            Detail = detail,
        };

    internal CaseStatement Say(
        Guid form,
        CaseWord word,
        CaseParty party,
        string text,
        Instant at,
        string? about = null,
        LocalDate? day = null
    ) =>
        new()
        {
            Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
            CaseId = Case.Id,
            Word = word,
            AuthorId = Reader.StaffId ?? Reader.Actor,
            Party = party,
            About = about,
            Day = day,
            Text = text.ReplaceLineEndings("\n").Trim(),
            Language = Reader.Language,
            At = at,
        };

    /// <summary>The address that mails link to; nothing else of a case stands in a mail (NT-1).</summary>
    public string Link => LinkOf(Case.Id);

    internal static string LinkOf(Guid id) => $"/underperformance/{id}";

    /// <summary>Tells the other of the two that something was added.</summary>
    internal async Task TellOtherSideAsync(FairwayDb db, Instant now, CancellationToken stop)
    {
        var other = IsOfficial ? Case.SupervisorId : Case.StaffId;
        if (other is not null && other != Reader.StaffId)
        {
            await Mail.ToOfficialAsync(db, now, other, "CaseNews", Link, stop);
        }
    }
}
