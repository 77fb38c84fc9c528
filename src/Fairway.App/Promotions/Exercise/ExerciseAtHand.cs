using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// An exercise as one reader may act in it: loaded once a request. What a page may offer and what a request may do both come from the workflow's
/// table, so that they cannot differ.
/// </summary>
/// <param name="Own">The reader's own candidacy, standing or not; null: they were never on the list.</param>
/// <param name="Memberships">Where the reader sits on a panel.</param>
/// <param name="Panels">The panels' states.</param>
/// <param name="Reports">Candidates for whom the reader has the chief's part today.</param>
public sealed record ExerciseAtHand(
    Reader Reader,
    CareerExercise Exercise,
    Candidacy? Own,
    IReadOnlyList<PanelMember> Memberships,
    IReadOnlyList<ExercisePanel> Panels,
    IReadOnlySet<string> Reports
)
{
    /// <summary>Null where there is none of the kind for the year.</summary>
    public static async Task<ExerciseAtHand?> LoadAsync(FairwayDb db, Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await db.CareerExercises.SingleOrDefaultAsync(e => e.Kind == key.Kind && e.Year == key.Year, stop) is not { } exercise)
        {
            return null;
        }
        var (id, me) = (exercise.Id, reader.StaffId);
        var own = me is null ? null : await db.Candidacies.SingleOrDefaultAsync(c => c.ExerciseId == id && c.StaffId == me, stop);
        var members = me is null
            ? []
            : await db.PanelMembers.AsNoTracking().Where(m => m.ExerciseId == id && m.StaffId == me && m.EndedAt == null).ToListAsync(stop);
        var panels = await db.ExercisePanels.Where(p => p.ExerciseId == id).OrderBy(p => p.Group).ToListAsync(stop);
        return new(reader, exercise, own, members, panels, await CandidateChiefs.ReportsAsync(db, reader, id, stop));
    }

    /// <summary>In which capacities the reader stands to the exercise itself; to a panel: <see cref="PartiesAt"/>.</summary>
    public IReadOnlySet<ExerciseParty> Parties { get; } = PartiesOf(Reader, Own, Reports);

    /// <summary>What the reader may do now.</summary>
    public IReadOnlySet<ExerciseAct> ActsNow =>
        ExerciseWorkflow.From(Exercise.Kind, Exercise.State, Parties).Select(row => row.Act).ToHashSet();

    public bool Is(ExerciseParty party) => Parties.Contains(party);

    public bool May(ExerciseAct act) => Transition(act) is not null;

    /// <summary>The row of the table that allows the act; null where none does.</summary>
    public ExerciseTransition? Transition(ExerciseAct act) => ExerciseWorkflow.Find(Exercise.Kind, Exercise.State, act, Parties);

    public PanelMember? Membership(PromotionGroup group) => Memberships.FirstOrDefault(m => m.Group == group);

    public ExercisePanel? Panel(PromotionGroup group) => Panels.FirstOrDefault(p => p.Group == group);

    /// <summary>The reader's parts in a panel.</summary>
    public IEnumerable<ExerciseParty> PartiesAt(PromotionGroup group) =>
        Membership(group) is { } sits ? [sits.IsSecretary ? ExerciseParty.PanelSecretary : ExerciseParty.PanelMember] : [];

    /// <summary>The row that allows an act at a panel; null where none does, or the panels don't examine yet.</summary>
    public ExerciseTransition? Transition(ExercisePanel panel, ExerciseAct act) =>
        Exercise.State == ExerciseState.AtPanels ? ExerciseWorkflow.Find(Exercise.Kind, panel.State, act, PartiesAt(panel.Group)) : null;

    /// <summary>The refusal of an act that the table does not have here.</summary>
    public ActResult NotNow(ExerciseAct act) => new ActResult.Refused(ExerciseRefusals.NotNow(act, Exercise.State));

    internal HistoryEntry Entry(Instant at, string act, string rule, object? detail = null, string? subject = null) =>
        EntryOf(Exercise, at, Reader.Actor, act, rule, detail, subject);

    internal static HistoryEntry EntryOf(
        CareerExercise of,
        Instant at,
        string actor,
        string act,
        string rule,
        object? detail = null,
        string? subject = null
    ) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = of.Kind.Code(),
            Subject = subject ?? of.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = of.PolicyVersion,
            Detail = detail is null ? null : JsonSerializer.Serialize(detail, JsonSerializerOptions.Web),
        };

    /// <summary>The address that mails link to.</summary>
    public string Link => LinkOf(Exercise);

    internal static string LinkOf(CareerExercise exercise) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{exercise.Kind.Code()}/{exercise.Year}");

    private static HashSet<ExerciseParty> PartiesOf(Reader reader, Candidacy? own, IReadOnlySet<string> reports)
    {
        var parties = new HashSet<ExerciseParty>();
        Add(ExerciseParty.HumanResources, ExerciseAccess.MayRun(reader));
        Add(ExerciseParty.DirectorGeneral, reader.Holds(Office.DirectorGeneral));
        Add(ExerciseParty.Union, reader.Holds(Office.Union));
        Add(ExerciseParty.Official, reader.StaffId is not null);
        Add(ExerciseParty.Candidate, own is { Stands: true });
        Add(ExerciseParty.Chief, reports.Count > 0);
        return parties;

        void Add(ExerciseParty party, bool holds)
        {
            if (holds)
            {
                parties.Add(party);
            }
        }
    }
}
