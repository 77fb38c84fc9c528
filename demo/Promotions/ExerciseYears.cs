using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Demo.Scenes;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Promotions;

/// <summary>
/// Two exercises of personal promotions. Last year's went to its published names: quotas below the computed ones, a contest upheld and two that were not, a
/// member who stepped aside, a decision against the panel, refusals explained. This year's is with the panels: in General Service the scores are open, in the
/// other members still score.
/// </summary>
internal sealed partial class ExerciseYears(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private const PromotionGroup GeneralService = PromotionGroup.GeneralService;
    private const PromotionGroup Professionals = PromotionGroup.Professionals;

    private static readonly string s_hr = Id("hr-office");
    private static readonly string s_head = Id("director-general");
    private static readonly string s_union = Id("union");
    private static readonly string s_secretary = Id("panel-secretary");
    private static readonly string s_member = Id("panel-member");
    private static readonly string s_listed = Id("promotion-listed");
    private static readonly string s_reader = Id("board-member");
    private static readonly string s_nearly = Id("promotion-nearly");
    private static readonly string s_refused = Id("promotion-refused");

    public async Task TellAsync(CancellationToken stop)
    {
        // The exercise that is running began last, three months ago; the other one is that of the year before.
        var today = now.InUtc().Date;
        var running = today.PlusDays(-95).Year;
        await TellFinishedAsync(new ExerciseTale(db, policies, today, new(ExerciseKind.PersonalPromotion, running - 1), stop), stop);
        await TellRunningAsync(new ExerciseTale(db, policies, today, new(ExerciseKind.PersonalPromotion, running), stop), stop);
        db.ChangeTracker.Clear();
    }

    private async Task TellFinishedAsync(ExerciseTale tale, CancellationToken stop)
    {
        await tale.BeginAsync();
        await OpenAsync(tale, 400, (4, 9), "The budget of this year bears thirteen places. The share between the groups is kept.", stop);
        var wrong = await MistakeAsync(tale, 392, stop);
        await PublishAsync(tale, 392, stop);
        await ContestAsync(tale, 386, wrong, stop);
        await ChooseAsync(tale, 379, stop);
        await CloseListAsync(tale, 374, stop);
        await FillFormsAsync(tale, 350, stop);
        await NamePanelsAsync(tale, 348, stop);
        await ConveneAsync(tale, 342, stop);
        await StepAsideAsync(tale, 338, stop);
        foreach (var group in await tale.PanelsThereAsync())
        {
            tale.To(336);
            await tale.DoneAsync(() => tale.Work.BeginAsync(tale.As(s_secretary), tale.Key, group, stop));
            await ScoreAsync(tale, 322, group, PromotionTrack.One, all: true, stop);
            await OpenScoresAsync(tale, 316, group, stop);
            await RecommendAsync(tale, 314, group, PromotionTrack.One, int.MaxValue, stop);
            tale.To(312);
            await tale.DoneAsync(() => tale.Work.GoOnAsync(tale.As(s_secretary), tale.Key, group, stop));
            await ScoreAsync(tale, 308, group, PromotionTrack.Two, all: true, stop);
            await OpenScoresAsync(tale, 305, group, stop);
            await RecommendAsync(tale, 303, group, PromotionTrack.Two, int.MaxValue, stop);
            tale.To(300);
            await tale.DoneAsync(() =>
                tale.Work.CloseAsync(tale.As(s_secretary), tale.Key, group, "The panel met three times, the last time by video.", stop)
            );
        }
        await DecideAsync(tale, 288, stop);
        var effective = (await tale.ExerciseAsync()).AsOf.PlusDays(1);
        await LeaveAsync(
            tale,
            280,
            () => tale.Decisions.CloseAsync(tale.As(s_head, Office.DirectorGeneral), tale.Key, effective, stop),
            correct: false,
            stop
        );
        await InformAsync(tale, 270, stop);
        tale.To(262);
        await tale.DoneAsync(() => tale.Decisions.PublishAsync(Hr(tale), tale.Key, stop));
    }

    private async Task TellRunningAsync(ExerciseTale tale, CancellationToken stop)
    {
        await tale.BeginAsync();
        await OpenAsync(tale, 95, (3, 8), "The budget of this year bears eleven places. The share between the groups is kept.", stop);
        await PublishAsync(tale, 88, stop);
        tale.To(82);
        await BringAsync(
            tale,
            s_nearly,
            ContestKind.LeftOff,
            s_nearly,
            "Je fais le travail de ce grade depuis bien avant le jour indiqué dans mon dossier.",
            stop
        );
        await AnswerAsync(
            tale,
            79,
            s_nearly,
            false,
            "The thirteen years count from the day on which the grade was given, and not from the work. They are not full on the reference date; your page says on which day they will be.",
            stop
        );
        await ChooseAsync(tale, 76, stop);
        await CloseListAsync(tale, 70, stop);
        await FillFormsAsync(tale, 48, stop);
        await NamePanelsAsync(tale, 46, stop);
        await ConveneAsync(tale, 38, stop);
        await StepAsideAsync(tale, 37, stop);
        tale.To(36);
        var panels = await tale.PanelsThereAsync();
        foreach (var group in panels)
        {
            await tale.DoneAsync(() => tale.Work.BeginAsync(tale.As(s_secretary), tale.Key, group, stop));
        }
        if (panels.Contains(GeneralService))
        {
            await ScoreAsync(tale, 20, GeneralService, PromotionTrack.One, all: true, stop);
            await OpenScoresAsync(tale, 13, GeneralService, stop);
            await RecommendAsync(tale, 4, GeneralService, PromotionTrack.One, 1, stop);
        }
        if (panels.Contains(Professionals))
        {
            await ScoreAsync(tale, 6, Professionals, PromotionTrack.One, all: false, stop);
        }
    }

    private async Task OpenAsync(ExerciseTale tale, int ago, (int Gs, int P) quotas, string reason, CancellationToken stop)
    {
        tale.To(ago);
        var posts = await db.ServicePeriods.CountAsync(p => p.Until == null && p.Funding == "RB" && p.Category != "D", stop);
        await tale.DoneAsync(() =>
            tale.Openings.OpenAsync(Hr(tale), tale.Key, posts / 10 * 10, "Programme and budget, table of established posts", stop)
        );
        tale.To(ago - 3);
        await tale.DoneAsync(() =>
            tale.Openings.SetQuotasAsync(
                tale.As(s_head, Office.DirectorGeneral),
                tale.Key,
                new QuotaNumbers(quotas.Gs, quotas.P),
                reason,
                stop
            )
        );
    }

    private static async Task PublishAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        await tale.DoneAsync(() => tale.Lists.ComputeAsync(Hr(tale), tale.Key, stop));
        tale.To(ago - 2);
        await tale.DoneAsync(() => tale.Lists.PublishAsync(Hr(tale), tale.Key, stop));
    }

    /// <summary>One chooses both tracks, another the second alone, and one withdraws; the others say nothing, which means both.</summary>
    private static async Task ChooseAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var standing = await tale.StandingAsync();
        var both = standing.Where(c => c is { One: true, Two: true }).Select(c => c.StaffId).ToList();
        if (both.Contains(s_listed))
        {
            await tale.DoneAsync(() => tale.Candidacies.ChooseAsync(tale.As(s_listed), tale.Key, TrackChoice.Both, stop));
        }
        if (both.Find(id => id != s_listed) is { } second)
        {
            await tale.DoneAsync(() => tale.Candidacies.ChooseAsync(tale.As(second), tale.Key, TrackChoice.TwoOnly, stop));
        }
        // Of last year's list the one who is the scene of this year's.
        var leaving = standing.Find(c => c is { StaffId: var id, One: true, Two: false } && id == s_listed);
        leaving ??= standing.Find(c => c is { One: true, Two: false } && c.StaffId != s_refused);
        if (leaving is not null)
        {
            await tale.DoneAsync(() => tale.Candidacies.WithdrawAsync(tale.As(leaving.StaffId), tale.Key, stop));
        }
    }

    private Task CloseListAsync(ExerciseTale tale, int ago, CancellationToken stop) =>
        LeaveAsync(tale, ago, () => tale.Lists.CloseAsync(Hr(tale), tale.Key, stop), correct: true, stop);

    private Task ConveneAsync(ExerciseTale tale, int ago, CancellationToken stop) =>
        LeaveAsync(tale, ago, () => tale.Panels.ConveneAsync(Hr(tale), tale.Key, stop), correct: true, stop);

    /// <summary>Leaves a station: what came late is found by the act, answered, and the act is done again.</summary>
    private async Task LeaveAsync(ExerciseTale tale, int ago, Func<Task<ActResult>> act, bool correct, CancellationToken stop)
    {
        tale.To(ago);
        if (await tale.TryAsync(act, nameof(ExerciseRefusals.ExerciseLateFactsOpen)))
        {
            return;
        }
        var id = (await tale.ExerciseAsync()).Id;
        foreach (var fact in await db.LateFacts.Where(f => f.ExerciseId == id && f.HandledAt == null).Select(f => f.Id).ToListAsync(stop))
        {
            var reason = correct
                ? "Promoted by competition since the reference date; the list follows the record."
                : "It came after the panel’s words; the candidacy stands as it was frozen.";
            await tale.DoneAsync(() => tale.Late.HandleAsync(Hr(tale), tale.Key, fact, correct, reason, stop));
        }
        await tale.DoneAsync(act);
    }

    /// <summary>The candidate's and the chief's form of everybody, as the two submitted them.</summary>
    private async Task FillFormsAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var exercise = await tale.ExerciseAsync();
        var criteria = policies.PolicyAt(exercise.LaunchedOn).Exercise.Criteria.Length;
        var standing = await tale.StandingAsync();
        var ids = standing.Select(c => c.StaffId).ToList();
        var chiefs = await tale.ChiefsAsync(ids);
        var people = ids.Concat(chiefs.Values).ToHashSet(StringComparer.Ordinal);
        var languages = await db
            .Officials.Where(o => people.Contains(o.StaffId))
            .ToDictionaryAsync(o => o.StaffId, o => o.Language ?? "en", stop);
        foreach (var candidacy in standing)
        {
            Form(candidacy, FormOf.Candidate, candidacy.StaffId);
            candidacy.ConsentedAt = tale.GetCurrentInstant();
            if (chiefs.TryGetValue(candidacy.StaffId, out var chief))
            {
                Form(candidacy, FormOf.Chief, chief);
            }
        }
        await db.SaveChangesAsync(stop);

        void Form(Candidacy candidacy, FormOf of, string author)
        {
            var (byChief, language) = (of == FormOf.Chief, languages[author]);
            var answers = new FormAnswers(
                ExerciseWords.Answers(language, byChief, criteria, chance),
                "",
                byChief ? true : null,
                Consent: !byChief
            );
            db.CandidateForms.Add(
                new CandidateForm
                {
                    ExerciseId = exercise.Id,
                    StaffId = candidacy.StaffId,
                    Of = of,
                    AuthorId = author,
                    Content = answers.Write(),
                    Language = language,
                    SavedAt = tale.GetCurrentInstant(),
                    SubmittedAt = tale.GetCurrentInstant(),
                }
            );
            tale.Remember(exercise, author, "submit-form", "PP-7", new { form = of.ToString() }, candidacy.StaffId);
        }
    }

    /// <summary>Two of each side on each panel, and one secretary for both.</summary>
    private async Task NamePanelsAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var candidates = (await tale.StandingAsync()).Select(c => c.StaffId).ToHashSet(StringComparer.Ordinal);
        var scenes = DemoPeople.All.Select(p => p.StaffId).ToHashSet();
        // Whom the Board trusts, both sides trust.
        var others = (
            await (
                from g in db.OfficeGrants
                join a in db.Users on g.AccountId equals a.Id
                where g.Office == Office.BoardMember && a.StaffId != null
                orderby a.StaffId
                select a.StaffId
            )
                .Distinct()
                .ToListAsync(stop)
        ).Where(id => !candidates.Contains(id) && !scenes.Contains(id)).ToList();
        await NameAsync(GeneralService, others[0], others[1]);
        await NameAsync(Professionals, others[2], others[3]);

        async Task NameAsync(PromotionGroup group, string administration, string union)
        {
            await tale.DoneAsync(() => tale.Panels.NameAsync(Hr(tale), tale.Key, group, s_secretary, isSecretary: true, stop));
            await tale.DoneAsync(() => tale.Panels.NameAsync(Hr(tale), tale.Key, group, s_member, isSecretary: false, stop));
            await tale.DoneAsync(() => tale.Panels.NameAsync(Hr(tale), tale.Key, group, administration, isSecretary: false, stop));
            await tale.DoneAsync(() => tale.Panels.NameAsync(Union(tale), tale.Key, group, s_union, isSecretary: false, stop));
            await tale.DoneAsync(() => tale.Panels.NameAsync(Union(tale), tale.Key, group, union, isSecretary: false, stop));
        }
    }

    /// <summary>A member steps aside from a candidate whom the record doesn't show to be near.</summary>
    private static async Task StepAsideAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        if (!(await tale.PanelsThereAsync()).Contains(Professionals))
        {
            return;
        }
        var panel = await tale.PanelAsync(s_secretary, Professionals);
        var candidate = panel.Candidates.FirstOrDefault(c =>
            c.StaffId != s_listed && c.StaffId != s_refused && panel.IsFree(s_member, c.StaffId)
        );
        if (candidate is null)
        {
            return;
        }
        await tale.DoneAsync(() =>
            tale.Panels.StepAsideAsync(
                tale.As(s_member),
                tale.Key,
                Professionals,
                candidate.StaffId,
                "We have written three papers together.",
                stop
            )
        );
    }
}
