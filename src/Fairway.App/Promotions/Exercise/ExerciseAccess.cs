using Fairway.App.Accounts;
using Fairway.Rules.Promotions;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// Who sees what of an exercise, in one place.
/// <list type="bullet">
/// <item>Everybody signed in sees the process: quotas with the reason of a departure, stations, criteria, the published list (names, grades, tracks; never age or
/// leave) and the names of those promoted, each once it is published (PP-7). Before that the list is HR's, and the Union sees counts alone.</item>
/// <item>Candidates see who sits on their panel (J1815), as HR and the Union do.</item>
/// <item>A contest: its text and the answer's reasons are read by who brought it and HR; whom it is about reads the answer. Third parties learn the outcome
/// and the condition. The Union's tracker has no names (decision 16, FA-1).</item>
/// <item>A candidate's forms: the candidate; the chief their own; the panel's members without conflict and its secretary, with the candidate's consent and while
/// the panels examine (FA-4); the Director-General from the recommendations until the names are published (decision 16). HR reads none of them, nor the Union.</item>
/// <item>Where an exercise has no forms, the file is the frozen conditions, and a rating in them is read by the panel with the candidate's consent alone; of merit
/// increments, where being on the list tells a rating, the panel learns of nobody who did not consent, and no name is published (FA-1, FA-4, NT-1).</item>
/// <item>Scores: their author alone until the panel opens them together (PP-8); then the panel.</item>
/// <item>A decision: the Director-General; once all are taken HR and the chief, who tell it; the official once they were told.</item>
/// </list>
/// </summary>
public static class ExerciseAccess
{
    /// <summary>HR of the whole organization runs the exercise: partners of some units don't.</summary>
    public static bool MayRun(Reader reader) => reader.Holds(Office.HrPartner) && reader.HrUnits is null;

    /// <summary>Who sees the memberships before they have a panel of their own to see.</summary>
    public static bool SeesPanels(ExerciseAtHand at, PromotionGroup group) =>
        at.Is(ExerciseParty.HumanResources)
        || at.Is(ExerciseParty.Union)
        || at.Is(ExerciseParty.DirectorGeneral)
        || at.Memberships.Any(m => m.Group == group)
        || at.Own?.Group == group;

    /// <summary>Whether the list can be read: by everybody once it is published, by HR and the Director-General from its computing on.</summary>
    public static bool SeesList(ExerciseAtHand at) =>
        at.Exercise.ListVersion > 0
        && (at.Exercise.State.ListIsPublished() || at.Is(ExerciseParty.HumanResources) || at.Is(ExerciseParty.DirectorGeneral));

    /// <summary>
    /// Whether the names on the list can be read. Where being on it tells a rating they are HR's and the Director-General's: each reads their own line, everybody
    /// the counts (NT-1).
    /// </summary>
    public static bool SeesNames(ExerciseAtHand at) =>
        SeesList(at) && (at.Exercise.Kind.NamesArePublic() || at.Is(ExerciseParty.HumanResources) || at.Is(ExerciseParty.DirectorGeneral));

    /// <summary>In which capacity a reader reads a candidate's forms; null: not at all.</summary>
    /// <param name="at">The exercise as the reader has it.</param>
    /// <param name="candidacy">The candidate.</param>
    /// <param name="isChief">Whether the reader is the candidate's responsible chief today.</param>
    /// <param name="isFree">Whether nothing stands between the reader and the candidate, where the reader sits on the panel.</param>
    public static ExerciseParty? ReadsFile(ExerciseAtHand at, Candidacy candidacy, bool isChief, bool isFree) =>
        at.Reader.StaffId == candidacy.StaffId ? ExerciseParty.Candidate
        : isChief ? ExerciseParty.Chief
        : at.Membership(candidacy.Group) is { } sits
        && isFree
        && candidacy.Stands
        && (candidacy.ConsentedAt is not null || !at.Exercise.Kind.PanelNeedsConsent())
        && IsWithPanels(at)
            ? (sits.IsSecretary ? ExerciseParty.PanelSecretary : ExerciseParty.PanelMember)
        : at.Is(ExerciseParty.DirectorGeneral)
        && candidacy.Stands
        && at.Exercise.State is ExerciseState.Recommended or ExerciseState.Decided
            ? ExerciseParty.DirectorGeneral
        : null;

    /// <summary>Whether a reader in this capacity reads a form of the candidate.</summary>
    public static bool Reads(ExerciseParty party, CandidateForm form, string? readerId) =>
        party switch
        {
            ExerciseParty.Candidate => form.Of == FormOf.Candidate || form.SubmittedAt is not null,
            ExerciseParty.Chief => form.Of == FormOf.Chief && (form.AuthorId == readerId || form.SubmittedAt is not null),
            _ => form.SubmittedAt is not null,
        };

    private static bool IsWithPanels(ExerciseAtHand at) => at.Exercise.State == ExerciseState.AtPanels;
}
